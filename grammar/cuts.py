"""Cutting long names out of a value before it is parsed, so that texts which differ in their subject are parsed once.

``番禺区市场监督管理局企业诉求单办结率≥95%`` is read as ``番禺区诉求单办结率≥95%`` and every span behind the cut moved back.
Only what no pattern of the grammar could look at is cut: the inner characters of a run in which neither a word of the
grammar begins nor a word that is searched for in whole texts, and only where the run turns out to be the subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.grammar.characters import HAN
from jixiao.grammar.drafts import quantity_of, word_of
from jixiao.grammar.nodes import Kind, Node, Number, Span, Value
from jixiao.grammar.patterns import deferred
from jixiao.grammar.terminals import stopping

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Draft, Measured
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.statements import Statements

__all__ = ["Cuts", "Shortened", "fits", "restored"]

_HEAD, _TAIL = 3, 4
"""Characters kept at both ends of a run: more than any pattern looks ahead or back. Before the first character of a
text is nothing that looks ahead, so its head may go."""
_KINDS = frozenset({Kind.COMPARISON, Kind.RANGE})

_Cuts: TypeAlias = "tuple[tuple[int, int], ...]"
"""Before which character of the shortened text how many are left out."""


class Shortened(NamedTuple):
    """A normalised text without the inner characters of its long runs, and what was left out."""

    plain: str
    cuts: _Cuts

    def of(self, text: str) -> str:
        """Return another text of the same length, shortened alike."""
        for place, length in self.cuts:
            text = text[:place] + text[place + length :]
        return text


class Cuts:
    """Finds what can be left out of a normalised text."""

    def __init__(self, lexicon: Lexicon, statements: Statements) -> None:
        least = _HEAD + _TAIL + 1
        self._run = deferred(rf"(?:(?!{stopping(lexicon)}){HAN}){{{least},}}")
        self._clauses = deferred("[,，;；。、\n较]|比(?![例重率值])")
        self._scoring = statements.scoring

    def find(self, plain: str) -> Shortened | None:
        """Return the shortened text, None for one that is best parsed as it is."""
        cuts: list[tuple[int, int]] = []
        pieces: list[str] = []
        done = gone = 0
        for found in self._run.finditer(plain):
            start, end = found.start() and found.start() + _HEAD, found.end() - _TAIL
            cuts.append((start - gone, end - start))
            pieces.append(plain[done:start])
            done = end
            gone += end - start
        if not cuts or self._clauses.search(plain) is not None or self._scoring.search(plain) is not None:
            return None
        pieces.append(plain[done:])
        return Shortened("".join(pieces), tuple(cuts))


def fits(draft: Draft, short: Shortened) -> bool:
    """Tell whether the draft of the shortened text has all cuts inside its subject and nothing that depends on them."""
    subject = draft.subject
    return (
        draft.kind in _KINDS
        and subject is not None
        and subject[0] <= max(0, short.cuts[0][0] - _HEAD)
        and subject[1] > short.cuts[-1][0]
        and not draft.parts
        and draft.baseline is None
        and draft.date is None
        and draft.scope is None
    )


def restored(draft: Draft, short: Shortened, text: str) -> Value:
    """Return the value of ``text``, whose shortened form gave ``draft``."""
    bare, cuts = short.plain, short.cuts
    words = short.of(text)
    subject = _moved(draft.subject or (0, 0), cuts)
    return Value(
        text,
        draft.kind,
        draft.quantified,
        draft.op,
        draft.op_stated,
        _moved(draft.op_span, cuts) if draft.op_span is not None else None,
        quantity_of(draft.value, bare),  # type: ignore[arg-type]  # a figure gives a quantity
        word_of(draft.word, words),
        word_of(draft.unit, words),
        draft.per,
        quantity_of(draft.low, bare),
        quantity_of(draft.high, bare),
        draft.approximate,
        text[slice(*subject)],
        subject,
        None,
        draft.direction,
        None,
        None,
        (),
        draft.join,
        tuple(_number(item, cuts, words, bare) for item in draft.numbers),
        _node(draft.tree, cuts),
    )


def _place(position: int, cuts: _Cuts) -> int:
    return position + sum(length for place, length in cuts if place < position)


def _moved(span: tuple[int, int], cuts: _Cuts) -> Span:
    return Span(_place(span[0], cuts), _place(span[1], cuts))


def _node(node: Node, cuts: _Cuts) -> Node:
    children = tuple([_node(child, cuts) for child in node.children]) if node.children else ()
    return Node(node.type, _moved(node.span, cuts), children)


def _number(item: Measured, cuts: _Cuts, words: str, bare: str) -> Number:
    figure = item.figure
    return Number(
        _moved((figure.start, figure.end), cuts),
        words[figure.start : figure.end],
        quantity_of(figure, bare),  # type: ignore[arg-type]  # a figure gives a quantity
        word_of(item.unit, words),
        _moved(item.unit_span, cuts) if item.unit_span is not None else None,
    )

"""Cutting long names out of a value before it is parsed, so that texts which differ in their subject are parsed once.

``番禺区市场监督管理局企业诉求单办结率≥95%`` is read as ``番禺区诉求单办结率≥95%`` and every span behind the cut moved back.
Of numbers before a unit two digits are read. Only what no pattern of the grammar could look at is cut: the inner characters of a run in which neither a word of the
grammar begins nor a word that is searched for in whole texts, and only where the run turns out to be the subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.grammar.drafts import quantity_of, word_of
from jixiao.grammar.figures import Figure
from jixiao.grammar.nodes import Kind, Node, Number, Span, Value
from jixiao.grammar.particulars import PARTICULAR
from jixiao.grammar.terminals import stopping

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Draft, Measured
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.nodes import Quantity
    from jixiao.grammar.statements import Statements

__all__ = ["Cuts", "Shortened", "fits", "restored"]

_HEAD, _TAIL = 3, 4
"""Characters kept at both ends of a run: more than any pattern looks ahead or back. Before the first character of a
text is nothing that looks ahead, so its head may go."""
_NAMED = 10
"""Shorter texts have no subject that is worth cutting."""
_LONG = re.compile("[0-9]{3}")
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
        self._run = re.compile(rf"(?:(?!{stopping(lexicon)})[\u4e00-\u9fff]){{{least},}}")
        self._digits = re.compile(rf"(?<![0-9.,:/\-~*×xX+第前])[0-9]{{3,}}(?= *(?:[%‰万亿]|{lexicon.unit_pattern}|$))")
        self._clauses = re.compile("[,，;；。、\n较]|比(?![例重率值])")
        self._scoring = statements.scoring

    def find(self, plain: str) -> Shortened | None:
        """Return the shortened text, None for one that is best parsed as it is."""
        cuts: list[tuple[int, int]] = []
        pieces: list[str] = []
        done = gone = 0
        for start, end in self._spare(plain):
            cuts.append((start - gone, end - start))
            pieces.append(plain[done:start])
            done = end
            gone += end - start
        if not cuts or self._clauses.search(plain) is not None or self._scoring.search(plain) is not None:
            return None
        pieces.append(plain[done:])
        return Shortened("".join(pieces), tuple(cuts))

    def _spare(self, plain: str) -> list[tuple[int, int]]:
        """Return the inner characters of long runs, and all digits but two of long numbers before a unit."""
        found: list[tuple[int, int]] = []
        if len(plain) > _NAMED:
            runs = self._run.finditer(plain)
            found += ((run.start() and run.start() + _HEAD, run.end() - _TAIL) for run in runs)
        if not found and _LONG.search(plain) is None:
            return found
        numbers = [(run.start() + 1, run.end() - 1) for run in self._digits.finditer(plain)]
        return sorted(found + numbers) if numbers and PARTICULAR.search(plain) is None else found


def fits(draft: Draft, short: Shortened) -> bool:
    """Tell whether the draft of the shortened text has all cuts inside its subject and numbers, and nothing else on them."""
    subject = draft.subject
    start, end = (0, -1) if subject is None else subject
    return (
        draft.kind in _KINDS
        and not draft.parts
        and draft.baseline is None
        and draft.date is None
        and draft.scope is None
        and all(
            (start <= max(0, place - _HEAD) and place < end)
            or any(item.figure.start < place < item.figure.end for item in draft.numbers)
            for place, _ in short.cuts
        )
    )


def restored(draft: Draft, short: Shortened, text: str, plain: str) -> Value:
    """Return the value of ``text``, whose shortened form gave ``draft``."""
    cuts = short.cuts
    words = short.of(text)
    subject = _moved(draft.subject, cuts) if draft.subject is not None else None
    return Value(
        text,
        draft.kind,
        draft.quantified,
        draft.op,
        draft.op_stated,
        _moved(draft.op_span, cuts) if draft.op_span is not None else None,
        _quantity(draft.value, cuts, plain),  # type: ignore[arg-type]  # a figure gives a quantity
        word_of(draft.word, words),
        word_of(draft.unit, words),
        draft.per,
        _quantity(draft.low, cuts, plain),
        _quantity(draft.high, cuts, plain),
        draft.approximate,
        text[slice(*subject)] if subject is not None else None,
        subject,
        None,
        draft.direction,
        None,
        None,
        (),
        draft.join,
        tuple(_number(item, cuts, text, plain, words) for item in draft.numbers),
        _node(draft.tree, cuts),
    )


def _place(position: int, cuts: _Cuts) -> int:
    return position + sum(length for place, length in cuts if place < position)


def _moved(span: tuple[int, int], cuts: _Cuts) -> Span:
    return Span(_place(span[0], cuts), _place(span[1], cuts))


def _node(node: Node, cuts: _Cuts) -> Node:
    children = tuple([_node(child, cuts) for child in node.children]) if node.children else ()
    return Node(node.type, _moved(node.span, cuts), children)


def _quantity(item: Figure | str | None, cuts: _Cuts, plain: str) -> Quantity | str | None:
    if isinstance(item, Figure):
        item = item._replace(start=_place(item.start, cuts), end=_place(item.end, cuts))
    return quantity_of(item, plain)


def _number(item: Measured, cuts: _Cuts, text: str, plain: str, words: str) -> Number:
    span = _moved((item.figure.start, item.figure.end), cuts)
    return Number(
        span,
        text[slice(*span)],
        _quantity(item.figure, cuts, plain),  # type: ignore[arg-type]  # a figure gives a quantity
        word_of(item.unit, words),
        _moved(item.unit_span, cuts) if item.unit_span is not None else None,
    )

"""A value before its numbers are filled in: what all texts of one shape have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.grammar.figures import Figure, quantity
from jixiao.grammar.nodes import Kind, Node, Number, Span, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.nodes import Quantity
    from jixiao.grammar.scanner import Word

__all__ = ["Draft", "Measured", "Written", "filled", "filled_part"]

Written: TypeAlias = "str | tuple[int, int] | None"
"""A word of the vocabulary, or where the text itself has it."""

_ROOT = Node("value", Span(0, 0))


class Measured(NamedTuple):
    """One number of a draft with its unit, and where both stand."""

    figure: Figure
    unit: Written
    unit_span: Span | None


class Draft:
    """The fields of a ``Value``; numbers are figures to be read, words of the text are spans.

    ``start`` and ``end`` enclose the target itself, ``words`` are its leaves; ``region`` is the part of a compound, and
    ``alternative`` says that 或 stands in front of it. ``marks`` are words outside the target that state its sign or
    direction, with the type of their leaf. What a draft does not say stays with the class, which makes it cheap.
    """

    quantified = True
    alternative = False
    op: str | None = None
    op_stated: bool | None = None
    op_span: Span | None = None
    value: Figure | None = None
    word: Written = None
    unit: Written = None
    per: str | None = None
    low: Figure | str | None = None
    high: Figure | str | None = None
    approximate = False
    subject: tuple[int, int] | None = None
    baseline: Written = None
    direction: str | None = None
    date: str | None = None
    scope: tuple[int, int] | None = None
    parts: tuple[Draft, ...] = ()
    join: str | None = None
    numbers: tuple[Measured, ...] = ()
    words: Sequence[Word] = ()
    marks: Sequence[tuple[int, int, str]] = ()
    tree: Node = _ROOT

    def __init__(self, kind: Kind, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.region = (start, end)


def filled(draft: Draft, text: str, plain: str) -> Value:
    """Return the value of ``text``, whose normalised form is ``plain`` and whose shape gave ``draft``."""
    return _filled(draft, text, text, plain)


def filled_part(part: Draft, text: str, plain: str) -> Value:
    """Return the value of a part of a compound; ``text`` is the whole text."""
    return _filled(part, text[slice(*part.region)], text, plain)


def _filled(draft: Draft, own: str, text: str, plain: str) -> Value:
    subject = draft.subject
    numbers = draft.numbers
    return Value._make(
        (
            own,
            draft.kind,
            draft.quantified,
            draft.op,
            draft.op_stated,
            draft.op_span,
            quantity(plain, draft.value) if draft.value is not None else None,
            _word(draft.word, text),
            _word(draft.unit, text),
            draft.per,
            _bound(draft.low, plain),
            _bound(draft.high, plain),
            draft.approximate,
            text[subject[0] : subject[1]] if subject is not None else None,
            Span(*subject) if subject is not None else None,
            _word(draft.baseline, text),
            draft.direction,
            draft.date,
            text[draft.scope[0] : draft.scope[1]] if draft.scope is not None else None,
            tuple(filled_part(part, text, plain) for part in draft.parts) if draft.parts else (),
            draft.join,
            tuple(_number(item, text, plain) for item in numbers) if numbers else (),
            draft.tree,
        )
    )


def _word(word: Written, text: str) -> str | None:
    return text[word[0] : word[1]] if isinstance(word, tuple) else word


def _bound(bound: Figure | str | None, plain: str) -> Quantity | str | None:
    return quantity(plain, bound) if isinstance(bound, Figure) else bound


def _number(item: Measured, text: str, plain: str) -> Number:
    figure = item.figure
    return Number._make(
        (
            Span(figure.start, figure.end),
            text[figure.start : figure.end],
            quantity(plain, figure),
            _word(item.unit, text),
            item.unit_span,
        )
    )

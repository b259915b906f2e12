"""A draft made ready to be filled again and again: what all texts of its shape share is set once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jixiao.grammar.drafts import filled, filled_part
from jixiao.grammar.figures import Figure, quantity
from jixiao.grammar.nodes import Number, Span, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.grammar.drafts import Draft, Measured

__all__ = ["Recipe"]

_PLACES = MappingProxyType({name: place for place, name in enumerate(Value._fields)})
_NUMBER, _NUMBERS = _PLACES["number"], _PLACES["numbers"]


class Recipe:
    """Fills the draft of one shape; when a text of it comes again, only the fields that the text decides are read."""

    __slots__ = ("_draft", "_fixed", "_numbers", "_one", "_steps")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._fixed: list[Any] = []

    def value(self, text: str, plain: str, *, again: bool) -> Value:
        """Return the value of ``text``, whose normalised form is ``plain``."""
        if not self._fixed:
            made = filled(self._draft, text, plain)
            if again:  # most shapes occur once, and need no more than this
                self._settle(self._draft, made)
            return made
        fields = self._fixed.copy()
        fields[0] = text
        if self._numbers:
            fields[_NUMBERS] = numbers = tuple([_number(part, text, plain) for part in self._numbers])
            if self._one:
                fields[_NUMBER] = numbers[0].value
        for place, read, what in self._steps:
            fields[place] = read(what, text, plain)
        return Value._make(fields)

    def _settle(self, draft: Draft, value: Value) -> None:
        """Take the fixed fields from a value of the draft."""
        self._fixed = [getattr(value, name) for name in Value._fields]
        self._numbers = tuple(map(_part, draft.numbers))
        self._one = bool(draft.numbers) and draft.numbers[0].figure == draft.value
        self._steps = tuple(_steps(draft, alone=not self._one))


def _steps(draft: Draft, alone: bool) -> list[tuple[int, Callable[[Any, str, str], Any], Any]]:
    """Return what to read from each text, and where it belongs."""
    spans = {name: getattr(draft, name) for name in ("word", "unit", "baseline", "subject", "scope")}
    figures = {"number": draft.value if alone else None, "low": draft.low, "high": draft.high}
    steps: list[tuple[int, Callable[[Any, str, str], Any], Any]] = []
    steps += ((_PLACES[name], _cut, slice(*span)) for name, span in spans.items() if isinstance(span, tuple))
    steps += ((_PLACES[name], _quantity, item) for name, item in figures.items() if isinstance(item, Figure))
    if draft.parts:
        steps.append((_PLACES["parts"], _parts, draft.parts))
    return steps


def _cut(span: slice, text: str, plain: str) -> str:
    return text[span]


def _quantity(item: Figure, text: str, plain: str) -> Any:
    return quantity(plain, item)


def _parts(parts: tuple[Draft, ...], text: str, plain: str) -> tuple[Value, ...]:
    return tuple(filled_part(part, text, plain) for part in parts)


def _part(item: Measured) -> tuple[Figure, Span, slice, Any, Span | None]:
    """Return a number with what all texts have in common; a unit that is no word of the vocabulary is a slice."""
    figure = item.figure
    unit = slice(*item.unit) if isinstance(item.unit, tuple) else item.unit
    return figure, Span(figure.start, figure.end), slice(figure.start, figure.end), unit, item.unit_span


def _number(part: tuple[Figure, Span, slice, Any, Span | None], text: str, plain: str) -> Number:
    figure, span, cut, unit, unit_span = part
    unit = text[unit] if isinstance(unit, slice) else unit
    return Number._make((span, text[cut], quantity(plain, figure), unit, unit_span))

"""Words torn apart by a line wrap (每季 度): read without the blanks, with all spans moved back to the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN
from jixiao.grammar.nodes import Node, Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.drafts import Draft, Measured, Written
    from jixiao.grammar.figures import Figure

__all__ = ["mended", "moved"]

_TORN = deferred(rf"(?<={HAN})[ \n]+(?={HAN})")


def mended(text: str) -> tuple[str, list[int]] | None:
    """Return ``text`` without blanks between Chinese characters, and where each character stood; None if there are none."""
    holes = [found.span() for found in _TORN.finditer(text)]
    if not holes:
        return None
    kept: list[int] = []
    place = 0
    for start, end in holes:
        kept += range(place, start)
        place = end
    kept += range(place, len(text))
    return "".join(text[place] for place in kept), kept


def moved(draft: Draft, places: Sequence[int], length: int) -> Draft:
    """Move every span of ``draft`` to the ``places`` of a text of ``length`` characters; returns the draft itself."""
    _move(draft, places)
    draft.tree = Node("value", Span(0, length), _nodes(draft.tree.children, places, 0, length))
    for part in draft.parts:
        _move(part, places)
        part.tree = Node("part", Span(*part.region), _nodes(part.tree.children, places, *part.region))
    return draft


def _span(span: tuple[int, int], places: Sequence[int]) -> tuple[int, int]:
    start, end = span
    if start >= end:
        place = places[start] if start < len(places) else len(places)
        return place, place
    return places[start], places[end - 1] + 1


def _move(draft: Draft, places: Sequence[int]) -> None:
    draft.start, draft.end = _span((draft.start, draft.end), places)
    draft.region = _span(draft.region, places)
    if draft.op_span is not None:
        draft.op_span = Span(*_span(draft.op_span, places))
    for name in ("subject", "scope"):
        span = getattr(draft, name)
        if span is not None:
            setattr(draft, name, _span(span, places))
    draft.word, draft.unit, draft.baseline = (
        _written(word, places) for word in (draft.word, draft.unit, draft.baseline)
    )
    draft.value = _figure(draft.value, places) if draft.value is not None else None
    draft.low, draft.high = (_figure(end, places) if isinstance(end, tuple) else end for end in (draft.low, draft.high))
    draft.numbers = tuple(_number(item, places) for item in draft.numbers)


def _written(word: Written, places: Sequence[int]) -> Written:
    return _span(word, places) if isinstance(word, tuple) else word


def _figure(item: Figure, places: Sequence[int]) -> Figure:
    start, end = _span((item.start, item.end), places)
    return item._replace(start=start, end=end)


def _number(item: Measured, places: Sequence[int]) -> Measured:
    span = Span(*_span(item.unit_span, places)) if item.unit_span is not None else None
    return item._replace(figure=_figure(item.figure, places), unit=_written(item.unit, places), unit_span=span)


def _nodes(nodes: Sequence[Node], places: Sequence[int], start: int, end: int) -> tuple[Node, ...]:
    """Return moved nodes with a ``gap`` for the blanks between them."""
    found: list[Node] = []
    place = start
    for node in nodes:
        span = Span(*_span(node.span, places))
        if span.start > place:
            found.append(Node("gap", Span(place, span.start)))
        found.append(Node(node.type, span, _nodes(node.children, places, *span) if node.children else ()))
        place = span.end
    if place < end:
        found.append(Node("gap", Span(place, end)))
    return tuple(found)

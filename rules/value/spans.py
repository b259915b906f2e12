"""Which characters of a value a finding marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Fix
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar import Node, Number, Value

__all__ = ["end_of", "leaves", "stated", "suggested"]

_SCALE = deferred(r"\s*[百千万亿]+")


def end_of(number: Number, text: str) -> int:
    """Return the end of a number in the whole value's text, 万 or 亿 and the unit included."""
    scale = _SCALE.match(text, number.span.end)
    end = scale.end() if scale else number.span.end
    return max(end, number.unit_span.end) if number.unit_span else end


def stated(value: Value, number: Number) -> tuple[int, int]:
    """Return the span of a number with its unit and the sign or words of comparison that belong to it."""
    start, end = number.span.start, end_of(number, value.text)
    if number.unit_span:
        start = min(start, number.unit_span.start)
    if value.op_span:
        start, end = min(start, value.op_span.start), max(end, value.op_span.end)
    return start, end


def suggested(start: int, end: int, replacement: str) -> Fix:
    """Return an edit that a person must confirm."""
    return Fix(start, end, replacement, safe=False)


def leaves(node: Node) -> Iterator[Node]:
    """Yield the leaves of a tree from left to right."""
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)

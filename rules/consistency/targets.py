"""Targets as intervals: whether two of them can hold together."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar import Kind

if TYPE_CHECKING:
    from jixiao.grammar import Quantity, Value

__all__ = ["Interval", "disjoint", "interval_of", "stated_span"]


class Interval(NamedTuple):
    """The numbers that a target allows; None is no bound, ``open_`` means that the bound itself does not count."""

    low: Quantity | None
    high: Quantity | None
    open_low: bool = False
    open_high: bool = False


def interval_of(value: Value) -> Interval | None:
    """Return the interval of a comparison or a range of numbers; None for approximations and everything else."""
    if value.approximate:
        return None
    if _numeric(value.low):
        return Interval(value.low, value.high)  # type: ignore[arg-type]  # both ends of a range are of one sort
    number = value.number if value.kind is Kind.COMPARISON else None
    if number is None:
        return None
    if value.op in (">=", ">"):
        return Interval(number, None, open_low=value.op == ">")
    if value.op in ("<=", "<"):
        return Interval(None, number, open_high=value.op == "<")
    return Interval(number, number)


def stated_span(value: Value) -> tuple[int, int] | None:
    """Return the characters of sign, number and unit when words stand around them; None when they are the value."""
    if value.subject is None or not value.numbers:
        return None
    spans = [span for number in value.numbers for span in (number.span, number.unit_span) if span is not None]
    if value.op_span is not None:
        spans.append(value.op_span)
    return min(span.start for span in spans), max(span.end for span in spans)


def disjoint(one: Interval, other: Interval) -> bool:
    """Tell whether no number satisfies both."""
    return _below(one, other) or _below(other, one)


def _below(one: Interval, other: Interval) -> bool:
    """Tell whether every number of ``one`` is below every number of ``other``."""
    if one.high is None or other.low is None:
        return False
    high, low = one.high, other.low
    if type(high) is not type(low):
        high, low = Fraction(high), Fraction(low)
    return high < low or (high == low and (one.open_high or other.open_low))


def _numeric(bound: object) -> bool:
    return isinstance(bound, Decimal | Fraction)

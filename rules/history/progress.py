"""Which of two targets for one thing asks for more."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.history.words import scales, words

if TYPE_CHECKING:
    from jixiao.grammar import Value
    from jixiao.model import Indicator

__all__ = ["due_month", "grade_drop", "measure", "wanted"]

_ISO = deferred(r"(?P<year>[0-9]{4})?-?-?(?:Q(?P<quarter>[1-4])|(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")
_DECEMBER = 12


def wanted(item: Indicator, other: Indicator) -> int:
    """Return 1 when more is better, -1 when less is, 0 when nobody can say; the signs decide, then the name."""
    signs = {_sign(one.value.op) for one in (item, other)} - {0}
    if len(signs) == 1:
        return signs.pop()
    if signs or item.value.kind is Kind.RANGE:
        return 0
    if item.value.kind is Kind.CHANGE or item.name.polarity:
        return item.name.polarity or 1
    if item.category == "cost" or any(word in item.name.stem for word in words("less-is-better")):
        return -1
    return 1 if item.name.rate or item.name.count or item.category in ("output", "satisfaction") else 0


def _sign(op: str | None) -> int:
    if op in (">=", ">"):
        return 1
    return -1 if op in ("<=", "<") else 0


def measure(value: Value) -> Fraction | None:
    """Return the number of a comparison, a rank or a stated change."""
    return None if value.number is None else Fraction(value.number)


def due_month(value: Value, budget_year: int | None) -> int | None:
    """Return the month of a deadline counted from January of the budget year; None when it cannot be known."""
    found = _ISO.fullmatch(value.date or "") if value.kind is Kind.DEADLINE else None
    if found is None or not (found["year"] or found["month"] or found["quarter"]):
        return None
    month = int(found["month"] or _DECEMBER) if found["quarter"] is None else 3 * int(found["quarter"])
    if found["year"] is None:
        return month
    return None if budget_year is None else month + 12 * (int(found["year"]) - budget_year)


def grade_drop(value: Value, before: Value) -> bool:
    """Tell whether a grade is lower on one scale than the one before."""
    now, then = value.word or "", before.word or ""  # only grades have a word
    return any(now in scale and then in scale and scale.index(now) > scale.index(then) for scale in scales())

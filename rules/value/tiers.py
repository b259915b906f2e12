"""Several numbers in one value that belong together: before and after, one rule by conditions, one standard by tiers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.value.words import finder, holding, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar import Value
    from jixiao.model import Indicator

__all__ = ["by_conditions", "by_tiers", "reached"]

_ARROWS = ("→", "⟶", "➔", "➝", "➜", "->", "—>", "–>", "=>")
_CHANGED = (*_ARROWS, *words("changed_to"))
_BLANKS = " \t\r\n\u3000\xa0，,、"
_CONDITION = deferred(
    f"(?:非|遇|逢|在|每)?(?:{holding('conditions').pattern})+(?:期间?|时段?|季节?|前|后|条件下?|情况下?)?"
)
_TIMES = frozenset(words("times"))
_PERIODS = frozenset(words("periods"))
_COUNTED_TWICE = frozenset(words("counted_twice"))
_tier = finder("tiers", "conditions")
_standard = finder("standards")
_of_a_sum = finder("sums")


def reached(parts: Sequence[Value]) -> list[Value]:
    """Drop every number from which a change starts (5%→3%, 95%提高到98%): what it ends at is the target."""
    started = {
        index
        for index, (before, after) in enumerate(pairwise(parts))
        if _unit(before) == _unit(after)
        and (after.text.lstrip(_BLANKS).startswith(_CHANGED) or before.text.rstrip(_BLANKS).endswith(_ARROWS))
    }
    return [part for index, part in enumerate(parts) if index not in started]


def by_conditions(parts: Sequence[Value]) -> bool:
    """Tell whether one thing is done the more often the more it is needed: 非汛期每10天1次，汛期每5天1次."""
    labels = [part.subject for part in parts if part.subject]
    return (
        len(labels) >= len(parts) - 1
        and len({part.unit for part in parts}) == 1
        and all(part.per is not None and part.per.lstrip("0123456789") in _PERIODS for part in parts)
        and all(_CONDITION.fullmatch(label) for label in labels)
    )


def by_tiers(parts: Sequence[Value], indicator: Indicator) -> bool:
    """Tell whether the numbers are tiers of one standard, or one number seen from two sides."""
    if all(part.kind is Kind.DEADLINE for part in parts):
        return all(_CONDITION.fullmatch(part.subject or "") for part in parts)
    if len(parts) == 2 and _together(parts[0], parts[1], indicator):
        return True
    labels = {part.subject for part in parts}
    if None in labels or len(labels) < len(parts) or len({(part.op, part.kind) for part in parts}) > 1:
        return False
    if len({_unit(part) for part in parts}) > 1:
        return False
    measured = parts[0].unit in _TIMES or parts[0].unit == "%" or parts[0].per is not None
    paid = parts[0].unit == "元" and _standard(indicator.name_text)
    return (measured or paid) and all(_tier(label or "") for label in labels)


def _unit(part: Value) -> tuple[str | None, str | None]:
    per = part.per and part.per.lstrip("0123456789")
    return ("time" if part.unit in _TIMES else part.unit, "time" if per in _PERIODS else per)


def _together(first: Value, second: Value, indicator: Indicator) -> bool:
    return _same_counted(first, second) or _capped_share(first, second, indicator) or _multiplied(first, second)


def _same_counted(first: Value, second: Value) -> bool:
    """Tell whether households stand beside the people in them: 1265户5032人."""
    return (
        first.subject is second.subject is None
        and f"{first.unit}{second.unit}" in _COUNTED_TWICE
        and first.tree.span.end == second.tree.span.start
    )


def _capped_share(first: Value, second: Value, indicator: Indicator) -> bool:
    """Tell whether a share of a sum stands beside the most that is paid: 不超过设备投资额的10%，单个项目不超过200万元."""
    return (
        first.unit == "%"
        and second.unit == "元"
        and second.op == "<="
        and first.op in ("=", "<=")
        and (_of_a_sum(first.text) or _standard(indicator.name_text))
    )


def _multiplied(first: Value, second: Value) -> bool:
    """Tell whether a number of things stands beside how much each of them is: 每周3期，每期20分钟; 每人500元，共60人."""
    return None not in (first.unit, second.unit) and (first.unit == second.per or first.per == second.unit)

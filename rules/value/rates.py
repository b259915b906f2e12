"""Rates that cannot leave 0 to 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.rules.value.words import finder, holding

if TYPE_CHECKING:
    from jixiao.grammar import Name, Number, Value
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["bounded", "certain", "is_percent", "rated", "surpassable"]

_unbounded = finder("unbounded")
_planned = finder("overfulfilled")
_BRACKETED = deferred(r"\([^()]*\)|\[[^\[\]]*\]")
_SHARE = deferred(f"(?:{holding('shares').pattern})(?:情况|指标|水平|达到|目标值?|调查|测评|评价|结果)*$")


def is_percent(number: Number, name: Name) -> bool:
    """Tell whether a number is meant in percent, by its own unit or by the one in the name's brackets."""
    return number.unit == "%" or (number.unit is None and name.unit == "%")


def rated(indicator: Indicator, value: Value, context: Context) -> Name:
    """Return the name that governs a value: the value's own subject if that speaks of a rate, else the indicator's."""
    if value.subject and context.grammar.may_be_rate(value.subject):
        own = context.grammar.name(value.subject)
        if own.rate:
            return own
    return indicator.name


def bounded(name: Name) -> bool:
    """Tell whether a rate cannot leave 0 to 100 %, whatever happens."""
    return (name.bounded or name.satisfaction) and not name.growth and not _unbounded(name.text)


def certain(name: Name) -> bool:
    """Tell whether a bounded rate is known to be a share of a whole, and not only called a rate."""
    return _SHARE.search(_BRACKETED.sub("", name.stem)) is not None and not surpassable(name)


def surpassable(name: Name) -> bool:
    """Tell whether a rate measures something against a plan, which may be exceeded."""
    fulfilment = "完成" in name.text or "达成" in name.text
    return (fulfilment and _planned(name.text)) or "控制率" in name.text

"""Whether a result reaches its target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.consistency.units import dimension
from jixiao.rules.history.progress import due_month
from jixiao.rules.value.rates import certain
from jixiao.rules.value.words import finder
from jixiao.rules.words import alternatives, words

if TYPE_CHECKING:
    from jixiao.grammar import Value
    from jixiao.grammar.nodes import Quantity
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["is_missed"]

_WHOLE = 100
_saving = finder("savings")
_FIGURES = deferred(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LEAST, _MOST = frozenset({">=", ">"}), frozenset({"<=", "<"})
_TENTHS = 9
_OF_WORK = frozenset({"count", "length", "area", "volume", "mass"})
"""How much work is done is counted or measured in these."""
_NOT, _MANNER, _WORK = (alternatives(words("result", name)) for name in ("undone", "undone-manner", "undone-work"))
_UNDONE = deferred(rf"\s*(?:{_NOT})(?:{_MANNER})?(?:{_WORK})")


def is_missed(indicator: Indicator, context: Context) -> bool:
    """Tell whether the result of an indicator misses its target for sure; false where the two cannot be compared."""
    if context.table is not None and "interim" in context.table.columns:
        return False  # what is reached by the middle of the year may well be below the target
    text = indicator.actual_text or ""
    target, result = indicator.value, indicator.grammar.value(text)
    year = context.table.year if context.table is not None else None
    return _is_undone(text) or _is_late(target, result, year) or _is_short(target, result, indicator)


def _is_undone(text: str) -> bool:
    """Tell whether a result says itself that the work was not done."""
    return _UNDONE.match(text) is not None


def _is_late(target: Value, result: Value, year: int | None) -> bool:
    """Tell whether something was done in a later month than it was to be done in."""
    due, done = due_month(target, year), due_month(result, year)
    return due is not None and done is not None and done > due


def _is_short(target: Value, result: Value, indicator: Indicator) -> bool:
    """Tell whether a result is on the wrong side of its target."""
    if target.kind is not Kind.COMPARISON or result.kind is not Kind.COMPARISON:
        return False
    if result.op_stated or target.approximate or result.approximate:
        return False
    if any(len(_FIGURES.findall(value.text)) != 1 for value in (target, result)):
        return False
    most = target.op in _MOST or target.number == 0 or _is_cost(target, indicator)
    planned = not most and target.op not in _LEAST and not _asks_for_more(target, indicator)
    if planned and not _is_work(target, indicator):
        return False
    tenths = _TENTHS if planned else 10
    pairs = _pairs(target, result)
    return bool(pairs) and all(
        reached > wanted if most else 10 * reached < tenths * wanted for wanted, reached in pairs
    )


def _pairs(target: Value, result: Value) -> list[tuple[Quantity, Quantity]]:
    """Return target and result as they may be meant; a bare number may be in the target's unit as written (万人次) or without 万."""
    pairs = [(target.numbers[0].value, result.numbers[0].value)]
    if result.unit is not None:
        return pairs if (target.unit, target.per) == (result.unit, result.per or target.per) else []
    wanted, reached = (Decimal(_FIGURES.findall(value.text)[0].replace(",", "")) for value in (target, result))
    pairs.append((wanted, reached))
    if target.unit == "%" and reached <= 1:
        pairs.append((wanted, reached * 100))
    return pairs


def _is_cost(target: Value, indicator: Indicator) -> bool:
    """Tell whether a number, with or without ≤, is the most that something may cost."""
    if target.op in _LEAST or _saving(indicator.name_text):
        return False
    money = dimension(target.unit or "", indicator.grammar.vocabulary) == "money"
    return money and "成本" in f"{indicator.category_text or ''}{indicator.subcategory or ''}{indicator.name_text}"


def _asks_for_more(target: Value, indicator: Indicator) -> bool:
    """Tell whether a number without ≥ is the least all the same: = a count, all of a whole, or how content people are."""
    name = indicator.name
    if _less_is_better(indicator):
        return False
    if target.op_stated and _is_counted(target, indicator) and indicator.category != "cost":
        return True  # = 12个; of prices and times, less may be better
    return name.satisfaction or (target.number == _WHOLE and certain(name))


def _is_work(target: Value, indicator: Indicator) -> bool:
    """Tell whether a number without a sign says how much work is planned; a tenth less of it may be what was needed."""
    return indicator.category == "output" and not _less_is_better(indicator) and _is_counted(target, indicator)


def _less_is_better(indicator: Indicator) -> bool:
    return indicator.name.polarity < 0 or "反" in (indicator.direction_text or indicator.sign_text or "")


def _is_counted(target: Value, indicator: Indicator) -> bool:
    """Tell whether a target counts or measures work; by the name where no unit stands anywhere."""
    if target.unit is None:
        return indicator.name.count
    return dimension(target.unit, indicator.grammar.vocabulary) in _OF_WORK

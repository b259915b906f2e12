"""Money in indicators: which number of a value is an amount, in yuan, and which indicators are costs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.memory import once_a_project
from jixiao.rules.consistency.texts import texts_of
from jixiao.rules.money.amounts import FACTORS, SOURCES, yuan_factor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar import Number
    from jixiao.model import Indicator, Project

__all__ = ["Sum", "budgets", "costs", "lasting", "money_of", "number_of", "outputs"]

Sum = tuple["Indicator", Decimal]

_KINDS = frozenset({Kind.COMPARISON, Kind.RANGE})
_UPPER = frozenset({None, "<=", "<", "="})
_ZERO = Decimal(0)
_YEAR = re.compile(r"20\d\d")
_LASTING = re.compile(r"(?<![〇○零一二三\d])[二两三四五六七八九十2-9]年|长期|持续|跨年|(?:24|36|48|60)个月")


def money_of(indicator: Indicator) -> Decimal | None:
    """Return the one sum of money that a value states or allows at most, in yuan; None for rates and other units."""
    value = indicator.value
    if value.kind not in _KINDS or value.per is not None or value.op not in _UPPER:
        return None
    number = value.high if value.kind is Kind.RANGE else value.number
    factor = _factor(indicator)
    return number * factor if factor is not None and isinstance(number, Decimal) else None


def _factor(indicator: Indicator) -> int | None:
    """Return how many yuan the number counts; 万 and 亿 are already in it. None when it is no money."""
    unit = indicator.value.unit or indicator.name.unit
    if unit is not None:
        return FACTORS.get(unit)
    return 1 if any(sign in indicator.text.text for sign in "万亿") else None


@once_a_project
def costs(project: Project) -> tuple[Sum, ...]:
    """Return the cost indicators with their sums of money, in yuan; cheap when there are none."""
    cell, indicators = project.indicator_cell.text, project.indicators
    if cell and "成本" not in cell and "cost" not in [item.category for item in indicators]:
        return ()
    found = [
        (item, amount)
        for item in indicators
        if item.category == "cost" or "成本" in item.name.text or "成本" in (item.subcategory or "")
        if (amount := money_of(item)) is not None
    ]
    return tuple(found)


def outputs(project: Project) -> Iterator[Sum]:
    """Yield the output indicators whose values are sums of money stated with 元, in yuan."""
    texts = texts_of(project)
    if "元" not in texts.all_values:
        return
    for item, value in zip(project.indicators, texts.values, strict=True):
        if item.category == "output" and "元" in value:
            amount = money_of(item)
            if amount is not None:
                yield item, amount


def budgets(project: Project) -> list[Decimal]:
    """Return what the form declares for the budget year and for the whole project, in yuan: each total, and its sources if they come to more.

    Money from above beside a total of the own level counts with it.
    """
    factor = yuan_factor(project.table)
    found = []
    for amounts in (project.amounts, project.amounts_total):
        total = amounts["total"].number if "total" in amounts else None
        if factor is None or not total:
            continue
        found.append(total * factor)
        if "upper" in amounts:
            found.append((total + (amounts["upper"].number or _ZERO)) * factor)
        sources = sum((amounts[key].number or _ZERO for key in SOURCES if key in amounts), _ZERO)
        if sources > total:
            found.append(sources * factor)
    return found


def lasting(project: Project) -> bool:
    """Tell whether the form says that the project runs for more than a year, and not what all of it costs."""
    if project.amounts_total or "period" not in project.facts:
        return False
    text = project.facts["period"].text
    return len(set(_YEAR.findall(text))) > 1 or _LASTING.search(text) is not None


def number_of(indicator: Indicator) -> Number | None:
    """Return where the sum stands in the value: the last number of a range, else the first."""
    numbers = indicator.value.numbers
    if not numbers:
        return None
    return numbers[-1] if indicator.value.kind is Kind.RANGE else numbers[0]

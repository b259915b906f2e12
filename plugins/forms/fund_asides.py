"""Money beside the sources: carried over, from above, or of a source that nobody knows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.plugins.forms.fund_periods import Periods, divided
from jixiao.plugins.forms.fund_tree import HALF, lines_of
from jixiao.plugins.forms.funds import GROUPS, amount_in_unit, rest_of, sorted_funds
from jixiao.plugins.forms.money import is_blank, sum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model import Amount
    from jixiao.plugins.forms.fund import Fund

__all__ = ["ASIDE", "count_asides", "may_lack"]

ASIDE = frozenset({"carry", "upper", "unknown"})
"""Fields of lines that a total may comprise, or that may be in its sources already."""
_COUNTED = ("carry", "unknown")
_FIELDS = frozenset({*_COUNTED, *(field for group in GROUPS.values() for field in group)})


def may_lack(funds: list[Fund], sheet: str, unit: str | None) -> bool:
    """Tell whether money carried over or from above, beside the sources, may be what these lack of a total."""
    aside = [amount_in_unit(item, sheet, unit) for item in funds if item.word.field in ASIDE]
    if any(item.number is None and not is_blank(item.passage.text) for item in aside):
        return True
    for amounts in sorted_funds(funds, sheet, unit):
        rest = rest_of(amounts)
        other = amounts["other"].number if "other" in amounts else None
        taken = {cell for key in GROUPS if key in amounts for cell in _cells(amounts[key])}
        most = sum(item.number or 0 for item in aside if not taken & set(_cells(item)))
        if rest is not None and 0 < rest - (other or 0) <= most + HALF * len(funds):
            return True
    return False


def count_asides(
    annual: dict[str, Amount], several: dict[str, Amount], funds: list[Fund], sheet: str, unit: str | None
) -> None:
    """Add money carried over or of unknown sources to the amounts where a total exceeds even the sum with it.

    Otherwise it is left open whether it is in a source already. A line below another, by 其中 or its list number, is.
    """
    periods = Periods.of(funds)
    divided_funds = [divided([item for item in funds if item.word.field == field], periods) for field in _FIELDS]
    for place, amounts in enumerate((annual, several)):
        own = [item for pair in divided_funds for item in pair[place] if item.text.strip()]
        lines = lines_of([(item, amount_in_unit(item, sheet, unit)) for item in own])
        beside = [line for line in lines if line.fund.word.field in _COUNTED and not (line.detail or line.depth)]
        rest, other = rest_of(amounts), amounts.get("other")
        left = None if rest is None else rest - ((other.number if other is not None else None) or 0)
        if left is None or left <= sum((line.number for line in beside), Decimal(0)):
            continue
        for field in _COUNTED:
            found: Sequence[Amount] = [
                line.amount for line in beside if line.fund.word.field == field and line.number > 0
            ]
            if found:
                amounts[field] = sum_of(found)


def _cells(amount: Amount) -> list[tuple[int, int]]:
    """Return where the cells of an amount stand; a sum has several."""
    return [(piece.row, piece.column) for piece in amount.passage.fragments]

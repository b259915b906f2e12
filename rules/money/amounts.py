"""Amounts in one unit, and how they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model import AMOUNT_KEYS
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model import Table

__all__ = ["ASIDE", "CENT", "FACTORS", "LABELS", "NOTHING", "SOURCES", "plain", "written", "yuan_factor"]

SOURCES = AMOUNT_KEYS[1:]
ASIDE = ("carry", "unknown")
"""Money beside the sources, given where a total exceeds even the sum with it."""
CENT = Decimal("0.005")
"""Half of the second decimal: amounts closer than that are written the same."""

NOTHING = frozenset({"", "无", "/", "／", "-", "－", "—", "——", "–"})
"""What stands in an amount cell for nothing; any other text without a number is prose."""

LABELS: Mapping[str, Text] = {
    "total": Text("总计", "total"),
    "fiscal": Text("财政拨款", "fiscal appropriation"),
    "special_account": Text("财政专户拨款", "special-account appropriation"),
    "other": Text("其他资金", "other funds"),
    "upper": Text("上级资金", "money from above"),
    "carry": Text("结转资金", "money carried over"),
    "unknown": Text("名称不认识的来源", "source of unknown name"),
}
FACTORS: Mapping[str, int] = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


def yuan_factor(table: Table) -> int | None:
    """Return how many yuan the table's money unit is; None when the form states none."""
    return FACTORS.get(table.unit or "")


def written(amount: Decimal, signed: bool = False) -> str:
    """Return an amount as tables print it: separators, two decimals or as many as it has."""
    exponent = amount.normalize().as_tuple().exponent
    digits = max(2, -exponent if isinstance(exponent, int) else 2)
    return f"{amount:{'+' if signed else ''},.{min(digits, 6)}f}"


def plain(amount: Decimal) -> str:
    """Return an amount for programs: no separators, no exponent, whole or with two decimals or with as many as it has."""
    exponent = amount.as_tuple().exponent
    return f"{amount if exponent in (0, -2) else amount.normalize():f}"

"""Amounts above the grid: each label with its number, sorted into the budget year's and the whole project's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.fund import FUND_FIELDS, Fund, in_force
from jixiao.plugins.forms.fund_periods import Periods, divided
from jixiao.plugins.forms.fund_tree import HALF, KINDS, lines_of, tops_of
from jixiao.plugins.forms.money import amount_in, amount_of, sum_of
from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jixiao.model import Amount
    from jixiao.plugins.forms.words import HeaderWord
    from jixiao.sheet import Cell

__all__ = [
    "FUND_FIELDS",
    "GROUPS",
    "Fund",
    "amount_in_unit",
    "in_force",
    "is_off",
    "rest_of",
    "settle_row",
    "sorted_funds",
]

_OWN_LEVEL = ("本级", "县级", "区级", "市级", "地方")
"""Beside money of the own level of government, money from above is fiscal money too."""
_BARE_OTHER = frozenset({"其他", "其它"})
GROUPS = {
    "fiscal": ("fiscal", "fiscal-part", "upper"),
    "special_account": ("special_account",),
    "other": ("other", "other-part", "other-detail"),
}
"""Amounts with the fields of the lines that may make them up."""
_ROUNDING = HALF * len(GROUPS)


def sorted_funds(funds: list[Fund], sheet: str, unit: str | None) -> tuple[dict[str, Amount], dict[str, Amount]]:
    """Return the amounts of the budget year and those of the whole project, by key."""
    periods = Periods.of(funds)
    annual: dict[str, Amount] = {}
    several: dict[str, Amount] = {}
    for key in ("total", "fiscal", "special_account", "other"):
        own = _said([item for item in funds if item.word.field == key])
        yearly, whole = divided(own, periods)
        for target, items in ((annual, yearly), (several, whole)):
            if items:
                target[key] = amount_in_unit(_best(items), sheet, unit)
    for key, families in (("fiscal", ("fiscal-part",)), ("other", ("other-part", "other-detail"))):
        for family in families:
            own = _one_family([item for item in funds if item.word.field == family])
            if key == "fiscal" and any(word in plain(item.label.text) for item in own for word in _OWN_LEVEL):
                own += [item for item in funds if item.word.field == "upper"]
            yearly, whole = divided(own, periods)
            for target, items in ((annual, yearly), (several, whole)):
                if items and (key not in target or not target[key].passage.text):
                    target[key] = sum_of(amount_in_unit(item, sheet, unit) for item in items)
    _balanced(annual, funds, periods, sheet, unit)
    _beside_own(annual, funds, periods, sheet, unit)
    for place, target in enumerate((annual, several)):
        if is_off(target):
            _nested(target, [item for own in _by_field(funds) for item in divided(own, periods)[place]], sheet, unit)
    return annual, several


def _by_field(funds: list[Fund]) -> list[list[Fund]]:
    """Return the lines of sources, those of one field together."""
    return [
        [item for item in funds if item.word.field == field and item.text.strip()]
        for fields in GROUPS.values()
        for field in fields
    ]


def is_off(amounts: dict[str, Amount]) -> bool:
    """Tell whether there are sources that differ from the total by more than rounding."""
    total = amounts.get("total")
    if total is None or total.number is None:
        return False
    rest, said = total.number, False
    for key in GROUPS:
        amount = amounts.get(key)
        if amount is not None and amount.number:
            rest, said = rest - amount.number, True
    return said and abs(rest) > _ROUNDING


def settle_row(
    amounts: dict[str, Amount], columns: Sequence[tuple[HeaderWord, Cell, Cell | None]], sheet: str, unit: str | None
) -> None:
    """Settle one row of a table with nested columns of sources, where a reading of them makes up the total.

    ``columns`` are the meaning, the header cell and the row's cell of each. Nothing is settled unless the sum is exact,
    nor beside money carried over: all rows of a column should mean the same.
    """
    if any(word.field == "carry" for word, _, _ in columns):
        return
    fields = {field for group in GROUPS.values() for field in group}
    funds = [
        Fund(word, label, cell, label.row, label.column)
        for word, label, cell in columns
        if word.field in fields and word.period != "total" and cell is not None and cell.text.strip()
    ]
    labels = [plain(item.label.text) for item in funds]
    if len(set(labels)) == len(labels):
        _nested(amounts, funds, sheet, unit, exact=True)


def _nested(
    amounts: dict[str, Amount], funds: list[Fund], sheet: str, unit: str | None, *, exact: bool = False
) -> None:
    """Leave details out of the sources, and take in sources of their own, where that comes nearer to the total."""
    lines = lines_of([(item, amount_in_unit(item, sheet, unit)) for item in funds])
    total = amounts["total"].number
    tops = tops_of(lines, total) if lines and total is not None else None
    if tops is None or total is None:
        return
    made = sum(amounts[key].number or 0 for key in GROUPS if key in amounts)
    gap = abs(total - sum(line.number for line in tops))
    if gap >= abs(total - made) or (exact and gap):
        return
    for key, fields in GROUPS.items():
        own = [line.amount for line in tops if line.fund.word.field in fields]
        if own:
            amounts[key] = sum_of(own)
        elif key in amounts and amounts[key].number:
            del amounts[key]


def _balanced(annual: dict[str, Amount], funds: list[Fund], periods: Periods, sheet: str, unit: str | None) -> None:
    """Add own money to the other money beside it where only both together make up the total.

    In one form 其他资金 comprises 单位资金 and 事业收入, in the next one they stand beside it; the sum tells. Without a
    total a bare 其他 comprises nothing.
    """
    named, parts, details = (
        list(divided(_one_family([f for f in funds if f.word.field == family]), periods)[0])
        for family in ("other", "other-part", "other-detail")
    )
    best = [_best(named)] if named else []
    if best and parts and all(plain(item.label.text) in _BARE_OTHER for item in named):
        annual["other"] = sum_of(amount_in_unit(item, sheet, unit) for item in (*parts, *best))
    rest = rest_of(annual)
    if rest is None or "other" not in annual or annual["other"].number == rest:
        return
    for lines in ([*parts, *best], [*details, *best], [*parts, *details], [*parts, *details, *best]):
        made = sum_of(amount_in_unit(item, sheet, unit) for item in lines) if lines else None
        if made is not None and made.number == rest:
            annual["other"] = made
            return


def _beside_own(annual: dict[str, Amount], funds: list[Fund], periods: Periods, sheet: str, unit: str | None) -> None:
    """Add money from above that stands beside a total of the own level's money only (年度本级预算金额): it is not in it."""
    upper = [item for item in divided([f for f in funds if f.word.field == "upper"], periods)[0] if not item.word.part]
    totals = divided(_said([item for item in funds if item.word.field == "total"]), periods)[0]
    if upper and totals and any(word in plain(_best(totals).label.text) for word in _OWN_LEVEL):
        amount = sum_of(amount_in_unit(item, sheet, unit) for item in upper)
        if amount.number:
            annual["upper"] = amount


def rest_of(amounts: dict[str, Amount]) -> Decimal | None:
    """Return what the total leaves for other money, None where it is not known."""
    total = amounts.get("total")
    rest = total.number if total is not None else None
    for key in ("fiscal", "special_account"):
        amount = amounts.get(key)
        if rest is not None and amount is not None and amount.number:
            rest -= amount.number
    return rest


def amount_in_unit(fund: Fund, sheet: str, unit: str | None) -> Amount:
    """Return the amount of a line in the money unit of the table."""
    if fund.part is not None:
        return amount_in(fund.part, unit)
    return amount_of(fund.cell, sheet, fund.row, fund.column, unit)


def _said(funds: list[Fund]) -> list[Fund]:
    """Leave out blank columns of 金额 and 合计 beside a filled line, and the sum that income and spending both come to."""
    filled = [item for item in funds if item.text.strip()]
    kept = [item for item in funds if item.text.strip() or not item.weak or not filled]
    seen: set[tuple[int, str, str]] = set()
    found = []
    for item in kept:
        key = (item.row, plain(item.label.text), item.text.strip())
        if not item.weak or not item.text.strip() or key not in seen:
            found.append(item)
        seen.add(key)
    return found


def _best(funds: list[Fund]) -> Fund:
    """Return the line that says most: a filled one, one with a label of its own, and the budget in force (全年, 调整后)."""
    return min(funds, key=lambda item: (not item.text.strip(), item.weak, not in_force(item.label.text)))


def _one_family(funds: list[Fund]) -> list[Fund]:
    """Kinds of fund and levels of government cut the same money twice: keep the kinds when both are there."""
    filled = [item for item in funds if item.text.strip()] or funds
    kinds = [item for item in filled if any(word in plain(item.label.text) for word in KINDS)]
    return kinds if kinds and len(kinds) < len(funds) else funds

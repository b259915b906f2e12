"""Amounts above the grid: each label with its number, sorted into the budget year's and the whole project's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.money import amount_in, amount_of, sum_of
from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from jixiao.model import Amount, Passage
    from jixiao.plugins.forms.words import HeaderWord
    from jixiao.sheet import Cell

__all__ = ["FUND_FIELDS", "Fund", "in_force", "sorted_funds"]

FUND_FIELDS = frozenset(
    {
        "total",
        "fiscal",
        "special_account",
        "other",
        "fiscal-part",
        "other-part",
        "other-detail",
        "carry",
        "upper",
        "executed",
        "rate",
    }
)
_WEAK = frozenset(
    {
        "合计",
        "总计",
        "金额",
        "小计",
        "金额合计",
        "资金",
        "预算",
        "经费",
        "资金数",
        "总额",
        "资金合计",
        "预算合计",
        "项目资金",
    }
)
_OWN_LEVEL = ("本级", "县级", "区级", "市级", "地方")
"""Beside money of the own level of government, money from above is fiscal money too."""
_ONLY = frozenset(
    {
        "项目总金额",
        "项目总额",
        "项目总预算",
        "项目总资金",
        "项目资金总额",
        "总金额",
        "总额",
        "项目总经费",
        "项目资金总计",
    }
)
_THIS_YEAR = ("年度", "当年", "本年", "全年")
_IN_FORCE = ("全年", "调整后")
_BARE_OTHER = frozenset({"其他", "其它"})
_KINDS = ("一般公共预算", "公共预算", "政府性基金", "国有资本", "公共财政", "一般预算", "基金预算", "社会保险")


class Fund(NamedTuple):
    """One label of the budget block: what it means, where label and number stand. ``cell`` is None for a blank.

    ``part`` is the number's own text where it stands behind the label in one cell.
    """

    word: HeaderWord
    label: Cell
    cell: Cell | None
    row: int
    column: int
    below: bool = False
    part: Passage | None = None

    @property
    def text(self) -> str:
        """The text of the number, empty for a blank."""
        return self.part.text if self.part is not None else self.cell.text if self.cell is not None else ""

    @property
    def weak(self) -> bool:
        """Whether the label is a general word (合计, 金额) or only a column's head."""
        return self.below or plain(self.label.text) in _WEAK


def sorted_funds(funds: list[Fund], sheet: str, unit: str | None) -> tuple[dict[str, Amount], dict[str, Amount]]:
    """Return the amounts of the budget year and those of the whole project, by key."""
    periods = _Periods.of(funds)
    annual: dict[str, Amount] = {}
    several: dict[str, Amount] = {}
    for key in ("total", "fiscal", "special_account", "other"):
        own = _said([item for item in funds if item.word.field == key])
        yearly, whole = _divided(own, periods)
        for target, items in ((annual, yearly), (several, whole)):
            if items:
                target[key] = _amount(_best(items), sheet, unit)
    for key, families in (("fiscal", ("fiscal-part",)), ("other", ("other-part", "other-detail"))):
        for family in families:
            own = _one_family([item for item in funds if item.word.field == family])
            if key == "fiscal" and any(word in plain(item.label.text) for item in own for word in _OWN_LEVEL):
                own += [item for item in funds if item.word.field == "upper"]
            yearly, whole = _divided(own, periods)
            for target, items in ((annual, yearly), (several, whole)):
                if items and (key not in target or not target[key].passage.text):
                    target[key] = sum_of(_amount(item, sheet, unit) for item in items)
    _add_own_money(annual, funds, periods, sheet, unit)
    return annual, several


def _add_own_money(
    annual: dict[str, Amount], funds: list[Fund], periods: _Periods, sheet: str, unit: str | None
) -> None:
    """Add 自筹资金 to a bare 其他 beside it: only a line called 其他资金 comprises it."""
    beside, _ = _divided([item for item in funds if item.word.field == "other-part"], periods)
    named, _ = _divided([item for item in funds if item.word.field == "other"], periods)
    if beside and named and all(plain(item.label.text) in _BARE_OTHER for item in named):
        annual["other"] = sum_of(_amount(item, sheet, unit) for item in (*beside, _best(named)))


def _amount(fund: Fund, sheet: str, unit: str | None) -> Amount:
    if fund.part is not None:
        return amount_in(fund.part, unit)
    return amount_of(fund.cell, sheet, fund.row, fund.column, unit)


class _Periods(NamedTuple):
    """The period of each column of labels, and of each row, as the total line there says it.

    ``alone``: nothing is called the budget year's, so that 项目总金额 means the amount and no whole beside it.
    ``overall``: a total is called the budget year's, so that an undated 总额 is the whole project's.
    """

    columns: Mapping[int, str]
    rows: Mapping[int, str]
    alone: bool
    overall: bool = False
    beside: frozenset[int] = frozenset()
    """Rows with different parts side by side (财政拨款 | 80 | 其他资金 | 20): there a column is no period's."""

    @classmethod
    def of(cls, funds: list[Fund]) -> _Periods:
        """Return what the total lines say."""
        columns: dict[int, str] = {}
        rows: dict[int, str] = {}
        alone = not any(item.word.period == "annual" for item in funds)
        if alone:
            funds = [item for item in funds if plain(item.label.text) not in _ONLY]
        for item in funds:
            if item.word.period and item.word.field == "total":
                columns.setdefault(item.label.column, item.word.period)
                rows[item.row] = "" if item.row in rows else item.word.period
        annual = (item for item in funds if item.word.field == "total" and item.word.period == "annual")
        dated = {item.text.strip() for item in annual} - {""}
        undated = [item for item in funds if not item.word.period]
        yearly = bool(dated) and not any(_is_overall(item) and item.text.strip() in dated for item in undated)
        overall = yearly and not any(item.word.field == "carry" for item in funds)
        return cls(columns, rows, alone, overall, _side_by_side(funds))

    def of_line(self, fund: Fund) -> str:
        """Return the period of one line: its own, for a part that of the total beside it, else that of its column."""
        beside = self.rows.get(fund.row, "") if fund.word.part else ""
        own = "" if self.alone and plain(fund.label.text) in _ONLY else fund.word.period
        if self.overall and not own and _is_overall(fund):
            own = "total"
        column = "" if fund.row in self.beside else self.columns.get(fund.label.column, "")
        return own or beside or column


def _side_by_side(funds: Sequence[Fund]) -> frozenset[int]:
    """Return the rows that hold several fields, each once, and no total."""
    fields: dict[int, list[str]] = {}
    for item in funds:
        fields.setdefault(item.row, []).append(item.word.field)
    return frozenset(row for row, own in fields.items() if len(own) == len(set(own)) > 1 and "total" not in own)


def _divided(funds: list[Fund], periods: _Periods) -> tuple[list[Fund], list[Fund]]:
    """Divide lines of one field into those of the budget year and those of the whole project."""
    yearly: list[Fund] = []
    whole: list[Fund] = []
    open_ones: list[Fund] = []
    for item in funds:
        period = periods.of_line(item)
        (yearly if period == "annual" else whole if period == "total" else open_ones).append(item)
    # another part of the same line is no second column of the same parts
    named = {(item.row, _core(item)) for item in yearly}
    lines = {item.row for item in yearly}
    yearly += [item for item in open_ones if item.row in lines and (item.row, _core(item)) not in named]
    open_ones = [item for item in open_ones if item not in yearly]
    if not open_ones:
        return yearly, whole
    if yearly or (not whole and _twice(open_ones)):
        rows = {item.row for item in yearly}
        left = [item for item in open_ones if item.row in rows or not yearly]
        if not yearly:
            right = max(item.column for item in left)
            yearly = [item for item in left if item.column == right]
            left = [item for item in left if item.column != right]
        return yearly, whole or left
    return open_ones, whole


def _is_overall(fund: Fund) -> bool:
    """Tell whether the label of an undated total says that it is the sum of more than one year (总投入, 累计投资)."""
    word = plain(fund.label.text)
    return (
        fund.word.field == "total"
        and bool(fund.text.strip())
        and ("累计" in word or ("总" in word and "总计" not in word))
    )


def _core(fund: Fund) -> str:
    """Return a label without the words for the budget year: 当年财政拨款 is 财政拨款."""
    word = plain(fund.label.text).removeprefix("其中").lstrip(":")
    for year in _THIS_YEAR:
        word = word.replace(year, "")
    return word


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


def _twice(funds: list[Fund]) -> bool:
    """Tell whether one line has the same label twice, left for the whole project and right for the year."""
    seen: set[tuple[int, str]] = set()
    for item in funds:
        key = (item.row, plain(item.label.text))
        if key in seen:
            return True
        seen.add(key)
    return False


def _best(funds: list[Fund]) -> Fund:
    """Return the line that says most: a filled one, one with a label of its own, and the budget in force (全年, 调整后)."""
    return min(funds, key=lambda item: (not item.text.strip(), item.weak, not in_force(item.label.text)))


def in_force(text: str) -> bool:
    """Tell whether a label means the budget in force and not the one at the beginning of the year."""
    return any(word in plain(text) for word in _IN_FORCE)


def _one_family(funds: list[Fund]) -> list[Fund]:
    """Kinds of fund and levels of government cut the same money twice: keep the kinds when both are there."""
    kinds = [item for item in funds if any(word in plain(item.label.text) for word in _KINDS)]
    return kinds if kinds and len(kinds) < len(funds) else funds

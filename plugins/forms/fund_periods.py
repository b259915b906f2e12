"""Which of the amounts above a grid are the budget year's and which the whole project's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from jixiao.plugins.forms.fund import Fund

__all__ = ["Periods", "divided"]

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


class Periods(NamedTuple):
    """The period of each column of labels from a row on, and of each row, as the total line there says it.

    ``alone``: nothing is called the budget year's, so that 项目总金额 means the amount and no whole beside it.
    ``overall``: a total is called the budget year's, so that an undated 总额 is the whole project's.
    """

    columns: Mapping[int, Sequence[tuple[int, str]]]
    rows: Mapping[int, str]
    alone: bool
    overall: bool = False
    beside: frozenset[int] = frozenset()
    """Rows with different parts side by side (财政拨款 | 80 | 其他资金 | 20): there a column is no period's."""

    @classmethod
    def of(cls, funds: list[Fund]) -> Periods:
        """Return what the total lines say."""
        columns: dict[int, list[tuple[int, str]]] = {}
        rows: dict[int, str] = {}
        alone = not any(item.word.period == "annual" for item in funds)
        if alone:
            funds = [item for item in funds if plain(item.label.text) not in _ONLY]
        for item in funds:
            if item.word.period and item.word.field == "total":
                columns.setdefault(item.label.column, []).append((item.row, item.word.period))
                rows[item.row] = "" if item.row in rows else item.word.period
        annual = (item for item in funds if item.word.field == "total" and item.word.period == "annual")
        dated = {item.text.strip() for item in annual} - {""}
        undated = [item for item in funds if not item.word.period]
        yearly = bool(dated) and not any(_is_overall(item) and item.text.strip() in dated for item in undated)
        overall = yearly and not any(item.word.field in {"carry", "unknown"} for item in funds)
        return cls(columns, rows, alone, overall, _side_by_side(funds))

    def of_line(self, fund: Fund) -> str:
        """Return the period of one line: its own, for a part that of the total beside it, else that of its column."""
        beside = self.rows.get(fund.row, "") if fund.word.part else ""
        own = "" if self.alone and plain(fund.label.text) in _ONLY else fund.word.period
        if self.overall and not own and _is_overall(fund):
            own = "total"
        apart = fund.row in self.beside or (fund.word.field == "total" and _is_budget(fund))
        return own or beside or ("" if apart else self._of_column(fund))

    def _of_column(self, fund: Fund) -> str:
        """Return the period of the nearest total above in the column of labels, else of the first one below."""
        totals = self.columns.get(fund.label.column, ())
        above = [period for row, period in totals if row <= fund.row]
        return above[-1] if above else totals[0][1] if totals else ""


def _side_by_side(funds: Sequence[Fund]) -> frozenset[int]:
    """Return the rows that hold several fields, each once, and no total."""
    fields: dict[int, list[str]] = {}
    for item in funds:
        fields.setdefault(item.row, []).append(item.word.field)
    return frozenset(row for row, own in fields.items() if len(own) == len(set(own)) > 1 and "total" not in own)


def divided(funds: list[Fund], periods: Periods) -> tuple[list[Fund], list[Fund]]:
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


def _is_budget(fund: Fund) -> bool:
    """Tell whether a total is the budget that is applied for or granted; below a 项目总投资 it is no part of that."""
    word = plain(fund.label.text)
    return "预算" in word and any(state in word for state in ("申报", "申请", "批复", "安排", "下达"))


def _core(fund: Fund) -> str:
    """Return a label without the words for the budget year: 当年财政拨款 is 财政拨款."""
    word = plain(fund.label.text).removeprefix("其中").lstrip(":")
    for year in _THIS_YEAR:
        word = word.replace(year, "")
    return word


def _twice(funds: list[Fund]) -> bool:
    """Tell whether one line has the same label twice, left for the whole project and right for the year."""
    seen: set[tuple[int, str]] = set()
    for item in funds:
        key = (item.row, plain(item.label.text))
        if key in seen:
            return True
        seen.add(key)
    return False

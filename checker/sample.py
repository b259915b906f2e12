"""Small submissions that show rules: the examples on their pages, which are tests at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

__all__ = ["REST", "ROW_COLUMNS", "Example", "amounts_of", "number_of"]

ROW_COLUMNS = (
    "category",
    "subcategory",
    "name",
    "sign",
    "value",
    "unit",
    "weight",
    "remark",
    "actual",
    "score",
    "reason",
)
"""What the cells of ``rows`` are, by the names of columns."""
REST = "…"
"""Stands for a fiscal grant that nobody gave: what the other sources leave of the total."""


class Example(NamedTuple):
    """A small submission that shows a rule: one project, given as the form gives it.

    ``indicators`` is the indicator cell of the wide form; ``rows`` are rows of the long form with split columns:
    (``ROW_COLUMNS``), later cells may be left out. Amounts are texts as in
    cells, and a fiscal grant that is not given is what the other sources leave of the total; ``projects`` adds further projects of the same table, ``subtotals`` rows such as 合计; ``settings`` are those of a
    profile under which the example holds. Where only reading a file shows the problem, ``sheet`` are the rows of such a file, given instead
    of all that is above but ``settings``; a cell ``=…`` is a formula without result, ``hidden`` are numbers of rows.
    """

    indicators: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = "示例项目"
    goal: str = "完成年度建设任务，群众办事更方便。"
    total: str | None = "100.00"
    fiscal: str | None = REST
    special_account: str | None = None
    other: str | None = None
    unit: str | None = "万元"
    year: int | None = None
    all_amounts: Mapping[str, str] = {}
    initial: Mapping[str, str] = {}
    executed: Mapping[str, str] = {}
    execution: Mapping[str, str] = {}
    total_row: Mapping[str, str] = {}
    total_goal: str = ""
    level: str = "project"
    projects: tuple[Example, ...] = ()
    subtotals: tuple[tuple[str, Mapping[str, str]], ...] = ()
    previous: Example | None = None
    settings: Mapping[str, Any] = {}
    sheet: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[int, ...] = ()


def amounts_of(example: Example) -> dict[str, str | None]:
    """Return the texts of the amounts of the year by key, None for a column that is not there."""
    given = {key: getattr(example, key) for key in ("total", "fiscal", "special_account", "other")}
    if given["fiscal"] == REST:
        given["fiscal"] = _rest(given["total"], (given["special_account"], given["other"]))
    return given


def _rest(total: str | None, others: tuple[str | None, ...]) -> str | None:
    """Return the grant that makes the sources come to the total; the total itself where it cannot be counted."""
    whole = number_of(total or "")
    if whole is None:
        return _PLAIN if total is None else total
    rest = whole - sum((number_of(text or "") or Decimal(0) for text in others), Decimal(0))
    return total if rest == whole else str(max(rest, Decimal(0)))


_PLAIN = "100.00"


def number_of(text: str) -> Decimal | None:
    """Return the number that a cell's text is, None for prose or a blank."""
    try:
        return Decimal(text.replace(",", ""))
    except ArithmeticError:
        return None

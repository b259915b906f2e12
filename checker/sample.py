"""Small submissions that show rules: the examples on their pages, which are tests at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["Example"]


class Example(NamedTuple):
    """A small submission that shows a rule: one project, given as the form gives it.

    ``indicators`` is the indicator cell of the wide form; ``rows`` are rows of the long form with split columns:
    (level 1, level 2, name, sign, value, unit, weight, remark), later ones may be left out. Amounts are texts as in
    cells; ``projects`` adds further projects of the same table, ``subtotals`` rows such as 合计; ``settings`` are those of a
    profile under which the example holds. Where only reading a file shows the problem, ``problems`` are what it yields and
    ``sheet`` the rows of such a file, as pages show them; a cell ``=…`` is a formula without result, ``hidden`` are numbers of rows.
    """

    indicators: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = "示例项目"
    goal: str = "完成年度建设任务，群众办事更方便。"
    total: str | None = "100.00"
    fiscal: str | None = "100.00"
    special_account: str | None = None
    other: str | None = None
    unit: str | None = "万元"
    year: int | None = None
    all_amounts: Mapping[str, str] = {}
    total_goal: str = ""
    level: str = "project"
    projects: tuple[Example, ...] = ()
    subtotals: tuple[tuple[str, Mapping[str, str]], ...] = ()
    previous: Example | None = None
    problems: tuple[str, ...] = ()
    settings: Mapping[str, Any] = {}
    sheet: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[int, ...] = ()

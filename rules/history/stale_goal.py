"""HIS009 stale-goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["StaleGoal"]

_YEAR = deferred(r"(?<![0-9])(20[0-9]{2})\s*年")
_NOISE = deferred(r"[\W_]+")


class StaleGoal(Rule):
    """A goal is written for its own year.

    Why: a goal copied from last year with last year's date promises nothing for this year.
    """

    code, name = "HIS009", "stale-goal"
    title = Text("绩效目标照抄上年", "goal copied from last year")
    checks = Text(
        "绩效目标与上年一字不差，其中只写了往年年份。",
        "The goal is last year's, word for word, and the only years in it are past.",
    )
    why = Text(
        "连年份都没改的目标，说明没有按本年度任务编写。", "A goal with last year's date was not written for this year."
    )
    repair = Text("按本年度任务改写目标。", "Write the goal for this year's work.")
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("previous-year", "mof-2015-88/principles")
    bad = (
        Example(
            goal="2023年完成校舍维修任务。", year=2024, previous=Example(goal="2023年完成校舍维修任务。", year=2023)
        ),
    )
    good = (
        Example(
            goal="2024年完成校舍维修任务。", year=2024, previous=Example(goal="2023年完成校舍维修任务。", year=2023)
        ),
        Example(goal="完成校舍维修任务。", year=2024, previous=Example(goal="完成校舍维修任务。", year=2023)),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Look for last year's year in an unchanged goal."""
        year, last = pair.project.table.year, pair.previous
        goal = pair.project.goal.text
        if year is None or last is None or _NOISE.sub("", goal) != _NOISE.sub("", last.goal.text):
            return
        years = list(_YEAR.finditer(goal))
        if years and all(int(match[1]) < year for match in years):
            yield self.finding(
                years[0].span(),
                zh=f"绩效目标与上年一字不差，仍写着{years[0][0]}",
                en=f"the goal is last year's, word for word, and still says {years[0][0]}",
                part="goal",
                expected=year,
                actual=years[0][1],
                suggestion=Text("按本年度任务改写目标", "write the goal for this year's work"),
            )

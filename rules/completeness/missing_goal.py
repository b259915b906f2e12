"""CMP004 missing-goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.classes import expected
from jixiao.rules.completeness.goals import stated
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MissingGoal"]


class MissingGoal(Rule):
    """Every project states its goal in words.

    Why: indicators are broken down from the goal; without it nobody can judge whether they fit.
    """

    code, name = "CMP004", "missing-goal"
    title = Text("绩效目标为空", "goal empty")
    checks = Text(
        "表式有绩效目标一栏，而该栏空白、只有标点或模板的“目标1：”，或只写“无”“略”“待定”。总体（实施期）一半填了、年度一半的目标和指标全空的，作为警告。",
        "The form has a field for the goal, and it is blank, holds punctuation or the template's 目标1： only, or no more than 无, 略 or 待定. A "
        "warning where the half of the whole period is filled in and that of the year is blank altogether.",
    )
    why = Text(
        "绩效指标由绩效目标分解而来；没有目标，指标是否相关、是否齐全都无从判断，系统也不予导入。",
        "Indicators are broken down from the goal; without it nobody can judge whether they fit, and systems refuse the import.",
    )
    repair = Text(
        "写明做什么、做到什么程度、带来什么变化，如“培训 500 名社区工作者，办事群众满意度达到 90%以上”。",
        "Say what is done, how much, and what changes, as in “培训 500 名社区工作者，办事群众满意度达到 90%以上”.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2015-88/principles", "import-gate")
    bad = (
        Example("产出指标：完成新闻报道，年度指标值：≥4篇。", goal=""),
        Example("产出指标：完成新闻报道，年度指标值：≥4篇。", goal="——"),
        Example("产出指标：完成新闻报道，年度指标值：≥4篇。", goal="无"),
    )
    good = (Example("产出指标：完成新闻报道，年度指标值：≥4篇。", goal="宣传惠企政策，提高知晓率。"),)
    supersedes = ("CMP012", "CMP013")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the form has a goal field and neither the year's nor the whole goal is stated."""
        goal = project.goal
        if stated(goal.text) or not expected(project):
            return
        if stated(project.total_goal.text):
            if _only_the_whole_period(project):
                yield self._this_year()
            return
        if not goal.fragments and "goal" not in project.table.columns:
            return
        if goal.text.strip():
            yield self.finding(
                part="goal",
                zh=f"绩效目标只写了“{goal.text.strip()}”，请写明要达到的结果",
                en=f"the goal says no more than “{goal.text.strip()}”; write what is to be achieved",
            )
        else:
            yield self.finding(
                part="goal", zh="绩效目标为空，请写明要达到的结果", en="the goal is empty; write what is to be achieved"
            )

    def _this_year(self) -> Finding:
        return self.finding(
            part="goal",
            zh="年度目标和年度指标都空着，只填了总体（实施期）的；已按总体的指标校验",
            en="goal and indicators of the year are blank, only those of the whole period are filled in; these were checked",
            suggestion=Text("补上本年度的目标和指标", "write goal and indicators of the year"),
            severity=Severity.WARNING,
        )


def _only_the_whole_period(project: Project) -> bool:
    """Tell whether the half of the budget year is blank, so that the indicators of the whole period were taken."""
    return bool(project.indicators) and all("period" in item.guessed for item in project.indicators)

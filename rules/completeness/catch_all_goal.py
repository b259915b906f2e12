"""CMP013 catch-all-goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.goals import catch_all
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["CatchAllGoal"]

_ENTRY = "产出指标：培训人数，年度指标值：≥500人。"
_LONGEST = 120
"""A longer goal says something besides."""


class CatchAllGoal(Rule):
    """A goal names the project's own result, not “all tasks given from above”.

    Why: such a goal fits any project and can never be missed.
    """

    code, name = "CMP013", "catch-all-goal"
    title = Text("兜底式目标", "catch-all goal")
    checks = Text(
        "绩效目标全文只是“完成上级交办的各项任务”“按时完成年度工作任务”一类的话。",
        "The whole goal is “完成上级交办的各项任务”, “按时完成年度工作任务” or the like.",
    )
    why = Text(
        "这样的目标放在任何项目上都成立，无法据此分解和考核指标。",
        "Such a goal fits any project, so no indicator can be derived from it or assessed against it.",
    )
    repair = Text(
        "写出本项目自己的产出和效果，如“办理信访事项 300 件，按期办结率 100%”。",
        "State the project's own outputs and effects, as in “办理信访事项 300 件，按期办结率 100%”.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2015-88/principles", "review-practice")
    bad = (Example(_ENTRY, goal="完成上级交办的各项任务。"), Example(_ENTRY, goal="按时保质完成全年各项工作任务。"))
    good = (
        Example(_ENTRY, goal="完成上级交办的各项任务，办理信访事项 300 件。"),
        Example(_ENTRY, goal="完成绿化养护工作。"),
    )
    supersedes = ("CMP012",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if every clause of the goal is a catch-all."""
        text = project.goal.text
        if len(text) <= _LONGEST and catch_all(text):
            yield self.finding(
                part="goal",
                zh=f"绩效目标“{' '.join(text.split())}”适用于任何项目，请写明本项目的产出和效果",
                en=f"the goal “{' '.join(text.split())}” fits any project; state this project's outputs and effects",
            )

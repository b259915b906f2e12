"""CMP012 goal-too-short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Parameter, Rule
from jixiao.rules.completeness.goals import only_work, stated, weight_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["GoalTooShort"]

_ENTRY = "产出指标：培训人数，年度指标值：≥500人。"


class GoalTooShort(Rule):
    """A goal says what is achieved, not only what is done.

    Why: work is not a result; a goal that names none cannot be assessed.
    """

    code, name = "CMP012", "goal-too-short"
    title = Text("绩效目标过短或只写工作", "goal too short or work only")
    checks = Text(
        "绩效目标不足 min_chars 字（默认 10，标点不计），或全文不超过 max_work 字（默认 60）且只写开展什么工作，没有任何结果。",
        "The goal has fewer than min_chars characters (10 by default, punctuation aside), or at most max_work (60) and tells "
        "of work alone without any result.",
    )
    why = Text(
        "绩效目标要说明预期达到的产出和效果；只写工作内容，无法判断做到什么程度算完成。",
        "A goal states the outputs and effects expected; work alone does not say when it is done.",
    )
    repair = Text(
        "按“做什么、做到什么程度、带来什么变化”改写，如“培训 500 名社区工作者，提高基层服务能力”。",
        "Write what is done, how much, and what changes, as in “培训 500 名社区工作者，提高基层服务能力”.",
    )
    severity, reliability = Severity.INFO, "heuristic"
    basis = ("mof-2015-88/principles", "review-practice")
    bad = (Example(_ENTRY, goal="业务培训。"), Example(_ENTRY, goal="组织社区工作者参加年度业务培训四期。"))
    good = (Example(_ENTRY, goal="组织社区工作者参加业务培训四期，提高基层服务能力。"),)
    min_chars = Parameter(10, Text("绩效目标至少几个字", "how many characters at least"), low=1)
    max_work = Parameter(60, Text("超过几个字就不判断是否只写工作", "longer goals are not judged as work only"), low=0)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the goal is too short, or tells of work and no result."""
        text = project.goal.text
        if len(text) > self.max_work + self.min_chars or not stated(text):
            return
        weight = weight_of(text)
        if weight < self.min_chars:
            yield self.finding(
                part="goal",
                zh=f"绩效目标只有 {weight} 个字，请写明产出和效果",
                en=f"the goal has only {weight} characters; state outputs and effects",
                expected=f"≥{self.min_chars}",
                actual=weight,
                difference=weight - self.min_chars,
            )
        elif weight <= self.max_work and only_work(text):
            yield self.finding(
                part="goal",
                zh="绩效目标只写了开展的工作，没有写要达到的结果",
                en="the goal tells of work to be done and of no result",
            )

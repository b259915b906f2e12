"""CON013 goal-number-mismatch."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.goal_statements import stated
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context
    from jixiao.rules.consistency.goal_statements import Statement

__all__ = ["GoalNumberMismatch"]

_DIGIT = deferred("[0-9]")


class GoalNumberMismatch(Rule):
    """Numbers in the goal are those of the indicators.

    Why: the goal is what is promised and the indicators how it is measured; two figures for one thing contradict.
    """

    code, name = "CON013", "goal-number-mismatch"
    title = Text("目标与指标数字不符", "number in the goal differs from the indicator")
    checks = Text(
        "绩效目标的一个分句只写了一件事和一个数字，名称、单位与某条指标相同，数字却不同，"
        "也不是别的指标的数字或几条指标之和。数字写在中间的（完成6座小型水库除险加固）也比，但整个目标中该单位只能出现一次。"
        "涉及往年、累计、约数、增长的分句不比。",
        "A clause of the goal names one thing with one number; an indicator of that name and unit has another number,"
        " and so have all others and their sum. A number amid the words (完成6座小型水库除险加固) is compared too, if the goal"
        " has no other of the unit. Clauses about other years, cumulated or approximate numbers, or growth are not"
        " compared.",
    )
    why = Text(
        "目标和指标说的是同一件事，两个数字评审时无法取舍。",
        "Goal and indicator speak of one thing; with two figures a review cannot choose.",
    )
    repair = Text("统一两处的数字。", "Make both numbers the same.")
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("mof-2020-10/task-match", "consistency")
    bad = (
        Example("产出指标：新增就业人数，年度指标值：≥300人。", goal="通过就业帮扶，新增就业500人，群众收入增加。"),
        Example(
            rows=(("产出指标", "数量指标", "农村公路养护里程", "=", "120", "公里"),),
            goal="完成农村公路养护150公里，路况良好。",
        ),
        Example(
            rows=(("产出指标", "数量指标", "除险加固水库数量", "=", "8", "座"),),
            goal="完成6座小型水库除险加固，保障防洪安全。",
        ),
    )
    good = (
        Example("产出指标：新增就业人数，年度指标值：≥300人。", goal="通过就业帮扶，新增就业300人以上，群众收入增加。"),
        Example("产出指标：新增就业人数，年度指标值：≥300人。", goal="“十四五”期间累计新增就业2000人。"),
        Example(
            "1、产出指标：新增就业人数，年度指标值：≥300人。2、产出指标：技能培训人数，年度指标值：≥500人。",
            goal="新增就业500人中有一半接受过培训。",
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Look for the thing of each indicator in the goal, and compare the number behind it."""
        goal = project.goal.text
        if not _DIGIT.search(goal):
            return
        measured = [item for item in project.indicators if _is_measured(item)]
        for item in measured:
            found = stated(goal, item)
            if found is not None and not _known(found.amount, item, measured):
                yield self._finding(project, item, found)

    def _finding(self, project: Project, item: Indicator, found: Statement) -> Finding:
        start, end = found.span
        goal = project.goal.text
        return self.finding(
            found.span,
            zh=f"绩效目标写“{goal[start:end]}”，指标“{item.name_text}”为“{item.text.text}”",
            en=f"the goal says “{goal[start:end]}”, the indicator “{item.name_text}” says “{item.text.text}”",
            part="goal",
            expected=item.value.number,
            actual=found.amount,
            suggestion=Text("统一目标和指标的数字", "make the number of the goal and of the indicator the same"),
            related=[Related(item, "value")],
        )


def _is_measured(indicator: Indicator) -> bool:
    value = indicator.value
    return (
        value.kind is Kind.COMPARISON
        and value.per is None
        and isinstance(value.number, Decimal)
        and not value.approximate
        and (value.subject is None or value.subject in {indicator.name.text, indicator.name.stem})
    )


def _known(amount: Decimal, own: Indicator, measured: list[Indicator]) -> bool:
    """Tell whether any indicator of the unit has the number, or all together."""
    numbers = [item.value.number for item in measured if item.value.unit == own.value.unit]
    return amount in numbers or amount == sum(number or 0 for number in numbers)

"""VAL010 deferred-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["DeferredValue"]


class DeferredValue(Rule):
    """A target is set when the budget is submitted, not later.

    Why: a promise to decide later leaves nothing that can be reviewed or assessed.
    """

    code, name = "VAL010", "deferred-value"
    title = Text("指标值待定", "value deferred")
    checks = Text(
        "指标值推迟确定：“待定”“暂定”“根据下达任务确定”“以批复为准”“视情况而定”等，没有数值。",
        "The value is put off: 待定, 暂定, 根据下达任务确定, 以批复为准, 视情况而定 and the like, without a number.",
    )
    why = Text(
        "绩效目标应随预算同步申报，待定的指标没有可以评审和考核的目标。",
        "Targets are submitted with the budget; a deferred one leaves nothing to review or to assess.",
    )
    repair = Text(
        "按现有计划填写目标值；任务下达后有变化的，按程序调整。",
        "Write the target by the plan at hand; adjust it by the usual procedure once the task is assigned.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2020-10/measurable", "mof-2015-88/principles")
    bad = (
        "产出指标：新增就业人数，年度指标值：根据下达任务确定。",
        "产出指标：培训人次，年度指标值：待定。",
    )
    good = (
        "产出指标：新增就业人数，年度指标值：≥5000人。",
        "产出指标：培训人次，年度指标值：≥300人次（以实际为准）。",
    )
    supersedes = ("VAL004", "VAL020", "VAL022", "CON003", "CON010")
    kinds = frozenset({Kind.DEFERRED})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for every deferred value."""
        text = quoted(indicator.value.text)
        yield self.finding(
            zh=f"指标值“{text}”没有确定目标，请按现有计划填写数值",
            en=f"the value “{text}” sets no target; write a number by the plan at hand",
        )

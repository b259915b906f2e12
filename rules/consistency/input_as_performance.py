"""CON009 input-as-performance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.words import any_of, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["InputAsPerformance"]


class InputAsPerformance(Rule):
    """Money spent is an input, not a result.

    Why: execution of the budget is scored on its own, and spending shows nothing of what was done.
    """

    code, name = "CON009", "input-as-performance"
    title = Text("以投入代替绩效", "input offered as performance")
    checks = Text(
        "产出或效益指标（成本指标除外）是预算执行率、资金到位率、支出进度、投入金额等。"
        "资金发放及时率、带动社会投资等不报；部门整体表可以考核预算执行，不报。",
        "An output or benefit indicator (costs aside) is the execution of the budget, money received, progress of"
        " spending or money put in. Timely payment to beneficiaries and investment attracted from others are left"
        " alone, and so are tables of a whole department.",
    )
    why = Text(
        "花钱是投入，不是产出；预算执行率在评价中另外计分。",
        "Spending is an input; execution of the budget is scored on its own.",
    )
    repair = Text("改为用这笔钱完成的工作或取得的效果。", "Write the work done, or the effect reached, with the money.")
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("review-practice", "mof-2020-10/task-match")
    categories = frozenset({"output", "benefit"})
    words = ("资金", "预算", "经费", "投入", "支出", "投资", "拨款")
    bad = (
        "产出指标：预算执行率，年度指标值：≥95%。",
        Example(rows=(("效益指标", "社会效益指标", "项目资金到位率", "=", "100", "%"),)),
    )
    good = (
        "产出指标：补贴资金发放及时率，年度指标值：100%。",
        "效益指标：带动社会资本投入金额，年度指标值：≥500万元。",
        Example(rows=(("产出指标", "成本指标", "预算执行率", "≥", "95", "%"),)),
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Look at the last words of the name."""
        stem = indicator.name.stem
        if context.table is not None and context.table.level == "department":
            return
        if any_of("input-classes").search(indicator.subcategory or "") or not ends("inputs", stem):
            return
        if any_of("not-inputs").search(stem):
            return
        yield self.finding(
            zh=f"“{indicator.name_text}”是投入，不是产出或效果",
            en=f"“{indicator.name_text}” is an input, no output and no effect",
            part="name",
            suggestion=Text(
                "改写为用这笔资金完成的工作量或取得的效果", "write the work done, or the effect reached, with the money"
            ),
        )

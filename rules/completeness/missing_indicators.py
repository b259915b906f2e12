"""CMP005 missing-indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.classes import expected
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MissingIndicators"]


class MissingIndicators(Rule):
    """A project with money has indicators.

    Why: money without any target can be neither reviewed nor assessed.
    """

    code, name = "CMP005", "missing-indicators"
    title = Text("有资金但没有指标", "money but no indicator")
    checks = Text(
        "项目金额大于 0（或未填金额），却没有任何绩效指标；代替逐类的“缺少……指标”。金额填 0 的项目不报；单元格有字而未能识别的由 FRM003 报告。",
        "The amount is above 0 (or none is given) and there is no indicator at all; reported instead of each missing class. "
        "Projects with amount 0 are left alone; a cell whose text was not recognised is FRM003.",
    )
    why = Text(
        "没有指标的资金无法评审、监控和评价。",
        "Money without indicators can be neither reviewed nor monitored nor assessed.",
    )
    repair = Text(
        "至少填写产出、效益、满意度指标各一条。",
        "Give at least one indicator each of output, benefit and satisfaction.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2021-101/output-and-benefit", "mof-2020-10/specific")
    bad = (Example(total="100.00"),)
    good = (Example("产出指标：完成新闻报道，年度指标值：≥4篇。"), Example(total="0.00", fiscal="0.00"))
    supersedes = ("CMP001", "CMP002", "CMP003", "CMP006", "CMP008", "CMP009", "CMP010", "CMP014")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the project has no indicator and nothing unread that could be one."""
        if project.indicators or project.unread or not expected(project):
            return
        sums = [amount.passage.text for amount in project.amounts.values() if amount.number]
        unit = project.table.unit or ""
        yield self.finding(
            zh=f"有资金 {sums[0]}{unit}，但没有任何绩效指标" if sums else "没有任何绩效指标",
            en=f"{sums[0]}{unit} of money and no indicator at all" if sums else "there is no indicator at all",
            expected="≥3",
            actual=0,
            suggestion=Text(
                "至少填写产出、效益、满意度指标各一条",
                "give at least one indicator each of output, benefit and satisfaction",
            ),
            related=[Related(row.passage.place, "name") for row in project.empty_rows],
        )

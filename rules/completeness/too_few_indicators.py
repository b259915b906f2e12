"""CMP006 too-few-indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Parameter, Rule
from jixiao.rules.completeness.classes import serves_nobody
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["TooFewIndicators"]

_WAN = {"元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "亿元": Decimal(10000)}


class TooFewIndicators(Rule):
    """A project has a minimum of indicators.

    Why: one or two indicators cannot show what a project provides and what comes of it.
    """

    code, name = "CMP006", "too-few-indicators"
    title = Text("指标过少", "too few indicators")
    checks = Text(
        "指标条数少于 minimum（默认 3）；方案可以按金额另定下限。没有指标的项目由 CMP005 报告；有文字未能识别的，以及人员经费、日常公用经费和债务还本付息不报。",
        "Fewer indicators than minimum (3 by default); a profile may ask for more by amount. A project without any is CMP005; "
        "one with unread text is left alone, and so are staff costs, running costs of the office and debt service.",
    )
    why = Text(
        "一两条指标不足以反映项目的产出和效果。", "One or two indicators cannot show a project's outputs and effects."
    )
    repair = Text(
        "把绩效目标分解成产出、效益、满意度等多条指标。",
        "Break the goal down into indicators of output, benefit and satisfaction.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("mof-2020-10/specific", "mof-2015-88/principles")
    bad = ("1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：报道阅读量，年度指标值：≥1000次。",)
    good = (
        "1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：报道阅读量，年度指标值：≥1000次。3、满意度指标：读者满意度，年度指标值：≥90%。",
        Example(),
    )
    minimum = Parameter(3, Text("至少几条指标", "how many indicators at least"), low=1)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the project has indicators, but fewer than required for its amount."""
        count = len(project.indicators)
        if not count or project.unread or serves_nobody(project):
            return
        thresholds = context.settings.get("thresholds")
        minimum = self._minimum(project, thresholds) if thresholds else self.minimum
        if count < minimum:
            yield self.finding(
                zh=f"只有 {count} 条指标，少于 {minimum} 条，请把目标分解得更细",
                en=f"only {count} of at least {minimum} indicators; break the goal down further",
                expected=f"≥{minimum}",
                actual=count,
                difference=count - minimum,
            )

    def _minimum(self, project: Project, thresholds: list[Mapping[str, Any]]) -> int:
        """Return the requirement of the highest threshold that the project's amount in 万元 reaches."""
        amount, factor = project.amount(), _WAN.get(project.table.unit or "")
        if amount is None or factor is None:
            return self.minimum
        reached = [item for item in thresholds if amount * factor >= Decimal(str(item["from"]))]
        return (
            max(reached, key=lambda item: Decimal(str(item["from"])))["minimum-indicators"] if reached else self.minimum
        )

"""CMP002 missing-benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.advice import to_add
from jixiao.rules.completeness.classes import lacks, severity_for, template_rows
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MissingBenefit"]


class MissingBenefit(Rule):
    """Every project has a benefit (effect) indicator.

    Why: outputs alone do not tell what the money changes.
    """

    code, name = "CMP002", "missing-benefit"
    title = Text("缺少效益指标", "no benefit indicator")
    checks = Text(
        "项目有指标，但没有一条效益（效果）指标。类别不明或未能识别的文字可能是效益指标时不报；部门整体支出表按警告报告。",
        "The project has indicators but none of benefit. Nothing is said where an unknown class or unread text may be one. "
        "A warning only in department-level tables.",
    )
    why = Text(
        "效益指标说明产出带来的变化；只有产出，看不出钱花得值不值。",
        "Benefit indicators say what the outputs change; outputs alone do not tell whether the money is well spent.",
    )
    repair = Text(
        "增加经济、社会、生态效益或可持续影响指标，如“效益指标：网上办理率，年度指标值：≥90%。”。",
        "Add an indicator of economic, social or ecological benefit or sustained impact, such as "
        "“效益指标：网上办理率，年度指标值：≥90%。”.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2021-101/output-and-benefit", "mof-2021-101/classes", "ccp-2018-34/coverage")
    bad = ("1、产出指标：完成新闻报道，年度指标值：≥4篇。2、满意度指标：办事群众满意度，年度指标值：≥90%。",)
    good = (
        "1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：网上办理率，年度指标值：≥90%。",
        Example(rows=(("项目效益指标", "社会效益指标", "网上办理率", "≥", "90", "%"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if no indicator is one of benefit."""
        if lacks(project, "benefit", context.vocabulary):
            yield self.finding(
                zh="没有效益指标，请补充经济、社会、生态效益或可持续影响",
                en="there is no benefit indicator; add economic, social or ecological benefit or sustained impact",
                expected="≥1",
                actual=0,
                severity=severity_for(project),
                suggestion=to_add(project, "效益指标", "……率", "≥……%"),
                related=template_rows(project, "benefit"),
            )

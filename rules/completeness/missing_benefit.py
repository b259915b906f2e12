"""CMP002 missing-benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.levels import level_of
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.advice import to_add
from jixiao.rules.completeness.classes import lacks, severity_for, template_rows
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["MissingBenefit"]


class MissingBenefit(Rule):
    """Every project has a benefit (effect) indicator.

    Why: outputs alone do not tell what the money changes.
    """

    code, name = "CMP002", "missing-benefit"
    title = Text("缺少效益指标", "no benefit indicator")
    checks = Text(
        "项目有指标，但没有一条效益（效果）指标。效益指标下只有满意度指标的，作为警告。类别不明或未能识别的文字可能是效益指标时不报；部门整体支出表按警告报告。",
        "The project has indicators but none of benefit; a warning where satisfaction alone stands below benefit. Nothing is said where an unknown class or unread text may be one. "
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
            return
        below = [item for item in project.indicators if item.category == "benefit"]
        if below and all(_asks_how_content(item, context) for item in below):
            yield self.finding(
                zh="效益指标下只有满意度指标，请补充经济、社会、生态效益或可持续影响",
                en="below benefit there is satisfaction only; add economic, social or ecological benefit or sustained impact",
                expected="≥1",
                actual=0,
                severity=Severity.WARNING,
                suggestion=to_add(project, "效益指标", "……率", "≥……%"),
                related=[Related(item, "name") for item in below],
            )


def _asks_how_content(indicator: Indicator, context: Context) -> bool:
    """Tell whether an indicator below 效益指标 is one of satisfaction, by its level-2 word and its name."""
    level = level_of(indicator.subcategory or "", context.vocabulary)
    return level is not None and level.category == "satisfaction" and indicator.name.satisfaction

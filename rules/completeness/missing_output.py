"""CMP001 missing-output."""

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

__all__ = ["MissingOutput"]


class MissingOutput(Rule):
    """Every project has an output indicator.

    Why: without outputs nobody can say what the money buys.
    """

    code, name = "CMP001", "missing-output"
    title = Text("缺少产出指标", "no output indicator")
    checks = Text(
        "项目有指标，但没有一条产出指标。类别不明或未能识别的文字可能是产出指标时不报；部门整体支出表按警告报告。",
        "The project has indicators but none of output. Nothing is said where an unknown class or unread text may be one. "
        "A warning only in department-level tables.",
    )
    why = Text(
        "产出指标说明这笔钱要提供什么产品和服务；没有产出，预算无从核定。",
        "Output indicators say what products and services the money buys; without them a budget cannot be weighed.",
    )
    repair = Text(
        "增加数量、质量、时效方面的产出指标，如“产出指标：培训人数，年度指标值：≥500人。”。",
        "Add output indicators of quantity, quality or timeliness, such as “产出指标：培训人数，年度指标值：≥500人。”.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2021-101/output-and-benefit", "mof-2021-101/classes", "ccp-2018-34/coverage")
    bad = ("1、效益指标：网上办理率，年度指标值：≥90%。2、满意度指标：办事群众满意度，年度指标值：≥90%。",)
    good = (
        "1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：网上办理率，年度指标值：≥90%。",
        Example(rows=(("项目完成指标", "数量指标", "培训人数", "≥", "500", "人"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if no indicator is one of output."""
        if lacks(project, "output", context.vocabulary):
            yield self.finding(
                zh="没有产出指标，请补充数量、质量、时效方面的产出",
                en="there is no output indicator; add outputs of quantity, quality or timeliness",
                expected="≥1",
                actual=0,
                severity=severity_for(project),
                suggestion=to_add(project, "产出指标", "……数量", "≥……"),
                related=template_rows(project, "output"),
            )

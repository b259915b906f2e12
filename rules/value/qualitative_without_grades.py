"""VAL020 qualitative-without-grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quality import Quality, quality
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["QualitativeWithoutGrades"]


class QualitativeWithoutGrades(Rule):
    """A qualitative target is graded, with a criterion for each grade.

    Why: without grades the score is a matter of taste.
    """

    code, name = "VAL020", "qualitative-without-grades"
    title = Text("定性指标未分级分档", "qualitative value without grades")
    checks = Text(
        "定性的指标值没有分级分档（如优／良／中／差），说明里也没有评分标准。描述含糊的由 VAL004 报。",
        "A qualitative value has no grades (优／良／中／差), nor does the remark say how it is scored. Vague "
        "values are VAL004.",
    )
    why = Text("没有分档标准，评分只能凭印象。", "Without grades the score is a matter of taste.")
    repair = Text(
        "写成分档的值并说明标准，如“优、良、中、差”，或改为可以计量的数值。",
        "Write grades and their criteria, such as “优、良、中、差”, or a number that can be measured.",
    )
    severity, reliability = Severity.INFO, "heuristic"
    basis = ("mof-2020-10/measurable", "review-practice")
    bad = (
        Example(rows=(("效益指标", "社会效益指标", "营商环境", "定性", "有效改善", ""),)),
        "产出指标：资产清查程序，年度指标值：向主管部门报备。",
    )
    good = (
        Example(rows=(("效益指标", "社会效益指标", "食品安全状况", "定性", "高中低", ""),)),
        Example(
            rows=(
                ("效益指标", "社会效益指标", "营商环境", "定性", "有效改善", "", "10", "优得满分，良得60%，差不得分"),
            )
        ),
        "产出指标：工程质量，年度指标值：合格。",
    )
    kinds = frozenset({Kind.QUALITATIVE, Kind.GRADE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a qualitative value that nobody grades."""
        if quality(indicator) in (Quality.DECLARED, Quality.OTHER):
            text = quoted(indicator.value.text)
            yield self.finding(
                zh=f"定性的指标值“{text}”没有分级分档，请写明各档标准或改为数值",
                en=f"the qualitative value “{text}” has no grades; state them, or write a number",
                suggestion=Text(
                    "例如“优、良、中、差”并在说明中写明各档标准",
                    "for example “优、良、中、差”, with the criterion of each in the remark",
                ),
            )

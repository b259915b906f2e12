"""VAL011 boolean-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quality import Quality, quality
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["BooleanValue"]


class BooleanValue(Rule):
    """A target says how much, how well or by when, not yes or no.

    Why: “是” and “已完成” neither measure anything nor leave room between full marks and none.
    """

    code, name = "VAL011", "boolean-value"
    title = Text("是否式指标值", "yes-or-no value")
    checks = Text(
        "指标值只是“是”“否”“已完成”“通过”“建成”等，没有数量、比率或时间；名称本身问“是否”的按提示报告。",
        "The value is only 是, 否, 已完成, 通过, 建成 and the like, without a quantity, a rate or a date; an info where the name itself asks 是否.",
    )
    why = Text(
        "是否式的值不能反映完成的程度，也无法按完成比例评分。",
        "A yes-or-no value shows no degree of completion and cannot be scored in proportion.",
    )
    repair = Text(
        "改为可计量的值：完成率“100%”、数量“≥1套”或期限“12月底前完成”。",
        "Write something that can be measured: “100%”, “≥1套” or “12月底前完成”.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("mof-2020-10/measurable", "review-practice")
    bad = (
        "效益指标：满足市民健身需求，年度指标值：是。",
        "产出指标：规划方案编制，年度指标值：已完成。",
        "产出指标：项目专家评审，年度指标值：通过。",
    )
    good = (
        "产出指标：规划方案编制完成率，年度指标值：100%。",
        "产出指标：工程质量，年度指标值：合格。",
    )
    supersedes = ("CON003",)
    kinds = frozenset({Kind.QUALITATIVE, Kind.GRADE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a value that only says yes or no."""
        if quality(indicator) is Quality.BOOLEAN:
            text = quoted(indicator.value.text)
            yield self.finding(
                zh=f"“{text}”只说明是否，不能反映完成程度，请改为数量、比率或时间",
                en=f"“{text}” only says yes or no; write a quantity, a rate or a date",
                suggestion=_suggestion(indicator),
                severity=Severity.INFO if "是否" in indicator.name_text else None,
            )


def _suggestion(indicator: Indicator) -> Text:
    level = indicator.subcategory or ""
    if "时效" in level or "时间" in indicator.name_text:
        return Text("改为期限，如“12月底前完成”", "write a date, such as “12月底前完成”")
    if "数量" in level or indicator.name.count:
        return Text("改为数量，如“≥1项”", "write a number, such as “≥1项”")
    if indicator.category == "benefit":
        return Text("改为可以核对的数值，如“覆盖率≥95%”", "write a figure that can be verified, such as “覆盖率≥95%”")
    return Text("改为比率，如“完成率100%”", "write a rate, such as “完成率100%”")

"""VAL004 unquantified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quality import VAGUE, Quality, quality, repeats_name
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["Unquantified"]


class Unquantified(Rule):
    """A target is a number, a grade of a stated scale, or a change against a stated figure.

    Why: “显著提升” can neither be missed nor be met; it is what reviewers complain of most.
    """

    code, name = "VAL004", "unquantified"
    title = Text("指标值未量化", "value not quantified")
    checks = Text(
        "指标值只有“显著提升”“有效保障”“持续改善”一类的描述，或只重复指标名称，没有数值、分档标准或基准值；"
        "满意度只写“满意”。"
        "申报为定性的指标由 VAL020 提示，“前列”“领先”由 VAL013 报，“是”“已完成”由 VAL011 报。",
        "The value is only a description (显著提升, 有效保障, 持续改善), or the name again, without a number, a "
        "graded scale or a "
        "base figure; or a satisfaction is just 满意. Values declared qualitative are VAL020, 前列 and 领先 "
        "VAL013, 是 and 已完成 VAL011.",
    )
    why = Text(
        "描述性的目标无法核对是否完成，是评审意见中最常见的问题。",
        "Nobody can say whether a description was met; reviewers complain of nothing more often.",
    )
    repair = Text(
        "改为数值（“≥95%”）、与基准值的比较（“比2022年的85%提高5个百分点”），或写明分档标准。",
        "Write a number (“≥95%”), a change against a figure (“比2022年的85%提高5个百分点”), or the grades and "
        "their criteria.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2020-10/measurable", "mof-2015-88/principles", "mof-2021-101/principles")
    bad = (
        "效益指标：政务服务水平，年度指标值：显著提升。",
        "效益指标：指导社区文化建设，年度指标值：指导社区文化建设。",
        "满意度指标：群众满意度，年度指标值：满意。",
    )
    good = (
        "效益指标：政务服务网上可办率，年度指标值：≥95%。",
        "产出指标：安全生产责任制落实情况，年度指标值：全覆盖。",
        Example(rows=(("效益指标", "社会效益指标", "营商环境", "定性", "有效改善", ""),)),
    )
    supersedes = ("CON010", "CON003")
    kinds = frozenset({Kind.QUALITATIVE, Kind.GRADE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding if the value is vague."""
        if quality(indicator) is not Quality.VAGUE:
            return
        text = indicator.value.text
        words = list(VAGUE.finditer(text))
        own = indicator.name_passage.fragments != indicator.value_passage.fragments
        repeated = own and repeats_name(indicator)  # in a form of prose one text is both name and value
        span = (words[0].start(), words[-1].end()) if words and not repeated else None
        if repeated:
            zh = f"指标值“{quoted(text)}”只是重复指标名称，没有目标数值"
            en = f"the value “{quoted(text)}” only repeats the name and states no target"
        else:
            zh = f"指标值“{quoted(text)}”没有量化，无法核对是否完成"
            en = f"the value “{quoted(text)}” is not quantified and cannot be verified"
        yield self.finding(span, zh=zh, en=en, suggestion=_suggestion(indicator))


def _suggestion(indicator: Indicator) -> Text:
    name = indicator.name
    if name.rate or indicator.category == "satisfaction":
        return Text("改为百分比，如“≥90%”", "write a percentage, such as “≥90%”")
    if indicator.category == "output":
        return Text(
            "改为完成的数量、比率或日期，如“≥12次”“≥95%”“12月底前”",
            "write a number, a rate or a date, such as “≥12次”, “≥95%”, “12月底前”",
        )
    return Text(
        "写明达到的数值，或比哪一年的多少提高（降低）多少；确需定性的，写明分档标准",
        "write the figure to be reached, or the change and the figure it is measured from; if it must be "
        "qualitative, state the grades",
    )

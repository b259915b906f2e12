"""VAL004 unquantified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quality import VAGUE, Quality, graded, quality, repeats_name
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.words import finder
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["Unquantified"]

_tied_to_budget = finder("budget_bounds")
_costly = finder("costs")


class Unquantified(Rule):
    """A target is a number, a grade of a stated scale, or a change against a stated figure.

    Why: “显著提升” can neither be missed nor be met; it is what reviewers complain of most.
    """

    code, name = "VAL004", "unquantified"
    title = Text("指标值未量化", "value not quantified")
    checks = Text(
        "指标值只有“显著提升”“有效保障”“持续改善”一类的描述，或只重复指标名称，没有数值、分档标准或基准值；"
        "满意度只写“满意”，某某率只写“合格”“优良”。成本只写“不超过预算”的作为提示。"
        "申报为定性的指标由 VAL020 提示，“前列”“领先”由 VAL013 报，“是”“已完成”由 VAL011 报。",
        "The value is only a description (显著提升, 有效保障, 持续改善), or the name again, without a number, a "
        "graded scale or a "
        "base figure; a satisfaction is just 满意, or a rate just 合格. A cost that is just 不超过预算 is pointed out. Values declared qualitative are VAL020, 前列 and 领先 "
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
        text = indicator.value.text
        if quality(indicator) is not Quality.VAGUE:
            if _of_cost(indicator) and _tied_to_budget(text):
                yield self._tied(text)
            return
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

    def _tied(self, text: str) -> Finding:
        return self.finding(
            zh=f"成本目标“{quoted(text)}”没有写明金额，等于没有另设目标",
            en=f"the cost target “{quoted(text)}” names no sum, so it asks for nothing beyond the budget",
            suggestion=Text("写明金额，如“≤80万元”", "name the sum, such as “≤80万元”"),
            severity=Severity.INFO,
        )


def _of_cost(indicator: Indicator) -> bool:
    """Tell whether a target without any number is one of cost."""
    text = indicator.value.text
    costly = indicator.category == "cost" or "成本" in (indicator.subcategory or "") or _costly(indicator.name_text)
    return costly and not any(char.isdecimal() for char in text) and not graded(indicator)


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

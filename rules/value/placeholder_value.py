"""VAL002 placeholder-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.placeholders import deferred_to_total, inapplicable, is_blank, is_symbol, says_nothing, stand_in
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["PlaceholderValue"]

_DASH = deferred(r"[\s/／\\\-—–－~～≥≤<>=＝]*")
_ERROR = deferred(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NULL!|NUM!)")


class PlaceholderValue(Rule):
    """A template's place-holder must be replaced by the value.

    Why: ``≥**%``, ``XX``, ``____`` or ``/`` say that nobody has decided on a target.
    """

    code, name = "VAL002", "placeholder-value"
    title = Text("模板占位未替换", "placeholder not replaced")
    checks = Text(
        "指标值仍是模板占位：星号、XX、下划线、省略号、斜杠、短横线、填写提示或公式的出错结果（#REF!）；满意度和比率写“无”也算。"
        "名称为“无”“不适用”的行不报。",
        "The value is still a placeholder: asterisks, XX, underscores, dots, a slash, a dash, a template hint or the error of a formula (#REF!);"
        " so is 无 "
        "for a satisfaction or a rate. Rows named 无 or 不适用 are left alone.",
    )
    why = Text(
        "占位符不是目标值，说明该指标尚未填报。", "A placeholder is no target: the indicator has not been filled in."
    )
    repair = Text("用实际目标值替换占位符。", "Replace the placeholder by the real target.")
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2020-10/measurable", "form-instruction")
    bad = (
        "产出指标：设备验收合格率，年度指标值：≥**%。",
        "满意度指标：学员满意度，年度指标值：XX。",
        Example(rows=(("产出指标", "数量指标", "培训场次", "", "/", "场"),)),
    )
    good = (
        "产出指标：设备验收合格率，年度指标值：≥98%。",
        Example(rows=(("效益指标", "生态效益指标", "无", "", "无", ""),)),
    )
    supersedes = ("VAL005", "VAL022", "VAL023", "CON003", "CON010")
    kinds = frozenset({Kind.PLACEHOLDER, Kind.QUALITATIVE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a mask or a hint that stands in place of the value."""
        own = indicator.value_text
        span = None if is_blank(own) else stand_in(indicator, context)
        if span is None or indicator.heads or inapplicable(indicator):
            return
        if (is_symbol(own) or says_nothing(own)) and deferred_to_total(indicator):
            return
        if says_nothing(own) and not self._needs_number(indicator):
            return
        if indicator.category == "benefit" and level_of(indicator.name_text, context.vocabulary) and is_symbol(own):
            return  # a row of the template whose class does not apply
        text = quoted(indicator.value.text)
        if _ERROR.search(indicator.value.text):
            yield self.finding(
                span,
                zh=f"指标值“{text}”是公式出错的结果，请改正公式或直接填写目标值",
                en=f"the value “{text}” is the error of a formula; mend the formula or write the target",
            )
            return
        if _DASH.fullmatch(own) or says_nothing(own):
            yield self.finding(
                span,
                zh=f"指标值只写了“{text}”，没有目标值",
                en=f"the value is only “{text}” and no target",
                suggestion=Text(
                    "填写目标值；这一条不适用的，删去这一条",
                    "write the target, or delete the indicator if it does not apply",
                ),
            )
            return
        yield self.finding(
            span,
            zh=f"指标值“{text}”是未替换的占位内容，请填写实际目标值",
            en=f"the value “{text}” is a placeholder; write the real target",
        )

    def _needs_number(self, indicator: Indicator) -> bool:
        """无 may mean zero or not applicable, but a wanted rate is never 无."""
        name = indicator.name
        return (name.satisfaction or name.rate) and name.polarity >= 0

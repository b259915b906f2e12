"""VAL005 missing-unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import suggested
from jixiao.rules.value.units import Bare, bare_numbers, usual_unit
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["MissingUnit"]

_LONGEST_UNIT = 3


class MissingUnit(Rule):
    """A number needs a unit, in the value, in the unit column or in the name.

    Why: without a unit nobody can say later whether the target was met; budget systems refuse it at import.
    """

    code, name = "VAL005", "missing-unit"
    title = Text("缺少计量单位", "unit missing")
    checks = Text(
        "数字后没有计量单位，单位列、指标名称（括号内，“人数”“次数”一类的词尾，或以这个数和单位结尾：“变压器3台”）和指标说明里也没有。"
        "零、得分、指数、年份、两数之比（收入比、郁闭度、PUE）和名称自带基数的比率（万台特种设备死亡率）不需要单位，金额以外的频次（2/月）也不需要；带“万”“亿”的由 VAL015 报。",
        "No unit follows the number, and none stands in the unit column, in the name (in brackets, in a tail "
        "such as 人数, "
        "次数, or as this very number with a unit at its end, 变压器3台) or in the remark. Nought, scores, indices, years, ratios of two numbers (收入比, 郁闭度, PUE) and rates with "
        "their base in the name (万台特种设备死亡率) need none, nor do frequencies (2/月) unless they are of money; numbers with 万 or 亿 are VAL015.",
    )
    why = Text(
        "没有单位就无法核对目标是否完成，预算管理系统导入时也会退回。",
        "Without a unit nobody can say later whether the target was met; budget systems refuse it at import.",
    )
    repair = Text(
        "在数字后写明单位（“≥4篇”），或填写单位列，或在名称后注明（“新闻报道（篇）”）。",
        "Write the unit after the number (“≥4篇”), in the unit column, or after the name (“新闻报道（篇）”).",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("import-gate", "mof-2020-10/measurable")
    bad = (
        "产出指标：完成新闻报道，年度指标值：≥4。",
        Example(rows=(("产出指标", "数量指标", "编制规划方案", "≥", "3", ""),)),
    )
    good = (
        "产出指标：完成新闻报道，年度指标值：≥4篇。",
        "产出指标：新闻报道（篇），年度指标值：≥4。",
        "产出指标：出访人数，年度指标值：≤10。",
        Example(rows=(("产出指标", "数量指标", "编制规划方案", "≥", "3", "份"),)),
    )
    fixable = "unsafe"
    supersedes = ("CON003",)
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE, Kind.COMPOUND})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each number whose unit stands nowhere."""
        if indicator.value.unit is None:
            for bare in bare_numbers(indicator, context):
                if not bare.scaled and not _is_in_the_name(bare, indicator):
                    yield self._made(bare, indicator)

    def _made(self, bare: Bare, indicator: Indicator) -> Finding:
        start, end = bare.numbers[0].span.start, bare.end
        text = indicator.value.text
        unit = usual_unit(indicator, bare.part)
        written = quoted(text[start:end] + (unit or ""))
        return self.finding(
            (start, end),
            zh=f"“{text[start:end]}”后缺少计量单位，请写明单位",
            en=f"no unit after “{text[start:end]}”; write the unit",
            suggestion=Text(f"例如“{written}”，单位以实际为准", f"for example “{written}”, with the unit that applies")
            if unit
            else None,
            fix=suggested(end, end, unit) if unit else None,
        )


def _is_in_the_name(bare: Bare, indicator: Indicator) -> bool:
    """Tell whether the name ends with the very number and its unit: 变压器3台."""
    name, number = indicator.name_text, bare.numbers[0].text
    behind = name.rpartition(number)[2] if number in name else ""
    return 0 < len(behind) <= _LONGEST_UNIT and behind.isalpha()

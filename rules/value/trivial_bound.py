"""VAL006 trivial-bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Name, Number, Value
from jixiao.rule import Context, Parameter, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.value.rates import bounded, is_percent, rated, surpassable
from jixiao.rules.value.words import finder
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["TrivialBound"]

_existing = finder("existing")
_signed = finder("signed")
_of_plan = finder("of_plan")


class TrivialBound(Rule):
    """A target must be one that could be missed.

    Why: “≥0” and “≤100%” hold whatever happens.
    """

    code, name = "VAL006", "trivial-bound"
    title = Text("目标恒成立", "target that always holds")
    checks = Text(
        "“≥0”；不可能超过100%的比率写“≤100%”；用户、访问量等本来就有的事物写“≥1”。可能为负的量（增减、利润、温度等）和"
        "与计划相比的比率（预算执行率等）不报。",
        "“≥0”; “≤100%” of a rate that cannot exceed 100 %; “≥1” of what exists anyway (users, visits …). "
        "Quantities that may be "
        "negative and rates against a plan are left alone.",
    )
    why = Text("无论做得好坏都能“完成”的目标没有约束力。", "A target that is met whatever happens binds nobody.")
    repair = Text("提高到需要努力才能达到的水平，如“≥95%”。", "Set a level that takes an effort, such as “≥95%”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("arithmetic", "mof-2015-88/principles")
    bad = (
        "产出指标：设备验收合格率，年度指标值：≥0%。",
        "产出指标：整改完成率，年度指标值：≤100%。",
        "效益指标：系统用户数，年度指标值：≥1个。",
    )
    good = (
        "产出指标：设备验收合格率，年度指标值：≥95%。",
        "效益指标：财政收入增长率，年度指标值：≥0%。",
        "产出指标：投诉率，年度指标值：≤1%。",
    )
    supersedes = ("VAL021",)
    kinds = frozenset({Kind.COMPARISON})

    maximum = Parameter(
        1,
        Text("本来就有的事物“≥”几算恒成立", "up to which number “at least” is trivial for what exists anyway"),
        low=0,
        high=100,
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a bound that no result can miss."""
        value = indicator.value
        number = value.numbers[0]
        if value.op == ">=" and number.value <= self.maximum:
            trivial = self._always_above(number, rated(indicator, value, context), value)
        elif value.op == "<=" and number.value == 100:
            trivial = self._full(number, rated(indicator, value, context), indicator)
        else:
            return
        if trivial:
            end = number.unit_span.end if number.unit_span else number.span.end
            start = min(number.span.start, value.op_span.start if value.op_span else number.span.start)
            shown = f"{value.op}{plain(number.value)}{number.unit or ''}".replace(">=", "≥").replace("<=", "≤")
            yield self.finding(
                (start, end),
                zh=f"“{shown}”无论结果如何都成立，请改为需要努力才能达到的目标",
                en=f"“{shown}” holds whatever happens; set a level that takes an effort",
            )

    def _always_above(self, number: Number, name: Name, value: Value) -> bool:
        if number.value == 0:
            return not _signed(name.text) and not _signed(value.subject or "")
        return number.unit != "%" and _existing(name.text)

    def _full(self, number: Number, name: Name, indicator: Indicator) -> bool:
        plan = surpassable(name) or _of_plan(name.text)
        return is_percent(number, name) and bounded(name) and not plan and indicator.category != "cost"

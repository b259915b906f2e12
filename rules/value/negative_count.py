"""VAL025 negative-count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import end_of
from jixiao.rules.value.words import holding, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["NegativeCount"]

_COUNTED = frozenset((*words("indivisible"), *words("times"), *words("measures")))
_SIGNED = holding("signed")


class NegativeCount(Rule):
    """Counts, durations and amounts are not negative.

    Why: −5 people cannot be trained; the dash is a slip or a list mark.
    """

    code, name = "VAL025", "negative-count"
    title = Text("数量为负", "negative quantity")
    checks = Text(
        "数量、时长、面积或金额的目标小于零。增减、利润、温度等可能为负的量不报。",
        "The target of a count, a duration, an area or an amount is below zero. Quantities that may be negative "
        "(changes, "
        "profit, temperature) are left alone.",
    )
    why = Text("数量不可能为负，多为录入错误。", "A quantity cannot be negative; mostly it is a slip of typing.")
    repair = Text("去掉负号，或写明是减少多少。", "Drop the minus sign, or say that it is a decrease.")
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic",)
    bad = (
        "产出指标：培训人数，年度指标值：-50人。",
        "产出指标：办理时限，年度指标值：≤-3个工作日。",
    )
    good = (
        "产出指标：培训人数，年度指标值：50人。",
        "效益指标：年末编制净增人数，年度指标值：-5人。",
        "产出指标：冷库温度，年度指标值：≤-18℃。",
    )
    kinds = frozenset({Kind.COMPARISON, Kind.COMPOUND})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each negative quantity."""
        value = indicator.value
        for part in value.parts or (value,):
            for number in part.numbers:
                if number.value < 0 and self._countable(number.unit, part, indicator):
                    span = (number.span.start, end_of(number, value.text))
                    shown = value.text[slice(*span)]
                    yield self.finding(
                        span,
                        zh=f"“{quoted(shown)}”是负数，该数量不可能小于零，请核对",
                        en=f"“{quoted(shown)}” is negative, but this quantity cannot be; check it",
                        expected="≥0",
                        actual=shown,
                    )

    def _countable(self, unit: str | None, part: Value, indicator: Indicator) -> bool:
        counted = unit in _COUNTED or (unit is None and indicator.name.count)
        return counted and _SIGNED.search(indicator.name_text + (part.subject or "")) is None

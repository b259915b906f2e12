"""VAL021 unusual-satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Parameter, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.value.rates import is_percent, rated
from jixiao.rules.value.spans import stated
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["UnusualSatisfaction"]


class UnusualSatisfaction(Rule):
    """A satisfaction target is neither low nor exactly 100 %.

    Why: below 80 % it demands nothing, and 100 % of a survey is hardly ever reached.
    """

    code, name = "VAL021", "unusual-satisfaction"
    title = Text("满意度取值异常", "unusual satisfaction target")
    checks = Text(
        "满意度目标低于下限（默认80%），或定为100%。不满意率一类的指标不报。",
        "A satisfaction target below the minimum (80 % by default), or of 100 %. Rates of dissatisfaction are "
        "left alone.",
    )
    why = Text(
        "过低没有约束力；100%在抽样调查中几乎不可能，多为随手填写。",
        "Too low a target demands nothing; 100 % is hardly ever reached in a survey.",
    )
    repair = Text("参照上年调查结果确定，如“≥90%”。", "Set it by last year's survey, such as “≥90%”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("review-practice", "mof-2015-88/principles")
    bad = (
        "满意度指标：服务对象满意度，年度指标值：100%。",
        "满意度指标：学员满意度，年度指标值：≥60%。",
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        "效益指标：不满意工单回访率，年度指标值：100%。",
    )
    supersedes = ("VAL007",)
    kinds = frozenset({Kind.COMPARISON})

    minimum = Parameter(80, Text("满意度目标的下限（%）", "lowest usual target, in per cent"), low=0, high=100)
    maximum = Parameter(
        100, Text("达到多少（%）视为过高", "targets from here on are too high, in per cent"), low=1, high=100
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a satisfaction outside the usual range."""
        value = indicator.value
        number = value.numbers[0]
        if value.op not in ("=", ">=", ">") or self.minimum <= number.value < self.maximum:
            return
        if not is_percent(number, indicator.name) or not 1 < number.value <= 100:
            return
        name = rated(indicator, value, context)
        if not name.satisfaction or name.growth or "不满意" in name.text:
            return
        shown = f"{plain(number.value)}%"
        high = number.value >= self.maximum
        zh = f"满意度目标“{shown}”" + (
            "过高，实际难以达到，请核对" if high else f"低于通常的下限 {self.minimum}%，请核对"
        )
        low = f"is below the usual minimum of {self.minimum} %"
        yield self.finding(
            stated(value, number),
            zh=zh,
            en=f"the satisfaction target “{shown}” {'is hardly ever reached' if high else low}; check it",
            expected=f"≥{self.minimum}%，<{self.maximum}%",
            actual=shown,
        )

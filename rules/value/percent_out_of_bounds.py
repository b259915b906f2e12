"""VAL003 percent-out-of-bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Name, Number, Value
from jixiao.rule import Context, Parameter, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.value.rates import bounded, certain, is_percent, rated, surpassable
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["PercentOutOfBounds"]


class PercentOutOfBounds(Rule):
    """A bounded rate lies between 0 and 100 %.

    Why: no satisfaction, pass rate or coverage can be 120 %; growth rates can, and are left alone.
    """

    code, name = "VAL003", "percent-out-of-bounds"
    title = Text("百分比超出0～100", "percentage outside 0–100")
    checks = Text(
        "满意度、合格率、覆盖率等不可能超出0～100%的比率，其指标值小于0或大于100%。不能断定有此上限的比率"
        "（如“利用率”“供给率”）只作提示；增长率、毛入学率、产销率等不受此限；"
        "计划任务完成率在超额完成的限度内不报，超出限度作为警告。",
        "The value of a rate that cannot leave 0–100 % (satisfaction, pass rate, coverage …) is below 0 or "
        "above 100 %. A rate of which that is not certain (利用率, 供给率) is only pointed out. Growth "
        "rates, gross enrolment, sales-to-output and the like are exempt; so is over-fulfilment of a plan up to "
        "a limit, beyond which it is a warning.",
    )
    why = Text(
        "这样的目标在算术上不可能实现，多为录入或转换错误。",
        "Such a target is impossible; mostly it is a slip of typing or conversion.",
    )
    repair = Text("改为 0～100% 之间的数，如“≥90%”。", "Write a number between 0 and 100 %, such as “≥90%”.")
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic",)
    bad = (
        "满意度指标：服务对象满意度，年度指标值：≥290%。",
        "产出指标：设备验收合格率，年度指标值：120%。",
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        "效益指标：旅游收入增长率，年度指标值：≥120%。",
    )
    supersedes = ("VAL007",)
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.COMPOUND})

    overfulfilment = Parameter(
        200,
        Text(
            "计划完成率到多少（%）仍视为超额完成",
            "completion of a plan up to this many per cent counts as over-fulfilment",
        ),
        low=100,
        high=1000,
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each percentage that its rate cannot reach."""
        value = indicator.value
        for part in value.parts or (value,):
            for number in part.numbers:
                if not 0 <= number.value <= 100 and is_percent(number, indicator.name):
                    name = rated(indicator, part, context)
                    if self._impossible(name, number, part):
                        yield self._made(number, part, name)

    def _impossible(self, name: Name, number: Number, part: Value) -> bool:
        if part.kind not in self.kinds or not bounded(name):
            return False
        if number.value < 0:
            return part.kind is Kind.COMPARISON  # in a range it is a tolerance
        return not surpassable(name) or number.value > self.overfulfilment

    def _made(self, number: Number, part: Value, name: Name) -> Finding:
        known = certain(name)
        end = number.unit_span.end if number.unit_span else number.span.end
        shown = f"{plain(number.value)}%"
        beyond = number.value - (100 if number.value > 100 else 0)
        return self.finding(
            (number.span.start, end),
            zh=f"“{shown}”超出该比率{'可能' if known else '通常'}的范围 0～100%，请核对",
            en=f"“{shown}” is outside 0–100 %, the {'' if known else 'usual '}range of this rate; check it",
            expected="0～100%",
            actual=shown,
            difference=f"{plain(beyond)}%",
            suggestion=self._suggestion(number, part, name),
            severity=None if known else self._doubted(name, number),
        )

    def _doubted(self, name: Name, number: Number) -> Severity:
        """Return how grave a number is of a rate that may leave 0–100 %: beyond all measure it is hardly meant."""
        return Severity.WARNING if surpassable(name) or number.value >= self.overfulfilment else Severity.INFO

    def _suggestion(self, number: Number, part: Value, name: Name) -> Text:
        """Offer ≥ where a first digit 2 may be what conversion made of it."""
        rest = number.text[1:]
        if number.text[0] == "2" and not part.op_stated and rest.isdecimal() and 50 <= int(rest) <= 100:
            return Text(f"原文若是“≥{rest}%”，请改回", f"if it was “≥{rest}%”, write that")
        usual = "≤5%" if name.polarity < 0 else "≥90%"
        return Text(f"改为 0～100% 之间的数，如“{usual}”", f"write a number between 0 and 100 %, such as “{usual}”")

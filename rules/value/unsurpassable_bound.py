"""VAL007 unsurpassable-bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Parameter, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.rates import bounded, is_percent, rated, surpassable
from jixiao.rules.value.spans import suggested
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["UnsurpassableBound"]

_SIGNS = frozenset({"≥", "≧", ">=", "＞＝", "＞=", ">", "＞", "⩾", "≯"})


class UnsurpassableBound(Rule):
    """A rate that cannot exceed 100 % is “=100%”, not “≥100%”.

    Why: more than 100 % cannot be; the sign says that nobody thought about the number.
    """

    code, name = "VAL007", "unsurpassable-bound"
    title = Text("不可能超过的100%", "100 % that cannot be surpassed")
    checks = Text(
        "合格率、覆盖率等不可能超过100%的比率写成“≥100%”或“＞100%”。计划任务完成率不报。",
        "A rate that cannot exceed 100 % (pass rate, coverage …) has the target “≥100%” or “>100%”. Completion "
        "of a plan is "
        "left alone.",
    )
    why = Text("该比率最高只能是100%，“大于”没有意义。", "100 % is the most it can be; “more than” means nothing.")
    repair = Text(
        "写成“=100%”，或改为留有余地的目标，如“≥98%”。", "Write “=100%”, or a target with some room, such as “≥98%”."
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("arithmetic", "plain-writing")
    bad = (
        "产出指标：设备验收合格率，年度指标值：≥100%。",
        "产出指标：重点区域覆盖率，年度指标值：大于100%。",
    )
    good = (
        "产出指标：设备验收合格率，年度指标值：=100%。",
        "产出指标：设备验收合格率，年度指标值：100%。",
        "产出指标：招商引资任务完成率，年度指标值：≥100%。",
    )
    fixable = "unsafe"
    kinds = frozenset({Kind.COMPARISON})

    maximum = Parameter(100, Text("比率的上限（%）", "the most the rate can be, in per cent"), low=1, high=100)

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for at least, or more than, the most there can be."""
        value = indicator.value
        if value.op not in (">=", ">") or value.number != self.maximum:
            return
        number = value.numbers[0]
        name = rated(indicator, value, context)
        if not is_percent(number, indicator.name) or not bounded(name) or surpassable(name):
            return
        end = number.unit_span.end if number.unit_span else number.span.end
        span = value.op_span or number.span
        shown = value.text[min(span.start, number.span.start) : max(span.end, end)]
        sign = value.text[span.start : span.end]
        yield self.finding(
            (min(span.start, number.span.start), max(span.end, end)),
            zh=f"该比率最高为 {self.maximum}%，“{quoted(shown)}”应写成“={self.maximum}%”",
            en=f"this rate cannot exceed {self.maximum} %; write “={self.maximum}%” for “{quoted(shown)}”",
            expected=f"={self.maximum}%",
            actual=shown,
            suggestion=Text(f"“={self.maximum}%”", f"“={self.maximum}%”"),
            fix=suggested(span.start, span.end, "=") if sign in _SIGNS else None,
        )

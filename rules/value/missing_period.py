"""VAL024 missing-period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.spans import stated
from jixiao.rules.value.words import holding, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["MissingPeriod"]

_FREQUENCY = holding("frequencies")
_PERIODS = frozenset(words("periods"))
_PERIOD_SAID = deferred("年|季|月|周|旬|日|天|小时|时|每|期")


class MissingPeriod(Rule):
    """A frequency names its period in the name and the value alike.

    Why: “2次” may be a day's work or a year's.
    """

    code, name = "VAL024", "missing-period"
    title = Text("频次缺少周期", "frequency without period")
    checks = Text(
        "名称的单位是“次/日”而取值只写“次”，取值是“次/日”而名称的单位只写“次”，或名称是频次而取值没有写多长时间一次。",
        "The name's unit is 次/日 and the value's only 次, or the reverse; or the name speaks of a frequency "
        "and the value states "
        "no period.",
    )
    why = Text("每天2次与每年2次相差几百倍。", "Twice a day and twice a year differ by a factor of hundreds.")
    repair = Text("写明周期，如“≥2次/天”。", "State the period, such as “≥2次/天”.")
    severity, reliability = Severity.INFO, "heuristic"
    basis = ("mof-2020-10/measurable",)
    bad = (
        "产出指标：机房巡检（次/日），年度指标值：≥2次。",
        "产出指标：道路巡查频次，年度指标值：≥2次。",
    )
    good = (
        "产出指标：机房巡检（次/日），年度指标值：≥2次/日。",
        "产出指标：机房巡检（次/日），年度指标值：≥2。",
        "产出指标：年度巡查频次，年度指标值：≥2次。",
    )
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE})
    words = ("（", "(", "[", "【", "频")

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding when only one of name and value names the period."""
        value, name = indicator.value, indicator.name
        if value.unit is None:
            return
        wanted, _, period = (name.unit or "").partition("/")
        if value.per is None:
            if period in _PERIODS and wanted == value.unit:
                yield self._made(value, f"“/{period}”")
            elif (
                value.unit == "次" and _FREQUENCY.search(name.text) and not _PERIOD_SAID.search(name.text + value.text)
            ):
                yield self._made(value, "“/月”“/年”")
        elif value.per in _PERIODS and name.unit == value.unit:
            yield self.finding(
                name.unit_span,
                part="name",
                zh=f"名称的单位是“{name.unit}”，取值却是“{value.unit}/{value.per}”，请统一",
                en=f"the name's unit is “{name.unit}”, the value's “{value.unit}/{value.per}”; make them agree",
                expected=f"{value.unit}/{value.per}",
                actual=name.unit,
            )

    def _made(self, value: Value, period: str) -> Finding:
        span = stated(value, value.numbers[-1])
        shown = value.text[slice(*span)]
        return self.finding(
            span,
            zh=f"“{shown}”没有写明多长时间内，请加上周期，如{period}",
            en=f"“{shown}” within which period? add it, such as {period}",
        )

"""VAL012 missing-baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.quality import declared
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["MissingBaseline"]

_EARLIER = deferred("年|同期|同比|环比|上期|前期|基期|往|原|现|之前|此前|历史|季|月|周|基数|基线|前")
_PUBLIC = deferred("LPR|利率|国家标准|市场价|公告价")
"""Bases that are published anew, whatever they were before."""
_PERIODS = {"同比": "上年同期", "环比": "上期"}
_RELATIVE = frozenset({"%", "‰", "百分点", "倍", "成", "番"})
_SHARES = _RELATIVE - {"百分点"}
_GROWTH = deferred("增长|增加|增幅|上升|下降|减少|降低|降幅|压减|翻")
_FIGURE = deferred(r"\d+(?:\.\d+)?(?!\s*[年月日\d.])")


class MissingBaseline(Rule):
    """A change is measured from a figure that is stated.

    Why: “较上年提高5个百分点” can only be verified by someone who knows last year's figure.
    """

    code, name = "VAL012", "missing-baseline"
    title = Text("相对比较缺少基准值", "base figure missing")
    checks = Text(
        "指标值是“较上年提高”“不低于上年水平”“提升5%”一类的相对比较，而取值、名称和说明里都没有基准数。"
        "名称本身是增长率、且取值为数字的不报；写明了与哪一期相比、增减百分之几或几倍的（“同比增长12%”），基准已经确定，只作提示。",
        "The value is a comparison (较上年提高, 不低于上年水平, 提升5%) and neither value nor name nor remark "
        "gives the base figure. "
        "A number for an indicator that is itself a growth rate is left alone; growth by a share of a named period"
        " (同比增长12%) says what it is measured from, and is an info.",
    )
    why = Text("没有基准数，年底无法核算是否达到。", "Without the base figure nobody can compute whether it was met.")
    repair = Text(
        "写明基准数，如“比2022年的85%提高5个百分点”，或直接写要达到的数值“≥90%”。",
        "State the base figure, “比2022年的85%提高5个百分点”, or the level to be reached, “≥90%”.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2020-10/measurable", "review-practice")
    bad = (
        "效益指标：养老保险参保覆盖面，年度指标值：不低于上年度水平。",
        "满意度指标：群众满意度，年度指标值：较上年提高2个百分点。",
    )
    good = (
        "满意度指标：群众满意度，年度指标值：较上年（88%）提高2个百分点。",
        "效益指标：旅游收入增长率，年度指标值：同比增长5%。",
        "满意度指标：群众满意度，年度指标值：≥90%。",
    )
    supersedes = ("CON003",)
    kinds = frozenset({Kind.CHANGE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a change whose base stands nowhere."""
        value, name = indicator.value, indicator.name
        if value.number is not None and (name.growth or (value.baseline is None and value.unit not in _RELATIVE)):
            return
        if value.baseline is not None and (not _EARLIER.search(value.baseline) or _PUBLIC.search(value.text)):
            return
        if declared(indicator) and not value.quantified:
            return
        if self._figure(indicator):
            return
        base = _PERIODS.get(value.baseline or "", value.baseline) or ("上年" if value.direction else None)
        yield self.finding(
            zh=f"“{quoted(value.text)}”没有写明基准值，无法核算，请补充{base or '比较对象'}的数值",
            en=f"“{quoted(value.text)}” states no base figure; add the figure it is measured from",
            severity=Severity.INFO if _grows(indicator) else None,
            suggestion=Text(
                "例如“比上年的85%提高5个百分点”，或直接写要达到的数值",
                "for example “比上年的85%提高5个百分点”, or the level to be reached",
            ),
        )

    def _figure(self, indicator: Indicator) -> bool:
        """Tell whether a number besides the change itself stands in value, name or remark."""
        value = indicator.value
        own = {index for number in value.numbers for index in range(*number.span)}
        if any(match.start() not in own for match in _FIGURE.finditer(value.text)):
            return True
        return (
            _FIGURE.search(indicator.name_text) is not None or _FIGURE.search(indicator.remark_passage.text) is not None
        )


def _grows(indicator: Indicator) -> bool:
    """Tell whether a quantity is to grow by a share of what it was in a named period: both figures are on record later.

    Of a rate, a level or a count of its own 提高5% leaves open what it is to reach.
    """
    value, name = indicator.value, indicator.name
    if value.number is None or value.baseline is None or value.unit not in _SHARES:
        return False
    return not (name.rate or name.satisfaction) and _GROWTH.search(value.text) is not None

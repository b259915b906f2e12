"""CON003 rate-without-percent."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.units import ambiguous, dimension, unit_of
from jixiao.rules.consistency.words import any_of, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Number, Vocabulary
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["RateWithoutPercent"]


class RateWithoutPercent(Rule):
    """A rate is measured as a rate.

    Why: a rate whose target is a number of things is either misnamed or mistyped.
    """

    code, name = "CON003", "rate-without-percent"
    title = Text("率类指标取值不是比率", "rate with another unit")
    checks = Text(
        "名称以率、比例、占比、比重结尾，指标值的单位却是个、次、秒、元等，或指标值是日期、时段。频率、效率、功率、汇率等不是比率的词，"
        "零和带分母的取值（例/10万人）不报。",
        "The name ends in 率, 比例, 占比 or 比重, and the value's unit counts things, time or money, or it is a date or a"
        " period. Words such as 频率, 效率, 功率 and values with a denominator are left alone.",
    )
    why = Text(
        "率类指标写成数量，不是名称错了就是取值错了，评价时无法计算。",
        "Either the name or the value is wrong, and nothing can be computed in a review.",
    )
    repair = Text(
        "取值改为百分比，或把名称改成数量、时间类的名称。",
        "Write a percentage, or rename the indicator as a count or time.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("consistency", "mof-2020-10/measurable")
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.COMPOUND, Kind.DEADLINE})
    words = ("率", "比例", "比重", "占比")
    bad = (
        "产出指标：系统故障响应率，年度指标值：≤5秒。",
        Example(rows=(("产出指标", "质量指标", "设备合格率", "≥", "95", "台"),)),
    )
    good = (
        "产出指标：系统故障响应率，年度指标值：≥99%。",
        "产出指标：巡查频率，年度指标值：2次/天。产出指标：装机功率，年度指标值：≥50千瓦。",
        Example(rows=(("效益指标", "社会效益指标", "孕产妇死亡率", "≤", "12", "人/10万"),)),
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Look at the units of all numbers: one percentage is enough to be sound."""
        name, value = indicator.name, indicator.value
        numbers = value.numbers
        if not name.rate or not (numbers or value.kind in _DATES):
            return
        for number in numbers:  # before the name's words: most are percentages
            if not self._foreign(number, context):
                return
        if not ends("rates", name.stem) or any_of("no-rates").search(name.stem):
            return
        if not numbers:
            yield self._dated(indicator)
            return
        if value.per or any(part.per or part.kind not in _MEASURED for part in value.parts):
            return
        number = numbers[0]
        start, end = number.unit_span or (number.span.end, number.span.end)
        while start > number.span.end and value.text[start - 1] in _POWERS:
            start -= 1  # 万人
        unit = value.text[start:end] or number.unit
        yield self.finding(
            (number.span.start, end),
            zh=f"“{name.text}”是率，指标值的单位却是“{unit}”",
            en=f"“{name.text}” is a rate, but the value's unit is “{unit}”",
            expected="%",
            actual=unit,
            suggestion=_PERCENT,
        )

    def _dated(self, indicator: Indicator) -> Finding:
        return self.finding(
            zh=f"“{indicator.name.text}”是率，指标值却是日期",
            en=f"“{indicator.name.text}” is a rate, but the value is a date",
            expected="%",
            suggestion=_PERCENT,
        )

    def _foreign(self, number: Number, context: Context) -> bool:
        """Tell whether a number surely is no ratio; nought is nought in any unit."""
        return number.unit is not None and _is_foreign(number.unit, context.vocabulary) and number.value != 0


@lru_cache(maxsize=256)
def _is_foreign(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a unit surely counts what no ratio does; units recur."""
    unit = unit_of(word, vocabulary).unit
    return dimension(unit, vocabulary) in _FOREIGN and not ambiguous(unit)


_POWERS = "十百千万亿"
_FOREIGN = frozenset({"count", "time", "money", "length", "area", "volume", "mass"})
_DATES = frozenset({Kind.DEADLINE, Kind.RANGE})
"""What holds dates where it holds no number: a day, or a period of months."""
_MEASURED = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.COMPOUND})
_PERCENT = Text(
    "改写为百分比，如“≥95%”；或把名称改为数量、时间类指标",
    "write a percentage such as “≥95%”, or rename the indicator",
)

"""HIS003 unit-changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.units import same_period, same_thing, unit_of
from jixiao.rules.history.pairs import matched, quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Quantity, Value
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["UnitChanged"]

_NUMERIC = frozenset({Kind.COMPARISON, Kind.RANGE})
_PER_YEAR = {"年": 1, "半年": 2, "季度": 4, "月": 12, "旬": 36, "周": 52}


class UnitChanged(Rule):
    """An indicator keeps its unit from year to year.

    Why: numbers in different units cannot be compared, and a new unit hides a lower target.
    """

    code, name = "HIS003", "unit-changed"
    title = Text("计量单位与上年不同", "unit differs from last year's")
    checks = Text(
        "同一项目的同一指标，两年目标都有单位，但单位或周期不同（如“场”改为“人”，“次/月”改为“次/年”）。"
        "写法不同的同一单位、可以互换的量词不报。",
        "Of the same indicator, both years state a unit, but different ones or per different periods. Other spellings"
        " of one unit and measure words that may stand for each other are not reported.",
    )
    why = Text("单位变了，两年的数字无法比较。", "With another unit the two years cannot be compared.")
    repair = Text(
        "沿用上年的单位；确需改变的，另设指标并说明。", "Keep last year's unit, or set a new indicator and say why."
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("previous-year",)
    bad = (
        Example(
            "产出指标：政策宣讲活动，年度指标值：≥500人。",
            previous=Example("产出指标：政策宣讲活动，年度指标值：≥10场。"),
        ),
    )
    good = (
        Example(
            "产出指标：政策宣讲活动，年度指标值：≥12次。",
            previous=Example("产出指标：政策宣讲活动，年度指标值：≥10场。"),
        ),
        Example(
            "产出指标：政策宣讲活动，年度指标值：≥12场。",
            previous=Example("产出指标：政策宣讲活动，年度指标值：≥10场。"),
        ),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Compare the units of each indicator with last year's."""
        for item, other in matched(pair):
            value, before = item.value, other.value
            if value.kind not in _NUMERIC or before.kind not in _NUMERIC or value.unit is None or before.unit is None:
                continue
            if _same(value, before, context):
                continue
            written = next((number.unit_span for number in value.numbers if number.unit_span), None)
            called = quoted(item, other)
            yield self.finding(
                None if value.per else written,
                zh=f"“{item.name_text}”的单位是“{_written(value)}”，上年是“{_written(before)}”{called.zh}",
                en=f"the unit of “{item.name_text}” is “{_written(value)}”, last year it was “{_written(before)}”{called.en}",
                at=item,
                part="value",
                expected=_written(before),
                actual=_written(value),
                suggestion=Text(
                    f"沿用“{_written(before)}”，或另设指标并说明",
                    f"keep “{_written(before)}”, or set a new indicator and say why",
                ),
            )


def _same(value: Value, before: Value, context: Context) -> bool:
    units = [unit_of(one.unit or "", context.vocabulary).unit for one in (value, before)]
    if value.per and before.per and not same_period(value.per, before.per, context.vocabulary):
        return same_thing(*units) and _yearly(value) is not None and _yearly(value) == _yearly(before)
    return same_thing(*units)


def _yearly(value: Value) -> Quantity | None:
    """Return how often in a year: 每月1次 and 12次/年 are one target."""
    times = _PER_YEAR.get(value.per or "")
    return value.number * times if times and value.number is not None else None


def _written(value: Value) -> str:
    return f"{value.unit}/{value.per}" if value.per else str(value.unit)

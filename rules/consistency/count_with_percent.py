"""CON004 count-with-percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.words import any_of, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["CountWithPercent"]


class CountWithPercent(Rule):
    """A number of things is given as a number.

    Why: 100 % of an unknown number says nothing about the work that is done.
    """

    code, name = "CON004", "count-with-percent"
    title = Text("数量类指标取了百分比", "count given as a percentage")
    checks = Text(
        "名称以数量、人数、次数、个数、场次等结尾，指标值却是百分比。名称含增长、压减、占比等比率词的不报。",
        "The name ends in 数量, 人数, 次数 …, and the value is a percentage. Names that speak of growth, cuts or shares are"
        " left alone.",
    )
    why = Text(
        "数量写成百分比，看不出到底要完成多少，也核对不了工作量。",
        "A percentage of an unknown number hides how much work is to be done.",
    )
    repair = Text(
        "写出具体数量和单位，或把名称改成完成率、覆盖率。",
        "Write the number and unit, or rename the indicator as a rate.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("consistency", "mof-2020-10/task-match")
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE})
    words = ("数", "次")
    bad = (
        "产出指标：培训人数，年度指标值：100%。",
        Example(rows=(("产出指标", "数量指标", "设备采购数量", "≥", "95", "%"),)),
    )
    good = (
        "产出指标：培训人数，年度指标值：≥200人。",
        "产出指标：培训人数增长率，年度指标值：≥5%。产出指标：优良天数比例，年度指标值：≥85%。",
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Look for a percent sign behind a count."""
        name, value = indicator.name, indicator.value
        if value.unit != "%" or not value.numbers or name.unit in _PERCENT:
            return
        counted = ends("counts", name.stem) or (name.count and name.stem.endswith("数"))
        if not counted or any_of("no-counts").search(name.stem):
            return
        first, last = value.numbers[0], value.numbers[-1]
        yield self.finding(
            (first.span.start, last.unit_span.end if last.unit_span else last.span.end),
            zh=f"“{name.text}”是数量，指标值却是百分比",
            en=f"“{name.text}” is a count, but the value is a percentage",
            suggestion=Text(
                "写出具体数量和单位；要写比率的，把名称改为完成率、覆盖率",
                "write the number and unit, or rename the indicator as a rate",
            ),
        )


_PERCENT = frozenset({"%", "％", "百分比"})

"""VAL016 fraction-for-percent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.value.spans import end_of, suggested
from jixiao.rules.value.units import is_fraction
from jixiao.rules.value.words import holding
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["FractionForPercent"]

_RATIO_UNIT = holding("ratio_units")


class FractionForPercent(Rule):
    """A rate is written in per cent.

    Why: 0.97 for 97 % is read as less than one per cent by people and by systems that expect the percent sign.
    """

    code, name = "VAL016", "fraction-for-percent"
    title = Text("比率写成小数", "rate as a fraction")
    checks = Text(
        "满意度或某某率的取值是不超过1的小数且没有百分号（0.97、1），满意度写成“0.95%”也报。"
        "设为百分比格式的单元格按百分比读取，不报；借阅率、流通率、周转率是平均次数，也不报。",
        "The value of a satisfaction or rate is at most 1 without a percent sign (0.97, 1); so is a "
        "satisfaction of “0.95%”. Cells "
        "formatted as per cent are read as per cent and left alone; so are averages of times (借阅率, 流通率, 周转率).",
    )
    why = Text("按字面是不到1%的目标，导入系统后会被误读。", "Taken literally the target is below one per cent.")
    repair = Text("写成百分比，如“≥97%”。", "Write it in per cent, such as “≥97%”.")
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("plain-writing", "import-gate")
    bad = (
        "产出指标：视频监控在线率，年度指标值：≥0.97。",
        "产出指标：设备验收合格率，年度指标值：1。",
        "满意度指标：服务对象满意度，年度指标值：≥0.95%。",
    )
    good = (
        "产出指标：视频监控在线率，年度指标值：≥97%。",
        "产出指标：产品抽检率，年度指标值：≥1%。",
        "产出指标：有效投诉率，年度指标值：≤0.5%。",
    )
    fixable = "unsafe"
    supersedes = ("VAL021", "CON003", "VAL014")
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE})
    words = ("率", "比", "度", "面")

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a share that was meant in per cent."""
        value = indicator.value
        numbers = [item for item in value.numbers if isinstance(item.value, Decimal) and is_fraction(item, indicator)]
        if not numbers:
            return
        start, end = numbers[0].span.start, end_of(numbers[-1], value.text)
        ratio = _RATIO_UNIT.match(value.text, end)
        end = ratio.end() if ratio else end
        shown = value.text[start:end]
        percent = "～".join(f"{plain(item.value * 100)}%" for item in numbers)
        told = _told(shown, percent)
        yield self.finding(
            (start, end),
            zh=told.zh,
            en=told.en,
            expected=percent,
            actual=shown,
            suggestion=Text(f"“{percent}”", f"“{percent}”"),
            fix=suggested(start, end, percent),
        )


def _told(shown: str, percent: str) -> Text:
    """Return what is wrong: no per cent at all, or a per cent of what was one already."""
    if any(sign in shown for sign in "%％‰"):
        return Text(
            f"按字面“{shown}”是很低的比率，请核对是否为“{percent}”",
            f"taken literally “{shown}” is a very low rate; is it “{percent}”?",
        )
    return Text(
        f"比率“{shown}”没有写成百分比，请核对是否为“{percent}”",
        f"the rate “{shown}” is not in per cent; is it “{percent}”?",
    )

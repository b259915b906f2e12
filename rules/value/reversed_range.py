"""VAL018 reversed-range."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import plain, quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model import Indicator

__all__ = ["ReversedRange"]

_DAY = deferred(
    r"(?:(?<!\d)((?:19|20)\d{2})\s*年\s*)?(?<![\d.])(\d{1,2})\s*月\s*(份|底|初|末|前|中旬|上旬|下旬|(\d{1,2})\s*[日号])?"
)
_ISO = deferred(r"(?<![\d.])(20\d{2})([-./])(\d{1,2})\2(\d{1,2})(?![\d.])")
_YEAR = deferred(r"(?:19|20)\d{2}")
_RATIO = deferred(r"\d\s*[:：]\s*\d")
_GRADES = deferred("[优良中差]|合格|等级")


class ReversedRange(Rule):
    """A range begins with the smaller end; a date exists.

    Why: a target of 90 %～80 %, a period that ends before it starts, or a 13th month cannot be met.
    """

    code, name = "VAL018", "reversed-range"
    title = Text("区间倒置", "reversed range")
    checks = Text(
        "区间的下限大于上限，期间的结束早于开始，或日期不存在（13月、2月30日）。",
        "The lower end of a range is above the upper one, a period ends before it starts, or a date does not exist "
        "(month 13, 30 February).",
    )
    why = Text("这样的目标不可能实现，多为录入错误。", "Such a target cannot be met; mostly it is a slip of typing.")
    repair = Text(
        "把小的数或早的日期写在前面，并核对日期。",
        "Put the smaller number or the earlier date first, and check the dates.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic",)
    bad = (
        "产出指标：设备利用率，年度指标值：90%-80%。",
        "产出指标：服务周期，年度指标值：2023年12月至2023年1月。",
        "产出指标：项目完成时间，年度指标值：2023年13月底前。",
    )
    good = (
        "产出指标：设备利用率，年度指标值：80%-90%。",
        "产出指标：服务周期，年度指标值：2023年11月至2024年3月。",
        "产出指标：结算误差，年度指标值：±3%。",
    )
    kinds = frozenset(
        {Kind.RANGE, Kind.DEADLINE, Kind.COMPARISON, Kind.COMPOUND, Kind.QUALITATIVE, Kind.CHANGE, Kind.PLACEHOLDER}
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a reversed range, or for each date that does not exist."""
        value = indicator.value
        wrong = _wrong_dates(value.text)
        for span in wrong:
            shown = value.text[slice(*span)]
            yield self.finding(
                span,
                zh=f"日期“{shown}”不存在，请核对",
                en=f"there is no date “{shown}”; check it",
                suggestion=Text(
                    "改为日历上有的日期，如“6月30日”", "write a date that the calendar has, such as “6月30日”"
                ),
            )
        if value.kind is Kind.RANGE and not wrong:
            yield from self._range(value)

    def _range(self, value: Value) -> Iterator[Finding]:
        low, high = value.low, value.high
        if isinstance(low, str):
            start, end = low, str(high)
            size = min(len(start), len(end))
            reversed_ = start[:size] > end[:size] and len(_YEAR.findall(value.text)) > 1
        else:
            start, end = plain(low), plain(high)  # type: ignore[arg-type]  # both ends of a range are of one sort
            reversed_ = low > high and _ordered(value)  # type: ignore[operator]
        if reversed_:
            unit = f"{value.unit or ''}{f'/{value.per}' if value.per else ''}"
            start, end = f"{start}{unit}", f"{end}{unit}"
            yield self.finding(
                zh=f"“{quoted(value.text)}”的起点 {start} 大于终点 {end}，请核对",
                en=f"“{quoted(value.text)}” begins at {start} and ends at {end}; check it",
                suggestion=Text(f"改为“{end}～{start}”的顺序", f"write it in the order “{end}～{start}”"),
            )


def _ordered(value: Value) -> bool:
    """Tell whether the order of the ends is a matter of size: not in grades, ratios (1:15～1:20) and hours (22点～6点)."""
    return value.unit != "点" and not _RATIO.search(value.text) and not _GRADES.search(value.text)


def _wrong_dates(text: str) -> Sequence[tuple[int, int]]:
    """Return where a day or month is written that no calendar has."""
    if "月" in text:
        return [
            (match.start(), match.end(3) if match[4] else text.index("月", match.end(2)) + 1)
            for match in _DAY.finditer(text)
            if not _exists(match[1], match[2], match[4]) and (match[1] or match[3])
        ]
    if "20" in text:
        return [match.span() for match in _ISO.finditer(text) if not _exists(match[1], match[3], match[4])]
    return ()


def _exists(year: str | None, month: str, day: str | None) -> bool:
    """Tell whether a date exists; without a year any leap day does."""
    number = int(month)
    if not 1 <= number <= 12:
        return False
    return day is None or 1 <= int(day) <= monthrange(int(year or 2024), number)[1]

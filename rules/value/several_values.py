"""VAL009 several-values."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.tiers import by_conditions, reached, told_apart
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["SeveralValues"]

_PER_YEAR = {"月": 12, "季度": 4, "季": 4, "半年": 2, "周": 52, "旬": 36}
_INSTALMENTS = deferred("分(?:[0-9两二三四五六多])?(?:批次?|期|次|阶段)")
"""Words that make one plan of several dates: 6月、12月分两批拨付."""
_ONE_TARGET = deferred(r"其中|[+＋*×]|\d[^\d，,、；;。]{1,5}配备?\s*\d")
_LASTING = deferred(r"\s*(?:共计?|合计|为期|持续|连续|历时)\s*\d+\s*个?(?:天|周|月|季度|年|学期)")
_DATE_SIGNS = "0123456789 年月日号底末初前后之以内上中下旬半第一二三四季度学期、，,和及；;/~-至完成发放分别每于各"
_STAGES, _WHOLE = 2, 100
_COUNTABLE = frozenset({Kind.COMPARISON, Kind.CHANGE, Kind.RANK})


class SeveralValues(Rule):
    """One indicator has one target.

    Why: with two targets in one cell nobody can say whether a half-met indicator was met, nor score it.
    """

    code, name = "VAL009", "several-values"
    title = Text("一个指标写了多个值", "several values in one indicator")
    checks = Text(
        "一个指标值里有两个以上各自独立的数值目标或期限。用“或”连接的、一个数值加一个期限的、“其中”分项的、"
        "月度与全年数相符的、分季度或分阶段安排同一目标的、只列出几个时点的、由一个数变为另一个数的（5%→3%）、同一件事按不同情况规定频次的"
        "（非汛期每10天1次，汛期每5天1次）不报；各个数写明了各自的对象或档次（省级1.2万元/人，市级0.6万元/人），或者单位不同（1265户5032人）、"
        "因而能够分别判定的，只作提示。",
        "One value holds two or more independent numbers or deadlines. Alternatives joined by 或, one number "
        "with one deadline, "
        "parts after 其中, a monthly number beside the matching yearly one, one target by quarters or stages, a bare list of dates, a "
        "change from one number to another (5%→3%) and one frequency by conditions (非汛期每10天1次，汛期每5天1次) are left alone; numbers "
        "that can be judged one by one, because each says of what it is (省级1.2万元/人，市级0.6万元/人) or counts something else "
        "(1265户5032人), are only pointed out.",
    )
    why = Text(
        "一项完成、一项未完成时，该指标无法判定，也无法评分。",
        "If one is met and the other missed, the indicator can be neither judged nor scored.",
    )
    repair = Text("拆成几个指标，每个指标一个值。", "Split it into several indicators with one value each.")
    # Not exact: whether two numbers are two targets, or tiers, stages or conditions of one, is told by words.
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2020-10/specific", "mof-2020-10/measurable")
    bad = (
        "产出指标：扶持创业及带动就业人数，年度指标值：500人、1500人。",
        "产出指标：系统用户数，年度指标值：用户总数≥1060个，分类用户数≥4个。",
    )
    good = (
        "产出指标：扶持创业人数，年度指标值：500人。",
        "产出指标：公文处理时间，年度指标值：3-5天。",
        "产出指标：设备到货，年度指标值：12月底前100%到位。",
        "效益指标：供热投诉率，年度指标值：5%→3%。",
    )
    kinds = frozenset({Kind.COMPOUND})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield one finding for a value with two targets of the same sort."""
        value = indicator.value
        if value.join == "or" or _ONE_TARGET.search(value.text):
            return
        counts = _distinct(
            [
                part
                for part in reached(value.parts)
                if (part.kind in _COUNTABLE or _is_plain_range(part)) and not _LASTING.match(part.text)
            ]
        )
        dates = [part for part in value.parts if part.kind is Kind.DEADLINE or _is_period(part)]
        if _is_staged(counts, dates) or (not counts and _INSTALMENTS.search(value.text)):
            return
        several = counts if len(counts) > 1 or _is_schedule(dates, value.text) else dates
        if len(several) > 1 and not by_conditions(several):
            yield self._made(several, told_apart(several, context.vocabulary))

    def _made(self, several: list[Value], apart: bool) -> Finding:
        shown = "、".join(f"“{quoted(part.text.strip())}”" for part in several)
        listed = ", ".join(f"“{quoted(part.text.strip())}”" for part in several)
        number = len(several)
        if apart:
            dated = several[0].kind not in _COUNTABLE and not _is_plain_range(several[0])
            zh = (
                f"指标值有 {number} 个{'期限' if dated else '数'}，要逐个核对；可以分别设为指标，或在说明中写明怎样评分"
            )
            en = (
                f"{number} {'dates' if dated else 'numbers'}, each to be checked; make them indicators of their own, "
                "or say how they are scored"
            )
        else:
            zh = f"一个指标写了 {number} 个目标值，完成与否无法判定，请拆分"
            en = f"{number} targets in one indicator; split it"
        return self.finding(
            zh=zh,
            en=en,
            expected=1,
            actual=number,
            suggestion=Text(f"分别设为单独的指标：{shown}", f"make each an indicator of its own: {listed}"),
            severity=Severity.INFO if apart else None,
        )


def _is_schedule(dates: list[Value], text: str) -> bool:
    """Tell whether dates are the days on which one thing recurs: 6月、12月, and its name before or behind them in one clause."""
    named = sum(bool(part.text.strip(_DATE_SIGNS)) for part in dates)
    if not named:
        return True
    listed = text[dates[0].tree.span.start : dates[-1].tree.span.start]
    return named == 1 and not any(mark in listed for mark in "，,；;。")


def _is_staged(counts: list[Value], dates: list[Value]) -> bool:
    """Tell whether one thing is planned by stages: 一季度25%、二季度50% …, or shares that rise to 100 %."""
    units = {(part.unit, part.per) for part in counts}
    if len(units) > 1 or any(part.kind is not Kind.COMPARISON or part.subject for part in counts):
        return False
    if len(dates) == len(counts):
        return True
    steps = [part.number or 0 for part in counts]
    rising = all(low < high for low, high in pairwise(steps))
    return not dates and len(steps) > _STAGES and rising and counts[-1].unit == "%" and steps[-1] == _WHOLE


def _is_period(part: Value) -> bool:
    return isinstance(part.low, str)


def _is_plain_range(part: Value) -> bool:
    return part.low is not None and not isinstance(part.low, str)


def _distinct(parts: list[Value]) -> list[Value]:
    """Drop a yearly number that is the monthly (quarterly …) one times twelve (four …)."""
    yearly = {
        (part.number * _PER_YEAR[part.per], part.unit)
        for part in parts
        if part.number is not None and part.per in _PER_YEAR
    }
    return [part for part in parts if part.per not in (None, "年") or (part.number, part.unit) not in yearly]

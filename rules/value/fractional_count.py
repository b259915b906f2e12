"""VAL026 fractional-count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import end_of
from jixiao.rules.value.words import holding, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["FractionalCount"]

_INDIVISIBLE = frozenset(words("indivisible"))
_AVERAGED = holding("averaged")
_SCALE = deferred("[百千万亿]")


class FractionalCount(Rule):
    """What cannot be divided is counted in whole numbers.

    Why: nobody can train 3.5 people.
    """

    code, name = "VAL026", "fractional-count"
    title = Text("数量不是整数", "count that is not whole")
    checks = Text(
        "人、次、户、台等不可分割的事物取了小数。平均数、比率、带“万”的数、小于1的上限（跑动次数≤0.3次）不报。",
        "A fraction of what cannot be divided (people, times, households, machines). Averages, ratios, numbers "
        "in 万 and upper bounds below 1 (跑动次数≤0.3次) are left alone.",
    )
    why = Text("不可分割的事物只能是整数，多为单位或小数点有误。", "Mostly the unit or the decimal point is wrong.")
    repair = Text(
        "改为整数；以万计的写明“万”；平均数在名称中写明。",
        "Write a whole number, or 万, or say in the name that it is an average.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("arithmetic",)
    bad = (
        "产出指标：培训人数，年度指标值：350.5人。",
        "产出指标：采购车辆数，年度指标值：2.5辆。",
    )
    good = (
        "产出指标：培训人数，年度指标值：350人。",
        "效益指标：服务群众，年度指标值：≥3.5万人。",
        "效益指标：人均参加活动次数，年度指标值：≥2.5次。",
    )
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.COMPOUND})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each fraction of an indivisible thing."""
        value = indicator.value
        for part in value.parts or (value,):
            if part.per is not None or part.approximate:
                continue
            capped = part.op in ("<=", "<")
            for number in part.numbers:
                if number.unit not in _INDIVISIBLE or number.value % 1 == 0:
                    continue
                if capped and number.value < 1:
                    continue  # at most 0.3 times is an average (跑动次数); nobody counts below one
                end = end_of(number, value.text)
                shown = value.text[number.span.start : end]
                if _SCALE.search(shown) or _AVERAGED.search(indicator.name_text + value.text):
                    continue
                yield self.finding(
                    (number.span.start, end),
                    zh=f"“{quoted(shown)}”不是整数，请核对数值和单位",
                    en=f"“{quoted(shown)}” is not a whole number; check number and unit",
                    actual=shown,
                )

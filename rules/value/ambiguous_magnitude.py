"""VAL015 ambiguous-magnitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import suggested
from jixiao.rules.value.units import Bare, bare_numbers, usual_unit
from jixiao.rules.value.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["AmbiguousMagnitude"]

_PLAIN = words("plain_counts")


class AmbiguousMagnitude(Rule):
    """万 and 亿 are no units.

    Why: “≥50万” may be people, visits or money.
    """

    code, name = "VAL015", "ambiguous-magnitude"
    title = Text("数量级不清", "magnitude without unit")
    checks = Text(
        "数字后只有“万”“亿”，没有计量单位，单位列和指标名称里也没有。名称已说明数的是什么的（下载量、粉丝量、播放量）不报。",
        "Only 万 or 亿 follows the number; no unit stands in the value, in the unit column or in the name. Names that leave "
        "no doubt what is counted (下载量, 粉丝量, 播放量) are left alone.",
    )
    why = Text(
        "“50万”可能是人、次，也可能是元，无法核对。", "“50万” may be people, visits or money; nobody can verify it."
    )
    repair = Text("在“万”“亿”后写明单位，如“≥50万人次”。", "Write the unit after 万 or 亿, such as “≥50万人次”.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("import-gate", "mof-2020-10/measurable")
    bad = (
        "效益指标：服务对象，年度指标值：≥50万。",
        "成本指标：项目总成本，年度指标值：≤250万。",
    )
    good = (
        "效益指标：服务对象，年度指标值：≥50万人次。",
        "效益指标：年服务人数，年度指标值：≥50万。",
        "效益指标：注册用户（个），年度指标值：≥1.2亿。",
    )
    fixable = "unsafe"
    supersedes = ("CON003",)
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE, Kind.COMPOUND})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each number in 万 or 亿 whose unit stands nowhere."""
        if indicator.value.unit is None:
            for bare in bare_numbers(indicator, context):
                if bare.scaled and not (bare.part.subject or indicator.name.stem).endswith(_PLAIN):
                    yield self._made(bare, indicator)

    def _made(self, bare: Bare, indicator: Indicator) -> Finding:
        text = indicator.value.text
        start, end = bare.numbers[0].span.start, bare.end
        unit = usual_unit(indicator, bare.part)
        doubt = Text("", "") if unit == "元" else Text("，是人、次还是元不清楚", " (people, times, yuan?)")
        written = quoted(text[start:end] + (unit or ""))
        return self.finding(
            (start, end),
            zh=f"“{text[start:end]}”没有计量单位{doubt.zh}，请写明",
            en=f"“{text[start:end]}” has no unit{doubt.en}; write it",
            suggestion=Text(f"例如“{written}”，单位以实际为准", f"for example “{written}”, with the unit that applies")
            if unit
            else None,
            fix=suggested(end, end, unit) if unit else None,
        )

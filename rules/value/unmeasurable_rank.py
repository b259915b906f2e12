"""VAL013 unmeasurable-rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quality import RANKED, Quality, quality
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["UnmeasurableRank"]


class UnmeasurableRank(Rule):
    """A rank is a number among a stated group.

    Why: 前列, 领先 and 一流 name no place, so that any result can be claimed to be one.
    """

    code, name = "VAL013", "unmeasurable-rank"
    title = Text("无法衡量的名次", "rank that cannot be measured")
    checks = Text(
        "指标值用“前列”“领先”“一流”“靠前”“先进水平”等说明名次，没有写明第几名。",
        "The value gives a rank as 前列, 领先, 一流, 靠前, 先进水平 and the like, without a number.",
    )
    why = Text("“前列”是前几名没有界定，考核时各有说法。", "Nobody has defined which places are “前列”.")
    repair = Text(
        "写明范围和名次，如“全省前三名”“不低于全市第5名”。",
        "State the group and the place, such as “全省前三名” or “不低于全市第5名”.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2020-10/measurable", "review-practice")
    bad = (
        "效益指标：政务公开考核，年度指标值：位于全省前列。",
        "效益指标：科研水平，年度指标值：国内领先。",
    )
    good = (
        "效益指标：政务公开考核，年度指标值：全省前三名。",
        "产出指标：表彰先进集体，年度指标值：≥5个。",
    )
    kinds = frozenset({Kind.QUALITATIVE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding at the word that stands for a rank."""
        if quality(indicator) is not Quality.RANK:
            return
        text = indicator.value.text
        found = RANKED.search(text)
        if found:
            yield self.finding(
                found.span(),
                zh=f"“{quoted(text)}”没有说明是第几名，无法衡量，请写明范围和名次",
                en=f"“{quoted(text)}” names no place; state the group and the place",
                suggestion=_suggestion(text),
            )


def _suggestion(text: str) -> Text:
    for scope in ("全国", "全省", "全区", "全市", "全县", "全州", "全旗"):
        if scope in text:
            return Text(f"例如“{scope}前三名”", f"for example “{scope}前三名”")
    return Text("例如“全省前三名”", "for example “全省前三名”")

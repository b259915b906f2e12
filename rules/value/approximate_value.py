"""VAL008 approximate-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import plain, quoted
from jixiao.rules.value.spans import end_of, leaves
from jixiao.rules.value.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["ApproximateValue"]

_MARGINS = frozenset(words("margins"))
_COMPOUNDS = frozenset(words("about_compounds"))


class ApproximateValue(Rule):
    """A target is exact; a margin is written as a bound or a range.

    Why: 约 and 左右 leave open which result still counts as met.
    """

    code, name = "VAL008", "approximate-value"
    title = Text("近似值", "approximate value")
    checks = Text(
        "指标值带有“约”“左右”“大概”“预计”“余”等近似说法。",
        "The value is qualified by 约, 左右, 大概, 预计, 余 and the like.",
    )
    why = Text("没有说明允许的偏差，达到多少算完成会有争议。", "Nobody can say which deviation still counts as met.")
    repair = Text(
        "改为下限、上限或区间，如“≥500人”“450～550人”。",
        "Write a bound or a range, such as “≥500人” or “450～550人”.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("mof-2020-10/measurable", "plain-writing")
    bad = (
        "产出指标：培训人数，年度指标值：约500人。",
        "产出指标：巡查里程，年度指标值：1200公里左右。",
    )
    good = (
        "产出指标：培训人数，年度指标值：≥500人。",
        "产出指标：附近居民走访户数，年度指标值：≥200户。",
    )
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE, Kind.COMPOUND, Kind.RANK, Kind.DEADLINE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each approximate number, at the word that says so."""
        value = indicator.value
        for part in value.parts or (value,):
            if part.approximate and part.numbers:
                span = _word(value, part.numbers[0].span.start, end_of(part.numbers[-1], value.text))
                if span is not None:
                    yield self._made(value, part, span)

    def _made(self, value: Value, part: Value, span: tuple[int, int]) -> Finding:
        first, last = part.numbers[0], part.numbers[-1]
        shown = quoted(value.text)
        bound = f"≥{plain(first.value)}{last.unit or ''}"
        return self.finding(
            span,
            zh=f"“{shown}”是近似值，请改为下限、上限或区间",
            en=f"“{shown}” is approximate; write a bound or a range",
            suggestion=Text(f"例如“{bound}”", f"for example “{bound}”") if part.kind is Kind.COMPARISON else None,
        )


def _word(value: Value, start: int, end: int) -> tuple[int, int] | None:
    """Return the word of approximation nearest to the number at ``start`` to ``end``."""
    text = value.text
    words = (
        n.span for n in leaves(value.tree) if n.type == "approximation" or text[slice(*n.span)].strip() in _MARGINS
    )
    found = [span for span in words if text[span.start - 1 : span.end] not in _COMPOUNDS]
    return min(found, key=lambda span: max(start - span.end, span.start - end), default=None)

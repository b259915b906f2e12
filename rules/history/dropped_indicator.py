"""HIS005 dropped-indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.rules.history.pairs import pairing
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["DroppedIndicator"]

_SHOWN = 5


class DroppedIndicator(Rule):
    """Last year's indicators are still there, or their absence is meant.

    Why: an indicator that was missed last year is the first to disappear.
    """

    code, name = "HIS005", "dropped-indicator"
    title = Text("上年指标今年没有", "indicator of last year dropped")
    checks = Text(
        "同一项目上年的指标，今年没有名称相同或相近的指标对应。每个项目报一条，列出名称。",
        "Indicators of last year's project have no counterpart of the same or a similar name. One finding a project,"
        " with the names.",
    )
    why = Text(
        "去掉的常常是上年没完成的指标；取消应当有理由。",
        "What was missed last year is the first to disappear; dropping needs a reason.",
    )
    repair = Text(
        "补回仍适用的指标；不再适用的，在申报说明中写明。", "Put back what still applies; say why the others do not."
    )
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("previous-year",)
    bad = (
        Example(
            "产出指标：培训人数，年度指标值：≥200人。",
            previous=Example("1、产出指标：培训人数，年度指标值：≥200人。2、效益指标：持证上岗率，年度指标值：≥80%。"),
        ),
    )
    good = (
        Example(
            "1、产出指标：培训人数，年度指标值：≥200人。2、效益指标：学员持证上岗率，年度指标值：≥80%。",
            previous=Example(
                "1、产出指标：培训人数，年度指标值：≥200人。2、效益指标：学员持证上岗率（%），年度指标值：≥80%。"
            ),
        ),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """List what is left of last year's indicators."""
        dropped = pairing(pair).dropped
        if not dropped or not pair.project.indicators or pair.previous is None:
            return
        names = [item.name_text for item in dropped]
        quotes = [f"“{name}”" for name in names[:_SHOWN]]
        more, more_en = (f"等{len(names)}条", " and others") if len(names) > _SHOWN else ("", "")
        yield self.finding(
            zh=f"上年的指标{'、'.join(quotes)}{more}今年没有",
            en=f"{len(names)} of last year's indicators {'is' if len(names) == 1 else 'are'} gone: {', '.join(quotes)}{more_en}",
            part="indicators",
            expected=len(pair.previous.indicators),
            actual=len(pair.previous.indicators) - len(names),
            suggestion=Text(
                "补回仍适用的指标，不再适用的说明原因", "put back what still applies, and say why the others do not"
            ),
        )

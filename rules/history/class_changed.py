"""HIS008 class-changed."""

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

__all__ = ["ClassChanged"]


class ClassChanged(Rule):
    """An indicator stays in its class.

    Why: an output that becomes a benefit fills an empty class without any new effect.
    """

    code, name = "HIS008", "class-changed"
    title = Text("指标类别与上年不同", "class differs from last year's")
    checks = Text(
        "名称相同的指标，今年列在与上年不同的一级指标下；产出下的成本指标改列成本指标除外。",
        "An indicator of the same name stands under another level-1 class than last year; a cost that moves from"
        " output to the class of costs is right.",
    )
    why = Text(
        "同一指标换个类别，可能只是为了填满空缺的类别。", "An indicator may change class only to fill an empty one."
    )
    repair = Text("按指标内容归类，两年一致。", "File it by what it measures, the same in both years.")
    severity = Severity.INFO
    reliability = "exact"
    basis = ("previous-year", "mof-2021-101/classes")
    bad = (
        Example(
            "效益指标：验收合格率，年度指标值：≥98%。", previous=Example("产出指标：验收合格率，年度指标值：≥98%。")
        ),
    )
    good = (
        Example(
            "产出指标：验收合格率，年度指标值：≥98%。", previous=Example("产出指标：验收合格率，年度指标值：≥98%。")
        ),
        Example(
            rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "90", "万元"),),
            previous=Example(rows=(("产出指标", "成本指标", "项目总成本", "≤", "90", "万元"),)),
        ),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Compare the classes of equal names."""
        for item, other, same in pairing(pair).pairs:
            if (
                other is None
                or not same
                or item.category == other.category
                or "other" in (item.category, other.category)
            ):
                continue
            if item.category == "cost" and "成本" in (other.subcategory or ""):
                continue
            yield self.finding(
                zh=f"“{item.name_text}”上年列在{other.category_text}，今年列在{item.category_text}",
                en=f"“{item.name_text}” stood under {other.category_text} last year and stands under {item.category_text} now",
                at=item,
                part="name",
                expected=other.category_text,
                actual=item.category_text,
                suggestion=Text("按指标内容归类，两年一致", "file it by what it measures, the same in both years"),
            )

"""CON007 satisfaction-misfiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.words import any_of, ending, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["SatisfactionMisfiled"]

_CLASSES = {
    "output": Text("产出指标", "output"),
    "benefit": Text("效益指标", "benefit"),
    "cost": Text("成本指标", "cost"),
}


class SatisfactionMisfiled(Rule):
    """Satisfaction of the people served stands under 满意度指标, and nothing else does.

    Why: a class counts as filled that is not, and the class of satisfaction seems to be missing or is no satisfaction.
    """

    code, name = "CON007", "satisfaction-misfiled"
    title = Text("满意度指标归类错误", "satisfaction indicator under another class")
    checks = Text(
        "名称以满意度、满意率等结尾的指标应列在满意度指标下；满意度指标下不应列数量、合格率、"
        "完成时间等与满意无关的指标。二级指标已写明满意度的（旧表把它列在效益下）、投诉和评价类指标不报。",
        "An indicator whose name ends in 满意度, 满意率 … belongs to satisfaction, and one that plainly counts"
        " things, quality or time does not. Rows whose level-2 word says satisfaction (older forms file it under"
        " benefit), complaints and reviews are left alone.",
    )
    why = Text(
        "归错类会让效益指标虚增、满意度指标缺失，评审按类扣分。",
        "A misfiled indicator swells one class and leaves the other empty; reviews deduct by class.",
    )
    repair = Text("把这条指标移到它所属的类别下。", "Move the indicator to the class it belongs to.")
    severity = Severity.WARNING
    reliability = "heuristic"
    fixable = "unsafe"
    basis = ("mof-2021-101/classes", "ccp-2018-34/coverage")
    categories = frozenset({"output", "benefit", "cost", "satisfaction"})
    bad = (
        "效益指标：受理服务满意率，年度指标值：≥95%。",
        Example(rows=(("产出指标", "质量指标", "培训学员满意度", "≥", "90", "%"),)),
        "满意度指标：设备验收合格率，年度指标值：≥98%。",
    )
    good = (
        "满意度指标：受理服务满意率，年度指标值：≥95%。",
        "产出指标：满意度调查次数，年度指标值：≥2次。效益指标：不满意工单回访率，年度指标值：100%。",
        Example(rows=(("效益指标", "服务对象满意度指标", "学员满意度", "≥", "90", "%"),)),
        "满意度指标：有效投诉率，年度指标值：≤3%。",
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare what the name says with the class it stands under."""
        name = indicator.name
        if indicator.category != "satisfaction":
            if name.satisfaction and _asks(name.stem) and _is_elsewhere(indicator):
                yield self._elsewhere(indicator)
        elif ends("no-satisfaction", name.stem) and _is_classed(indicator) and not _asks_opinion(indicator):
            yield self._foreign(indicator)

    def _elsewhere(self, indicator: Indicator) -> Finding:
        own = _CLASSES[indicator.category]
        zh = f"“{indicator.name_text}”是满意度指标，却列在{own.zh}下"
        en = f"“{indicator.name_text}” is a satisfaction indicator but stands under {own.en}"
        suggestion = Text("改列在满意度指标下", "file it under 满意度指标")
        word = indicator.category_passage.text
        if indicator.entry.fragments and word:
            fix = Fix(0, len(word), "满意度指标", safe=False)
            return self.finding((0, len(word)), zh=zh, en=en, part="category", suggestion=suggestion, fix=fix)
        found = ending("satisfaction").search(indicator.name.stem)
        start = indicator.name_text.find(found[0]) if found else -1
        span = (start, start + len(found[0])) if found and start >= 0 else None
        return self.finding(span, zh=zh, en=en, part="name", suggestion=suggestion)

    def _foreign(self, indicator: Indicator) -> Finding:
        return self.finding(
            zh=f"“{indicator.name_text}”与满意度无关，却列在满意度指标下",
            en=f"“{indicator.name_text}” says nothing about satisfaction but stands under 满意度指标",
            part="name",
            suggestion=Text(
                "移到产出或效益指标下，并另设服务对象满意度指标",
                "move it to output or benefit, and set an indicator of the satisfaction of the people served",
            ),
        )


def _is_classed(indicator: Indicator) -> bool:
    """Tell whether the form states a level-1 word."""
    return indicator.category_text is not None


def _is_elsewhere(indicator: Indicator) -> bool:
    """Tell whether the form states another class than satisfaction; older ones say it at level 2."""
    return _is_classed(indicator) and "满意" not in (indicator.subcategory or "")


def _asks(stem: str) -> bool:
    """Tell whether a name measures how satisfied people are."""
    return ends("satisfaction", stem) and "不满意" not in stem and not any_of("proficiency").search(stem)


def _asks_opinion(indicator: Indicator) -> bool:
    """Tell whether any word of an indicator speaks of what people think."""
    words = f"{indicator.name.stem}\n{indicator.text.text}\n{indicator.remark_passage.text}"
    return any_of("opinion").search(words) is not None

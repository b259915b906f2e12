"""CON008 quality-as-benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.words import any_of, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["QualityAsBenefit"]


class QualityAsBenefit(Rule):
    """Quality and progress of the work are output, not benefit.

    Why: acceptance of one's own work says nothing about what it brought to others.
    """

    code, name = "CON008", "quality-as-benefit"
    title = Text("质量指标列入效益", "quality filed under benefit")
    checks = Text(
        "效益指标下列了验收合格率、整改完成率、项目完成率、故障次数等反映工作质量或进度的指标。"
        "二级指标已写成质量、时效的由 FRM009 报，写成产出的不报。",
        "Acceptance, rectification, completion or number of faults stands under benefit. Rows whose level-2 word says"
        " quality or timeliness are left to FRM009; below a level-2 word that says output nothing is reported.",
    )
    why = Text(
        "验收合格、整改完成说明活干得怎样，说明不了给社会带来什么。",
        "Acceptance says how the work was done, not what it brought.",
    )
    repair = Text(
        "移到产出指标的质量或时效下，效益写项目带来的变化。",
        "Move it to quality or timeliness; under benefit write what changes.",
    )
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("mof-2021-101/classes", "review-practice")
    categories = frozenset({"benefit"})
    words = ("率", "数", "时长", "时间", "情况")
    bad = (
        "效益指标：项目终验完成率，年度指标值：100%。",
        Example(rows=(("效益指标", "社会效益指标", "采购设备验收合格率", "≥", "98", "%"),)),
    )
    good = (
        "产出指标：项目终验完成率，年度指标值：100%。",
        "效益指标：农产品抽检合格率，年度指标值：≥98%。效益指标：饮用水水质合格率，年度指标值：100%。",
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Look at the last words of the name."""
        stem = indicator.name.stem
        if not ends("quality", stem) or any_of("public-quality").search(stem):
            return
        if any(word in (indicator.subcategory or "") for word in ("质量", "时效", "数量", "成本", "产出")):
            return
        yield self.finding(
            zh=f"“{indicator.name_text}”反映工作质量或进度，列在了效益指标下",
            en=f"“{indicator.name_text}” tells the quality or progress of the work but stands under benefit",
            part="name",
            suggestion=Text(
                "移到产出指标下；效益指标写项目带来的变化", "move it to output, and say under benefit what changes"
            ),
        )

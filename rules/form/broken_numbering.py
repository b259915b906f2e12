"""FRM004 broken-numbering."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rules.form.reported import Reported
from jixiao.text import Text

__all__ = ["BrokenNumbering"]


class BrokenNumbering(Reported):
    """Numbers inside one indicator cell run 1, 2, 3 without gap, repeat or restart.

    Why: a break in the numbers is where an indicator was lost or pasted twice.
    """

    code, name = "FRM004", "broken-numbering"
    title = Text("序号不连续", "numbering broken")
    checks = Text(
        "同一单元格内的指标序号有跳号、重号或从头编号。",
        "The numbers of the indicators inside one cell skip, repeat or start anew.",
    )
    why = Text(
        "序号中断往往说明指标被删漏、重复粘贴，或两段内容被拼接在一起。",
        "A break in the numbering often tells that an indicator was lost, pasted twice, or that two texts were joined.",
    )
    repair = Text(
        "确认没有遗漏后，按 1、2、3…… 顺序重新编号。",
        "Make sure that nothing is missing, then number 1, 2, 3 … in order.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("form-instruction", "plain-writing")
    fixable = "safe"
    bad = ("1、产出指标：完成新闻报道，年度指标值：≥4篇。3、效益指标：报道阅读量，年度指标值：≥1000次。",)
    good = ("1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：报道阅读量，年度指标值：≥1000次。",)

"""FRM003 unread-text."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rules.form.reported import Reported
from jixiao.text import Text

__all__ = ["UnreadText"]


class UnreadText(Reported):
    """Every text of an indicator cell must end in an indicator.

    Why: text that belongs to no indicator is judged by nothing.
    """

    code, name = "FRM003", "unread-text"
    title = Text("有文字未能识别", "text not recognised")
    checks = Text(
        "绩效指标单元格中有文字不属于任何一条指标。",
        "The indicator cell holds text that belongs to no indicator.",
    )
    why = Text(
        "没有识别出来的文字不会受到任何校验，可能正是漏填类别或名称的指标。",
        "What is not recognised is judged by nothing, and may be an indicator whose class or name is missing.",
    )
    repair = Text(
        "按“序号、类别指标：名称，年度指标值：值。”的格式改写，或移到其他列。",
        "Rewrite it as “n、类别指标：名称，年度指标值：值。” or move it to another column.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("form-instruction", "reading")
    bad = ("按上级要求另行确定。1、产出指标：完成新闻报道，年度指标值：≥4篇。",)
    good = ("1、产出指标：完成新闻报道，年度指标值：≥4篇。",)

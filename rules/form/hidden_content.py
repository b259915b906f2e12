"""FRM006 hidden-content."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import SHEET
from jixiao.text import Text

__all__ = ["HiddenContent"]


class HiddenContent(Reported):
    """Rows, columns and sheets that hold submission data must be visible.

    Why: what the reviewer cannot see would be approved unseen.
    """

    code, name = "FRM006", "hidden-content"
    title = Text("隐藏的行、列或工作表含有数据", "hidden rows, columns or sheets hold data")
    checks = Text(
        "被隐藏的行、列或工作表中有项目、指标或金额。隐藏内容同样参与校验。",
        "Hidden rows, columns or sheets hold projects, indicators or amounts. They are judged like the visible ones.",
    )
    why = Text(
        "评审人员打开文件时看不到隐藏内容，汇总数却包含它们。",
        "Reviewers do not see hidden content when they open the file, while the totals include it.",
    )
    repair = Text(
        "取消隐藏后核对：需要申报的保留，不需要的删除。",
        "Unhide and check it: keep what is to be submitted, delete the rest.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "reading")
    bad = (Example(sheet=SHEET, hidden=(3,)),)
    good = (Example(sheet=SHEET),)

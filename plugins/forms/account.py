"""Rows that are read and not judged, gathered into runs, each with its reason."""

from __future__ import annotations

from jixiao.model import Ignored
from jixiao.text import Text

__all__ = [
    "BY_KIND", "CUT", "FOOTER", "FUNDS", "GROUP", "HEADER", "INFORMATION", "LABEL", "NOTE", "OTHER_PERIOD", "OUTSIDE", "PAGE",
    "REPEATED", "TEMPLATE", "TITLE", "TOTAL", "UNIT_LINE", "UNKNOWN", "UNREAD", "Account",
]  # fmt: skip

TITLE = Text("标题", "title")
UNIT_LINE = Text("单位、年度等说明行", "line that states the unit or year")
HEADER = Text("表头", "header")
REPEATED = Text("重复的表头", "header repeated")
NOTE = Text("说明或备注", "note")
FOOTER = Text("签字、审核等填报信息", "signature, review or other form-filling information")
INFORMATION = Text("与绩效指标无关的填报信息", "information that is not judged")
FUNDS = Text(
    "资金构成明细、结转结余等，不单独校验",
    "parts of an amount, money carried over and the like, not judged by themselves",
)
UNKNOWN = Text(
    "资金来源的名称不认识，金额不归入任何一类来源",
    "source of money whose name is not known, counted with no kind of source",
)
UNREAD = Text("写有金额，没有读作本表的资金", "money that was not read as an amount of the table")
LABEL = Text("只有栏目名称，没有内容", "label without content of its own")
TOTAL = Text("合计或总分行", "total or total score")
PAGE = Text("页码或续表标记", "page mark")
GROUP = Text("分组标题行，没有金额和指标", "heading of a group, without amounts and indicators")
OUTSIDE = Text("表格以外的内容", "content outside the table")
OTHER_PERIOD = Text("只填了中长期指标，没有年度指标", "only multi-year targets, no annual one")
TEMPLATE = Text("模板留空的行", "template row left empty")
CUT = Text("被分页截断的空行", "blank remainder of a row cut by a page break")

BY_KIND = {"note": NOTE, "footer": FOOTER, "page": PAGE, "total": TOTAL}
"""Reasons by how a row begins, see ``Words.kind``."""


class Account:
    """Collects ignored rows of one sheet; neighbours with one reason become one run."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._runs: list[Ignored] = []

    def ignore(self, row: int, why: Text) -> None:
        """Note one row that is not judged."""
        if self._runs:
            last = self._runs[-1]
            if last.why is why and last.last == row - 1:
                self._runs[-1] = last._replace(last=row)
                return
        self._runs.append(Ignored(self._sheet, row, row, why))

    def taken(self) -> list[Ignored]:
        """Return the runs so far and forget them."""
        runs, self._runs = self._runs, []
        return runs

"""FRM005 joined-row."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import HEADER, PROJECT, SHEET, UNIT
from jixiao.text import Text

__all__ = ["JoinedRow"]

_CELL = PROJECT[-1]
_CUT = _CELL.index("年度指标值：≥90%")
_UPPER = (*PROJECT[:-1], _CELL[:_CUT])
_LOWER = ("", "", "", "", _CELL[_CUT:])
_OTHER = ("绿化养护项目", "20.00", "20.00", "绿地整洁，群众满意。", _CELL)


class JoinedRow(Reported):
    """A row cut by a page break was put together again, and the user should see how.

    Why: joining is a reading of ours that the user has to be able to verify.
    """

    code, name = "FRM005", "joined-row"
    title = Text("跨页断行已合并", "row joined across pages")
    checks = Text(
        "一个项目被分页截成两行，已按上下文合并为一个项目。",
        "A project cut in two by a page break was joined into one from the context.",
    )
    why = Text(
        "合并是校验程序的理解，填报人应当能够核对；两行各自都不是完整的项目。",
        "Joining is how the checker understood it; the author must be able to verify it.",
    )
    repair = Text(
        "核对合并后的名称、金额和指标；重新提交时把两行并成一行，不要按页拆行。",
        "Check the joined name, amounts and indicators; in the next submission keep the project in one row.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("reading", "form-instruction")
    bad = (Example(sheet=(UNIT, HEADER, _UPPER, HEADER, _LOWER)),)
    good = (Example(sheet=SHEET), Example(sheet=(UNIT, HEADER, PROJECT, HEADER, _OTHER)))

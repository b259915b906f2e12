"""FRM002 unknown-money-unit."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import HEADER, PROJECT, SHEET
from jixiao.text import Text

__all__ = ["UnknownMoneyUnit"]


class UnknownMoneyUnit(Reported):
    """The money unit is stated once, and only one.

    Why: an amount whose unit may be 元 or 万元 is wrong by a factor of ten thousand.
    """

    code, name = "FRM002", "unknown-money-unit"
    title = Text("金额单位不明", "money unit unknown")
    checks = Text(
        "表内有金额，但没有“单位：万元”一类的说明，或者出现两种不同的单位。",
        "The table has amounts but no statement such as “单位：万元”, or two different units.",
    )
    why = Text(
        "金额单位不明，一万倍的差错也看不出来；与金额有关的校验也无法进行。",
        "Without the unit an error by a factor of ten thousand goes unseen, and the checks of money cannot be made.",
    )
    repair = Text(
        "在表头右上方或金额列标题中注明一种单位，如“单位：万元”。",
        "State one unit above the header on the right or in the column title, such as “单位：万元”.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "reading")
    bad = (Example(sheet=(HEADER, PROJECT)),)
    good = (Example(sheet=SHEET), Example(sheet=(("单位：元",), HEADER, PROJECT)))

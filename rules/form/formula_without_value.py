"""FRM007 formula-without-value."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import HEADER, PROJECT, SHEET, UNIT
from jixiao.text import Text

__all__ = ["FormulaWithoutValue"]

_FORMULA = (PROJECT[0], "=C3", *PROJECT[2:])


class FormulaWithoutValue(Reported):
    """A formula cell must carry the result it was saved with.

    Why: without a stored result the checker, like any viewer, has no number there.
    """

    code, name = "FRM007", "formula-without-value"
    title = Text("公式没有保存计算结果", "formula without a stored result")
    checks = Text(
        "单元格是公式，但文件里没有保存它的计算结果。",
        "The cell is a formula and the file holds no result of it.",
    )
    why = Text(
        "校验程序不执行公式；没有保存结果的公式等于空白，相关金额和指标值无法校验。",
        "The checker does not run formulas; one without a stored result is as good as blank and cannot be checked.",
    )
    repair = Text(
        "用 Excel 或 WPS 打开、重新计算后保存，或直接填写数值。",
        "Open the file in Excel or WPS, recalculate and save, or write the number itself.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("reading",)
    bad = (Example(sheet=(UNIT, HEADER, _FORMULA)),)
    good = (Example(sheet=SHEET),)

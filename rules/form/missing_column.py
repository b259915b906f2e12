"""FRM001 missing-column."""

from __future__ import annotations

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import HEADER, PROJECT, SHEET, UNIT
from jixiao.text import Text

__all__ = ["MissingColumn"]


_GOAL = HEADER.index("绩效目标")


def _without_goal(row: tuple[str, ...]) -> tuple[str, ...]:
    return row[:_GOAL] + row[_GOAL + 1 :]


class MissingColumn(Reported):
    """A column that the recognised form requires must be there.

    Why: what has no column cannot be judged, and its absence must not look like a clean result.
    """

    code, name = "FRM001", "missing-column"
    title = Text("缺少必需的列", "required column missing")
    checks = Text(
        "所认出的表式必需的列（如项目名称、总计、绩效目标、绩效指标）在表头中找不到。",
        "A column that the recognised form requires (project name, total, goal, indicators …) is not in the header.",
    )
    why = Text(
        "缺了列，相应内容无从校验；没有校验的内容不能当作合格。",
        "Without the column its content cannot be judged, and what was not judged must not pass as sound.",
    )
    repair = Text(
        "按规定的表式补上该列，列标题用表式中的名称，如“绩效指标”。",
        "Add the column as the form prescribes, titled with the form's own words, such as “绩效指标”.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("form-instruction", "reading")
    bad = (Example(sheet=(UNIT, _without_goal(HEADER), _without_goal(PROJECT))),)
    good = (Example(sheet=SHEET),)

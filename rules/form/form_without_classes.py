"""FRM013 form-without-classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import UNIT
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Problem
    from jixiao.rule import Context

__all__ = ["FormWithoutClasses"]

_PROJECT = ("项目名称", "河道保洁项目")
_HEADER = ("指标名称", "指标性质", "指标值", "计量单位")
_ROWS = (("巡查次数", "≥", "4", "次"), ("群众满意度", "≥", "90", "%"))
_CLASSED = (
    ("一级指标", *_HEADER),
    *((first, *row) for first, row in zip(("产出指标", "满意度指标"), _ROWS, strict=True)),
)


class FormWithoutClasses(Reported):
    """A form without a place for the classes of indicators cannot show whether outputs and benefits are complete.

    Why: the department filled in the form it was given; what could not be judged must not look sound.
    """

    code, name = "FRM013", "form-without-classes"
    title = Text("表式不分指标类别", "the form has no classes of indicators")
    checks = Text(
        "表头有指标名称、指标值和单位、性质或权重，没有一级、二级指标列（如重庆的表式）。这是表式所定，不是填报错误；"
        "CMP001、CMP002 在这样的表中不作判断，CMP003 按指标名称判断。连项目名称也没有的，作为警告，由人复核。",
        "The header has name, value and unit, sign or weight of indicators, and no columns of levels, as that of Chongqing. "
        "That is the form's design and no fault of who filled it in; CMP001 and CMP002 judge nothing there, and CMP003 goes by the names."
        " A table that does not name the project either is a warning, for a person to look at.",
    )
    why = Text(
        "没有分类，产出、效益指标是否齐全只能由人判断；没有判断的内容不能当作合格。",
        "Without classes only a person can tell whether outputs and benefits are complete, and what was not judged must not pass as sound.",
    )
    repair = Text(
        "评审时对照绩效目标核对各类指标；本地表式允许增列的，加上“一级指标”列。",
        "Compare the indicators with the goal when reviewing; add a column “一级指标” where the local form allows it.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("mof-2021-101/classes", "reading")
    bad = (Example(sheet=(UNIT, _PROJECT, _HEADER, *_ROWS)),)
    good = (Example(sheet=(UNIT, _PROJECT, *_CLASSED)),)

    def check(self, problem: Problem, context: Context) -> Iterator[Finding]:
        """Yield the finding that the problem describes; where nothing names the project nobody knows what was judged."""
        for finding in super().check(problem, context):
            yield finding if problem.expected is None else finding._replace(severity=Severity.WARNING)

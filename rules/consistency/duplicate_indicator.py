"""CON001 duplicate-indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.names import repeated
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["DuplicateIndicator"]


class DuplicateIndicator(Rule):
    """Each indicator of a project stands there once.

    Why: a repeated indicator is weighed twice, and nobody knows which of the two targets counts.
    """

    code, name = "CON001", "duplicate-indicator"
    title = Text("指标重复", "duplicate indicator")
    checks = Text(
        "同一项目内三级指标名称不得重复；比较时不计空格、全半角、序号和括号内的单位。"
        "“其中：”行和各等次共用的名称不算。",
        "No level-3 name stands twice in a project; blanks, width, list numbers and units in brackets do not count."
        " Rows that split the one above (其中：) and names shared by graded rows are no repetition.",
    )
    why = Text(
        "重复的指标会被重复计分，两个目标值以哪一个为准也说不清；预算系统录入时通常拒收。",
        "A repeated indicator is scored twice, and nobody can say which target counts; budget systems commonly refuse"
        " it.",
    )
    repair = Text(
        "删去重复的一条；确属两项内容的，在名称中写明区别。",
        "Delete one; if they are two things, say in the names how they differ.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("import-gate", "consistency")
    bad = (
        "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：培训人数（人），年度指标值：≥200。",
        Example(
            rows=(
                ("产出指标", "质量指标", "验收 合格率", "≥", "98", "%"),
                ("效益指标", "", "验收合格率", "≥", "98", "%"),
            )
        ),
    )
    good = (
        "1、产出指标：线上培训人数，年度指标值：≥200人。2、产出指标：线下培训人数，年度指标值：≥200人。",
        Example(
            rows=(
                ("产出指标", "数量指标", "其中：城镇", "≥", "2", "个"),
                ("产出指标", "数量指标", "其中：城镇", "≥", "3", "次"),
            )
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Report every repetition at the later place."""
        for first, *others in repeated(project):
            for item in others:
                yield self._finding(first, item)

    def _finding(self, first: Indicator, item: Indicator) -> Finding:
        name = item.name_text
        zh, en = _position(first)
        same = first.value.text == item.value.text
        return self.finding(
            zh=f"“{name}”与{zh}重复{'' if same else '，两条目标值的写法不同'}",
            en=f"“{name}” repeats {en}{'' if same else ', with the target written differently'}",
            part="name",
            at=item,
            suggestion=_DELETE if same and first.category == item.category else _DISTINGUISH,
            related=[Related(first, "name")],
        )


_DELETE = Text("删去这一条", "delete this one")
_DISTINGUISH = Text(
    "只保留一条；确属两项内容的，在名称中写明区别", "keep one; if they are two things, say so in the names"
)


def _position(indicator: Indicator) -> tuple[str, str]:
    """Name the earlier indicator by its number or class."""
    where = indicator.category_text or ""
    if indicator.number is not None:
        return f"第{indicator.number}条（{where}）", f"number {indicator.number} ({where})"
    return (f"{where}下的同名指标", f"the one under {where}") if where else ("前面的同名指标", "an earlier one")

"""HIS006 dropped-project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["DroppedProject"]


class DroppedProject(Rule):
    """Last year's projects are still there, or have ended.

    Why: a renamed or forgotten project loses its history.
    """

    code, name = "HIS006", "dropped-project"
    title = Text("上年项目今年没有", "project of last year dropped")
    checks = Text(
        "上年文件中的项目，今年的全部文件里都没有名称相同（不计年份）或名称、内容相近的项目对应。",
        "A project of last year's files has no counterpart of the same name (years aside) or of similar name and"
        " content in any file of this year.",
    )
    why = Text(
        "项目结束、改名还是漏报，审核人需要知道。",
        "Whether it ended, was renamed or forgotten, a reviewer has to know.",
    )
    repair = Text("漏报的补上；已结束或合并的说明去向。", "Add it if it was forgotten; else say what became of it.")
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("previous-year",)
    bad = (
        Example(
            name="道路养护项目",
            previous=Example(name="道路养护项目", projects=(Example(name="图书馆藏书采购", goal="采购图书。"),)),
        ),
    )
    good = (Example(name="2024年道路养护项目", previous=Example(name="2023年道路养护项目")),)

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Name last year's projects that are left over; they come with the last pair of the run."""
        for project in pair.dropped:
            name = project.name or "（未命名项目）"
            cell = next((place.cell for place in project.name_passage.places(0, None)), "")
            yield self.finding(
                zh=f"上年的项目“{name}”{f'（上年文件的 {cell}）' if cell else ''}今年没有",
                en=f"last year's project “{name}”{f' ({cell} of last year’s file)' if cell else ''} is gone",
                part="header",
                at=pair.project.table,
                expected=name,
                suggestion=Text(
                    "漏报的补上；已结束、合并或改名的说明去向", "add it if it was forgotten; else say what became of it"
                ),
            )

"""HIS007 new-project."""

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

__all__ = ["NewProject"]


class NewProject(Rule):
    """A project without counterpart last year is new.

    Why: new projects are reviewed beforehand, and nothing of them was compared.
    """

    code, name = "HIS007", "new-project"
    title = Text("上年没有的项目", "project without counterpart")
    checks = Text(
        "今年的项目在上年文件中没有名称相同（不计年份）或名称、内容相近的项目对应，因此没有做两年对比。",
        "A project has no counterpart in last year's file by name (years aside) or by similar name and content, so"
        " that nothing was compared.",
    )
    why = Text(
        "新增项目通常要做事前绩效评估；改了名的项目则需要人工对比。",
        "New projects are assessed beforehand; renamed ones have to be compared by hand.",
    )
    repair = Text(
        "确为新增的，附事前评估；改名的，注明原名称。",
        "Attach the assessment if it is new; give the former name if it was renamed.",
    )
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("previous-year",)
    bad = (Example(name="图书馆藏书采购", goal="采购图书。", previous=Example(name="道路养护项目")),)
    good = (
        Example(name="2024年道路养护项目", previous=Example(name="2023年道路养护项目")),
        Example(name="道路养护项目（2024）", previous=Example(name="道路养护项目")),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Report a project that was not compared."""
        if pair.previous is None and pair.project.name:
            yield self.finding(
                zh=f"上年文件中没有与“{pair.project.name}”对应的项目，未做对比",
                en=f"last year's file has no counterpart of “{pair.project.name}”; nothing was compared",
                part="name",
                suggestion=Text(
                    "新增的附事前评估，改名的注明原名称",
                    "attach the assessment if new; give the former name if renamed",
                ),
            )

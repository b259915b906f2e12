"""FRM011 duplicate-project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.model import Subtotal
from jixiao.rule import Context, Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.subjects import ProjectHead, Submission

__all__ = ["DuplicateProject"]

_WIDTH = str.maketrans("（）【】：，", "()[]:,", " \t\r\n\u3000\xa0")


class DuplicateProject(Rule):
    """A project stands once in a submission.

    Why: a project that was pasted twice is counted and funded twice.
    """

    code, name = "FRM011", "duplicate-project"
    title = Text("项目重复", "duplicate project")
    checks = Text(
        "同一单位、同一种表内出现两个同名项目（不计空格和全半角差异）。",
        "Two projects of one name (blanks and width aside) under one unit and in one kind of table.",
    )
    why = Text(
        "同名项目往往是重复粘贴，资金会被重复计算；确是两个项目的，名称应能区分。",
        "Projects of one name are mostly pasted twice and their money is counted twice; two real ones need distinct names.",
    )
    repair = Text(
        "删除重复的一行；确为不同项目的，在名称中注明期次、地点或内容，如“设备购置（二期）”。",
        "Delete the repeated row, or tell the projects apart in their names, as in “设备购置（二期）”.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("consistency", "import-gate")
    bad = (Example(name="设备购置", projects=(Example(name="设备 购置"),)),)
    good = (Example(name="设备购置（一期）", projects=(Example(name="设备购置（二期）"),)),)

    def digest(self, project: Project, context: Context) -> Hashable | None:
        """Keep the facts stated beside the project: a unit or a code tells two projects of one name apart."""
        if not project.name_passage.text:
            return None
        return tuple([passage.text for passage in project.facts.values()]) if project.facts else ()

    def check(self, submission: Submission, context: Context) -> Iterator[Finding]:
        """Yield a finding on every later project of a name, with the first one beside it."""
        first: dict[str, ProjectHead] = {}
        for head, key in _keyed(submission):
            other = first.setdefault(key, head)
            if other is not head:
                yield self.finding(
                    part="name",
                    at=head,
                    zh=f"项目“{_short(head.name)}”与第 {other.row} 行的项目同名，请删除重复行或在名称上区分",
                    en=f"project “{_short(head.name)}” has the name of row {other.row}; delete it or tell them apart",
                    related=[Related(other, "name")],
                )


def _keyed(submission: Submission) -> Iterator[tuple[ProjectHead, str]]:
    """Yield each named project with what makes it one: kind and year of the table, the unit above it, name and facts."""
    rest = iter(submission.collected)
    item = next(rest, None)
    for table in submission.tables:
        head = table.table
        kind, unit = f"{head.form}|{head.year}|{head.level}", ""
        for row in table.rows:
            if isinstance(row, Subtotal):
                unit = "" if row.grand else row.name_passage.text
            elif item is not None and item.head == row:
                yield row, f"{kind}|{unit}|{row.name.translate(_WIDTH)}|{item.digest or ''}"
                item = next(rest, None)


def _short(text: str, limit: int = 30) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"

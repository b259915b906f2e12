"""CON011 copied-goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.finding import Related, Severity
from jixiao.matching import name_key
from jixiao.model import NO_PASSAGE, Passage
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.completeness.classes import serves_nobody
from jixiao.rules.consistency.copies import copies
from jixiao.rules.consistency.names import called, same_project
from jixiao.subjects import Spot
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Fragment, Project
    from jixiao.rule import Context
    from jixiao.subjects import Collected, Run

__all__ = ["CopiedGoal"]

_LONGEST = 1_000


class _Goal(NamedTuple):
    """What is kept of a goal: its first thousand characters, where they stand, and the unit stated beside the project."""

    text: str
    fragments: tuple[Fragment, ...]
    unit: str


class CopiedGoal(Rule):
    """Every project has a goal of its own.

    Why: a copied goal says nothing about this project; reviewers find it when they read both.
    """

    code, name = "CON011", "copied-goal"
    title = Text("绩效目标照搬", "copied goal")
    checks = Text(
        "一次校验的全部文件中，两个项目的绩效目标（不计标点，达到规定字数）相似度不低于规定百分比。"
        "同一项目分年度的也报；同名同金额的项目是同一项目的两份表，各单位同名的项目（如各校公用经费）内容相同，人员经费和日常公用经费的目标出自同一模板，都不报。",
        "Over all files of a run, the goals of two projects (punctuation aside, of the required length) are alike to"
        " the given percentage or more. Yearly tranches of one project count; two tables of one project (same name"
        " and amount) do not, nor projects of one name in several units (公用经费 of every school),"
        " nor staff and running costs, whose goals come from one template.",
    )
    why = Text(
        "照搬来的目标说明不了本项目要干什么，评审时两份一对照就会退回。",
        "A copied goal says nothing about this project, and is returned when both are read.",
    )
    repair = Text(
        "写明本项目、本年度要完成什么、达到什么效果。", "Say what this project does this year, and to what effect."
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("mof-2015-88/principles", "review-practice")
    requires = ("goal",)
    percent = Parameter(90, Text("相似度达百分之几", "likeness in percent"), low=50, high=100)
    shortest = Parameter(20, Text("目标至少几个字", "shortest goal in characters"), low=4, high=1000)
    bad = (
        Example(
            name="东区道路养护项目",
            goal="完成辖区道路日常养护，及时修补破损路面，保障群众出行安全畅通。",
            projects=(
                Example(
                    name="西区桥梁检测项目",
                    goal="完成辖区道路日常养护，及时修补破损路面，保障群众出行安全畅通。",
                    total="60.00",
                ),
            ),
        ),
    )
    good = (
        Example(
            name="东区道路养护项目",
            goal="完成辖区道路日常养护，及时修补破损路面，保障群众出行安全畅通。",
            projects=(
                Example(
                    name="西区桥梁检测项目",
                    goal="对在役桥梁开展定期检测，查明病害，为维修加固提供依据。",
                    total="60.00",
                ),
            ),
        ),
        Example(
            name="甲项目", goal="保障机关正常运转。", projects=(Example(name="乙项目", goal="保障机关正常运转。"),)
        ),
    )

    def digest(self, project: Project, context: Context) -> _Goal | None:
        """Keep the goal's words and its place."""
        text, _, fragments = project.goal
        if not text or serves_nobody(project):
            return None
        unit = project.facts.get("organisation", NO_PASSAGE).text
        return _Goal(text[:_LONGEST], fragments, unit)

    def check(self, run: Run, context: Context) -> Iterator[Finding]:
        """Report each goal that is alike to an earlier one, at the later place."""
        collected = run.collected
        for copy in copies([_goal(item).text for item in collected], self.percent, self.shortest):
            this, other = collected[copy.later], collected[copy.earlier]
            if not same_project(this.head, other.head) and not _of_other_unit(this, other):
                yield self._finding(this, other, copy.percent)

    def _finding(self, this: Collected, other: Collected, percent: int) -> Finding:
        project = called(other.head, this.head)
        alike = "完全相同" if percent == 100 else f"有{percent}%相同"
        alike_en = "identical to" if percent == 100 else f"{percent} % the same as"
        return self.finding(
            zh=f"绩效目标与{project.zh}的{alike}",
            en=f"the goal is {alike_en} that of {project.en}",
            part="goal",
            at=_spot(this),
            actual=f"{percent}%",
            suggestion=Text(
                "写明本项目本年度要完成什么、达到什么效果", "say what this project does this year, and to what effect"
            ),
            related=[Related(_spot(other), "goal")],
        )


def _goal(item: Collected) -> _Goal:
    return cast("_Goal", item.digest)


def _of_other_unit(this: Collected, other: Collected) -> bool:
    """Tell whether another unit has the project of this name: 公用经费 of every school."""
    if (_goal(this).unit, this.head.unit) == (_goal(other).unit, other.head.unit):
        return False
    return name_key(this.head.name) == name_key(other.head.name)


def _spot(item: Collected) -> Spot:
    text, fragments, _ = _goal(item)
    return Spot(item.head, Passage(text, item.head.sheet, fragments))

"""CON012 copied-indicators."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.finding import Related, Severity
from jixiao.model import Passage
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.consistency.copies import overlaps
from jixiao.rules.consistency.names import called, same_project
from jixiao.rules.consistency.texts import marks_of
from jixiao.subjects import Spot
from jixiao.text import Text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context
    from jixiao.subjects import Collected, Run

__all__ = ["CopiedIndicators"]


class _Indicators(NamedTuple):
    """What is kept of a project's indicators: four bytes of hash each, in their order, and the first one's place."""

    hashes: bytes
    row: int
    column: int


class CopiedIndicators(Rule):
    """Every project has indicators of its own.

    Why: a set copied with its values measures another project's work.
    """

    code, name = "CON012", "copied-indicators"
    title = Text("指标照搬", "copied indicators")
    checks = Text(
        "一次校验的全部文件中，两个项目名称和取值都相同的指标达到规定条数，并占较多一方的规定百分比以上。"
        "同名同金额的项目不报。",
        "Over all files of a run, two projects share the given number of indicators with name and value, and they are"
        " the given share of the larger set. Two tables of one project (same name and amount) do not count.",
    )
    why = Text(
        "连目标值一起照搬的指标，衡量的是别的项目。",
        "Indicators copied with their values measure another project's work.",
    )
    repair = Text(
        "按本项目的内容和金额设定指标与目标值。", "Set indicators and values by what this project does and costs."
    )
    severity = Severity.INFO
    reliability = "exact"
    basis = ("mof-2021-101/principles", "review-practice")
    percent = Parameter(80, Text("相同指标占百分之几", "share in percent"), low=50, high=100)
    minimum = Parameter(4, Text("至少几条相同", "how many the same"), low=1, high=100)
    bad = (
        Example(
            "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：结业率，年度指标值：≥95%。"
            "3、效益指标：持证率，年度指标值：≥80%。4、满意度指标：学员满意度，年度指标值：≥90%。",
            name="焊工培训项目",
            projects=(
                Example(
                    "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：结业率，年度指标值：≥95%。"
                    "3、效益指标：持证率，年度指标值：≥80%。4、满意度指标：学员满意度，年度指标值：≥90%。",
                    name="电工培训项目",
                    total="80.00",
                ),
            ),
        ),
    )
    good = (
        Example(
            "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：结业率，年度指标值：≥95%。"
            "3、效益指标：持证率，年度指标值：≥80%。4、满意度指标：学员满意度，年度指标值：≥90%。",
            name="焊工培训项目",
            projects=(
                Example(
                    "1、产出指标：培训人数，年度指标值：≥60人。2、产出指标：结业率，年度指标值：≥98%。"
                    "3、效益指标：持证率，年度指标值：≥80%。4、满意度指标：学员满意度，年度指标值：≥90%。",
                    name="电工培训项目",
                    total="80.00",
                ),
            ),
        ),
    )

    def digest(self, project: Project, context: Context) -> _Indicators | None:
        """Keep a hash of each name with its value; stable over processes."""
        if not project.indicators:
            return None
        cell = project.indicator_cell
        place = (cell if cell.text else project.indicators[0].name_passage).place
        return _Indicators(array("I", marks_of(project)).tobytes(), place.row, place.column)

    def check(self, run: Run, context: Context) -> Iterator[Finding]:
        """Report each set that is mostly an earlier one, at the later place."""
        collected = run.collected
        sets = [array("I", sorted(set(array("I", _kept(item).hashes)))) for item in collected]
        for copy in overlaps(sets, self.percent, self.minimum):
            this, other = collected[copy.later], collected[copy.earlier]
            shared = frozenset(sets[copy.later]).intersection(sets[copy.earlier])
            if len(shared) >= self.minimum and not same_project(this.head, other.head):
                yield self._finding(this, other, shared, len(sets[copy.later]))

    def _finding(self, this: Collected, other: Collected, alike: frozenset[int], own: int) -> Finding:
        shared = len(alike)
        numbers, numbers_there = _numbers(this, alike), _numbers(other, alike)
        which = "" if shared == own else f"（第{'、'.join(numbers)}条）"
        which_en = "" if shared == own else f" (number {', '.join(numbers)})"
        there = "" if numbers == numbers_there else f"（第{'、'.join(numbers_there)}条）"
        there_en = "" if numbers == numbers_there else f" (number {', '.join(numbers_there)} there)"
        project = called(other.head, this.head)
        return self.finding(
            zh=f"{own}条指标中有{shared}条{which}的名称和取值与{project.zh}{there}相同",
            en=f"{shared} of {plural(own, 'indicator')}{which_en} {'has' if shared == 1 else 'have'} the name and value of"
            f" {project.en}{there_en}",
            part="indicators",
            at=_spot(this),
            actual=f"{shared}/{own}",
            suggestion=Text(
                "按本项目的内容和金额设定指标与目标值", "set indicators and values by what this project does and costs"
            ),
            related=[Related(_spot(other), "indicators")],
        )


def _kept(item: Collected) -> _Indicators:
    return cast("_Indicators", item.digest)


def _numbers(item: Collected, alike: frozenset[int]) -> list[str]:
    """Return which indicators of a project, counted from one, are among those alike."""
    return [str(number) for number, mark in enumerate(array("I", _kept(item).hashes), 1) if mark in alike]


def _spot(item: Collected) -> Spot:
    _, row, column = _kept(item)
    return Spot(item.head, Passage.of("", item.head.sheet, row, column))

"""CON002 conflicting-targets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.names import identity, repeated
from jixiao.rules.consistency.targets import disjoint, interval_of, stated_span
from jixiao.rules.consistency.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["ConflictingTargets"]

_SECOND = deferred(r"(?<=.)[（(][^（()）]*[)）]$")


class ConflictingTargets(Rule):
    """One indicator has one target.

    Why: of two targets for one thing only one can be met, or only one counts.
    """

    code, name = "CON002", "conflicting-targets"
    title = Text("同一指标目标互相矛盾", "one indicator, conflicting targets")
    checks = Text(
        "同一项目内名称相同的指标，计量单位相同而目标值不能同时成立（如 ≤1% 与 ≥3%）为错误；"
        "能同时成立但宽严不同、期限不同的，或名称过于笼统、说明不同的，作为警告。",
        "Indicators of one name and unit within a project whose targets cannot both hold (≤1% and ≥3%) are an error;"
        " targets that only differ in strictness or date, or whose name is general or whose remarks differ, are a"
        " warning.",
    )
    why = Text(
        "同一事项两个目标，只能完成一个，评价时也无从取舍。",
        "Of two targets for one thing only one can be met, and a review cannot choose.",
    )
    repair = Text(
        "只保留一个目标值；确属两项内容的，在名称中写明区别。",
        "Keep one target; if they are two things, say in the names how they differ.",
    )
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("consistency", "mof-2020-10/measurable")
    supersedes = ("CON001",)
    bad = (
        "1、效益指标：有效投诉率，年度指标值：≤1%。2、满意度指标：有效投诉率，年度指标值：≥3%。",
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "=", "200", "人"),
                ("产出指标", "数量指标", "培训人数", "=", "300", "人"),
            )
        ),
    )
    good = (
        "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：培训人数，年度指标值：≥200人。",
        "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：培训人数，年度指标值：≥4期。",
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare each repetition with the one before it."""
        for group in repeated(project):
            for first, second in pairwise(group):
                severity = self._severity(first, second)
                if severity is not None:
                    yield self._finding(first, second, severity)

    def _severity(self, first: Indicator, second: Indicator) -> Severity | None:
        one, other = first.value, second.value
        if one.kind is Kind.DEADLINE and other.kind is Kind.DEADLINE:
            return Severity.WARNING if one.date != other.date else None
        a, b = interval_of(one), interval_of(other)
        if a is None or b is None or a == b or (_plain(one.unit), one.per) != (_plain(other.unit), other.per):
            return None
        if one.subject and other.subject and one.subject != other.subject:
            return None  # each value says of what it speaks: 小学720元, 初中940元
        vague = identity(first) in words("general") or first.remark_passage.text != second.remark_passage.text
        return self.severity if disjoint(a, b) and not vague else Severity.WARNING

    def _finding(self, first: Indicator, second: Indicator, severity: Severity) -> Finding:
        one, other = first.value.text, second.value.text
        contradiction = severity is self.severity
        return self.finding(
            stated_span(second.value),
            zh=f"“{second.name_text}”的目标“{other}”与前面的“{one}”{'互相矛盾' if contradiction else '不一致'}",
            en=f"the target “{other}” of “{second.name_text}” {'contradicts' if contradiction else 'differs from'} “{one}” before",
            at=second,
            part="value",
            severity=None if contradiction else severity,
            suggestion=Text(
                "两个目标只保留一个，或在名称中写明区别", "keep one of the two, or say in the names how they differ"
            ),
            related=[Related(first, "value")],
        )


def _plain(unit: str | None) -> str | None:
    """Return a unit without the second word in brackets: 台（套） is 台."""
    return _SECOND.sub("", unit) if unit else unit

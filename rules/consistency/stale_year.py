"""CON018 stale-year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["StaleYear"]

_YEAR = deferred(r"(?<![0-9])(20[0-9]{2})(?:\s*[-－—~～至]\s*(20[0-9]{2}|[0-9]{2}))?\s*年")
_BRACKETED = deferred(r"[（(]\s*(20[0-9]{2})\s*[)）]")


class StaleYear(Rule):
    """A project's name and goal speak of the budget year.

    Why: a goal of last year was copied, or a project is carried over and should say so.
    """

    code, name = "CON018", "stale-year"
    title = Text("项目年度与预算年度不符", "year differs from the budget year")
    checks = Text(
        "项目名称或绩效目标写了年份，但都不是预算年度，也不包含预算年度。结转项目可以合法地带往年年份，"
        "所以默认不启用。",
        "Name or goal states years, none of which is or spans the budget year. Carried-over projects may lawfully"
        " bear an older year, so the rule is off by default.",
    )
    why = Text("年份不符多半是照抄上年材料。", "An older year usually means a text copied from last year.")
    repair = Text(
        "改为预算年度；结转项目在目标中注明。", "Write the budget year, or say that the project is carried over."
    )
    severity = Severity.INFO
    reliability = "heuristic"
    enabled = False
    basis = ("consistency",)
    bad = (
        Example(name="2021年信息化运维项目", year=2023),
        Example(goal="完成2022年校舍维修任务。", year=2023),
    )
    good = (
        Example(name="2023年信息化运维项目", goal="完成2023年运维任务。", year=2023),
        Example(name="2022-2024年信息化运维项目", year=2023),
        Example(name="2022年信息化运维（2023）", year=2023),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Look for the budget year among the years of name and goal."""
        year = project.table.year
        if year is None:
            return
        for part, text in (("name", project.name_passage.text), ("goal", project.goal.text)):
            found = [(match, *_span(match)) for match in _YEAR.finditer(text)]
            bracketed = {int(word) for word in _BRACKETED.findall(text)}
            if not found or year in bracketed or any(low <= year <= high for _, low, high in found):
                continue
            match = found[0][0]
            yield self.finding(
                match.span(),
                zh=f"写的是{match[0]}，预算年度为{year}年",
                en=f"it says {match[0]}, the budget year is {year}",
                part=part,
                expected=year,
                actual=match[1],
                suggestion=Text(
                    f"改为{year}年；结转项目注明“结转”", f"write {year}年, or say that the project is carried over"
                ),
            )


def _span(match: re.Match[str]) -> tuple[int, int]:
    low = int(match[1])
    last = match[2]
    high = low if last is None else int(last) if len(last) == 4 else low // 100 * 100 + int(last)
    return low, high

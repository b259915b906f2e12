"""TXT002 space-in-name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar.characters import HAN
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.consistency.texts import texts_of
from jixiao.rules.words import any_in
from jixiao.rules.writing.texts import suspects
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["SpaceInName"]

_suspect = partial(any_in, " \t\u3000\xa0")
_SPACE = deferred(rf"(?<={HAN})[ \t\u3000\xa0]+(?={HAN})")


class SpaceInName(Rule):
    """Names have no blanks between Chinese characters.

    Why: such a blank is left from a line that was wrapped by hand, and equal names no longer match.
    """

    code, name = "TXT002", "space-in-name"
    title = Text("名称中有空格", "blank in a name")
    checks = Text(
        "项目名称或指标名称的汉字之间有空格（多是手工换行留下的）。单元格内的换行不报。",
        "Blanks between Chinese characters of a project's or indicator's name, mostly from wrapping by hand. "
        "Line breaks inside a cell are left alone.",
    )
    why = Text(
        "带空格的名称与其他表中的同名项目对不上，检索和汇总都会漏掉。",
        "A name with blanks does not match the same name elsewhere, so searches and totals miss it.",
    )
    repair = Text("删除空格，需要折行时用单元格的自动换行。", "Delete the blank; let the cell wrap the line itself.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("plain-writing",)
    fixable = "safe"
    bad = (
        Example(name="城市运行管理中 枢项目"),
        "产出指标：热线 接通率，年度指标值：≥95%。",
    )
    good = (
        Example(name="某某局 2021年信息化运维项目"),
        "产出指标：APP 用户数，年度指标值：≥5000人。",
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every blank between Chinese characters of a name."""
        if _suspect(project.name_passage.text):
            yield from self._blanks(project.name_passage.text, None)
        indicators = suspects(project, _suspect)
        if indicators and _suspect(texts_of(project).all_names):
            for indicator in indicators:
                yield from self._blanks(indicator.name_text, indicator)

    def _blanks(self, text: str, at: Indicator | None) -> Iterator[Finding]:
        for blank in _SPACE.finditer(text):
            around = text[max(0, blank.start() - 4) : blank.end() + 4]
            before, after = text[max(0, blank.start() - 2) : blank.start()], text[blank.end() : blank.end() + 2]
            yield self.finding(
                blank.span(),
                part="name",
                at=at,
                zh=f"“{around}”中有空格，请删除",
                en=f"blank inside “{around}”; delete it",
                suggestion=Text(
                    f"删去空格，使“{before}”与“{after}”相连", f"delete the blank, so that “{before}” and “{after}” meet"
                ),
                fix=Fix(*blank.span(), ""),
            )

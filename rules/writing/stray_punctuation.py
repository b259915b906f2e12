"""TXT001 stray-punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar.characters import HAN
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.writing.texts import written
from jixiao.text import Text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["StrayPunctuation"]

_RUN = deferred(r"[。；，、;,][。；，、;,]+|[：:]{2,}")
_SUSPECT = deferred(r"[。；，、;,：:][。；，、;,：:]")
"""One leading character class: the regular expression engine skips to it four times as fast as to an alternation."""
_PRECEDENCE = "。；;，,、"
_AMID = deferred(f"{HAN}{HAN}")
_ELLIPSIS = deferred(r"。{3,}|，{3,}|、{3,}")


class StrayPunctuation(Rule):
    """Two punctuation marks do not follow one another.

    Why: a doubled mark is a typing slip, or what is left of a deleted text.
    """

    code, name = "TXT001", "stray-punctuation"
    title = Text("多余标点", "stray punctuation")
    checks = Text(
        "连续出现两个句号、分号、逗号、顿号或冒号，如“。。”“，，”“；。”。",
        "Two full stops, semicolons, commas or colons in a row, such as “。。”, “，，” or “；。”.",
    )
    why = Text(
        "多余的标点多是误输入，或者删去文字后留下的，也会妨碍系统拆分指标。",
        "A surplus mark is a slip or what is left of deleted text, and it hampers systems that split indicators.",
    )
    repair = Text("只保留一个标点，如“服务。。”改为“服务。”。", "Keep one mark: “服务。。” becomes “服务。”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("plain-writing",)
    fixable = "safe"
    bad = (
        "产出指标：热线接通率，年度指标值：≥95%。。",
        Example(goal="提高办事效率，，方便群众；。"),
    )
    good = (
        "产出指标：热线接通率，年度指标值：≥95%。",
        Example(goal="完善城市道路、桥梁……的管理，提高通行效率。"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every run of marks."""
        for item in written(project, _SUSPECT.search):
            for run in _RUN.finditer(item.text):
                kept = _kept(run)
                yield self.finding(
                    run.span(),
                    part=item.part,
                    at=item.at,
                    zh=f"标点“{run[0]}”重复，只保留“{kept}”",
                    en=f"“{run[0]}” is one mark too many; keep “{kept}”",
                    suggestion=Text(f"改为“{kept}”", f"write “{kept}”"),
                    fix=Fix(*run.span(), kept),
                )


def _kept(found: re.Match[str]) -> str:
    """Return the mark that closes most; three or more alike amid a sentence were meant as an ellipsis."""
    run, text = found[0], found.string
    if _ELLIPSIS.fullmatch(run) and _AMID.match(text[found.start() - 1 : found.start()] + text[found.end() :]):
        return "……"
    if run[0] in "：:":
        return run[0]
    return min(run, key=_PRECEDENCE.index)

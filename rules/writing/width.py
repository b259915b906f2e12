"""TXT006 width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.writing.texts import written
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["Width"]

_WIDE = deferred("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*")
_SUSPECT = deferred("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {0xFF0E: "."} | {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}


class Width(Rule):
    """Digits and Latin letters are written half-width.

    Why: full-width digits are text to spreadsheets and budget systems, not numbers.
    """

    code, name = "TXT006", "width"
    title = Text("全角半角混用", "full-width digits or letters")
    checks = Text(
        "数字或字母写成全角，如“９５”“ＡＰＰ”。全角的标点和括号不报。",
        "Digits or letters are full-width, such as ９５ or ＡＰＰ. Full-width punctuation is left alone.",
    )
    why = Text(
        "全角数字在表格和系统里是文字而不是数值，不能比较和汇总。",
        "To spreadsheets and systems full-width digits are text, which can be neither compared nor added up.",
    )
    repair = Text("改为半角，如“９５％”改为“95%”。", "Write them half-width: “９５％” becomes “95%”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("plain-writing",)
    fixable = "safe"
    bad = ("产出指标：热线接通率，年度指标值：≥９５%。", Example(goal="培训５００名社区工作者，提高服务能力。"))
    good = ("产出指标：热线接通率，年度指标值：≥95%。",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every run of full-width digits or letters."""
        for item in written(project, _SUSPECT.search):
            for run in _WIDE.finditer(item.text):
                proper = run[0].translate(_NARROW)
                yield self.finding(
                    run.span(),
                    part=item.part,
                    at=item.at,
                    zh=f"“{run[0]}”是全角字符，请改为半角“{proper}”",
                    en=f"“{run[0]}” is full-width; write “{proper}”",
                    suggestion=Text(f"改为“{proper}”", f"write “{proper}”"),
                    fix=Fix(*run.span(), proper),
                )

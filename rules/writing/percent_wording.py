"""TXT004 percent-wording."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar.numerals import DIGITS, chinese
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import any_in
from jixiao.rules.writing.texts import values_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["PercentWording"]

_suspect = partial(any_in, "％之)）")
_FIGURES = "".join(DIGITS)
_WORDING = deferred(
    rf"百分之(?:(?P<words>[{_FIGURES}十百]+(?:点[{_FIGURES}]+)?)(?!点)|(?P<digits>\d+(?:\.\d+)?))"
    r"|(?<=\d)(?P<bracket>\s*[（(]\s*[%％]\s*[)）])|(?P<wide>％)"
)


class PercentWording(Rule):
    """Percentages are written with digits and %.

    Why: 百分之九十, 90(%) and 90％ are one value that systems read as three.
    """

    code, name = "TXT004", "percent-wording"
    title = Text("百分比写法不规范", "irregular percentage")
    checks = Text(
        "指标值里的百分比写成“百分之九十”“90(%)”或全角“％”。名称中的“（%）”是计量单位，不报。",
        "A percentage in a value is written 百分之九十, 90(%) or with the full-width ％. “（%）” in a name is its unit.",
    )
    why = Text(
        "同一数值多种写法，系统导入、比较和汇总时会出错。",
        "One value in several spellings goes wrong at import and in comparisons.",
    )
    repair = Text("写成阿拉伯数字加“%”，如“90%”。", "Write digits and %, such as “90%”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("plain-writing", "import-gate")
    fixable = "safe"
    bad = (
        "满意度指标：服务对象满意度，年度指标值：不低于百分之九十。",
        "产出指标：项目验收达标率，年度指标值：=100.00(%)。",
        "产出指标：项目验收达标率，年度指标值：≥95％。",
    )
    good = (
        "产出指标：项目终验完成率（%），年度指标值：100%。",
        Example("产出指标：热线接通率，年度指标值：≥95%。", goal="力争百分之九十的工单当日办结。"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every irregular percentage of a value."""
        for item in values_of(project, _suspect):
            for found in _WORDING.finditer(item.text):
                proper = f"{chinese(found['words']) if found['words'] else found['digits'] or ''}%"
                yield self.finding(
                    found.span(),
                    part="value",
                    at=item.at,
                    zh=f"百分比“{found[0]}”写法不规范，请写成“{proper}”",
                    en=f"“{found[0]}” is an irregular percentage; write “{proper}”",
                    suggestion=Text(f"改为“{proper}”", f"write “{proper}”"),
                    fix=Fix(*found.span(), proper),
                )

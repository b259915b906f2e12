"""FRM010 damaged-text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.consistency.texts import texts_of
from jixiao.rules.form.damage import garbled, may_be_damaged, suspect, value_damage
from jixiao.rules.writing.texts import all_texts
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rules.form.damage import Damage

__all__ = ["DamagedText"]


class DamagedText(Rule):
    """Text that scanning, recognition or a wrong encoding has damaged is named as such.

    Why: ``290%`` is no target of 290 % but a lost ``≥``; judging it as written would send the author the wrong way.
    """

    code, name = "FRM010", "damaged-text"
    title = Text("疑似转换损坏", "text probably damaged")
    checks = Text(
        "比较符号被识别成别的字（290%、%=99、二100、?90%）或互相矛盾（≤≥90%），数字被识别成字母（9O%、l0个），日期变成数字（20246、45291），单位写了两遍（38万元万元、90%%），数前数后的比较词互相矛盾（≥10万亩以下、大于小于8年），数字有两个小数点（99.9.5%）或夹着空格、句号（9 0%、99。9%），或出现乱码和网页转义字符。",
        "A sign that was recognised as something else (290%, %=99, 二100, ?90%), signs of both directions (≤≥90%), letters for figures "
        "(9O%, l0个), a date that became a number (20246, 45291), a unit written twice (38万元万元, 90%%), words of both directions around one number "
        "(≥10万亩以下, 大于小于8年), a number with two points (99.9.5%) or a blank or full stop in it (9 0%, 99。9%), "
        "mojibake or HTML escapes.",
    )
    why = Text(
        "扫描、转换或复制损坏的文字不是填报人的本意，按字面判断会得出错误的结论。",
        "What scanning or converting has damaged is not what the author meant, and judging it literally misleads.",
    )
    repair = Text("对照原稿改正，如“290%”应为“≥90%”。", "Correct it from the original; “290%” should be “≥90%”.")
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("reading",)
    bad = (
        "满意度指标：服务对象满意度，年度指标值：290%。",
        "满意度指标：服务对象满意度，年度指标值：%=99%。",
        Example(rows=(("产出指标", "时效指标", "项目完成时间", "", "20246", ""),)),
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        "效益指标：营业收入增长率，年度指标值：290%。",
        Example(rows=(("产出指标", "时效指标", "项目完成时间", "", "2024年6月", ""),)),
    )
    supersedes = (
        "VAL001", "VAL002", "VAL003", "VAL004", "VAL005", "VAL006", "VAL007", "VAL011", "VAL014", "VAL015", "VAL016", "VAL020", "VAL021", "VAL022", "VAL023",
        "CON003", "CON004", "CON005", "CON006", "TXT003", "TXT004",
    )  # fmt: skip

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield the damaged value of each indicator, else garbled characters of its texts, and those of the goal."""
        clean = not suspect(all_texts(project))
        if not clean or any(map(may_be_damaged, texts_of(project).read)):
            yield from self._indicators(project, clean)
        if not clean:
            yield from self._garbled_part(project.goal.text, "goal", None)

    def _indicators(self, project: Project, clean: bool) -> Iterator[Finding]:
        for indicator in project.indicators:
            damage = value_damage(indicator, clean=clean)
            if damage is not None:
                text = indicator.value.text
                yield self.finding(
                    (damage.start, damage.end),
                    part="value",
                    at=indicator,
                    zh=f"“{text}”疑似转换损坏，请核对原稿",
                    en=f"“{text}” was probably damaged in conversion; check the original",
                    suggestion=_perhaps(damage),
                )
            elif not clean:
                yield from self._garbled(indicator)

    def _garbled(self, indicator: Indicator) -> Iterator[Finding]:
        for part, text in (("name", indicator.name_text), ("value", indicator.value.text)):
            yield from self._garbled_part(text, part, indicator)

    def _garbled_part(self, text: str, part: str, at: Indicator | None) -> Iterator[Finding]:
        found = garbled(text)
        if found:
            yield self.finding(
                found.span(),
                part=part,
                at=at,
                zh=f"“{found[0]}”是乱码，请对照原稿改正",
                en=f"“{found[0]}” is garbled; correct it from the original",
            )


def _perhaps(damage: Damage) -> Text:
    """Say what a damaged text probably was."""
    zh, en = f"可能是“{damage.repaired}”", f"perhaps “{damage.repaired}”"
    if damage.otherwise:
        zh, en = f"{zh}或“{damage.otherwise}”", f"{en} or “{damage.otherwise}”"
    return Text(zh, en)

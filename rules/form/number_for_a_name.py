"""FRM014 number-for-a-name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["NumberForAName"]

_NUMBER = deferred(r"[0-9０-９][0-9０-９.,，．\s]*[%％]?")


class NumberForAName(Rule):
    """The name of an indicator says what is measured; a number does not.

    Why: without words nobody knows what the target is a target of. Mostly a column was filled in one place too far right or left.
    """

    code, name = "FRM014", "number-for-a-name"
    title = Text("指标名称只是数字", "a number for a name")
    checks = Text("指标名称里只有数字，没有文字。", "The name of an indicator holds a number and no words.")
    why = Text(
        "只有数字看不出考核什么，目标值也就无从判断；多半是填串了列，或粘贴时丢了名称。",
        "A number does not say what is measured, so its target cannot be judged; mostly columns were mixed up or names got lost in pasting.",
    )
    repair = Text(
        "填写指标名称，如“培训人数”；填串了列的，移回各自的列。",
        "Write the name, such as “培训人数”, or move the cells back to their columns.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "reading")
    bad = (Example(rows=(("产出指标", "数量指标", "88", "≥", "100", "人"),)),)
    good = (Example(rows=(("产出指标", "数量指标", "12345热线接通率", "≥", "95", "%"),)),)
    supersedes = ("CON001", "VAL005")

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Look at the name as it is written."""
        name = indicator.name_text
        if _NUMBER.fullmatch(name):
            yield self.finding(
                part="name",
                zh=f"指标名称“{name}”只是数字，看不出考核什么，请填写名称",
                en=f"the name “{name}” is only a number and does not say what is measured; write a name",
            )

"""CMP014 missing-procurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MissingProcurement"]

_MENTIONS = words("completeness", "procurement")
_INDICATORS = words("completeness", "procurement-indicator")


class MissingProcurement(Rule):
    """Where the bureau asks for it, a project with procurement has an indicator of it.

    Why: some bureaus want quantity, quality or time of what is procured as a target of its own. Off unless selected.
    """

    code, name = "CMP014", "missing-procurement"
    title = Text("缺少政府采购指标", "no procurement indicator")
    checks = Text(
        "项目名称或绩效目标提到采购、招标或购置，而没有一条指标提到它。默认不启用，由方案选用。",
        "Name or goal mention 采购, 招标 or 购置, and no indicator does. Off by default; a profile selects it.",
    )
    why = Text(
        "本级财政部门要求涉及政府采购的项目单独设置采购指标。",
        "The finance bureau asks for an indicator of procurement wherever there is some.",
    )
    repair = Text(
        "增加采购指标，如“产出指标：设备采购数量，年度指标值：≥40台。”。",
        "Add an indicator of procurement, such as “产出指标：设备采购数量，年度指标值：≥40台。”.",
    )
    severity, reliability = Severity.INFO, "heuristic"
    basis = ("profile",)
    enabled = False
    bad = (Example("产出指标：培训人数，年度指标值：≥500人。", name="办公设备采购项目"),)
    good = (
        Example("产出指标：设备采购数量，年度指标值：≥40台。", name="办公设备采购项目"),
        Example("产出指标：培训人数，年度指标值：≥500人。", name="业务培训"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if procurement is mentioned and no indicator speaks of it."""
        if not project.indicators:
            return
        for part, text in (("name", project.name_passage.text), ("goal", project.goal.text)):
            for word in _MENTIONS:
                start = text.find(word)
                if start >= 0:
                    if not any(hint in item.name_text for item in project.indicators for hint in _INDICATORS):
                        yield self.finding(
                            (start, start + len(word)),
                            part=part,
                            zh=f"项目涉及“{word}”，没有政府采购方面的指标",
                            en=f"the project mentions “{word}” and has no indicator of procurement",
                        )
                    return

"""CMP003 missing-satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.advice import to_add, to_move
from jixiao.rules.completeness.classes import lacks, serves_nobody, severity_for, template_rows, unclassed
from jixiao.rules.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["MissingSatisfaction"]

_WORDS = words("completeness", "satisfaction")
_CONTENT = words("completeness", "content")
_NEGATIVE = "不满意"


class MissingSatisfaction(Rule):
    """Every project has an indicator of the satisfaction of the people it serves.

    Why: only those who are served can say whether the service was good.
    """

    code, name = "CMP003", "missing-satisfaction"
    title = Text("缺少满意度指标", "no satisfaction indicator")
    checks = Text(
        "项目有指标，但没有一条满意度指标（按一级类别，或效益下的满意度二级类别）。写在其他类别下的满意度指标会在提示中点名；指标都没有分类的（表式不分类别），没有一条名称写到满意、评价、投诉一类的词才按警告报告；部门整体支出表按警告报告；人员经费、日常公用经费和债务还本付息没有服务对象，不要求。",
        "The project has indicators but none of the class satisfaction (or level-2 satisfaction under benefit). "
        "A satisfaction indicator filed under another class is named in the message. Where no indicator has a class (the form has none), a warning is given if no name holds a word such as "
        "满意, 评价 or 投诉. A warning only in department-level tables. Staff costs, running costs of the office and debt service serve nobody and need none.",
    )
    why = Text(
        "服务对象是否满意是绩效目标应当覆盖的内容；列在其他类别下的满意度指标不会被统计。",
        "Targets have to cover the satisfaction of the people served; an indicator filed elsewhere is not counted.",
    )
    repair = Text(
        "增加“满意度指标：服务对象满意度，年度指标值：≥90%。”，写明是谁的满意度；已有的移到满意度指标下。",
        "Add “满意度指标：服务对象满意度，年度指标值：≥90%。” and say whose satisfaction; move an existing one to this class.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("ccp-2018-34/coverage", "mof-2021-101/classes")
    bad = (
        "1、产出指标：完成新闻报道，年度指标值：≥4篇。2、效益指标：网上办理率，年度指标值：≥90%。",
        "1、产出指标：培训人数，年度指标值：≥500人。2、效益指标：学员满意度，年度指标值：≥90%。",
    )
    good = (
        "1、产出指标：培训人数，年度指标值：≥500人。2、满意度指标：学员满意度，年度指标值：≥90%。",
        Example(rows=(("效益指标", "服务对象满意度指标", "学员满意度", "≥", "90", "%"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if no indicator is one of satisfaction, naming those that are filed elsewhere."""
        if unclassed(project):
            yield from self._by_names(project)
            return
        if not lacks(project, "satisfaction", context.vocabulary) or serves_nobody(project):
            return
        elsewhere = [item for item in project.indicators if _asks(item)]
        if elsewhere:
            first = elsewhere[0]
            name, filed = first.name_text, first.category_text or ""
            yield self.finding(
                zh=f"没有满意度指标；“{name}”列在“{filed}”下，请改列到满意度指标",
                en=f"there is no satisfaction indicator; “{name}” stands under “{filed}”: move it to 满意度指标",
                expected="≥1",
                actual=0,
                severity=severity_for(project),
                suggestion=to_move(project, "满意度指标", name, first.value.text),
                related=[Related(item, "name") for item in elsewhere],
            )
        else:
            yield self.finding(
                zh="没有满意度指标，请补充服务对象满意度",
                en="there is no satisfaction indicator; add the satisfaction of the people served",
                expected="≥1",
                actual=0,
                severity=severity_for(project),
                suggestion=to_add(project, "满意度指标", "服务对象满意度", "≥90%"),
                related=template_rows(project, "satisfaction"),
            )

    def _by_names(self, project: Project) -> Iterator[Finding]:
        """Yield a warning if no name speaks of what people think, where no indicator states a class."""
        texts = [item.name_text for item in project.indicators] + [passage.text for passage in project.unread]
        if serves_nobody(project) or any(word in text for text in texts for word in _CONTENT):
            return
        yield self.finding(
            zh="指标没有分类，也没有一条指标的名称写到满意度，请补充服务对象满意度",
            en="the indicators have no classes and none is named satisfaction; add the satisfaction of the people served",
            expected="≥1",
            actual=0,
            severity=Severity.WARNING,
            suggestion=Text("增加“服务对象满意度”，指标值“≥90%”", "add “服务对象满意度” with the value “≥90%”"),
        )


def _asks(indicator: Indicator) -> bool:
    """Tell whether the name asks how content people are; 不满意 counts the discontent instead."""
    name = indicator.name_text
    return any(word in name for word in _WORDS) and _NEGATIVE not in name

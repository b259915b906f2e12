"""CMP008 missing-cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.advice import to_add
from jixiao.rules.completeness.classes import template_rows
from jixiao.rules.words import alternatives, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Vocabulary
    from jixiao.model import Indicator, Project

__all__ = ["MissingCost"]

_WORKS = words("completeness", "works")
_TAILS = words("completeness", "tails")
_BUILT = words("completeness", "works-built")
_SERVICES = words("completeness", "services")
_COSTS = deferred(alternatives(words("completeness", "costs")))
_BEGUN = deferred(
    rf"(?:^|[年度市县区镇乡村])(?:{alternatives(words('completeness', 'works-begun'))}).{{0,20}}"
    rf"(?:{alternatives(_BUILT)})$"
)
_REMARK = deferred(r"[（(][^（()）]*[)）]$")


class MissingCost(Rule):
    """A works, repair or purchase project has a cost indicator.

    Why: what is built or bought has a price, and keeping to it is part of the result.
    """

    code, name = "CMP008", "missing-cost"
    title = Text("工程、修缮、购置类项目缺少成本指标", "works or purchase project without a cost indicator")
    checks = Text(
        "项目名称表明是工程基建、修缮或购置，而没有成本类指标，名称中也没有提到成本、造价、单价等的指标。",
        "The name tells of works, repairs or a purchase, and no indicator is one of cost or speaks of cost or price.",
    )
    why = Text(
        "工程和购置项目的造价可以控制、可以比较，成本是衡量其绩效的重要方面。",
        "The price of works and purchases can be controlled and compared, so cost is part of their performance.",
    )
    repair = Text(
        "增加成本指标，如“成本指标：设备购置单价，年度指标值：≤5000元/台。”。",
        "Add a cost indicator, such as “成本指标：设备购置单价，年度指标值：≤5000元/台。”.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("mof-2021-101/cost-for-works",)
    bad = (
        Example("产出指标：购置电脑数量，年度指标值：≥40台。", name="办公设备购置项目"),
        Example("产出指标：改造道路长度，年度指标值：≥3公里。", name="镇际道路改造工程（一期）"),
    )
    good = (
        Example(
            "产出指标：购置电脑数量，年度指标值：≥40台。成本指标：单价，年度指标值：≤5000元。", name="办公设备购置项目"
        ),
        Example("产出指标：购置电脑成本，年度指标值：≤20万元。", name="办公设备购置项目"),
        Example("产出指标：培训人数，年度指标值：≥50人。", name="业务培训经费"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the project's name tells of works or a purchase and no indicator of cost."""
        name = project.name_passage.text
        if not project.indicators or project.table.level != "project" or not _of_works(name):
            return
        if any(_of_cost(indicator, context.vocabulary) for indicator in project.indicators):
            return
        yield self.finding(
            zh=f"“{name}”是工程、修缮或购置项目，没有成本指标，请补充造价或单价方面的指标",
            en=f"“{name}” is a works, repair or purchase project without a cost indicator; add one of price or cost",
            suggestion=to_add(project, "成本指标", "……单价", "≤……元"),
            related=template_rows(project, "cost"),
        )


def _of_cost(indicator: Indicator, vocabulary: Vocabulary) -> bool:
    if indicator.category == "cost" or _COSTS.search(indicator.name.text):
        return True
    level = level_of(indicator.subcategory or "", vocabulary)
    return level is not None and (level.subcategory or "").endswith("cost")


def _of_works(name: str) -> bool:
    """Tell whether a name, without 项目, 经费, a remark in brackets and the like at its end, ends in works or a purchase."""
    stripped = name.strip()
    while True:
        shorter = _REMARK.sub("", stripped).rstrip() if stripped[-1:] in {")", "）"} else stripped
        if shorter.endswith(_TAILS):
            for tail in _TAILS:
                shorter = shorter.removesuffix(tail)
        if shorter == stripped:
            works = stripped.endswith(_WORKS) or (
                stripped.rstrip().endswith(_BUILT) and _BEGUN.search(stripped) is not None
            )
            return works and not any(word in stripped for word in _SERVICES)
        stripped = shorter

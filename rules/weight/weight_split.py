"""WGT002 weight-split."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.weights import weights_of
from jixiao.rules.words import word_table
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["WeightSplit"]

_SETTINGS = {"weights": {"output": 50, "benefit": 30, "satisfaction": 10}}
_CLASSES = word_table("completeness", "classes")


def _rows(output: str, benefit: str, satisfaction: str) -> Example:
    return Example(
        rows=(
            ("产出指标", "数量指标", "培训人数", "≥", "500", "人", output),
            ("效益指标", "社会效益指标", "持证上岗率", "≥", "90", "%", benefit),
            ("满意度指标", "服务对象满意度", "学员满意度", "≥", "90", "%", satisfaction),
        ),
        settings=_SETTINGS,
    )


class WeightSplit(Rule):
    """The weights of each level-1 class add up to what the profile prescribes.

    Why: a bureau that fixes the split compares projects by it.
    """

    code, name = "WGT002", "weight-split"
    title = Text("一级指标权重不合规定", "weights not split as prescribed")
    checks = Text(
        "某类一级指标的权重之和与方案 settings.weights 规定的分值不同。方案没有规定、该类没有指标或有权重未填时不报。",
        "The weights of a level-1 class differ from settings.weights of the profile. Nothing is said where the profile has "
        "none, the class has no indicator, or a weight is missing.",
    )
    why = Text(
        "本级财政部门统一规定各类指标的权重，以便项目之间比较。",
        "The bureau prescribes the split so that projects can be compared.",
    )
    repair = Text(
        "在该类指标之间调整权重，使合计等于规定分值。", "Adjust the weights within the class to the prescribed sum."
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("profile", "arithmetic")
    bad = (_rows("60", "20", "10"),)
    good = (_rows("50", "30", "10"), _rows("60", "20", "10")._replace(settings={}))
    requires = ("weight",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every class whose weights differ from the prescribed sum."""
        split = context.settings.get("weights")
        if not split:
            return
        weights = weights_of(project)
        if weights.unread or weights.blank:
            return
        for category, points in split.items():
            wanted, actual = Decimal(str(points)), weights.by_category.get(category)
            if actual is None or abs(actual - wanted) <= weights.rounding:
                continue
            members = [item for item in project.indicators if item.category == category and item.weight]
            yield self.finding(
                part="weight",
                at=members[0],
                zh=f"{_CLASSES[category]}权重合计 {plain(actual)}，规定为 {plain(wanted)}，相差 {plain(actual - wanted)}",
                en=f"the weights of {_CLASSES[category]} add up to {plain(actual)} instead of {plain(wanted)}, "
                f"a difference of {plain(actual - wanted)}",
                expected=plain(wanted),
                actual=plain(actual),
                difference=plain(actual - wanted),
                related=[Related(item, "weight") for item in members[1:]],
            )

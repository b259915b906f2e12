"""FRM009 level-mismatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.levels import belongs, level_of
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["LevelMismatch"]

_STANDARD = words("form", "standard-level2")
_ANY = words("form", "any-level2")
_CLASSES = {
    "output": Text("产出指标", "output"),
    "benefit": Text("效益指标", "benefit"),
    "satisfaction": Text("满意度指标", "satisfaction"),
    "cost": Text("成本指标", "cost"),
}


class LevelMismatch(Rule):
    """A level-2 class must belong to the level-1 class it stands under.

    Why: budget systems refuse an indicator whose level-2 code does not belong to its level-1 code.
    """

    code, name = "FRM009", "level-mismatch"
    title = Text("一级与二级指标不对应", "level-2 class under the wrong level-1 class")
    checks = Text(
        "数量、质量、时效等二级指标列在效益指标下，或社会效益等列在产出指标下。成本列在产出下、满意度列在效益下是常见表式，不报。",
        "数量、质量、时效 stand under benefit, or 社会效益 and the like under output. Cost under output and satisfaction under "
        "benefit are official layouts and left alone.",
    )
    why = Text(
        "二级指标必须从属于一级指标，否则预算管理系统不予导入，各类指标也会被错误统计。",
        "A level-2 class belongs to one level-1 class; otherwise budget systems refuse it and the classes are miscounted.",
    )
    repair = Text(
        "把指标移到二级类别所属的一级指标下，或改正二级类别。",
        "Move the indicator to the level-1 class, or correct the level-2 word.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("import-gate", "mof-2021-101/classes")
    bad = (Example(rows=(("效益指标", "质量指标", "培训合格率", "≥", "95", "%"),)),)
    good = (
        Example(rows=(("产出指标", "质量指标", "培训合格率", "≥", "95", "%"),)),
        Example(rows=(("产出指标", "成本指标", "培训成本", "≤", "5", "万元"),)),
        Example(rows=(("效益指标", "服务对象满意度", "学员满意度", "≥", "90", "%"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield one finding for each wrong pair of level words, on the first indicator that has it."""
        found: dict[tuple[str, str], list[Indicator]] = {}
        for indicator in project.indicators:
            text = indicator.subcategory
            if text and _mismatched(indicator, text, context):
                found.setdefault((indicator.category, text), []).append(indicator)
        for (category, text), indicators in found.items():
            yield self._mismatch(_CLASSES[category], text, indicators, context)

    def _mismatch(self, actual: Text, text: str, indicators: list[Indicator], context: Context) -> Finding:
        level = level_of(text, context.vocabulary)
        right = _CLASSES[level.category] if level else actual
        word = " ".join(text.split())
        return self.finding(
            part="subcategory",
            at=indicators[0],
            zh=f"“{word}”列在{actual.zh}下，应列在{right.zh}下",
            en=f"“{word}” stands under {actual.en}; it belongs under {right.en}",
            expected=right.zh,
            actual=actual.zh,
            suggestion=Text(
                f"移到{right.zh}下，或改正二级指标类别", f"move it to {right.en}, or correct the level-2 word"
            ),
            related=[Related(item, "subcategory") for item in indicators[1:]],
        )


def _mismatched(indicator: Indicator, text: str, context: Context) -> bool:
    """Tell whether a standard level-2 word stands under a level-1 class that no official layout puts it under."""
    category = indicator.category
    level = level_of(text, context.vocabulary)
    if level is None or level.subcategory is None or category not in _CLASSES or "category" in indicator.guessed:
        return False
    if belongs(level.subcategory, category, context.vocabulary):
        return False
    return any(word in text for word in _STANDARD) and not any(word in (indicator.category_text or "") for word in _ANY)

"""CMP009 missing-subcategory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.levels import level_of
from jixiao.rule import Context, Example, Rule
from jixiao.rules.completeness.classes import subcategories
from jixiao.rules.words import word_table
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Vocabulary
    from jixiao.model import Project

__all__ = ["MissingSubcategory"]

_SETTINGS = {"subcategories": {"output": ["quantity", "quality", "timeliness"]}}
_QUANTITY = ("产出指标", "数量指标", "培训人数", "≥", "500", "人")
_QUALITY = ("产出指标", "质量指标", "培训合格率", "≥", "95", "%")
_TIME = ("产出指标", "时效指标", "完成时间", "", "12月底前", "")
_CLASSES = word_table("completeness", "classes")


class MissingSubcategory(Rule):
    """The level-2 classes that the profile requires are there.

    Why: a bureau that asks for quantity, quality and timeliness of every output cannot weigh a project without them.
    """

    code, name = "CMP009", "missing-subcategory"
    title = Text("缺少规定的二级指标", "required level-2 class missing")
    checks = Text(
        "方案 settings.subcategories 规定的二级指标没有填写。表式没有二级指标、某类有指标未标二级、或整类缺失（由 CMP001～003 报告）时不报。",
        "A level-2 class that settings.subcategories of the profile requires is missing. Nothing is said where the form shows "
        "no level 2, an indicator of the class has none, or the whole class is missing (CMP001 to CMP003).",
    )
    why = Text(
        "本级财政部门要求各二级指标齐全，缺一类就看不出该方面的目标。",
        "The bureau asks for each of these level-2 classes; a missing one leaves its aspect without a target.",
    )
    repair = Text(
        "按方案要求补齐二级指标，每类至少一条。", "Add the missing level-2 classes, at least one indicator each."
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("profile", "form-instruction")
    bad = (Example(rows=(_QUANTITY, _QUALITY), settings=_SETTINGS),)
    good = (
        Example(rows=(_QUANTITY, _QUALITY, _TIME), settings=_SETTINGS),
        Example("产出指标：培训人数，年度指标值：≥500人。", settings=_SETTINGS),
        Example(rows=(_QUANTITY,)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding for each class that lacks required level-2 classes."""
        required = context.settings.get("subcategories")
        if not required:
            return
        shown = subcategories(project, context.vocabulary)
        unplaced = {item.category for item in project.indicators if not item.subcategory}
        for category, keys in required.items():
            if category in shown and category not in unplaced:
                missing = [key for key in keys if not _present(key, category, shown)]
                if missing:
                    yield self._missing(project, category, missing, context.vocabulary)

    def _missing(self, project: Project, category: str, keys: list[str], vocabulary: Vocabulary) -> Finding:
        names = "、".join(_names(keys, vocabulary))
        return self.finding(
            zh=f"{_CLASSES[category]}下缺少{names}，请补充",
            en=f"{', '.join(keys)} missing under {_CLASSES[category]}; add at least one indicator each",
            expected=names,
            related=[
                Related(row.passage.place, "name")
                for row in project.empty_rows
                if row.category == category and _key(row.subcategory or "", vocabulary) in keys
            ],
        )


def _present(key: str, category: str, shown: dict[str, set[str]]) -> bool:
    """Tell whether a level-2 class is shown; cost may stand under output or as a class of its own."""
    if key in shown[category]:
        return True
    return key == "cost" and ("cost" in shown or any(item.endswith("cost") for keys in shown.values() for item in keys))


def _key(text: str, vocabulary: Vocabulary) -> str | None:
    level = level_of(text, vocabulary)
    return level.subcategory if level else None


def _names(keys: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    terms = vocabulary.section("level2")
    return [f"{terms[key].words[0]}指标" if key in terms else key for key in keys]

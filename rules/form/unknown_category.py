"""FRM008 unknown-category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.levels import level_of, names_levels
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["UnknownCategory"]

_CLASSES = frozenset({"output", "benefit", "satisfaction", "cost"})
_WORDS = {"category": words("form", "level1-words"), "subcategory": words("form", "level2-words")}
_DEPARTMENT = words("form", "department-level1")
_SERVED = frozenset(words("form", "who-is-served"))
_LEVELS = {"category": Text("一级", "level-1"), "subcategory": Text("二级", "level-2")}


class UnknownCategory(Rule):
    """A level word must be one that the vocabulary knows, or the indicator counts for no class.

    Why: an indicator under an unknown word is missing from the class it was meant for.
    """

    code, name = "FRM008", "unknown-category"
    title = Text("无法识别的指标类别", "unknown class of indicator")
    checks = Text(
        "一级或二级指标的类别名称不在词表中，或者其他指标写了类别而这一条没有写。一级名称多为自定义的表合并报一处，二级名称多为自定义的表不报二级；部门整体表的“运行成本”“履职效能”等下的二级不报。",
        "The level-1 or level-2 word is not in the vocabulary, or an indicator has none while others have. "
        "Level-1 words that are mostly a table's own are named once; level-2 words that are mostly its own are left alone, and so is "
        "level 2 under 运行成本, 履职效能 and the like of a whole-department form.",
    )
    why = Text(
        "类别不明的指标不计入任何一类，可能造成“缺少产出指标”一类的误判。",
        "An indicator of no known class counts for none, so another class may wrongly seem to be missing.",
    )
    repair = Text(
        "改用规定的类别名称：产出、效益、满意度、成本指标及其二级指标；本地名称可在配置的词表中添加。",
        "Use the prescribed words (“产出”, “效益”, “满意度”, “成本” and their level-2 words), or add local words to the vocabulary.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("mof-2021-101/classes", "import-gate")
    bad = (
        Example(rows=(("产出指票", "数量指标", "完成新闻报道", "≥", "4", "篇"),)),
        Example(
            rows=(("产出指标", "数量指标", "完成新闻报道", "≥", "4", "篇"), ("", "", "读者满意度", "≥", "90", "%"))
        ),
    )
    good = (
        "产出指标：完成新闻报道，年度指标值：≥4篇。",
        Example(rows=(("项目完成指标", "数量指标(必填)", "完成新闻报道", "≥", "4", "篇"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield one finding for each unknown word, on the first indicator below it, and on each indicator without any."""
        found: dict[tuple[str, str], list[Indicator]] = {}
        for indicator in project.indicators:
            category = indicator.category
            second = indicator.subcategory
            if category in _CLASSES:
                if second and not _is_known(second, indicator, context) and not _of_department(indicator, project):
                    found.setdefault(("subcategory", second), []).append(indicator)
                continue
            first = indicator.category_text
            if first:
                if level_of(first, context.vocabulary) is None:
                    found.setdefault(("category", first), []).append(indicator)
            elif not second and any(item.category_text for item in project.indicators):
                yield self._unclassed(indicator)
        if found:
            own = {part: _own_words(project, part, found, context) for part in _LEVELS}
            if own["category"]:
                yield self._framework([text for part, text in found if part == "category"], found)
            for (part, text), indicators in found.items():
                if not own[part]:
                    yield self._unknown(part, text, indicators)

    def _unclassed(self, indicator: Indicator) -> Finding:
        return self.finding(
            part="name",
            at=indicator,
            zh=f"“{indicator.name_text}”没有写指标类别，请归入产出、效益、满意度或成本指标",
            en=f"“{indicator.name_text}” has no class; file it under output, benefit, satisfaction or cost",
        )

    def _framework(self, texts: list[str], found: Mapping[tuple[str, str], list[Indicator]]) -> Finding:
        quoted = "".join(f"“{' '.join(text.split())}”" for text in texts)
        return self.finding(
            part="category",
            at=found["category", texts[0]][0],
            zh=f"一级指标类别{quoted}不在词表中，没有按产出、效益、满意度判断；本地类别请在配置的词表中添加",
            en=f"the level-1 classes {quoted} are not in the vocabulary, so they were not judged as output, benefit or "
            "satisfaction; add local words to the vocabulary",
            related=[Related(found["category", text][0], "category") for text in texts[1:]],
        )

    def _unknown(self, part: str, text: str, indicators: list[Indicator]) -> Finding:
        from difflib import get_close_matches

        level, word = _LEVELS[part], " ".join(text.split())
        near = get_close_matches(word, _WORDS[part], n=1, cutoff=0.6)
        return self.finding(
            part=part,
            at=indicators[0],
            zh=f"{level.zh}指标类别“{word}”不在词表中，请改用规定的类别名称",
            en=f"“{word}” is no known {level.en} class; use one of the prescribed words",
            suggestion=Text(f"是否应为“{near[0]}”", f"perhaps “{near[0]}”") if near else None,
            related=[Related(item, part) for item in indicators[1:]],
        )


def _is_known(second: str, indicator: Indicator, context: Context) -> bool:
    """Tell whether a level-2 word is one of the vocabulary, puts several of them together, or says whose satisfaction it is."""
    if level_of(second, context.vocabulary) is not None or names_levels(second, context.vocabulary):
        return True
    return indicator.category == "satisfaction" and second.strip() in _SERVED


def _of_department(indicator: Indicator, project: Project) -> bool:
    """Tell whether level 1 is one of a whole-department form (履职效能), whose level 2 is the department's own."""
    first = indicator.category_text or ""
    return project.table.level == "department" and any(word in first for word in _DEPARTMENT)


def _own_words(project: Project, part: str, found: Mapping[tuple[str, str], object], context: Context) -> bool:
    """Tell whether the table has level words of its own: several unknown ones, and more of them than known ones."""
    unknown = sum(level == part for level, _ in found)
    texts = {getattr(item, f"{part}_passage").text for item in project.indicators} - {""}
    known = sum(level_of(text, context.vocabulary) is not None for text in texts)
    return unknown > 1 and unknown > known

"""Peculiarities that tell forms with the same columns apart, judged by title, header and the first rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.shift import Shift
from jixiao.plugins.forms.words import squeeze
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.head import Head
    from jixiao.sheet import Row

__all__ = ["TRAITS", "Sight", "fits", "is_submission", "level_of_table", "misfits"]

_LIBRARIES = (
    "指标库",
    "字典",
    "代码表",
    "下拉",
    "数据源",
    "选项",
    "参考指标",
    "指标参考",
    "填报说明",
    "填表说明",
    "基础数据",
)
_BRACKETED = deferred(r"^\s*(?:\d+[、.．])?\s*【[^】]{2,24}】")
_PROSE = deferred(
    r"^\s*(?:[一二三四五六七八九十]+[、.．]|（[一二三]）|\([一二三]\))?\s*[^，。：:;；]{0,8}(?:产出|效益|满意度|成本|完成)[^，。：:；;]{0,6}"
)
_LABELLED = deferred(r"(?:年度)?(?:指标|目标)值\s*[:：]")


class Sight(NamedTuple):
    """What is known of a table before its rows are read. ``several``: its first block holds multi-year targets."""

    grid: Grid
    head: Head
    sample: Sequence[Row]
    several: bool = False


def _texts(sight: Sight, name: str) -> list[str]:
    column = sight.grid.at.get(name, 0)
    cells = [cell for row in sight.sample if (cell := row.cells.get(column)) is not None and cell.column == column]
    return [cell.text for cell in cells if cell.text.strip()]  # without notes that are merged over from the left


def _bracketed(sight: Sight) -> bool:
    at = sight.grid.at
    if "indicators" in at and at["indicators"] == at.get("goal"):
        return True  # the goal before a list in brackets
    texts = _texts(sight, "indicators")
    return bool(texts) and sum(bool(_BRACKETED.match(text)) for text in texts) * 2 > len(texts)


def _prose(sight: Sight) -> bool:
    texts = [text for text in _texts(sight, "indicators") if len(text) > 8]
    if sight.grid.series:
        return True
    prose = [text for text in texts if _PROSE.match(text) and not _LABELLED.search(text) and not _BRACKETED.match(text)]
    return bool(texts) and len(prose) * 2 > len(texts)


def _shifted(sight: Sight) -> bool:
    shift = Shift.of(sight.grid)
    return shift is not None and any(shift.missing(row) is not None for row in sight.sample)


def _legacy(sight: Sight) -> bool:
    column = sight.grid.column_at("value")
    header = squeeze(column.text) if column else ""
    return "包含数字及文字描述" in header or any(
        squeeze(text).startswith(("项目完成指标", "项目效益指标", "完成指标")) for text in _texts(sight, "category")
    )


def _described(sight: Sight) -> bool:
    column = sight.grid.column_at("subcategory")
    return column is not None and column.word is not None and column.word.field == "name"


def _effects(sight: Sight) -> bool:
    return any("实施效果" in squeeze(text) for text in _texts(sight, "category"))


def _dual(sight: Sight) -> bool:
    return "total_value" in sight.grid.at or sight.several


def _both_goals(sight: Sight) -> bool:
    return {"goal:total", "goal:annual"} <= sight.head.labels and "total_value" not in sight.grid.at


def _both_values(sight: Sight) -> bool:
    column = sight.grid.column_at("value")
    return column is not None and "项目" in squeeze(column.text) and "年度" in squeeze(column.text)


TRAITS: Mapping[str, Callable[[Sight], bool]] = {
    "bracketed-entries": _bracketed,
    "prose-entries": _prose,
    "shifted-rows": _shifted,
    "legacy-levels": _legacy,
    "name-in-description": _described,
    "effect-levels": _effects,
    "dual": _dual,
    "both-goals": _both_goals,
    "both-values": _both_values,
}


def level_of_table(sight: Sight) -> str:
    """Return ``department`` for a table about a whole department, else ``project``."""
    named = "project" in sight.head.facts or "project" in sight.grid.at
    return "department" if sight.head.department and not named else "project"


def is_submission(sight: Sight, sheet: str) -> bool:
    """Tell a submission from a library of indicators or a list of choices, which has headers but nobody's targets."""
    head, at = sight.head, sight.grid.at
    if head.facts.keys() & {"project", "department", "code"} or head.goals or head.funds or "project" in at:
        return True
    if any(word in sheet or word in head.heading.text for word in _LIBRARIES):
        return False
    return bool(sight.grid.series) or bool(at.keys() & {"value", "indicators", "actual", "excellent", "total_value"})


def fits(description: Description, sight: Sight) -> bool:
    """Tell whether a table has this form."""
    return next(misfits(description, sight), None) is None


def misfits(description: Description, sight: Sight) -> Iterator[Text]:
    """Yield what keeps a table from having this form."""
    fields = sight.grid.at.keys() | sight.grid.parts.keys()
    title = squeeze(sight.head.heading.text)
    if description.kind != sight.grid.kind:
        yield Text(
            f"版式应为 {description.kind}，实为 {sight.grid.kind}",
            f"the kind is {sight.grid.kind}, not {description.kind}",
        )
    level = level_of_table(sight)
    if description.level != level:
        yield Text(f"层级应为 {description.level}，实为 {level}", f"the level is {level}, not {description.level}")
    absent = sorted(description.columns - fields)
    if absent and not (description.kind == "wide" and sight.grid.series):
        yield Text(f"没有认出列：{'、'.join(absent)}", f"columns not found: {', '.join(absent)}")
    if description.any_of and not description.any_of & fields:
        some = sorted(description.any_of)
        yield Text(
            f"这些列至少要有一个：{'、'.join(some)}", f"at least one of these columns is needed: {', '.join(some)}"
        )
    if description.without & fields:
        extra = sorted(description.without & fields)
        yield Text(f"不应有列：{'、'.join(extra)}", f"columns that must not be there: {', '.join(extra)}")
    if description.title_words and not any(squeeze(word) in title for word in description.title_words):
        listed = "、".join(description.title_words)
        yield Text(f"标题里没有：{listed}", f"the title has none of: {', '.join(description.title_words)}")
    for trait in description.traits:
        if not TRAITS[trait](sight):
            yield Text(f"不具备特征 {trait}", f"trait {trait} is absent")

"""What the words of a header leave open, decided by the data below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.banners import beside_banners, is_banner
from jixiao.plugins.forms.levels import prefix_lengths
from jixiao.plugins.forms.signs import NATURES, states_sign
from jixiao.plugins.forms.words import plain, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.grid import Grid
    from jixiao.sheet import Row

__all__ = [
    "is_level",
    "own_texts",
    "settle",
    "stretch",
]

_DIRECTIONS = frozenset({"正向", "反向", "正向指标", "反向指标", "逆向", "正", "负向", "逆向指标", "负向指标"})
_DECLARED = frozenset({"定性", "定量", "定性指标", "定量指标", "定量(其他)"})
_STANDARDS = frozenset({"指标标准", "绩效标准"})
_PART = 8
_ONE_NAME = 30
_HALF = 0.5
_NEARLY = 0.8
_INDEX = deferred(r"(?:指标)?[(]?[0-9一二三四五六七八九十]{1,2}[)、.:]?")


def settle(grid: Grid, sample: Sequence[Row]) -> None:
    """Decide by the data what the words leave open."""
    at, label = grid.at, grid.heading.label
    beside = label.column if label is not None else at.get("indicators", 0) if "name" in at else 0
    if beside and "category" not in at:
        texts = own_texts(sample, beside)
        if texts and _share(texts, is_level) >= 0.5:
            at["category"] = beside
            if at.get("indicators") == beside:
                del at["indicators"]
    if label is not None and not at.keys() & {"name", "project"} and _names_values(sample, label.column, at):
        at["name"] = label.column  # 绩效指标 names the indicators and not the block
    if "project" not in at and {"task", "total"} <= at.keys() and at.keys() & {"name", "indicators"}:
        at["project"] = at.pop("task")  # activities with amounts of their own
    if "name" not in at and "indicators" in at and "excellent" in at:
        at["name"] = at.pop("indicators")
    if "name" not in at and "value" in at and "project" not in at and "indicators" in at:
        at["name"] = at.pop("indicators")
    if "name" not in at and "indicators" in at and {"category", "value"} <= at.keys():
        at["name"] = at.pop("indicators")
    if "category" not in at and {"indicators", "value", "project"} <= at.keys() and "name" not in at:
        texts = own_texts(sample, at["indicators"])
        if texts and all(len(text) <= _ONE_NAME and "\n" not in text and not is_level(text) for text in texts):
            at["name"] = at.pop("indicators")
    _settle_loose(grid)
    _settle_index(grid, sample)
    if "name" in at and "description" in at and "subcategory" not in at:
        texts = own_texts([row for row in sample if row.text(at["description"]).strip()] or sample, at["name"])
        if _share(texts, _is_second) >= 0.6 if texts else own_texts(sample, at["description"]):
            at["subcategory"], at["name"] = at["name"], at.pop("description")
    if {"name", "description"} <= at.keys() and "subcategory" not in at and at["description"] < at["name"]:
        texts = own_texts(sample, at["description"])
        if texts and _share(texts, _is_second) >= 0.6:
            at["subcategory"] = at.pop("description")
    _settle_contents(grid, sample)
    if "name" not in at and "description" in at and ("project" not in at or {"category", "value"} <= at.keys()):
        at["name"] = at.pop("description")
        _settle_loose(grid)
    if "name" not in at and "subcategory" in at and "value" in at:
        texts = own_texts(sample, at["subcategory"])
        if texts and _share(texts, _is_second) < 0.4:
            at["name"] = at.pop("subcategory")
    _settle_levels(grid, sample)
    if "remark" not in at and "description" in at:
        at["remark"] = at["description"]
    _settle_signs(at, sample)


def _settle_levels(grid: Grid, sample: Sequence[Row]) -> None:
    """Tell how levels without a column of their own are written: on rows of their own, in one column, before the names."""
    at = grid.at
    if "category" in at and "subcategory" not in at and _is_nested(sample, at):
        at["subcategory"], grid.banners = at.pop("category"), True
    if "category" in at and "subcategory" not in at:
        texts = [text for text in own_texts(sample, at["category"]) if is_level(text)]
        grid.mixed = bool(texts) and _share(texts, _is_second_only) > 0.5
    if "category" not in at and {"name", "value"} <= at.keys() and not grid.banners:
        grid.banners = any(is_banner(row, beside_banners(at)) for row in sample)
    if "subcategory" not in at and "name" in at and not grid.banners and not grid.mixed:
        texts = own_texts(sample, at["name"])
        grid.prefixed = bool(texts) and _share(texts, _is_prefixed) >= _HALF


def _names_values(sample: Sequence[Row], column: int, at: dict[str, int]) -> bool:
    """Tell whether a text that is no level word stands in a column beside nearly every value: names, and no block's word."""
    valued = [row for row in sample if own_texts([row], at.get("value", 0))]
    texts = own_texts(valued, column)
    return len(texts) > 1 and len(texts) >= _NEARLY * len(valued) and not any(map(is_level, texts))


def _settle_loose(grid: Grid) -> None:
    """Take a loose word for what is missing beside the levels: 具体内容 for the name, 目标 or 指标标准 right of it for the value."""
    at = grid.at
    if "category" not in at or grid.joint:
        return
    unnamed = {"value", "content"} <= at.keys() and not at.keys() & {"name", "description"}
    if unnamed and at["category"] < at["content"] < at["value"]:
        at["name"] = at.pop("content")
    if "name" not in at or at.keys() & {"value", "actual", "excellent", "total_value"}:
        return
    for field in ("goal", "standard"):
        column = grid.column_at(field)
        if column is not None and column.first > at["name"] and (field == "goal" or plain(column.text) in _STANDARDS):
            _take_value(at, column.first)
            return


def _settle_contents(grid: Grid, sample: Sequence[Row]) -> None:
    """Take 指标内容 for the name and 目标 right of it for the value, where short texts stand below: the targets."""
    at = grid.at
    if at.keys() & {"name", "value"} or not 0 < at.get("category", 0) < at.get("description", 0):
        return
    for column in grid.heading.columns:
        if column.word is not None and column.word.field == "goal" and column.first > at["description"]:
            texts = own_texts(sample, column.first)
            if texts and _share(texts, lambda text: len(text) <= _ONE_NAME) >= _NEARLY:
                at["name"] = at.pop("description")
                _take_value(at, column.first)
                return


def _take_value(at: dict[str, int], column: int) -> None:
    """Take a column for the values; the goal then stands in the other one."""
    at["value"] = column
    for name in [name for name in ("goal", "standard") if at.get(name) == column]:
        del at[name]
    if "goal" not in at and "total_goal" in at:
        at["goal"] = at.pop("total_goal")


def _settle_index(grid: Grid, sample: Sequence[Row]) -> None:
    """Take the names from the next column where the named one holds nothing but 指标1, 指标2."""
    column = grid.column_at("name")
    if column is None or any(item.first == column.first + 1 for item in grid.heading.columns):
        return
    texts = own_texts(sample, column.first)
    if texts and all(_INDEX.fullmatch(squeeze(text)) for text in texts) and own_texts(sample, column.first + 1):
        grid.at["name"] = column.first + 1


def _settle_signs(at: dict[str, int], sample: Sequence[Row]) -> None:
    """Tell signs, directions, and 定性 and 定量 apart: a column of any of them may be called 指标性质 or 指标类型."""
    if "sign" in at:
        texts = own_texts(sample, at["sign"])
        if texts and "direction" not in at and _share(texts, lambda text: squeeze(text) in _DIRECTIONS) >= 0.5:
            at["direction"] = at.pop("sign")
    if {"direction", "sign"} <= at.keys():
        signs, directions = (own_texts(sample, at[name]) for name in ("sign", "direction"))
        crossed = any(squeeze(text) in _DIRECTIONS for text in signs) and not any(map(_is_comparison, signs))
        if crossed and directions and _share(directions, _is_comparison) >= _HALF:
            at["sign"], at["direction"] = at["direction"], at["sign"]
    if "direction" in at and "sign" not in at:
        texts = own_texts(sample, at["direction"])
        if texts and _share(texts, states_sign) >= 0.5:
            at["sign"] = at.pop("direction")
    if "category" in at and "sign" not in at:
        texts = own_texts(sample, at["category"])
        if texts and _share(texts, lambda text: squeeze(text) in _DECLARED) >= 0.6:
            at["declared"] = at.pop("category")
    if "declared" in at:
        texts = [squeeze(text) for text in own_texts(sample, at["declared"])]
        known = _share(texts, lambda text: text in _DECLARED or states_sign(text)) if texts else 0
        if known >= 0.5 and "sign" not in at:
            at["sign"] = at.pop("declared")


def _is_comparison(text: str) -> bool:
    """Tell whether a text is a sign and no 定性 or 定量 in its place."""
    return states_sign(text) and squeeze(text) not in NATURES


def stretch(grid: Grid, sample: Sequence[Row]) -> None:
    """Take unnamed columns right of the value that hold text as parts of it: ≥ | 12 | 个 below one header."""
    column = grid.column_at("value")
    if column is None or "sign" in grid.at or grid.at.get("value") == grid.at.get("excellent"):
        return
    headed = {position for item in grid.heading.columns for position in range(item.first, item.last + 1)}
    position = column.last + 1
    while position not in headed and position <= column.last + 2:
        texts = own_texts(sample, position)
        if not texts or max(map(len, texts)) > _PART:
            break
        grid.reach = position
        position += 1


def is_level(text: str) -> bool:
    """Tell whether a short text is a level word."""
    return len(text) <= 30 and level_of(text) is not None


def _is_second(text: str) -> bool:
    level = level_of(text) if len(text) <= 30 else None
    return level is not None and level.subcategory is not None


def _is_nested(sample: Sequence[Row], at: Mapping[str, int]) -> bool:
    """Tell whether level 1 stands on rows of its own and level 2 below it in the same column."""
    aside = beside_banners(at)
    named = [row for row in sample if own_texts([row], at.get("name", 0))]
    seconds = [text for text in own_texts(named, at["category"]) if _is_second_only(text)]
    firsts = [row for row in sample if is_banner(row, aside)]
    return bool(seconds and firsts) and all(_is_second(text) for text in own_texts(named, at["category"]))


def _is_prefixed(text: str) -> bool:
    return next(prefix_lengths(text), 0) > 0


def _is_second_only(text: str) -> bool:
    level = level_of(text) if len(text) <= 30 else None
    return level is not None and level.subcategory is not None and not level.first


def own_texts(sample: Sequence[Row], column: int) -> list[str]:
    """Return the different non-blank texts of a column, merged ones once."""
    found = []
    for row in sample:
        cell = row.cells.get(column)
        if cell is not None and cell.row == row.number and cell.column == column and cell.text.strip():
            found.append(cell.text.strip())
    return found


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)

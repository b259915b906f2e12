"""Columns that each hold values of their own: townships and sub-projects of a matrix, level columns of a wide table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.plugins.forms.settling import is_level, own_texts
from jixiao.plugins.forms.words import is_year, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["find_series"]

_PLACES = (
    "镇",
    "乡",
    "街道",
    "县",
    "区",
    "市",
    "村",
    "社区",
    "子项目",
    "学校",
    "分局",
    "街道办",
    "街",
    "旗",
    "办事处",
    "中心",
    "州",
    "农场",
    "园区",
)


def find_series(grid: Grid, sample: Sequence[Row], words: Words) -> None:
    """Recognise columns that each hold values of their own, and with them the kind of the grid."""
    at, columns = grid.at, grid.heading.columns
    taken = set(at.values()) | {column for group in grid.parts.values() for column in group}
    levels = tuple(item for item in columns if item.word is None and any(is_level(cell.text) for cell in item.path))
    if len(levels) >= 2 and "name" not in at:
        grid.series, grid.kind = levels, "wide"
        return
    if "indicators" in at and "value" not in at and ("project" in at or "goal" in at):
        grid.kind = "wide"
        return
    if "project" in at and "goal" in at and not {"name", "category", "subcategory", "value"} & at.keys():
        grid.kind = "wide"
        return
    if "name" not in at and "category" not in at and "project" in at and "value" in at:
        grid.kind = "tree"
        return
    free = tuple(item for item in columns if item.first not in taken and item.word is None and not is_year(item.text))
    free = tuple(item for item in free if own_texts(sample, item.first) or _is_place(item.text))
    under = tuple(item for item in free if len(item.path) > 1 and _values_above(item, words))
    if len(under) >= 2 or (len(free) >= 2 and "value" not in at and "excellent" not in at and "actual" not in at):
        grid.series, grid.kind = under if len(under) >= 2 else free, "matrix"
    elif len(free) >= 2 and sum(_is_place(item.text) for item in free) >= 2:
        grid.series, grid.kind = tuple(item for item in free if _is_place(item.text)), "matrix"


def _is_place(text: str) -> bool:
    """Tell whether a header names a township or a part of the project."""
    word = squeeze(text).rstrip("0123456789一二三四五六七八九十")
    return 1 < len(word) <= 20 and (word.endswith(_PLACES) or word.startswith("子项目"))


def _values_above(column: Column, words: Words) -> bool:
    """Tell whether a column stands below one that holds values."""
    for cell in column.path[:-1]:
        word = words.column(cell.text)
        if word is not None and word.field in {"value", "indicators", "goal", "project", "organisation", "total"}:
            return True
    return False

"""Projects as columns: their names stand side by side, and each row below holds what all of them have of one level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.money import is_blank
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["HINT", "is_transposed"]

HINT = Text(
    "每个指标一行的排法（这张表每个项目占一列；请改为每个指标一行，设“项目名称、一级指标、二级指标、三级指标、指标值”各列）",
    "one row per indicator (here each project has a column of its own; give each indicator a row below the headers "
    "“项目名称”, “一级指标”, “二级指标”, “三级指标”, “指标值”)",
)
_LEVEL, _FEWEST = 30, 2


def is_transposed(rows: Sequence[Row], words: Words) -> bool:
    """Tell whether a row names at least two projects side by side, and rows of level words follow it."""
    heads = next((index for index, row in enumerate(rows) if _names(row, words)), None)
    if heads is None:
        return False
    found = [row for row in rows[heads + 1 :] if _is_level(row) and len(own_cells(row)) > _FEWEST]
    return len(found) >= _FEWEST


def _names(row: Row, words: Words) -> bool:
    own = own_cells(row)
    if len(own) <= _FEWEST:
        return False
    word, rest = words.fact(own[0].text), [cell for cell in own[1:] if not is_blank(cell.text)]
    if word is None or word.field != "project":
        return False
    return len(rest) >= _FEWEST and all(
        words.column(cell.text) is None and words.fact(cell.text) is None for cell in rest
    )


def _is_level(row: Row) -> bool:
    first = own_cells(row)[:1]
    return bool(first) and len(first[0].text) <= _LEVEL and level_of(first[0].text) is not None

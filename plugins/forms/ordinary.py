"""Words that head columns and are contents of cells too: what keeps a row inside a table from being another header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.spelling import squeeze
from jixiao.plugins.forms.words import is_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["are_siblings", "holds_indicator", "is_inside", "is_target", "level_column", "strong_cells"]

_TARGET = deferred(
    r"[≥≤><=＝≧≦＞＜═±][\d一二三四五六七八九十].*|[\d.,]+(?:[%‰％]|[个次项家所人户亩元万亿天篇份套件条台处公里起例场期名吨座米日月年小时分钟工作]{1,4}"
    r"(?:以上|以下|以内|内|前|底前|及以上)?)?|(?:不低于|不少于|不超过|不高于|达到|至少|大于|小于|等于)[\d一二三四五六七八九十].*"
)
_LEVEL_LENGTH = 30
_FEWEST = 2


def is_target(cell: Cell, words: Words) -> bool:
    """Tell whether a text is a value and no word of a header: ≥90%, 5个, 不低于3次; a year may head a column."""
    word = squeeze(cell.text)
    return bool(_TARGET.fullmatch(word)) and not is_year(cell.text) and words.column(cell.text) is None


def are_siblings(cells: Iterable[Cell]) -> bool:
    """Tell whether level words stand side by side as heads do, and not above each other as those of one indicator."""
    levels = [level for cell in cells if (level := level_of(cell.text[:_LEVEL_LENGTH])) is not None]
    firsts = {level.category for level in levels if level.first}
    seconds = {level.subcategory for level in levels if not level.first}
    return len(firsts) >= _FEWEST or len(seconds) >= _FEWEST


def level_column(own: Sequence[Cell], words: Words) -> int:
    """Return the column of the first level word of an indicator's row, 0 for a row of heads and one without level words."""
    levels = [cell for cell in own if len(cell.text) <= _LEVEL_LENGTH and level_of(cell.text) is not None]
    if not levels or (are_siblings(levels) and not any(is_target(cell, words) for cell in own)):
        return 0
    return levels[0].column


def strong_cells(cells: Sequence[Cell], words: Words) -> list[Cell]:
    """Return the cells that are words of headers and of nothing else: 三级指标 and 指标值, but not 其他 or 合计."""
    return [cell for cell in cells if words.column(cell.text) is not None and not words.is_ordinary(cell.text)]


def holds_indicator(row: Row, grid: Grid) -> bool:
    """Tell whether a row below a long header has a level-1 word of its own, a name and a value."""
    cells = [row.cells.get(grid.at.get(name, 0)) for name in ("category", "name", "value")]
    if any(cell is None or cell.row != row.number or not cell.text.strip() for cell in cells):
        return False
    level = level_of(cells[0].text[:_LEVEL_LENGTH]) if cells[0] is not None else None
    return level is not None and level.first


def is_inside(row: Row, grid: Grid, words: Words) -> bool:
    """Tell whether a row that could be another header is one of the rows of the table at hand."""
    own = own_cells(row)
    if len({words.column(cell.text) for cell in strong_cells(own, words)}) < _FEWEST:
        return True
    if "name" not in grid.at:
        return False
    for field in ("category", "subcategory"):
        cell = row.cells.get(grid.at.get(field, 0))
        if cell is None or not cell.text.strip():
            continue
        if cell.row < row.number or (level_of(cell.text[:_LEVEL_LENGTH]) is not None and not are_siblings(own)):
            return True
    return False

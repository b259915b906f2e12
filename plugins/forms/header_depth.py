"""How many rows a header has: whether a row divides the columns of the one above it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells, reach
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["HEADER_LENGTH", "divides", "is_level_word", "stands_above_levels"]

HEADER_LENGTH = 60
_LEVEL_LENGTH = 30
_DATA_LENGTH = 24
_WORD_LENGTH, _FEWEST = 16, 3


def is_level_word(text: str, words: Words) -> bool:
    """Tell whether a header is a level word and no field."""
    return len(text) <= _LEVEL_LENGTH and words.column(text) is None and level_of(text) is not None


def divides(upper: Row, lower: Row, words: Words, top: Row) -> bool:
    """Tell whether ``lower`` divides columns of the header row ``upper`` further."""
    if lower.number != upper.number + 1:
        return False
    own = own_cells(lower)
    if not own or any(len(cell.text) > HEADER_LENGTH for cell in own):
        return False
    wide = 0
    for cell in own:
        above = upper.cells.get(cell.column)
        merged = above is not None and (
            above.column != cell.column or reach(upper, above) > cell.column or _is_spread(upper, lower, cell.column)
        )
        if above is not None and not merged and above.row == upper.number and _is_leaf(above, words):
            return False
        if words.column(cell.text) is None:
            levelled = above is not None and is_level_word(above.text, words)
            if not (merged or levelled or above is None) or _like_data(cell.text) or _is_level_data(cell, top, words):
                return False
            wide += merged or levelled or _under_group(cell, upper, words) or (above is None and _goes_on(lower, words))
        else:
            wide += 1
    return wide == len(own)


def _is_spread(upper: Row, lower: Row, column: int) -> bool:
    """Tell whether an unmerged header is followed by blanks that are divided in the row below."""
    following = min((other for other in upper.cells if other > column), default=0)
    return following != column + 1 and any(
        column < other and (other < following or not following) for other in lower.cells
    )


def _goes_on(lower: Row, words: Words) -> bool:
    """Tell whether heads of columns reach down to a row: its own cells divide the heads between them."""
    reaching = {cell.text for cell in lower.cells.values() if cell.row < lower.number and words.column(cell.text)}
    return len(reaching) >= _FEWEST


def _is_leaf(cell: Cell, words: Words) -> bool:
    """Tell whether a header cell of one column needs no division: a level, a name, a project."""
    word = words.column(cell.text)
    return word is not None and word.field in {"category", "subcategory", "name", "project", "number", "organisation"}


def _is_level_data(cell: Cell, top: Row, words: Words) -> bool:
    """Tell whether a level word stands where the header has a level column: that is data already."""
    if not is_level_word(cell.text, words):
        return False
    fields = {word.field for item in own_cells(top) if (word := words.column(item.text))}
    return bool(fields & {"category", "subcategory"})


def _under_group(cell: Cell, upper: Row, words: Words) -> bool:
    """Tell whether the nearest header cell to the left may stand over several columns."""
    left = [item for item in own_cells(upper) if item.column <= cell.column]
    if not left:
        return False
    word = words.column(left[-1].text)
    if word is not None and word.field == "goal":
        return is_level_word(cell.text, words)
    return (word is not None and word.field in {"value", "indicators", "total", "standard", "project"}) or (
        word is None and is_level_word(left[-1].text, words)
    )


def _like_data(text: str) -> bool:
    """Tell whether a text is rather a value than a header."""
    word = squeeze(text)
    return (
        len(word) > _DATA_LENGTH
        or word[:1] in "≥≤><=＝-"
        or word.replace(".", "").replace("%", "").replace(",", "").isdigit()
    )


def stands_above_levels(own: Sequence[Cell], below: Sequence[Row], words: Words) -> bool:
    """Tell whether short words of unknown meaning head a grid: level 1 and level 2 stand below two of them side by side."""
    if len(own) < _FEWEST or any(len(cell.text) > _WORD_LENGTH or _like_data(cell.text) for cell in own):
        return False
    if not below or any(is_level_word(cell.text, words) for cell in own):
        return False
    data = own_cells(below[0])
    columns = {cell.column for cell in own}
    for first, second in pairwise(data[:_FEWEST]):
        upper, lower = level_of(first.text[:_LEVEL_LENGTH]), level_of(second.text[:_LEVEL_LENGTH])
        if upper is not None and upper.first and lower is not None and lower.subcategory and len(data) >= _FEWEST:
            return {first.column, second.column} <= columns
    return False

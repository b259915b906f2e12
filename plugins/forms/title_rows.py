"""Rows that hold a title: alone, or beside the money unit, the year, or the number of an attachment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.money import unit_line
from jixiao.plugins.forms.titles import is_title, year_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.sheet import Cell, Row

__all__ = ["names_owner", "title_among"]

_ATTACHMENT = deferred(
    r"(?:附\s*(?:件|表|录)?|(?:预算|部门)?(?:公开)?表|编号|表号)[-\d一二三四五六七八九十]*[:：.、]?[-\d一二三四五六七八九十]*表?"
)
_LONGEST_YEAR, _UNIT_LINE = 16, 12
_MOST, _LONGEST = 5, 210
"""Texts in a title's row, and characters of one, spaced out as titles may be; rows of wide tables, which are asked about one by one, hold more."""


def title_among(own: Iterable[Cell]) -> Cell | None:
    """Return the title of a row in which nothing else stands but a unit line, a year, or an attachment's number.

    The row's own cells are looked at up to the first that shows that it is none.
    """
    cells: list[Cell] = []
    for cell in own:
        if len(cells) == _MOST or len(cell.text) > _LONGEST or cell.text.isascii():  # an amount stands beside no title
            return None
        cells.append(cell)
    found = [cell for cell in cells if is_title(cell.text) and not _is_beside(cell.text)]
    if len(found) != 1 or not all(cell is found[0] or _is_beside(cell.text) for cell in cells):
        return None
    return found[0]


def names_owner(row: Row) -> bool:
    """Tell whether nothing stands in a row but whose table begins there, and its money unit: 305101区人民医院 | 单位：万元."""
    last = row.cells.get(max(row.cells, default=0))
    if last is None or len(last.text) > _UNIT_LINE or "单位" not in last.text:
        return False
    own = own_cells(row)
    return len(own) == 2 and own[1] is last and unit_line(last.text) is not None


def _is_beside(text: str) -> bool:
    """Tell whether a text may stand in a title's row and says nothing about a project."""
    word = squeeze(text)
    if unit_line(text) is not None or _ATTACHMENT.fullmatch(word):
        return True
    return len(word) <= _LONGEST_YEAR and not is_title(text) and year_of(word) is not None

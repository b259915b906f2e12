"""Small helpers on rows and cells: which cells are a row's own, how far they reach, and passages of their texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE, Fragment, Passage

if TYPE_CHECKING:
    from jixiao.sheet import Cell, Row

__all__ = ["blank_at", "each_own", "first_own", "own_cells", "passage_of", "reach", "tight"]

_NEW = tuple.__new__
_PIECE = deferred(r"\S+")


def own_cells(row: Row) -> list[Cell]:
    """Return the cells whose anchor stands in this row, from left to right, without blank ones."""
    number = row.number
    return [
        cell
        for column, cell in row.cells.items()
        if cell.row == number and cell.column == column and (cell.problem or cell.text.strip())
    ]


def each_own(row: Row) -> Iterator[Cell]:
    """Yield the same cells one by one, for who mostly stops at the first or second."""
    number = row.number
    for column, cell in row.cells.items():
        if cell.row == number and cell.column == column and (cell.problem or cell.text.strip()):
            yield cell


def first_own(row: Row) -> Cell | None:
    """Return the first of the row's own cells."""
    number = row.number
    for column, cell in row.cells.items():
        if cell.row == number and cell.column == column and (cell.problem or cell.text.strip()):
            return cell
    return None


def reach(row: Row, cell: Cell) -> int:
    """Return the last column that the merged range of ``cell`` covers in this row."""
    column = cell.column
    cells = row.cells
    while (following := cells.get(column + 1)) is not None and (following.row, following.column) == (
        cell.row,
        cell.column,
    ):
        column += 1
    return column


def passage_of(cell: Cell | None, sheet: str) -> Passage:
    """Return the text of a cell without the blanks around it; an absent cell gives no passage."""
    if cell is None:
        return NO_PASSAGE
    text = cell.text
    stripped = text.strip()
    if len(stripped) == len(text):
        return Passage.of(text, sheet, cell.row, cell.column)
    return Passage.of(stripped, sheet, cell.row, cell.column, text.find(stripped) if stripped else 0)


def blank_at(sheet: str, row: int, column: int) -> Passage:
    """Return the empty passage of a cell that is there to be filled."""
    return _NEW(Passage, ("", sheet, (_NEW(Fragment, (0, row, column, 0, 0)),)))


def tight(passage: Passage) -> Passage:
    """Return a header's word without the blanks inside it (数 量 指 标), each piece with its place."""
    pieces = list(_PIECE.finditer(passage.text))
    if len(pieces) < 2:
        return passage
    tight = NO_PASSAGE
    for piece in pieces:
        tight = tight.joined(passage.part(*piece.span())) if tight.text else passage.part(*piece.span())
    return tight

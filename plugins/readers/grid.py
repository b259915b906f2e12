"""Whole sheets as plain data: how readers that parse in a worker process hand them over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from jixiao.plugins.readers.covering import covered
from jixiao.plugins.readers.refusals import cell_limit, cells_limit, merges_limit, out_of_order, row_limit
from jixiao.sheet import Cell, CellValue, MergedRange, Merges, Sheet

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.covering import RawRow
    from jixiao.sheet import Row

__all__ = ["Grid", "GridCell", "number_value", "sheet_of"]

GridCell: TypeAlias = tuple[int, str, CellValue, str, str | None]
"""Column, text, value, number format, problem."""


@dataclass(slots=True)
class Grid:
    """One sheet: for each run of equal rows its first number, length, hidden flag and non-empty cells in column order.

    ``add`` holds the limits while a sheet is being collected. ``count`` is the number of rows in the file.
    """

    name: str
    hidden: bool = False
    rows: list[tuple[int, int, bool, list[GridCell]]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    count: int = 0
    cells: int = 0
    last: int = 0

    def add(self, number: int, cells: list[GridCell], limits: Limits, *, hidden: bool = False, repeat: int = 1) -> None:
        """Append ``repeat`` equal rows; ``LimitError`` beyond a limit, ``UnreadableError`` for a row out of order."""
        if number <= self.last:
            raise out_of_order(self.name, number)
        self.last = number + repeat - 1
        self.count += repeat
        self.cells += len(cells) * repeat
        if self.cells > limits.max_cells:
            raise cells_limit(self.name, limits)
        if self.last > limits.max_rows:
            raise row_limit(self.name, limits)
        for column, text, *_ in cells:
            if len(text) > limits.max_cell_characters:
                raise cell_limit(number, column, limits)
        self.rows.append((number, repeat, hidden, cells))

    def merge(self, top: int, left: int, bottom: int, right: int, limits: Limits) -> None:
        """Add a merged range; single cells are none."""
        if (top, left) == (bottom, right):
            return
        if len(self.merges) >= max(limits.max_merges, limits.max_merges_per_row * len(self.rows)):
            raise merges_limit(self.name, limits)
        self.merges.append((top, left, bottom, right))


def sheet_of(grid: Grid, limits: Limits) -> Sheet:
    """Return the sheet of a grid, its rows made anew at each call."""
    merges = Merges([MergedRange(*item) for item in grid.merges])

    def stream() -> Iterator[Row]:
        return covered(_raw(grid.rows), merges, limits, grid.name, finish)

    def finish(count: int) -> None:
        sheet.rows_in_file = max(count, grid.count)

    sheet = Sheet(grid.name, stream, grid.hidden, merges, frozenset(grid.hidden_columns))
    return sheet


def _raw(rows: Sequence[tuple[int, int, bool, list[GridCell]]]) -> Iterator[RawRow]:
    for first, repeat, hidden, cells in rows:
        for number in range(first, first + repeat):
            yield number, hidden, {item[0]: Cell(number, *item) for item in cells}


def number_value(value: float) -> Decimal:
    """Return a stored double as the shortest decimal that means it."""
    return Decimal(int(value)) if value.is_integer() and abs(value) < 1e15 else Decimal(repr(value))

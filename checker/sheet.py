"""What a reader plug-in delivers: workbooks of sparse, streamed rows of cells as displayed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from jixiao.text import Text

__all__ = [
    "Cell",
    "CellValue",
    "MergedRange",
    "Merges",
    "Notice",
    "Row",
    "Sheet",
    "Workbook",
    "address",
    "column_letters",
]

CellValue: TypeAlias = "str | Decimal | bool | None"


def column_letters(column: int) -> str:
    """Return the letters of a 1-based column number: 28 is ``AB``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


class Cell(NamedTuple):
    """One non-empty cell.

    ``row`` and ``column`` are 1-based. ``text`` is what a person sees (0.95 in format ``0%`` is ``95%``; dates
    as their format shows them); offsets of findings count its characters. ``value`` is the stored value, numbers as ``Decimal``
    from the literal text of the file. ``problem`` is None, ``"formula-without-value"`` or ``"error-value"``.
    """

    row: int
    column: int
    text: str
    value: CellValue = None
    number_format: str = "General"
    problem: str | None = None

    @property
    def address(self) -> str:
        """The cell's A1 address."""
        return address(self.row, self.column)


class MergedRange(NamedTuple):
    """One merged range, 1-based and inclusive; its anchor is the top left cell."""

    top: int
    left: int
    bottom: int
    right: int


class Row(NamedTuple):
    """One row that the file contains.

    ``cells`` maps the column to the cell, in column order. A position covered by a merged range holds the
    *anchor's* cell, whose ``row``/``column`` then differ from the position; a range wider than any table may show it in its
    first few hundred columns only. Empty cells are absent.
    """

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False

    def text(self, column: int) -> str:
        """Return the displayed text at ``column``, ``""`` for an empty cell."""
        cell = self.cells.get(column)
        return cell.text if cell is not None else ""


class Merges:
    """The merged ranges of a sheet, answering which anchor covers a position in logarithmic time."""

    def __init__(self, ranges: Sequence[MergedRange] = ()) -> None:
        self.ranges = tuple(sorted(ranges))
        self._tops = [item.top for item in self.ranges]

    def starting_at(self, row: int) -> tuple[MergedRange, ...]:
        """Return the ranges whose anchor lies in ``row``, from left to right."""
        start = bisect_right(self._tops, row - 1)
        return self.ranges[start : bisect_right(self._tops, row)]


class Notice(NamedTuple):
    """Something about the file that the user should know and no rule can see (macros, external links, a wrong extension).

    ``code`` is a SYS or FRM rule code, or a short kebab-case word for information without a rule.
    """

    code: str
    message: Text


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and a function that streams its rows anew at each call.

    Rows come in ascending order; rows without any non-empty cell are left out of the stream but counted in
    ``rows_in_file``, which is right once the stream has been read to its end.
    """

    name: str
    stream: Callable[[], Iterator[Row]]
    hidden: bool = False
    merges: Merges = field(default_factory=Merges)
    hidden_columns: frozenset[int] = frozenset()
    rows_in_file: int = 0

    def rows(self) -> Iterator[Row]:
        """Stream the non-empty rows from the top."""
        return self.stream()


@dataclass(slots=True)
class Workbook:
    """One file as a reader understood it. ``format`` is the real type (``xlsx``, ``xls``, ``ods``, ``csv``, ``html``)."""

    path: str
    format: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()

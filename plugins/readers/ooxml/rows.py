"""The rows of a sheet by expat: the complete reading, for parts and regions that are not written regularly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import lt
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.coordinates import LAST_COLUMN, LAST_ROW, bad_reference, cell_reference
from jixiao.plugins.readers.markup import Handlers, events
from jixiao.plugins.readers.ooxml.names import local_names
from jixiao.plugins.readers.refusals import out_of_order, row_limit, text_limit

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.covering import RawRow
    from jixiao.plugins.readers.ooxml.values import Values
    from jixiao.sheet import Cell

__all__ = ["Position", "RowParser", "parsed_rows"]

_NAMES = local_names(("sheetData", "row", "c", "v", "f", "is", "t", "rPh"))


@dataclass(slots=True)
class Position:
    """Where a stream of rows stands, shared by both ways of reading: the last row's number, and how many cells so far."""

    sheet: str
    row: int = 0
    rows: int = 0

    def advance(self, number: int, limits: Limits) -> None:
        """Go on to a row; ``UnreadableError`` unless it comes later than the one before."""
        if not self.row < number <= LAST_ROW:
            if number > LAST_ROW:
                raise bad_reference(str(number))
            raise out_of_order(self.sheet, number)
        self.row = number
        self.rows += 1
        if self.rows > limits.max_rows:
            raise row_limit(self.sheet, limits)

    def advance_over(self, numbers: list[int], limits: Limits) -> bool:
        """Go on to the last of several rows; false, and nothing done, unless each comes later than the one before."""
        if not all(map(lt, [self.row, *numbers], numbers)):
            return False
        if numbers:
            self.rows += len(numbers) - 1
            self.advance(numbers[-1], limits)
        return True


class RowParser:
    """Collects rows from elements; ``take()`` hands over those that are complete."""

    def __init__(self, values: Values, position: Position) -> None:
        self._values = values
        self._position = position
        self._ready: list[RawRow] = []
        self._inside = False
        self._hidden = False
        self._cells: dict[int, Cell] = {}
        self._row = self._column = self._style = self._phonetic = self._length = 0
        self._last_column = 0
        self._kind = ""
        self._formula = self._collecting = False
        self._raw: list[str] | None = None

    def handlers(self) -> Handlers:
        """Return the handlers that collect rows."""
        return Handlers(self._start, self._end, self._text)

    def take(self) -> list[RawRow]:
        """Return the rows completed since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = _NAMES.get(name)
        if tag == "sheetData":
            self._inside = True
        elif tag is None or not self._inside:
            return
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag in {"v", "is"}:
            self._raw = self._raw if self._raw is not None else []
            self._collecting = tag == "v"
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._phonetic += 1
        elif tag == "t":
            self._collecting = self._raw is not None and not self._phonetic

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self._row = self._position.row + 1
        elif number.isascii() and number.isdecimal() and len(number) < 9 and int(number):
            self._row = int(number)
        else:
            raise bad_reference(number)
        self._position.advance(self._row, self._values.limits)
        self._hidden = attributes.get("hidden") in {"1", "true"}
        self._cells = {}
        self._column = self._last_column = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            if self._column > LAST_COLUMN:
                raise bad_reference(f"R{self._row}C{self._column}")
        else:
            row, self._column = cell_reference(reference, self._values.columns)
            if row != self._row:
                raise bad_reference(reference)
        self._style = self._values.style(attributes.get("s", "0"))
        self._kind = attributes.get("t", "")
        self._formula, self._raw, self._length, self._phonetic = False, None, 0, 0

    def _end(self, name: str) -> None:
        tag = _NAMES.get(name)
        if tag is None or not self._inside:
            return
        if tag == "sheetData":
            self._inside = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._ready.append((self._row, self._hidden, self._cells))
        elif tag in {"v", "t", "is"}:
            self._collecting = False
        elif tag == "rPh":
            self._phonetic -= 1

    def _end_cell(self) -> None:
        raw = None if self._raw is None else "".join(self._raw)
        cell = self._values.cell(self._row, self._column, self._style, self._kind, raw, formula=self._formula)
        if cell is not None:
            if self._column <= self._last_column:
                self._insert(cell)
            else:
                self._cells[self._column] = cell
        self._last_column = max(self._column, self._last_column)
        self._raw = None

    def _insert(self, cell: Cell) -> None:
        """Put a cell that comes too late where it belongs; one that comes twice is ambiguous."""
        if cell.column in self._cells:
            raise UnreadableError(
                f"文件已损坏：单元格 {cell.address} 出现两次，内容不确定。请用 Excel 或 WPS 打开后另存。",
                f"the file is damaged: cell {cell.address} occurs twice. Open it in Excel or WPS and save it again.",
            )
        self._cells[cell.column] = cell
        self._cells = dict(sorted(self._cells.items()))

    def _text(self, data: str) -> None:
        if self._collecting and self._raw is not None:
            self._length += len(data)
            if self._length > self._values.limits.max_cell_characters:
                raise text_limit(self._values.limits)
            self._raw.append(data)


def parsed_rows(chunks: Iterable[bytes], values: Values, position: Position, part: str) -> Iterator[RawRow]:
    """Stream the rows of a part or of a region wrapped into its frame."""
    parser = RowParser(values, position)
    for _ in events(chunks, parser.handlers(), values.limits, part):
        yield from parser.take()

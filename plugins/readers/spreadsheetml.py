"""XML spreadsheets of Office 2003, which older systems deliver under the name of ``.xls``, by expat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.grammar.patterns import deferred
from jixiao.plugins.readers.grid import Grid, sheet_of
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.number_format import NumberFormat
from jixiao.plugins.readers.refusals import no_sheet, readable, text_limit
from jixiao.sheet import Workbook

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.grid import GridCell
    from jixiao.sheet import CellValue

__all__ = ["open_xml"]

_SS = "urn:schemas-microsoft-com:office:spreadsheet "
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"
_CHUNK = 64 * 1024
_LAST_COLUMN = 16_384
_NUMBER = deferred(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_FORMATS = {
    "": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Short Date": "yyyy/m/d", "Medium Date": "yyyy/m/d", "Long Date": "yyyy/m/d", "General Date": "yyyy/m/d",
    "General Number": "General", "Currency": '"¥"#,##0.00',
}  # fmt: skip
_FORMAT = f"{_SS}Format"
_FORMULA = f"{_SS}Formula"
_HIDDEN = f"{_SS}Hidden"
_INDEX = f"{_SS}Index"
_ID = f"{_SS}ID"
_MERGE_ACROSS = f"{_SS}MergeAcross"
_MERGE_DOWN = f"{_SS}MergeDown"
_NAME = f"{_SS}Name"
_SPAN = f"{_SS}Span"
_STYLE_ID = f"{_SS}StyleID"
_TYPE = f"{_SS}Type"


def open_xml(path: str, limits: Limits) -> Workbook:
    """Read the workbook; ``UnreadableError`` or ``LimitError`` if that is impossible or unsafe."""
    content = _Content(limits)
    parse(_chunks(path), Handlers(content.start, content.end, content.text), limits, "XML")
    if not content.grids:
        raise no_sheet()
    return Workbook(path, "xml", tuple(sheet_of(grid, limits) for grid in content.grids))


def _chunks(path: str) -> Iterator[bytes]:
    with readable(), open(path, "rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _Content:
    """Collects the worksheets."""

    def __init__(self, limits: Limits) -> None:
        self.grids: list[Grid] = []
        self._limits = limits
        self._formats: dict[str, str] = {}
        self._style = ""
        self._row = self._column = self._header = 0
        self._row_attributes: Mapping[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._cells: list[GridCell] = []
        self._spans: list[tuple[int, int, int]] = []
        self._kind = ""
        self._text: str | None = None
        self._pieces: list[str] = []
        self._length = 0
        self._collecting = ""
        self._commented = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See the start of an element."""
        tag = name.removeprefix(_SS)
        if tag == "Style":
            self._style = attributes.get(_ID, "")
        elif tag == "NumberFormat":
            code = attributes.get(_FORMAT, "")
            self._formats[self._style] = _FORMATS.get(code, code)
        elif tag == "Worksheet":
            self.grids.append(Grid(attributes.get(_NAME, f"Sheet{len(self.grids) + 1}")))
            self._row = self._header = 0
        elif tag == "Comment":
            self._commented = True
        elif not self.grids:
            return
        elif tag == "Column":
            self._start_column(attributes)
        elif tag == "Row":
            self._row = _number(attributes.get(_INDEX), self._row + 1)
            self._row_attributes, self._column, self._cells, self._spans = attributes, 0, [], []
        elif tag == "Cell":
            self._column = _number(attributes.get(_INDEX), self._column + 1)
            self._attributes, self._text, self._kind = attributes, None, ""
        elif (tag == "Data" and not self._commented) or name == _VISIBLE:
            self._kind = attributes.get(_TYPE, "String")
            self._collecting, self._pieces, self._length = name, [], 0

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        first = _number(attributes.get(_INDEX), self._header + 1)
        self._header = min(_LAST_COLUMN, first + _number(attributes.get(_SPAN), 0))
        if attributes.get(_HIDDEN) == "1":
            self.grids[-1].hidden_columns.update(range(first, self._header + 1))

    def text(self, data: str) -> None:
        """See text; only that of a cell's data counts."""
        if self._collecting:
            self._length += len(data)
            if self._length > self._limits.max_cell_characters:
                raise text_limit(self._limits)
            self._pieces.append(data)

    def end(self, name: str) -> None:
        """See the end of an element."""
        tag = name.removeprefix(_SS)
        if name == self._collecting:
            self._collecting, self._text = "", "".join(self._pieces)
            if name == _VISIBLE:
                self.grids[-1].hidden = self._text.strip() in {"SheetHidden", "SheetVeryHidden"}
        elif tag == "Comment":
            self._commented = False
        elif not self.grids:
            return
        elif tag == "Cell":
            self._end_cell()
        elif tag == "Row":
            self._end_row()

    def _end_cell(self) -> None:
        across = _number(self._attributes.get(_MERGE_ACROSS), 0)
        down = _number(self._attributes.get(_MERGE_DOWN), 0)
        if self._column + across > _LAST_COLUMN:
            raise UnreadableError(
                "文件已损坏：有单元格超出工作表的最后一列。",
                "the file is damaged: a cell lies beyond the last column of a sheet.",
            )
        style = self._attributes.get(_STYLE_ID) or self._row_attributes.get(_STYLE_ID) or "Default"
        code = self._formats.get(style, "General")
        if self._text:
            self._cells.append((self._column, *_typed(self._kind, self._text, code)))
        elif self._text is None and _FORMULA in self._attributes:
            self._cells.append((self._column, "", None, code, "formula-without-value"))
        if across or down:
            self._spans.append((self._column, across, down))
        self._column += across

    def _end_row(self) -> None:
        grid = self.grids[-1]
        hidden = self._row_attributes.get(_HIDDEN) == "1"
        repeat = _number(self._row_attributes.get(_SPAN), 0) + 1
        grid.add(self._row, sorted(self._cells, key=lambda cell: cell[0]), self._limits, hidden=hidden)
        for column, across, down in self._spans:
            grid.merge(self._row, column, self._row + down, column + across, self._limits)
        if repeat > 1:
            grid.add(self._row + 1, [], self._limits, hidden=hidden, repeat=repeat - 1)
        self._row += repeat - 1


def _typed(kind: str, text: str, code: str) -> tuple[str, CellValue, str, str | None]:
    """Return text, value, format and problem of a cell by the type that it declares."""
    if kind == "Number" and _NUMBER.fullmatch(text.strip()):
        number = Decimal(text.strip())
        return NumberFormat(code).text(text.strip(), number), number, code, None
    if kind == "Boolean":
        return ("TRUE" if text.strip() == "1" else "FALSE"), text.strip() == "1", code, None
    if kind == "Error":
        return text, text, code, "error-value"
    if kind == "DateTime":
        return NumberFormat(code).date(text), text, code, None
    return text, text, code, None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise

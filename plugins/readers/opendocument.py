"""ods files: a streaming reader of ``content.xml`` (ODF 1.3, part 3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.document_cells import DocumentCell
from jixiao.plugins.readers.document_styles import DocumentStyles
from jixiao.plugins.readers.grid import Grid, sheet_of
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.notices import EMBEDDED_FILES, MACROS
from jixiao.plugins.readers.package import Package
from jixiao.plugins.readers.refusals import encrypted, no_sheet
from jixiao.sheet import Workbook

if TYPE_CHECKING:
    from jixiao.limits import Limits

__all__ = ["open_ods"]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_SKIPPED = frozenset(
    {
        f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TABLE}shapes", f"{_TABLE}tracked-changes", f"{_DRAW}frame",
        f"{_DRAW}custom-shape",
    }
)  # fmt: skip
_LAST_COLUMN = 16_384
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_NAME = f"{_TABLE}name"
_NUMBER_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_NUMBER_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_SHEET = f"{_TABLE}table"
_STYLE_NAME = f"{_TABLE}style-name"
_TABLE_COLUMN = f"{_TABLE}table-column"
_TABLE_ROW = f"{_TABLE}table-row"
_VISIBILITY = f"{_TABLE}visibility"
_SPACE_COUNT = f"{_TEXT}c"
_HEADING = f"{_TEXT}h"
_PARAGRAPH = f"{_TEXT}p"
_SPACES = f"{_TEXT}s"


def open_ods(path: str, limits: Limits) -> Workbook:
    """Read the workbook; ``UnreadableError`` or ``LimitError`` if that is impossible or unsafe."""
    package = Package(path, limits)
    _refuse_encrypted(package)
    content = _Content(limits)
    parse(package.chunks("content.xml"), content.handlers(), limits, "content.xml")
    if not content.grids:
        raise no_sheet()
    names = package.names()
    notices = []
    if any(name.startswith(("basic/", "scripts/")) for name in names):
        notices.append(MACROS)
    if any(name.startswith("object ") and name.endswith("/content.xml") for name in names):
        notices.append(EMBEDDED_FILES)
    return Workbook(path, "ods", tuple(sheet_of(grid, limits) for grid in content.grids), tuple(notices))


def _refuse_encrypted(package: Package) -> None:
    """Name an encrypted file as such: its manifest says so (ODF 1.3, part 2, 4.8)."""
    manifest = "META-INF/manifest.xml"

    def start(name: str, _: Mapping[str, str]) -> None:
        if name.endswith(" encryption-data"):
            raise encrypted()

    if manifest in package:
        # some writers put a DOCTYPE here; the marker is looked for without parsing it
        data = package.read(manifest)
        if b"<!DOCTYPE" not in data:
            parse([data], Handlers(start, lambda _: None), package.limits, manifest)
        elif b"encryption-data" in data:
            start(" encryption-data", {})


class _Content:
    """Collects the sheets of ``content.xml``; empty rows at the end, which fill a sheet up to its last row, are no rows."""

    def __init__(self, limits: Limits) -> None:
        self.grids: list[Grid] = []
        self._limits = limits
        self._styles = DocumentStyles()
        self._depth = 0
        self._skipping = 0
        self._row = self._column = self._row_repeat = 0
        self._waiting = 0
        self._row_hidden = self._covered = False
        self._header_column = 0
        self._cells: list[tuple[int, DocumentCell]] = []
        self._cell: DocumentCell | None = None

    def handlers(self) -> Handlers:
        """Return the handlers that collect sheets."""
        return Handlers(self._start, self._end, self._text)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in _CELLS:
            self._start_cell(attributes, covered=name.endswith("covered-table-cell"))
        elif self._cell is not None:
            self._inside_cell(name, attributes)
        elif name == _SHEET:
            self._start_table(attributes)
        elif name == _TABLE_COLUMN:
            self._start_column(attributes)
        elif name == _TABLE_ROW:
            self._row_repeat = _count(attributes.get(_NUMBER_ROWS_REPEATED))
            self._row_hidden = attributes.get(_VISIBILITY, "visible") != "visible"
            self._column, self._cells, self._covered = 0, [], False
        elif not self.grids:
            self._styles.start(name, attributes)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        hidden = attributes.get(_STYLE_NAME, "") in self._styles.hidden_tables
        self.grids.append(Grid(attributes.get(_NAME, f"Sheet{len(self.grids) + 1}"), hidden=hidden))
        self._row = self._waiting = self._header_column = 0

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        count = min(_count(attributes.get(_NUMBER_COLUMNS_REPEATED)), _LAST_COLUMN - self._header_column)
        if attributes.get(_VISIBILITY, "visible") != "visible" and self.grids:
            self.grids[-1].hidden_columns.update(range(self._header_column + 1, self._header_column + count + 1))
        self._header_column += count

    def _start_cell(self, attributes: Mapping[str, str], *, covered: bool) -> None:
        style = self._styles.format_of(attributes.get(_STYLE_NAME, ""))
        self._cell = DocumentCell(attributes, style, self._limits, covered=covered)

    def _inside_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        cell = self._cell
        if cell is None:
            return
        if name in {_PARAGRAPH, _HEADING}:
            cell.paragraph()
        elif name == _SPACES:
            cell.add(" " * min(_count(attributes.get(_SPACE_COUNT)), self._limits.max_cell_characters + 1))
        elif name in _MARKS:
            cell.add(_MARKS[name])

    def _text(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._cell.add(data)

    def _end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name in _CELLS:
            self._end_cell()
        elif self._cell is not None:
            if name in {_PARAGRAPH, _HEADING}:
                self._cell.end_paragraph()
        elif name == _TABLE_ROW:
            self._end_row()
        elif name == _SHEET:
            self._depth -= 1

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        self._covered = self._covered or cell.covered
        if not cell.empty or cell.merged:
            for repeat in range(min(cell.repeat, _LAST_COLUMN + 1)):
                self._cells.append((self._column + 1 + repeat, cell))
        self._column += cell.repeat
        if self._cells and self._cells[-1][0] > _LAST_COLUMN:
            raise UnreadableError(
                "文件已损坏：有单元格超出工作表的最后一列。",
                "the file is damaged: a cell lies beyond the last column of a sheet.",
            )

    def _end_row(self) -> None:
        """Write the row as often as it is repeated; empty ones wait until one follows that shows something."""
        if not (self._cells or self._covered) or not self.grids:
            self._waiting += self._row_repeat
            return
        grid = self.grids[-1]
        grid.count += self._waiting
        self._row += self._waiting
        self._waiting = 0
        cells = [cell.grid_cell(column) for column, cell in self._cells if not cell.empty]
        shown = [cell for cell in cells if cell[1] or cell[4]]
        grid.add(self._row + 1, shown, self._limits, hidden=self._row_hidden, repeat=self._row_repeat)
        for row in (
            range(self._row + 1, self._row + self._row_repeat + 1)
            if any(cell.merged for _, cell in self._cells)
            else ()
        ):
            for column, cell in self._cells:
                if cell.merged:
                    grid.merge(row, column, row + cell.down - 1, column + cell.across - 1, self._limits)
        self._row += self._row_repeat


def _count(text: str | None) -> int:
    """Return a repeat count, 1 without one."""
    return max(1, int(text)) if text is not None and text.isascii() and text.isdecimal() and len(text) < 12 else 1

"""xls and WPS et files (BIFF), by xlrd in a worker process."""

from __future__ import annotations

import io
import os
import struct
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.compound import stream_names
from jixiao.plugins.readers.grid import Grid, GridCell, number_value, sheet_of
from jixiao.plugins.readers.guard import guarded
from jixiao.plugins.readers.notices import MACROS
from jixiao.plugins.readers.number_format import BUILTIN, NumberFormat
from jixiao.plugins.readers.refusals import encrypted, no_sheet
from jixiao.sheet import Workbook

if TYPE_CHECKING:
    import xlrd
    from xlrd.book import Book

    from jixiao.limits import Limits

__all__ = ["open_xls"]

_MIB = 1024 * 1024
_XLRD_ERRORS = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, LookupError, NotImplementedError, OverflowError,
    RecursionError, struct.error, TypeError, UnboundLocalError, ValueError, ZeroDivisionError,
)  # fmt: skip
"""What xlrd raises on damaged records besides its own error: it trusts lengths and offsets of the file."""

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def open_xls(path: str, limits: Limits) -> Workbook:
    """Read the workbook; ``UnreadableError`` or ``LimitError`` if that is impossible or unsafe."""
    size = os.path.getsize(path)
    grids = guarded(
        collect,
        path,
        limits,
        seconds=limits.seconds,
        # a small file that needs long or much is hostile; an honest one takes about a second per megabyte
        cpu_seconds=min(limits.seconds, 1.5 + 6 * size / _MIB),
        memory_bytes=min(limits.memory_bytes, 96 * _MIB + 64 * size),
    )
    notices = (MACROS,) if "_VBA_PROJECT_CUR" in stream_names(path) else ()
    return Workbook(path, "xls", tuple(sheet_of(grid, limits) for grid in grids), notices)


def collect(path: str, limits: Limits) -> list[Grid]:
    """Return all sheets (called in the worker)."""
    book = _opened(path)
    formats = _formats(book)
    grids = []
    for sheet in book.sheets():
        grid = Grid(sheet.name, hidden=bool(sheet.visibility))
        _fill(grid, sheet, formats, limits)
        grids.append(grid)
    if not grids:
        raise no_sheet()
    return grids


def _opened(path: str) -> Book:
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    try:
        book = xlrd.open_workbook(path, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        if book.biff_version < 80 and book.codepage is None:  # xlrd would take it for Latin-1
            book = xlrd.open_workbook(
                path, logfile=io.StringIO(), formatting_info=True, ragged_rows=True, encoding_override="gb18030"
            )
    except XLRDError as error:
        raise encrypted() if "encrypted" in str(error) else _damaged() from error
    except (*_XLRD_ERRORS, CompDocError, FormulaError) as error:
        raise _damaged() from error
    return book


def _formats(book: Book) -> list[NumberFormat]:
    """Return the number format of each cell style."""
    found = []
    for style in book.xf_list:
        known = book.format_map.get(style.format_key)
        code = (known.format_str if known else None) or BUILTIN.get(style.format_key, "General")
        found.append(NumberFormat(code, epoch_1904=book.datemode == 1))
    return found or [NumberFormat("General")]


def _fill(grid: Grid, sheet: xlrd.sheet.Sheet, formats: list[NumberFormat], limits: Limits) -> None:
    """Copy one sheet; a row is in the file if it has cells or a record of its own."""
    for index in range(sheet.nrows):
        info = sheet.rowinfo_map.get(index)
        length = sheet.row_len(index)
        if info is None and not length:
            continue
        cells: list[GridCell] = []
        for column in range(length):
            style = sheet.cell_xf_index(index, column)
            number_format = formats[style if 0 <= style < len(formats) else 0]
            cell = _cell(column + 1, sheet.cell_type(index, column), sheet.cell_value(index, column), number_format)
            if cell is not None:
                cells.append(cell)
        grid.add(index + 1, cells, limits, hidden=bool(info is not None and info.hidden))
    for top, bottom, left, right in sheet.merged_cells:
        if top < bottom and left < right:
            grid.merge(top + 1, left + 1, bottom, right, limits)
    grid.hidden_columns = {column + 1 for column, info in sheet.colinfo_map.items() if info.hidden}


def _cell(column: int, kind: int, value: str | float, number_format: NumberFormat) -> GridCell | None:
    """Return one cell as displayed, None if it is empty."""
    code = number_format.code
    if kind == _TEXT:
        return (column, str(value), str(value), code, None) if value else None
    if kind in {_NUMBER, _DATE}:
        number = number_value(float(value))
        return column, number_format.text(str(number), number), number, code, None
    if kind == _BOOLEAN:
        return column, "TRUE" if value else "FALSE", bool(value), code, None
    if kind == _ERROR:
        from xlrd.biffh import error_text_from_code

        text = error_text_from_code.get(int(value), "#N/A")
        return column, text, text, code, "error-value"
    return None


def _damaged() -> UnreadableError:
    return UnreadableError(
        "xls 文件已损坏或不完整。请重新取得文件，或在 Excel、WPS 中打开后另存为 xlsx。",
        "the xls file is damaged or incomplete. Get it again, or open it in Excel or WPS and save it as xlsx.",
    )

"""csv and tsv files: decoded, cut into records by the standard library, streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from jixiao.errors import LimitError, UnreadableError
from jixiao.plugins.readers.delimiters import commonest_delimiter, delimiter_of, stated_delimiter
from jixiao.plugins.readers.encodings import encoding_of
from jixiao.plugins.readers.refusals import cell_limit, readable, row_limit
from jixiao.sheet import Cell, Row, Sheet, Workbook

if TYPE_CHECKING:
    from jixiao.limits import Limits

__all__ = ["open_csv"]

_SAMPLE = 64 * 1024
_LAST_COLUMN = 16_384
_NAME = "Sheet1"
_NEW = tuple.__new__
"""Makes cells without their keywords, in half the time."""
_MARKED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def open_csv(path: str, limits: Limits) -> Workbook:
    """Open a text table; rows are numbered as a spreadsheet shows them: a quoted line break does not begin a row."""
    encoding = encoding_of(path)
    with readable(), _opened(path, encoding) as text:
        sample = text.read(_SAMPLE)
    stated = stated_delimiter(sample)
    delimiter = stated or delimiter_of(sample) or commonest_delimiter(sample)

    def stream() -> Iterator[Row]:
        sheet.rows_in_file = 0
        with readable(), _opened(path, encoding) as text:
            if stated:
                text.readline()
            for number, fields in enumerate(_records(text, delimiter, limits), 1):
                sheet.rows_in_file = number
                if number > limits.max_rows:
                    raise row_limit(_NAME, limits)
                cells = {
                    column: _NEW(Cell, (number, column, shown, shown, "General", None))
                    for column, field in enumerate(fields, 1)
                    if (shown := _unmarked(field))
                }
                if cells:
                    yield _NEW(Row, (number, cells, False))

    sheet = Sheet(_NAME, stream)
    return Workbook(path, "csv", (sheet,))


def _unmarked(field: str) -> str:
    """Take off the apostrophe that marks what looks like a formula as text, as spreadsheets do."""
    return field[1:] if field.startswith(_MARKED) else field


def _opened(path: str, encoding: str) -> TextIO:
    return open(path, encoding=encoding, errors="replace", newline="")


def _records(text: TextIO, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    """Yield the fields of each record; a file that ends inside a quotation is refused, its rows would be one cell."""
    lines = _Lines(text, limits)
    reader = csv.reader(lines, delimiter=delimiter)
    row = 0
    fields: list[str] = []
    while True:
        row += 1
        try:
            fields = next(reader)
        except StopIteration:
            break
        except csv.Error as error:  # 131,072 characters are the module's own limit of a field
            raise (cell_limit(row, 1, limits) if "field larger" in str(error) else _unbalanced(row)) from error
        if len(fields) > _LAST_COLUMN:
            raise LimitError(
                f"第 {row} 行超过 {_LAST_COLUMN} 列，已停止读取。",
                f"row {row} has more than {_LAST_COLUMN} columns; reading stopped.",
            )
        for column, field in enumerate(fields, 1):
            if len(field) > limits.max_cell_characters:
                raise cell_limit(row, column, limits)
        if lines.ended and lines.quotes % 2 and fields and "\n" in fields[-1]:
            raise _unbalanced(row)
        yield fields


class _Lines:
    """The lines of a file with their ends; one longer than any row may be is refused before it is collected."""

    def __init__(self, text: TextIO, limits: Limits) -> None:
        self.quotes = 0
        self.ended = False
        self._text = text
        self._longest = 16 * limits.max_cell_characters
        self._limits = limits
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._longest + 1):
            self._number += 1
            if len(line) > self._longest:
                raise cell_limit(self._number, 1, self._limits)
            self.quotes += line.count('"')
            yield line
        self.ended = True


def _unbalanced(row: int) -> UnreadableError:
    return UnreadableError(
        f"第 {row} 行起引号不配对，后面的行会并成一格。请在 Excel 或 WPS 中打开核对，另存为 xlsx。",
        f"from row {row} on a quotation mark is never closed, so later rows would become one cell. "
        "Check the file in Excel or WPS and save it as xlsx.",
    )

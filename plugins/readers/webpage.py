"""HTML tables, which older systems deliver under the name of ``.xls``, by the standard library in a worker process."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from jixiao.errors import LimitError, UnreadableError
from jixiao.grammar.patterns import deferred
from jixiao.plugins.readers.encodings import encoding_of
from jixiao.plugins.readers.grid import Grid, sheet_of
from jixiao.plugins.readers.guard import guarded
from jixiao.plugins.readers.refusals import readable, text_limit
from jixiao.sheet import Workbook

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.grid import GridCell

__all__ = ["open_html"]

_MIB = 1024 * 1024
_CHUNK = 64 * 1024
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "center", "ul", "ol", "dl", "dt", "dd", "pre"}
)
_UNSEEN = frozenset({"head", "title", "script", "style", "xml", "noscript", "template", "select"})
_HIDDEN = deferred(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = deferred(r"[ \t\r\n\f]+")
_BARE = deferred(r"<([a-z]{1,6}[1-6]?)>", re.IGNORECASE)
_PLAIN = (
    _CELLS
    | _BLOCKS
    | {"table", "tr", "tbody", "thead", "tfoot", "br", "b", "i", "u", "font", "span", "strong", "em", "sup", "sub"}
)
"""Elements whose content is markup again, which the fast way through bare tags may therefore take."""
_LAST_COLUMN, _LAST_SPAN = 16_384, 65_534  # the span is the limit of the HTML standard


def open_html(path: str, limits: Limits) -> Workbook:
    """Read all tables of a page, one below the other as a spreadsheet program shows them; text between is a row."""
    size = os.path.getsize(path)
    grid = guarded(
        collect,
        path,
        limits,
        seconds=limits.seconds,
        cpu_seconds=min(limits.seconds, 1.5 + 3 * size / _MIB),  # html.parser is quadratic on some malformed pages
        memory_bytes=min(limits.memory_bytes, 96 * _MIB + 64 * size),
    )
    return Workbook(path, "html", (sheet_of(grid, limits),))


def collect(path: str, limits: Limits) -> Grid:
    """Return the page as one sheet (called in the worker)."""
    page = _Page(limits)
    try:
        with readable(), open(path, encoding=encoding_of(path, foreign=True), errors="replace") as text:
            while chunk := text.read(_CHUNK):
                page.feed(chunk)
                if len(page.rawdata) > 3 * limits.max_cell_characters:  # an unfinished tag is scanned again each time
                    raise text_limit(limits)
        page.close()
    except AssertionError as error:  # html.parser, on a malformed declaration
        raise _damaged() from error
    page.finish()
    if not page.tables:
        raise UnreadableError(
            "网页文件里没有表格。请在浏览器中打开核对，把表格另存为 xlsx。", "the page holds no table."
        )
    return page.grid


class _Table:
    """Where one open table stands: cells of the current row, and the columns that spans from above still fill."""

    __slots__ = ("cells", "column", "filled", "first_merge", "hidden", "in_cell", "in_row", "spans")

    def __init__(self, first_merge: int) -> None:
        self.first_merge = first_merge
        self.in_row = self.in_cell = False
        self.hidden = False
        self.column = 0
        self.cells: list[GridCell] = []
        self.spans: list[tuple[int, int, int]] = []
        self.filled: dict[int, int] = {}


class _Page(HTMLParser):
    """Lays the cells of all tables out on one grid."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid("Sheet1")
        self.tables = 0
        self._limits = limits
        self._open: list[_Table] = []
        self._row = 0
        self._unseen = 0
        self._inside: list[str] = []
        self._outside: list[str] = []
        self._length = 0
        self._span: tuple[int, int] | None = None

    def updatepos(self, i: int, j: int) -> int:
        """Keep no line numbers: nobody asks for them, and counting them costs a tenth of the time."""
        return j

    def parse_starttag(self, i: int) -> int:
        """Take a bare tag such as ``<td>`` at one glance, any other as the standard library does."""
        found = _BARE.match(self.rawdata, i)
        if found is None or (tag := found[1].lower()) not in _PLAIN:
            return super().parse_starttag(i)
        self.handle_starttag(tag, [])
        return found.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif self._unseen and tag in {"body", "table"}:
            self._unseen = 0  # a head that was never closed
        if tag == "table":
            self._start_table()
        elif tag == "tr" and self._open:
            self._end_row()
            self._open[-1].in_row, self._open[-1].in_cell = True, False
            self._open[-1].hidden = bool(attrs and _HIDDEN.search(dict(attrs).get("style") or ""))
        elif tag in _CELLS and self._open:
            self._end_cell()
            self._open[-1].in_row = self._open[-1].in_cell = True
            given = dict(attrs)
            self._span = (_span(given.get("rowspan"), _LAST_SPAN), _span(given.get("colspan"), _LAST_COLUMN))
        elif tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "tr" or tag in _CELLS:
            if self._open:
                self._open[-1].in_cell = False
            (self._end_row if tag == "tr" else self._end_cell)()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._add(_BLANKS.sub(_softened, data).replace("\u00a0", " "))

    def finish(self) -> None:
        """End whatever is still open."""
        while self._open:
            self._end_table()
        self._loose()

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > self._limits.max_cell_characters:
            raise text_limit(self._limits)
        (self._outside if self._span is None else self._inside).append(text)

    def _break(self) -> None:
        """Begin a new line at a block; outside of tables a block is a row."""
        if self._span is not None:
            if self._inside and not self._inside[-1].endswith("\n"):
                self._add("\n")
        elif not self._open:
            self._loose()

    def _loose(self) -> None:
        """Put text that stands outside of cells into a row of its own."""
        if not self._outside:
            return
        text = _laid_out(self._outside).strip()
        self._outside, self._length = [], 0
        if text:
            self._row += 1
            self.grid.add(self._row, [(1, text, text, "General", None)], self._limits)

    def _end_cell(self) -> None:
        if self._span is None or not self._open:
            return
        table = self._open[-1]
        text = _laid_out(self._inside) if self._inside else ""
        column = table.column + 1
        while column in table.filled:
            column += 1
        down, across = self._span
        self._inside, self._length, self._span = [], 0, None
        if column + across - 1 > _LAST_COLUMN:
            raise _damaged()
        if text:
            table.cells.append((column, text, text, "General", None))
        if down > 1 or across > 1:
            table.spans.append((column, down, across))
        table.column = column + across - 1

    def _end_row(self) -> None:
        """Write the current row of the innermost table, or text that stands before it."""
        self._end_cell()
        table = self._open[-1] if self._open else None
        if table is None or not table.in_row:
            self._loose()
            return
        self._row += 1
        self.grid.add(self._row, table.cells, self._limits, hidden=table.hidden)
        if table.filled:
            table.filled = {column: left - 1 for column, left in table.filled.items() if left > 1}
        for column, down, across in table.spans:
            self.grid.merge(self._row, column, self._row + down - 1, column + across - 1, self._limits)
            if down > 1:
                table.filled.update(dict.fromkeys(range(column, column + across), down - 1))
        table.in_row, table.column, table.cells, table.spans = False, 0, [], []
        self._loose()

    def _start_table(self) -> None:
        """Begin a table inside the open cell, or after a table that was never closed, as browsers do."""
        if self._open and not self._open[-1].in_cell:
            self._end_table()
        else:
            self._end_row()
        if len(self._open) >= self._limits.max_depth:
            raise LimitError(
                f"网页里的表格嵌套超过 {self._limits.max_depth} 层，不是正常的表格文件，已停止读取。",
                f"the tables of the page are nested deeper than {self._limits.max_depth} levels; reading stopped.",
            )
        self._open.append(_Table(len(self.grid.merges)))
        self.tables += 1

    def _end_table(self) -> None:
        """End the innermost table; a span that promises more rows than it has ends with it."""
        self._end_row()
        first = self._open.pop().first_merge
        ended = [(top, left, min(bottom, self._row), right) for top, left, bottom, right in self.grid.merges[first:]]
        self.grid.merges[first:] = [box for box in ended if box[:2] != box[2:]]


def _softened(blanks: re.Match[str]) -> str:
    """Return blanks as they are, or a soft blank (a carriage return) for a line break of the source with its indentation."""
    return blanks[0] if blanks[0].strip(" ") == "" else "\r"


def _laid_out(pieces: list[str]) -> str:
    """Return text as a page shows it: line breaks and indentation of the source are one blank, or none at a line's ends."""
    text = "".join(pieces)
    if not text.strip():
        return ""
    return "\n".join(line.strip("\r") for line in text.split("\n")).replace("\r", " ").strip("\n")


def _span(text: str | None, most: int) -> int:
    """Return a row or column span, at least 1."""
    return min(most, max(1, int(text))) if text and text.isascii() and text.isdecimal() and len(text) < 8 else 1


def _damaged() -> UnreadableError:
    return UnreadableError(
        "网页表格已损坏，无法读取。请在浏览器或 WPS 中打开，另存为 xlsx。",
        "the HTML table is damaged. Open it in a browser or WPS and save it as xlsx.",
    )

"""Opening an xlsx or xlsm file: its structure now, its rows when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.plugins.readers.covering import covered
from jixiao.plugins.readers.notices import EMBEDDED_FILES, EXTERNAL_LINKS, MACROS
from jixiao.plugins.readers.ooxml.frame import sheet_frame
from jixiao.plugins.readers.ooxml.rows import Position, parsed_rows
from jixiao.plugins.readers.ooxml.strings import shared_strings
from jixiao.plugins.readers.ooxml.styles import cell_formats
from jixiao.plugins.readers.ooxml.tokens import tokenised_rows
from jixiao.plugins.readers.ooxml.values import Values
from jixiao.plugins.readers.ooxml.workbook import workbook_parts
from jixiao.plugins.readers.package import Package
from jixiao.sheet import Merges, Sheet, Workbook

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.ooxml.frame import Frame
    from jixiao.plugins.readers.ooxml.workbook import Parts, SheetPart
    from jixiao.sheet import Cell, Row

__all__ = ["open_xlsx"]

_EXTRAS = {"vbaProject": MACROS, "xlMacrosheet": MACROS, "externalLink": EXTERNAL_LINKS}


class _Book:
    """What the sheets of one workbook share; strings are loaded with the first row that is read."""

    def __init__(self, package: Package, parts: Parts) -> None:
        self.package = package
        self.parts = parts
        self.formats = cell_formats(package, parts.styles, epoch_1904=parts.epoch_1904)
        self._strings: list[str] | None = None

    def values(self) -> Values:
        """Return a maker of cells for one stream."""
        if self._strings is None:
            self._strings = shared_strings(self.package, self.parts.strings) if self.parts.strings else []
        return Values(self._strings, self.formats, self.package.limits)

    def sheet(self, entry: SheetPart) -> Sheet:
        """Return a sheet with its frame read; its rows are streamed at each call."""
        limits = self.package.limits
        frame = sheet_frame(lambda: self.package.chunks(entry.part), limits, entry.part, entry.name)
        merges = Merges(frame.merges)

        def stream() -> Iterator[Row]:
            return covered(self._rows(entry, frame), merges, limits, entry.name, finish)

        def finish(count: int) -> None:
            sheet.rows_in_file = count

        sheet = Sheet(entry.name, stream, entry.hidden, merges, frozenset(frame.hidden_columns))
        return sheet

    def _rows(self, entry: SheetPart, frame: Frame) -> Iterator[tuple[int, bool, dict[int, Cell]]]:
        values = self.values()
        chunks = self.package.chunks(entry.part, counted=False)
        read = tokenised_rows if frame.regular else parsed_rows
        return read(chunks, values, Position(entry.name), entry.part)


def open_xlsx(path: str, limits: Limits) -> Workbook:
    """Open the workbook; ``UnreadableError`` or ``LimitError`` if that is impossible or unsafe."""
    package = Package(path, limits)
    parts = workbook_parts(package)
    book = _Book(package, parts)
    notices = [_EXTRAS[kind] for kind in sorted(parts.extras & set(_EXTRAS))]
    if any("/embeddings/" in f"/{name}" for name in package.names()):
        notices.append(EMBEDDED_FILES)
    kind = "xlsm" if "vbaProject" in parts.extras else "xlsx"
    return Workbook(path, kind, tuple(book.sheet(entry) for entry in parts.sheets), tuple(dict.fromkeys(notices)))

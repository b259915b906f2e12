"""Examples that are worksheets: written to a workbook as a spreadsheet program saves it, and read as any file is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.host import Host
    from jixiao.model import Reading
    from jixiao.sample import Example

__all__ = ["sheet_readings", "write_sheet"]


def write_sheet(example: Example, path: str | Path) -> None:
    """Write the rows of an example as a workbook; a formula has no stored result."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in example.sheet:
        sheet.append([cell or None for cell in row])
    for number in example.hidden:
        sheet.row_dimensions[number].hidden = True
    book.save(path)


def sheet_readings(example: Example, grammar: Grammar) -> list[Reading]:
    """Return what the readers and forms of this installation see in the example's worksheet.

    ``UnreadableError`` says why they see nothing.
    """
    from jixiao.limits import Limits
    from jixiao.reading import FileReading, open_workbook

    host = _host()
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "example.xlsx")
        write_sheet(example, path)
        reading = FileReading(open_workbook(path, host.readers(), Limits()), host.forms(), grammar, path)
        return list(reading.readings())


@cache
def _host() -> Host:
    from jixiao.host import Host

    return Host()

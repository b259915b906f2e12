"""The same grid in every file type: texts by (row, column) from 1, and merged ranges."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from jixiao.sheet import MergedRange

__all__ = ["WRITERS", "write"]

Texts = Mapping[tuple[int, int], str]
Ranges = Sequence[MergedRange]
SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def write(path: Path, texts: Texts, merges: Ranges) -> Path:
    """Write a file of the type that its name says."""
    kept = {place: text for place, text in texts.items() if place not in _covered(merges)}
    WRITERS[path.suffix[1:]](path, kept, merges)
    return path


def _covered(merges: Ranges) -> set[tuple[int, int]]:
    """Positions that a merged range hides, its anchors left out."""
    return {
        (row, column)
        for area in merges
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }


def _size(texts: Texts, merges: Ranges) -> tuple[int, int]:
    ends = [*texts, *((area.bottom, area.right) for area in merges)]
    return max(row for row, _ in ends), max(column for _, column in ends)


def _spans(merges: Ranges) -> dict[tuple[int, int], tuple[int, int]]:
    return {(area.top, area.left): (area.bottom - area.top + 1, area.right - area.left + 1) for area in merges}


def _xlsx(path: Path, texts: Texts, merges: Ranges) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for (row, column), text in texts.items():
        book.active.cell(row, column, text).data_type = "s"
    for area in merges:
        book.active.merge_cells(start_row=area.top, start_column=area.left, end_row=area.bottom, end_column=area.right)
    book.save(path)


def _xls(path: Path, texts: Texts, merges: Ranges) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet", cell_overwrite_ok=True)
    for row, column in _covered(merges):
        sheet.write(row - 1, column - 1, None, xlwt.XFStyle())
    for area in merges:
        sheet.merge(area.top - 1, area.bottom - 1, area.left - 1, area.right - 1)
    for (row, column), text in texts.items():
        sheet.write(row - 1, column - 1, text)
    book.save(str(path))


def _ods(path: Path, texts: Texts, merges: Ranges) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.teletype import addTextToElement
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet")
    hidden, spans, (height, width) = _covered(merges), _spans(merges), _size(texts, merges)
    for row in range(1, height + 1):
        line = TableRow()
        for column in range(1, width + 1):
            if (row, column) in hidden:
                line.addElement(CoveredTableCell())
                continue
            down, across = spans.get((row, column), (1, 1))
            cell = TableCell(valuetype="string", numberrowsspanned=down, numbercolumnsspanned=across)
            for part in texts[row, column].split("\n") if (row, column) in texts else ():
                paragraph = P()
                addTextToElement(paragraph, part)
                cell.addElement(paragraph)
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def _csv(path: Path, texts: Texts, merges: Ranges) -> None:
    height, width = _size(texts, merges)
    stream = io.StringIO()
    for row in range(1, height + 1):
        csv.writer(stream).writerow([texts.get((row, column), "") for column in range(1, width + 1)])
    path.write_bytes(stream.getvalue().encode("gb18030"))


def _html(path: Path, texts: Texts, merges: Ranges) -> None:
    hidden, spans, (height, width) = _covered(merges), _spans(merges), _size(texts, merges)
    rows = []
    for row in range(1, height + 1):
        cells = []
        for column in (column for column in range(1, width + 1) if (row, column) not in hidden):
            down, across = spans.get((row, column), (1, 1))
            text = html.escape(texts.get((row, column), "")).replace("\n", "<br>")
            bare = text.lstrip(" ")
            cells.append(f'<td rowspan="{down}" colspan="{across}">{"&nbsp;" * (len(text) - len(bare))}{bare}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    path.write_text(f"<html><meta charset=utf-8><table>{''.join(rows)}</table></html>", "utf-8")


def _xml(path: Path, texts: Texts, merges: Ranges) -> None:
    hidden, spans, (height, width) = _covered(merges), _spans(merges), _size(texts, merges)
    rows = []
    for row in range(1, height + 1):
        cells = []
        for column in (column for column in range(1, width + 1) if (row, column) not in hidden):
            down, across = spans.get((row, column), (1, 1))
            text = escape(texts.get((row, column), "")).replace("\n", "&#10;")
            cells.append(
                f'<Cell ss:Index="{column}" ss:MergeDown="{down - 1}" ss:MergeAcross="{across - 1}">'
                f'<Data ss:Type="String">{text}</Data></Cell>'
            )
        rows.append(f'<Row ss:Index="{row}">{"".join(cells)}</Row>')
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}"><Worksheet ss:Name="Sheet"><Table>'
        f"{''.join(rows)}</Table></Worksheet></Workbook>",
        "utf-8",
    )


WRITERS: dict[str, Callable[[Path, Texts, Ranges], None]] = {
    "xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv, "html": _html, "xml": _xml,
}  # fmt: skip

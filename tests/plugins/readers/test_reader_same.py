"""One submission saved as xlsx, xls, ods, csv, HTML and XML gives the same texts at the same positions."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils import get_column_letter

DELIMITING = re.compile(r"[,;|\t]")
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Zs"]) | st.sampled_from(
    "，。≥％（） \n一二12345<&>\"'"
)
TEXTS = (
    st.text(CHARACTERS, min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and " " not in text.replace("\n", " \n")[-1:])
)
RATES = st.integers(0, 150).map(lambda value: value / 100)
COUNTS = st.integers(-(10**6), 10**6)
VALUES = st.tuples(st.just("text"), TEXTS) | st.tuples(st.just("0%"), RATES) | st.tuples(st.just("General"), COUNTS)
GRIDS = st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 5)), VALUES, min_size=2, max_size=20)
MERGE = st.none() | st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 2), st.integers(1, 2))


def shown(value):
    """The text of one (format, value), worked out independently."""
    kind, content = value
    return content if kind == "text" else f"{round(content * 100)}%" if kind == "0%" else str(content)


def normal(grid, merge):
    """A grid whose merged range holds nothing but its anchor, and has one."""
    if merge is None:
        return dict(sorted(grid.items()))
    top, left, down, across = merge
    area = {(row, column) for row in range(top, top + down + 1) for column in range(left, left + across + 1)}
    kept = {place: value for place, value in grid.items() if place not in area}
    return dict(sorted({**kept, (top, left): grid.get((top, left), ("text", "合并"))}.items()))


def expectation(grid, merge):
    """Texts by address, covered positions included."""
    found = {place: shown(value) for place, value in grid.items()}
    if merge:
        top, left, down, across = merge
        for row in range(top, top + down + 1):
            found.update({(row, column): shown(grid[top, left]) for column in range(left, left + across + 1)})
    return {f"{get_column_letter(column + 1)}{row + 1}": text for (row, column), text in found.items()}


def as_xlsx(path, grid, merge):
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        formats = {code: book.add_format({"num_format": code}) for code in ("0%", "General")}
        if merge:
            kind, _ = grid[merge[:2]]
            # with a format, so that the covered rows get elements of their own as in every real file
            sheet.merge_range(
                merge[0], merge[1], merge[0] + merge[2], merge[1] + merge[3], "", formats.get(kind, formats["General"])
            )
        for (row, column), (kind, content) in grid.items():
            sheet.write_string(row, column, content) if kind == "text" else sheet.write_number(
                row, column, content, formats[kind]
            )


def as_xls(path, grid, merge):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1", cell_overwrite_ok=True)
    if merge:
        for row in range(merge[0], merge[0] + merge[2] + 1):
            for column in range(merge[1], merge[1] + merge[3] + 1):
                sheet.write(row, column, None, xlwt.XFStyle())
        sheet.merge(merge[0], merge[0] + merge[2], merge[1], merge[1] + merge[3])
    for (row, column), (kind, content) in grid.items():
        style = xlwt.XFStyle()
        style.num_format_str = "General" if kind == "text" else kind
        sheet.write(row, column, content, style)
    book.save(str(path))


def covered(merge):
    if not merge:
        return set()
    top, left, down, across = merge
    return {(row, column) for row in range(top, top + down + 1) for column in range(left, left + across + 1)} - {
        (top, left)
    }


def as_ods(path, grid, merge):
    book = OpenDocumentSpreadsheet()
    book.automaticstyles.addElement(Style(name="c", family="table-cell"))
    table = Table(name="Sheet1")
    hidden = covered(merge)
    for row in range(max(row for row, _ in [*grid, *hidden]) + 1):
        line = TableRow()
        for column in range(max(column for _, column in [*grid, *hidden]) + 1):
            if (row, column) in hidden:
                line.addElement(CoveredTableCell())
                continue
            kind, content = grid.get((row, column), ("text", ""))
            options = (
                {"valuetype": "string"}
                if kind == "text"
                else {"valuetype": "percentage" if kind == "0%" else "float", "value": content}
            )
            if merge and (row, column) == merge[:2]:
                options |= {"numberrowsspanned": merge[2] + 1, "numbercolumnsspanned": merge[3] + 1}
            cell = TableCell(**options)
            for line_text in shown((kind, content)).split("\n") if content != "" else ():
                cell.addElement(P(text=line_text))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def as_csv(encoding, delimiter):
    def write(path, grid, merge):
        width = max(column for _, column in [*grid, *covered(merge)]) + 1
        height = max(row for row, _ in [*grid, *covered(merge)]) + 1
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=delimiter)
        for row in range(height):
            writer.writerow([shown(grid[row, column]) if (row, column) in grid else "" for column in range(width)])
        path.write_bytes(stream.getvalue().encode(encoding, "replace"))

    return write


def as_html(path, grid, merge):
    hidden = covered(merge)
    rows = []
    for row in range(max(row for row, _ in [*grid, *hidden]) + 1):
        cells = []
        for column in range(max(column for _, column in [*grid, *hidden]) + 1):
            if (row, column) in hidden:
                continue
            span = f" rowspan={merge[2] + 1} colspan={merge[3] + 1}" if merge and (row, column) == merge[:2] else ""
            text = shown(grid[row, column]) if (row, column) in grid else ""
            cells.append(f"<td{span}>\n  {html.escape(text).replace(chr(10), '<br>')}\n </td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    path.write_text(
        f"<html><head><meta charset=utf-8><title>t</title></head><body><table>{''.join(rows)}</table></body></html>",
        "utf-8",
    )


WRITERS = {
    "xlsx": as_xlsx, "xls": as_xls, "ods": as_ods, "html": as_html, "csv": as_csv("utf-8-sig", ","), "tsv": as_csv("utf-16", "\t"),
    "gb": as_csv("gb18030", ","),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=60)
@given(grid=GRIDS, merge=MERGE)
def test_same_texts_whatever_the_file_type(tmp_path_factory, read, texts, kind, grid, merge):
    flat = kind in {"csv", "tsv", "gb"}
    grid = normal(grid, merge)
    if flat:  # in few rows a mark that may delimit fields could as well be doing so
        grid = {
            place: (kind_, DELIMITING.sub("；", text) if kind_ == "text" else text)
            for place, (kind_, text) in grid.items()
        }
    path = tmp_path_factory.mktemp("same") / f"book.{'csv' if kind == 'gb' else kind}"
    WRITERS[kind](path, grid, merge)
    found = {address: text for (_, address), text in texts(read(path)).items()}

    assert expectation(grid, None if flat else merge) == found

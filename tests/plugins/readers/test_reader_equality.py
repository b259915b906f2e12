"""Cell for cell what openpyxl reads, for workbooks that openpyxl and xlsxwriter write."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

from jixiao.errors import UnreadableError
from jixiao.limits import Limits
from jixiao.plugins.readers.number_format import NumberFormat
from jixiao.plugins.readers.ooxml import book, tokens
from jixiao.plugins.readers.ooxml.book import open_xlsx
from jixiao.plugins.readers.ooxml.rows import Position, parsed_rows
from jixiao.plugins.readers.ooxml.values import Values

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t 　≥％<&>\"'😀𠮷_x")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=20).filter(
    lambda text: not text.startswith(("=", "{=")) and text.strip("\n")
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 6))
FORMATS = ("General", "0%", "0.00%", "#,##0.00", "0.00", "0_ ", "@")
VALUES = st.tuples(TEXTS | NUMBERS | st.booleans(), st.sampled_from(FORMATS))
GRIDS = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 8)), VALUES, max_size=25)
MERGES = st.lists(st.tuples(st.integers(1, 10), st.integers(1, 6), st.integers(0, 3), st.integers(0, 2)), max_size=4)
HIDDEN = st.sets(st.integers(1, 12), max_size=3)


def disjoint(boxes):
    """The ranges of more than one cell, those left out that touch an earlier one."""
    taken, kept = set(), []
    for top, left, down, across in boxes:
        area = {(row, column) for row in range(top, top + down + 1) for column in range(left, left + across + 1)}
        if len(area) > 1 and not area & taken:
            taken |= area
            kept.append((top, left, top + down, left + across))
    return kept


def by_openpyxl(grid, merges, hidden):
    book = openpyxl.Workbook()
    sheet = book.active
    for (row, column), (value, number_format) in grid.items():
        cell = sheet.cell(row, column, value)
        cell.number_format = number_format
    for box in merges:
        sheet.merge_cells(start_row=box[0], start_column=box[1], end_row=box[2], end_column=box[3])
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream


def by_xlsxwriter(grid, merges, hidden, *, inline=False):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": inline, "strings_to_urls": False})
    sheet = book.add_worksheet()
    covered = {
        (row, column)
        for top, left, bottom, right in merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    formats = {code: book.add_format({"num_format": code}) for code in FORMATS}
    for row in sorted(hidden):
        sheet.set_row(row - 1, None, None, {"hidden": True}) if not inline else None
    for (row, column), (value, number_format) in sorted(grid.items()):
        if (row, column) in covered:
            continue
        write = (
            sheet.write_boolean
            if isinstance(value, bool)
            else sheet.write_string
            if isinstance(value, str)
            else sheet.write_number
        )
        write(row - 1, column - 1, value, formats[number_format])
    for box in merges if not inline else ():
        value, number_format = grid.get(box[:2], ("", "General"))
        sheet.merge_range(box[0] - 1, box[1] - 1, box[2] - 1, box[3] - 1, value, formats[number_format])
    book.close()
    return stream


def peer(path):
    """What openpyxl reads: value, format by address; covered positions hold their anchor."""
    sheet = openpyxl.load_workbook(path, data_only=True).active
    anchors = {}
    for box in sheet.merged_cells.ranges:
        for row, column in box.cells:
            anchors[row, column] = (box.min_row, box.min_col)
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            origin = (
                sheet.cell(*anchors.get((cell.row, cell.column), (cell.row, cell.column)))
                if isinstance(cell, MergedCell)
                else cell
            )
            if origin.value not in (None, ""):
                found[cell.coordinate] = (origin.value, origin.number_format)
    return (
        found,
        {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden},
        sorted(map(str, sheet.merged_cells.ranges)),
    )


def ours(path):
    (sheet,) = open_xlsx(str(path), Limits()).sheets
    rows = list(sheet.rows())
    cells = {
        f"{get_column_letter(column)}{row.number}": (plain(cell.value), cell.number_format)
        for row in rows
        for column, cell in row.cells.items()
        if cell.problem != "formula-without-value"
    }
    boxes = sorted(
        f"{get_column_letter(box.left)}{box.top}:{get_column_letter(box.right)}{box.bottom}"
        for box in sheet.merges.ranges
    )
    return cells, {row.number for row in rows if row.hidden}, boxes


def plain(value):
    return (int(value) if value == value.to_integral() else float(value)) if isinstance(value, Decimal) else value


def same(value):
    """Values as openpyxl would have them: floats that are integers, and its own way with escapes."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def assert_equal(path):
    cells, hidden, boxes = ours(path)
    expected, expected_hidden, expected_boxes = peer(path)

    assert {address: (same(value), code) for address, (value, code) in expected.items()} == cells
    assert expected_boxes == boxes
    assert hidden <= expected_hidden


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("equality") / "book.xlsx"


@settings(max_examples=150)
@given(grid=GRIDS, boxes=MERGES, hidden=HIDDEN)
def test_equal_to_openpyxl_on_its_own_workbooks(path, grid, boxes, hidden):
    path.write_bytes(by_openpyxl(grid, disjoint(boxes), hidden).getvalue())

    assert_equal(path)


@settings(max_examples=150)
@given(grid=GRIDS, boxes=MERGES, hidden=HIDDEN, inline=st.booleans())
def test_equal_to_openpyxl_on_workbooks_of_xlsxwriter(path, grid, boxes, hidden, inline):
    path.write_bytes(by_xlsxwriter(grid, disjoint(boxes), hidden, inline=inline).getvalue())

    assert_equal(path)


@settings(max_examples=200)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12),
    st.booleans(),
)
def test_any_text_survives_xlsxwriter(path, text, inline):
    with xlsxwriter.Workbook(path, {"constant_memory": inline}) as book:
        book.add_worksheet().write_string(0, 0, text)
    (row,) = open_xlsx(str(path), Limits()).sheets[0].rows()

    assert text == row.cells[1].text


@pytest.mark.parametrize(
    "moment",
    [dt.date(2023, 12, 31), dt.datetime.fromisoformat("2023-06-01T08:30"), dt.date(1900, 2, 28), dt.date(1900, 3, 1)],
)
def test_dates_agree(path, moment):
    book = openpyxl.Workbook()
    book.active["A1"] = moment
    book.save(path)
    (row,) = open_xlsx(str(path), Limits()).sheets[0].rows()

    assert moment.isoformat().replace("T", " ") == row.cells[1].text.replace(" 8:", " 08:")


ROOT = Path(__file__).parents[3]
PUBLISHED = [*sorted((ROOT / "examples").glob("*.xlsx")), *sorted((ROOT.parent / "shared" / "data").rglob("*.xlsx"))]


@pytest.mark.parametrize("file", PUBLISHED, ids=[file.stem for file in PUBLISHED])
def test_equal_to_openpyxl_on_published_tables(file):
    assert_equal(file)


@pytest.mark.parametrize("inline", [False, True], ids=["shared", "inline"])
@settings(max_examples=30)
@given(grid=GRIDS.filter(bool), boxes=MERGES)
def test_regular_workbooks_go_the_fast_way(path, inline, grid, boxes):
    path.write_bytes(by_xlsxwriter(grid, [] if inline else disjoint(boxes), set(), inline=inline).getvalue())
    with (
        patch.object(tokens, "parsed_rows", side_effect=AssertionError),
        patch.object(book, "parsed_rows", side_effect=AssertionError),
    ):
        for sheet in open_xlsx(str(path), Limits()).sheets:
            list(sheet.rows())


CELLS = (
    '<c r="{}"><v>1</v></c>', '<c r="{}" t="s"><v>0</v></c>', '<c r="{}" s="1"/>', '<c r="{}" s="1"><v>0.5</v></c>', "<c><v>7</v></c>", "\n ",
    '<c r="{}"><f>A1</f><v/></c>', '<c r="{}"><f>A1&amp;B1</f></c>', '<c r="{}" t="str"><f>A1</f><v></v></c>', '<c r="{}" t="str"><f/><v>x</v></c>',
    '<c r="{}" t="inlineStr"><is><t>a&amp;b</t></is></c>', '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> _x0041_</t></is></c>',
    '<c r="{}" t="e"><v>#N/A</v></c>', '<c r="{}"><v>&#53;</v></c>', '<c r="{}"><v>x\r\ny</v></c>', "文字", '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}" t="s"><v>9</v></c>', '<c r="{}" s="9"><v>1e3</v></c>', '<c r="{}" t="d"><v>2023-01-01</v></c>', '<c r="{}"></c>',
    '<c r="{}" cm="1"><v>2</v></c>', '<c s="1" r="{}"><v>3</v></c>', '<c r="{}"><v> 4 </v></c>', '<c r="{}" t="s"><v></v></c>',
)  # fmt: skip
BROKEN = (
    '<c r="A1"',
    "<",
    "&",
    '"',
    "</c>",
    "<v>",
    '<c r="H1" r="I1"/>',
    "]]>",
    "</row>",
    "<row>",
    '<c r="B9"><v>1</v></c>',
    "",
)
ROW_TAGS = ('<row r="{}">', '<row r="{}" hidden="1" spans="1:3">', "<row>", '<row spans="1:3" r="{}" hidden="true">')


@st.composite
def row_markup(draw):
    """Rows as programs write them, now and then with something broken in between."""
    pieces = []
    for row in range(1, draw(st.integers(0, 6)) + 1):
        if draw(st.booleans()):
            pieces.append(f'<row r="{row}"/>' if draw(st.booleans()) else "")
            continue
        pieces.append(draw(st.sampled_from(ROW_TAGS)).format(row))
        pieces += [draw(st.sampled_from(CELLS)).format(f"{column}{row}") for column in "ABCDE"]
        pieces.append("</row>")
    if draw(st.integers(0, 4)) == 0:
        pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from(BROKEN)))
    return "".join(pieces)


@settings(max_examples=600)
@given(row_markup())
def test_fast_way_equals_expat(markup):
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{markup}</sheetData></worksheet>'
    results = []
    for read in (tokens.tokenised_rows, parsed_rows):
        values = Values(["甲", "乙"], [NumberFormat("General"), NumberFormat("0%")], Limits())
        try:
            results.append(list(read(iter([xml.encode()]), values, Position("表"), "sheet1.xml")))
        except UnreadableError as error:
            results.append(type(error).__name__)

    assert results[1] == results[0]

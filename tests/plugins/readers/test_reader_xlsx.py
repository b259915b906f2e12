from __future__ import annotations

import re
import zipfile
from decimal import Decimal

import pytest

from jixiao.errors import UnreadableError
from jixiao.limits import Limits
from jixiao.sheet import Cell

STYLES = (
    '<styleSheet xmlns="{main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.00%"/>'
    '<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/>'
    '<xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs></styleSheet>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def column(read, path):
    """Texts of the single sheet by address."""
    (sheet,) = read(path).sheets
    return {cell.address: cell.text for row in sheet.rows() for cell in row.cells.values()}


@pytest.mark.parametrize(
    ("style", "literal", "text", "number_format"),
    [
        (0, "0.95", "0.95", "General"),
        (1, "0.95", "95%", "0%"),
        (1, "1", "100%", "0%"),
        (2, "0.955", "95.50%", "0.00%"),
        (3, "45078", "2023年6月", 'yyyy"年"m"月"'),
        (4, "95", "95", "@"),
        (5, "84736.39999999999", "84,736.40", "#,##0.00"),
        (6, "45291", "2023/12/31", "yyyy/m/d"),
        (7, "45078", "2023年6月", 'yyyy"年"m"月"'),
        (99, "5", "5", "General"),
    ],
)
def test_number_is_shown_in_its_format(make, read, style, literal, text, number_format):
    path = make.rows(f'<row r="1"><c r="A1" s="{style}"><v>{literal}</v></c></row>', styles=STYLES.format(main=MAIN))
    (row,) = read(path).sheets[0].rows()

    assert Cell(1, 1, text, Decimal(literal), number_format) == row.cells[1]


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', Cell(1, 1, "共享", "共享")),
        ('<c r="A1" t="s"><v>1</v></c>', Cell(1, 1, "富文本", "富文本")),
        ('<c r="A1" t="s"><v>2</v></c>', Cell(1, 1, "甲\r\n乙", "甲\r\n乙")),
        ('<c r="A1" t="s"><v>3</v></c>', None),
        ('<c r="A1" t="s"><v>4</v></c>', Cell(1, 1, " 前后 ", " 前后 ")),
        ('<c r="A1" t="s"><v>5</v></c>', Cell(1, 1, "a_x000D_b<&>😀", "a_x000D_b<&>😀")),
        ('<c r="A1" t="inlineStr"><is><t>内联</t></is></c>', Cell(1, 1, "内联", "内联")),
        (
            '<c r="A1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
            Cell(1, 1, "内联", "内联"),
        ),
        ('<c r="A1" t="inlineStr"><is><t>&#x5185;&amp;_x0041_</t></is></c>', Cell(1, 1, "内&A", "内&A")),
        ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>合成</v></c>', Cell(1, 1, "合成", "合成")),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', None),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(1, 1, "TRUE", True)),
        ('<c r="A1" t="b"><f>TRUE()</f><v>0</v></c>', Cell(1, 1, "FALSE", False)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Cell(1, 1, "#REF!", "#REF!", problem="error-value")),
        ('<c r="A1" t="d"><v>2023-12-31T00:00:00</v></c>', Cell(1, 1, "2023-12-31", "2023-12-31")),
        ('<c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>', Cell(1, 1, "3", Decimal(3))),
        ('<c r="A1"><f>SUM(B1:C1)</f></c>', Cell(1, 1, "", None, problem="formula-without-value")),
        ('<c r="A1"><f>SUM(B1:C1)</f><v/></c>', Cell(1, 1, "", None, problem="formula-without-value")),
        ('<c r="A1"><f t="shared" si="0"/><v>7</v></c>', Cell(1, 1, "7", Decimal(7))),
        ('<c r="A1"><f t="shared" si="0"/></c>', Cell(1, 1, "", None, problem="formula-without-value")),
        ('<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>7</v></c>', Cell(1, 1, "7", Decimal(7))),
        ('<c r="A1"/>', None),
        ('<c r="A1" t="n"></c>', None),
        ('<c r="A1"><v> 5 </v></c>', Cell(1, 1, "5", Decimal(5))),
        ('<c r="A1"><v>五</v></c>', Cell(1, 1, "五", "五")),
        ('<c r="A1"><v>1_000</v></c>', Cell(1, 1, "1_000", "1_000")),
        ("<c><v>5</v></c>", Cell(1, 1, "5", Decimal(5))),
        ('<c r="A1" cm="1" vm="2"><v>5</v></c>', Cell(1, 1, "5", Decimal(5))),
        ("<c s='0' r='A1'><v>5</v></c>", Cell(1, 1, "5", Decimal(5))),
        ('<c r="A1"><!-- 注 --><v>5</v></c>', Cell(1, 1, "5", Decimal(5))),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', Cell(1, 1, "a<b", "a<b")),
    ],
)
def test_cell_of_each_kind(make, read, xml, cell):
    strings = (
        f'<sst xmlns="{MAIN}" count="9000000000" uniqueCount="9000000000"><si><t>共享</t></si>'
        '<si><r><rPr><b/></rPr><t>富</t></r><r><t>文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si>'
        '<si><t>甲_x000D_\n乙</t></si><si/><si><t xml:space="preserve"> 前后 </t></si>'
        "<si><t>a_x005F_x000D_b&lt;&amp;&gt;😀</t></si></sst>"
    )
    rows = list(read(make.rows(f'<row r="1">{xml}</row>', strings=strings)).sheets[0].rows())

    assert [cell] == [row.cells.get(1) for row in rows] if cell else not rows


def test_cells_and_rows_without_references_follow_each_other(make, read):
    path = make.rows(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c><v>4</v></c></row>'
    )

    assert {"A1": "1", "D1": "2", "E1": "3", "A6": "4"} == column(read, path)


def test_cells_out_of_order_are_sorted(make, read):
    path = make.rows('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>')

    assert ["A1", "C1"] == list(column(read, path))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="-1"><v>1</v></c></row>',
        '<row r="-1"/>',
        '<row r="1048577"/>',
        '<row r="99999999999999999999"/>',
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>&undefined;</v></c></row>',
        '<row r="1"><c r="A1"><v>\x01</v></c></row>',
    ],
)
def test_contradictions_are_refused(make, read, rows):
    path = make.rows(rows)
    with pytest.raises(UnreadableError):
        list(read(path).sheets[0].rows())


def test_rows_are_counted_and_empty_ones_left_out(make, read):
    path = make.rows(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" s="3"/><row r="9"><c r="A9" s="1"/><c r="B9" s="1"></c></row>'
    )
    (sheet,) = read(path).sheets
    rows = list(sheet.rows())

    assert ([1], 3) == ([row.number for row in rows], sheet.rows_in_file)


@pytest.mark.parametrize("second", ["9", "1", "3000000"])
def test_rows_without_any_content_are_counted_or_refused_like_others(make, read, second):
    """Rows that are taken at one glance obey the same order as rows taken one by one."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in ("5", second)
    )
    split = rows.replace('<row r="5">', " " * 70_000 + '<row r="5">')  # a region of their own
    for path in (make.rows(rows), make.rows(split)):
        if second == "9":
            (sheet,) = read(path).sheets

            assert ([1], 3) == ([row.number for row in sheet.rows()], sheet.rows_in_file)
        else:
            with pytest.raises(UnreadableError):
                list(read(path).sheets[0].rows())


def test_dimension_is_never_believed(make, read):
    path = make.rows(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="7"><c r="C7"><v>2</v></c></row>',
        head='<dimension ref="A1:A1"/>',
    )

    assert {"A1": "1", "C7": "2"} == column(read, path)


def test_far_cell_is_one_cell(make, read):
    path = make.rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    assert {"XFD1048576": "1"} == column(read, path)


def test_hidden_rows_and_columns(make, read):
    path = make.rows(
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" spans="1:2" x14ac:dyDescent="0.2" hidden="0"><c r="A2"><v>2</v></c></row>',
        head='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/></cols>',
    )
    (sheet,) = read(path).sheets

    assert [True, False] == [row.hidden for row in sheet.rows()]
    assert frozenset({2, 3}) == sheet.hidden_columns


def test_hidden_sheet(make, read):
    for state, hidden in (
        ('state="hidden"', True),
        ('state="veryHidden"', True),
        ('state="visible"', False),
        ("", False),
    ):
        assert hidden == read(make.rows("<row/>", state=f" {state}")).sheets[0].hidden


def test_merged_anchor_shows_at_every_covered_position(make, read, texts):
    path = make.rows(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2"><c r="B2"><v>9</v></c><c r="C2"><v>3</v></c></row><row r="4"/>',
        tail='<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C2:C4"/></mergeCells>',
    )
    workbook = read(path)

    assert {"A1": "1", "B1": "1", "A2": "1", "B2": "1", "C2": "3", "C4": "3"} == {
        key[1]: text for key, text in texts(workbook).items()
    }
    assert [(1, 1, 2, 2), (2, 3, 4, 3)] == list(map(tuple, workbook.sheets[0].merges.ranges))


def test_title_merged_over_a_whole_row_is_shown_as_far_as_tables_reach(make, read):
    path = make.rows(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="3"><c r="B3"><v>3</v></c></row>',
        tail='<mergeCells><mergeCell ref="A1:XFD2"/></mergeCells>',
    )
    first, second, third = read(path).sheets[0].rows()

    assert [1, 512] == [min(first.cells), max(first.cells)]
    assert (first.cells, {2: "3"}) == (second.cells, {column: cell.text for column, cell in third.cells.items()})


def test_empty_anchor_shows_nothing(make, read, texts):
    path = make.rows(
        '<row r="1"><c r="B1"><v>9</v></c></row>', tail='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )

    assert {} == texts(read(path))


@pytest.mark.parametrize("namespace", [MAIN, STRICT])
@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_dialects_prefixes_and_encodings(make, read, namespace, prefix, encoding):
    declared = "UTF-8" if "8" in encoding and "gb" not in encoding else encoding
    attribute = "xmlns:x" if prefix else "xmlns"
    xml = (
        f'<?xml version="1.0" encoding="{declared}"?><{prefix}worksheet {attribute}="{namespace}"><{prefix}sheetData><{prefix}row r="1">'
        f'<{prefix}c r="A1" t="inlineStr"><{prefix}is><{prefix}t>绩效</{prefix}t></{prefix}is></{prefix}c></{prefix}row>'
        f'</{prefix}sheetData><{prefix}mergeCells><{prefix}mergeCell ref="A1:B1"/></{prefix}mergeCells></{prefix}worksheet>'
    )
    path = make.sheet("placeholder")
    parts = _parts(path)
    parts["xl/worksheets/sheet1.xml"] = xml.encode(encoding)
    (sheet,) = read(make.parts(parts)).sheets

    assert [{1: "绩效", 2: "绩效"}] == [{key: cell.text for key, cell in row.cells.items()} for row in sheet.rows()]


def _parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_strict_relationships(make, read):
    parts = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in _parts(make.rows('<row r="1"><c r="A1"><v>1</v></c></row>')).items()
    }

    assert {"A1": "1"} == column(read, make.parts(parts))


def test_targets_may_be_absolute_and_names_in_any_case(make, read):
    parts = _parts(make.rows('<row r="1"><c r="A1"><v>1</v></c></row>'))
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets', b'Target="/XL/Worksheets'
    )
    moved = {name.replace("xl/worksheets/", "xl\\worksheets\\"): content for name, content in parts.items()}

    assert {"A1": "1"} == column(read, make.parts(moved))


def test_sheet_order_and_parts_come_from_the_workbook(make, read):
    parts = _parts(make.rows('<row r="1"><c r="A1"><v>1</v></c></row>'))
    parts["xl/worksheets/other.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["xl/worksheets/sheet1.xml"] = b"<never read"
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet1.xml", b"other.xml")

    assert {"A1": "1"} == column(read, make.parts(parts))


def test_date_1904(make, read):
    path = make.rows(
        '<row r="1"><c r="A1" s="6"><v>1</v></c></row>',
        styles=STYLES.format(main=MAIN),
        properties='<workbookPr date1904="1"/>',
    )

    assert {"A1": "1904/1/2"} == column(read, path)


def test_macros_links_and_embedded_files_are_named(make, read):
    parts = _parts(make.rows('<row r="1"><c r="A1"><v>1</v></c></row>'))
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    extra = f'<Relationship Id="m" Type="{kind}" Target="vbaProject.bin"/><Relationship Id="l" Type="{link}" Target="externalLinks/externalLink1.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = re.sub(
        rb"</Relationships>", extra.encode() + b"</Relationships>", parts["xl/_rels/workbook.xml.rels"]
    )
    parts["xl/vbaProject.bin"] = b"\xd0\xcf"
    parts["xl/embeddings/archive.zip"] = b"PK"
    workbook = read(make.parts(parts, "book.xlsm"))

    assert ("xlsm", ["external-links", "macros", "embedded-files"]) == (
        workbook.format,
        [notice.code for notice in workbook.notices],
    )


def test_chart_sheets_are_left_out_and_a_missing_part_is_named(make, read):
    parts = _parts(make.rows("<row/>"))
    chart = parts["xl/_rels/workbook.xml.rels"].replace(b"relationships/worksheet", b"relationships/chartsheet")
    with pytest.raises(UnreadableError, match="没有工作表"):
        read(make.parts({**parts, "xl/_rels/workbook.xml.rels": chart}))
    del parts["xl/worksheets/sheet1.xml"]
    with pytest.raises(UnreadableError, match="sheet1"):
        read(make.parts(parts))


def test_rows_may_be_read_again(make, read):
    (sheet,) = read(make.rows('<row r="1"><c r="A1"><v>1</v></c></row>')).sheets

    assert list(sheet.rows()) == list(sheet.rows())


def test_long_text_is_refused(make, read):
    from jixiao.errors import LimitError

    path = make.rows(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 101}</t></is></c></row>')
    with pytest.raises(LimitError):
        list(read(path, Limits(max_cell_characters=100)).sheets[0].rows())

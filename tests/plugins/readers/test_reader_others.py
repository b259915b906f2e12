"""What only one file type has: encodings, spans, hidden parts, formulas, comments, limits."""

from __future__ import annotations

import zipfile
from decimal import Decimal

import pytest
import xlwt

from jixiao.errors import LimitError, UnreadableError
from jixiao.limits import Limits
from jixiao.sheet import Cell

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = (
    f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" xmlns:text="{OFFICE}text:1.0" '
    f'xmlns:style="{OFFICE}style:1.0" xmlns:number="{OFFICE}datastyle:1.0" xmlns:draw="{OFFICE}drawing:1.0">'
    '<office:automatic-styles><style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    '<number:percentage-style style:name="P"><number:number number:decimal-places="2"/></number:percentage-style>'
    '<style:style style:name="p" style:data-style-name="P"/>'
    '<number:date-style style:name="M"><number:year/><number:text>年</number:text><number:month/></number:date-style>'
    '<style:style style:name="m" style:data-style-name="M"/></office:automatic-styles>'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


@pytest.fixture
def ods(make):
    """Write an ods file of one table's content."""

    def write(rows, attributes='table:name="表"', **extra):
        content = ODS.format(f"<table:table {attributes}>{rows}</table:table>")
        parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **extra}
        return make.parts(parts, "book.ods")

    return write


def cells(workbook):
    return {cell.address: cell for sheet in workbook.sheets for row in sheet.rows() for cell in row.cells.values()}


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ('office:value-type="percentage" office:value="0.95"><text:p>95%</text:p>', Cell(1, 1, "95%", Decimal("0.95"))),
        ('office:value-type="percentage" office:value="0.95">', Cell(1, 1, "95%", Decimal("0.95"))),
        ('table:style-name="p" office:value-type="percentage" office:value="0.95">', Cell(1, 1, "95.00%", Decimal("0.95"), "0.00%")),
        ('office:value-type="float" office:value="1234.5"><text:p>1,234.50</text:p>', Cell(1, 1, "1,234.50", Decimal("1234.5"))),
        ('office:value-type="date" office:date-value="2023-12-31"><text:p>31.12.23</text:p>', Cell(1, 1, "2023-12-31", "2023-12-31")),
        ('table:style-name="m" office:value-type="date" office:date-value="2023-06-01"><text:p>2023年6</text:p>', Cell(1, 1, "2023年6", "2023-06-01", "yyyy-mm")),
        ('office:value-type="date" office:date-value="2026-12-31"><text:p>2026年12月31日</text:p>', Cell(1, 1, "2026年12月31日", "2026-12-31")),
        ('office:value-type="time" office:time-value="PT08H30M00S"><text:p>8:30</text:p>', Cell(1, 1, "08:30", "PT08H30M00S")),
        ('office:value-type="boolean" office:boolean-value="true"><text:p>真</text:p>', Cell(1, 1, "TRUE", True)),
        ('office:value-type="string"><text:p>甲<text:s text:c="2"/><text:span>乙</text:span></text:p><text:p>丙</text:p>', Cell(1, 1, "甲  乙\n丙", "甲  乙\n丙")),
        ('office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p>', Cell(1, 1, "正文", "正文")),
        ('office:value-type="string"><text:p>a<text:line-break/>b<text:tab/>c</text:p>', Cell(1, 1, "a\nb\tc", "a\nb\tc")),
        ('office:value-type="string"><text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>han</text:ruby-text></text:ruby></text:p>', Cell(1, 1, "漢", "漢")),
        ('table:formula="of:=1+1">', Cell(1, 1, "", None, problem="formula-without-value")),
        ('table:formula="of:=[.B1]" office:value-type="string"><text:p>#REF!</text:p>', Cell(1, 1, "#REF!", "#REF!", problem="error-value")),
    ],
)  # fmt: skip
def test_ods_cell(ods, read, xml, cell):
    assert {"A1": cell} == cells(
        read(ods(f"<table:table-row><table:table-cell {xml}</table:table-cell></table:table-row>"))
    )


def test_ods_repeats_gaps_and_filler(ods, read):
    filler = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    text = 'office:value-type="string"><text:p>x</text:p></table:table-cell>'
    workbook = read(
        ods(
            f'<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell table:number-columns-repeated="2" {text}</table:table-row>'
            f'<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
            f'<table:table-row table:visibility="collapse"><table:table-cell {text}</table:table-row>{filler}'
        )
    )
    (sheet,) = workbook.sheets
    rows = list(sheet.rows())

    assert [(1, [2, 3], False), (2, [2, 3], False), (6, [1], True)] == [
        (row.number, list(row.cells), row.hidden) for row in rows
    ]
    assert 6 == sheet.rows_in_file


def test_ods_hidden_sheet_and_columns(ods, read):
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    (sheet,) = read(ods(columns, 'table:name="表" table:style-name="off"')).sheets

    assert (True, frozenset({3, 4})) == (sheet.hidden, sheet.hidden_columns)


def test_ods_with_password_is_named(ods, read):
    manifest = '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    with pytest.raises(UnreadableError, match="密码"):
        read(ods("", **{"META-INF/manifest.xml": manifest}))


@pytest.fixture
def page(tmp_path):
    """Write a page named ``.xls``."""

    def write(body, encoding="utf-8"):
        path = tmp_path / "page.xls"
        path.write_bytes(
            f"<html><head><meta charset={encoding}><style>td{{}}</style></head><body>{body}</body></html>".encode(
                encoding
            )
        )
        return path

    return write


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", {"A1": "a", "B1": "b", "A2": "c"}),
        ("<table><tr><th rowspan=2>甲</th><td>1</td></tr><tr><td>2</td></tr></table>", {"A1": "甲", "B1": "1", "A2": "甲", "B2": "2"}),
        ("<table><tr><td rowspan=9>甲<td>1<tr><td>2</table><table><tr><td>乙</table>", {"A1": "甲", "B1": "1", "A2": "甲", "B2": "2", "A3": "乙"}),
        ("<table><tr><td colspan=2>甲</td><td>乙</td></tr></table>", {"A1": "甲", "B1": "甲", "C1": "乙"}),
        ("<h1>标题</h1><table><tr><td>1</td></tr></table>单位：万元<table><tr><td>2</td></tr></table>", {"A1": "标题", "A2": "1", "A3": "单位：万元", "A4": "2"}),
        ("<table><tr><td>\n  两 行<br>\n  文字 \n</td></tr></table>", {"A1": "两 行\n文字"}),
        ("<table><tr><td><p>一</p><p>二</p></td></tr></table>", {"A1": "一\n二"}),
        ("<table><tr><td>&nbsp;&nbsp;数量&lt;指标&gt;</td><td>&nbsp;</td></tr></table>", {"A1": "  数量<指标>"}),
        ("<table><tr><td><table><tr><td>内</td></tr></table></td></tr></table>", {"A2": "内"}),
        ("<table><tr><td>a<script>var x='</td>'</script></td></tr></table>", {"A1": "a"}),
        ("<TABLE><TR><TD>甲</TD></TR><TABLE><TR><TD ROWSPAN=9>乙</TD></TR><TR><TD>丙</TD></TR></TABLE>", {"A1": "甲", "A2": "乙", "A3": "乙", "B3": "丙"}),
        ("<table><tr><td><table><tr><td>1<table><tr><td>2</table></table><table><tr><td>3</table></td></tr><tr><td>4<td>5</table>", {"A2": "1", "A3": "2", "A4": "3", "A5": "4", "B5": "5"}),
        ("<table><caption>表名</caption><tr><td>1</td></tr></table>", {"A1": "表名", "A2": "1"}),
    ],
)  # fmt: skip
def test_html_layout(page, read, texts, body, expected):
    assert expected == {address: text for (_, address), text in texts(read(page(body))).items()}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_html_encodings_and_its_false_name(page, read, texts, encoding):
    workbook = read(page("<table><tr><td>绩效</td></tr></table>", encoding))

    assert {"绩效"} == set(texts(workbook).values())
    assert ("html", ["wrong-extension"]) == (workbook.format, [notice.code for notice in workbook.notices])


def test_html_hidden_row(page, read):
    (sheet,) = read(page('<table><tr style="display:none"><td>1</td></tr><tr><td>2</td></tr></table>')).sheets

    assert [True, False] == [row.hidden for row in sheet.rows()]


def test_page_without_a_table_is_named(page, read):
    with pytest.raises(UnreadableError, match="没有表格"):
        read(page("<p>无</p>"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\r\n1,2\r\n", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}),
        ("\ufeffa,b\n1,2\n", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}),
        ("a\tb\n1,5\t2\n", {"A1": "a", "B1": "b", "A2": "1,5", "B2": "2"}),
        ("a;b\n1;2\n", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}),
        ("sep=;\na,1;b\nc;d\n", {"A1": "a,1", "B1": "b", "A2": "c", "B2": "d"}),
        ('"多\n行","引""号"\n,\n1,2\n', {"A1": "多\n行", "B1": '引"号', "A3": "1", "B3": "2"}),
        ("只有一列\n第二行\n", {"A1": "只有一列", "A2": "第二行"}),
        ("a,b\r1,2\r", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}),
        ("甲\u2028乙,b\x0b\n1,2", {"A1": "甲\u2028乙", "B1": "b\x0b", "A2": "1", "B2": "2"}),
    ],
)
def test_csv(tmp_path, read, texts, content, expected):
    path = tmp_path / "table.csv"
    path.write_bytes(content.encode())

    assert expected == {address: text for (_, address), text in texts(read(path)).items()}


def test_csv_that_ends_inside_a_quotation_is_refused(tmp_path, read):
    path = tmp_path / "table.csv"
    path.write_text('a,b\n"1,2\n3,4\n', "utf-8")
    with pytest.raises(UnreadableError, match="引号"):
        list(read(path).sheets[0].rows())


def test_csv_of_mixed_encodings_is_refused(tmp_path, read):
    path = tmp_path / "table.csv"
    path.write_bytes("绩效,目标\n".encode() * 3000 + b"\xff\xff,\xff\n")
    with pytest.raises(UnreadableError, match="编码"):
        read(path)


def test_csv_rows_are_limited(tmp_path, read):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n" * 11, "utf-8")
    with pytest.raises(LimitError):
        list(read(path, Limits(max_rows=10)).sheets[0].rows())


def test_xls_formats_hidden_parts_and_merges(tmp_path, read):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for column, (value, code) in enumerate(
        [(0.95, "0%"), (84736.123456, "#,##0.00"), (45291, "yyyy-mm-dd"), (1, "0%")]
    ):
        sheet.write(1, column, value, xlwt.easyxf(num_format_str=code))
    sheet.write_merge(2, 3, 0, 1, "合并")
    sheet.write(4, 0, True)
    sheet.write(4, 1, xlwt.ExcelFormula.Formula("1/0"))
    sheet.row(4).hidden = True
    sheet.col(2).hidden = True
    book.add_sheet("隐").visibility = 2
    path = tmp_path / "book.xls"
    book.save(str(path))
    first, second = read(path).sheets
    rows = list(first.rows())

    assert ["95%", "84,736.12", "2023-12-31", "100%"] == [cell.text for cell in rows[0].cells.values()]
    assert [{1: "合并", 2: "合并"}, {1: "合并", 2: "合并"}] == [
        {key: cell.text for key, cell in row.cells.items()} for row in rows[1:3]
    ]
    assert (True, "TRUE", frozenset({3}), True, Decimal("84736.123456")) == (
        rows[3].hidden, rows[3].text(1), first.hidden_columns, second.hidden, rows[0].cells[2].value,
    )  # fmt: skip


XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">'
    '<NumberFormat ss:Format="0%"/></Style></Styles><Worksheet ss:Name="表"><Table><Column ss:Index="2" ss:Hidden="1"/><Row ss:Index="3">'
    '<Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">题</Data><Comment><Data>批注</Data></Comment></Cell>'
    '<Cell ss:StyleID="p"><Data ss:Type="Number">0.95</Data></Cell></Row><Row ss:Hidden="1"><Cell ss:Index="4">'
    '<Data ss:Type="DateTime">2023-12-31T00:00:00.000</Data></Cell></Row></Table>'
    "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"
)


def test_xml_spreadsheet_2003(tmp_path, read, texts):
    path = tmp_path / "book.xls"
    path.write_text(XML, "utf-8")
    workbook = read(path)
    (sheet,) = workbook.sheets

    assert {"A3": "题", "B3": "题", "A4": "题", "B4": "题", "C3": "95%", "D4": "2023-12-31"} == {
        key[1]: text for key, text in texts(workbook).items()
    }
    assert (True, frozenset({2}), [False, True]) == (
        sheet.hidden,
        sheet.hidden_columns,
        [row.hidden for row in sheet.rows()],
    )


def test_xls_that_is_cut_off_is_named(tmp_path, read):
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, "x")
    path = tmp_path / "book.xls"
    book.save(str(path))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UnreadableError):
        read(path)


def test_stored_zip_of_spreadsheets_is_an_archive(tmp_path, read):
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.xlsx", b"PK\x03\x04")
    with pytest.raises(UnreadableError, match="压缩包"):
        read(path)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "趢,0"),  # its two bytes are an Arabic letter in UTF-8
        ("gb18030", "趢趢,聽,0"),
        ("utf-8", "ڀ表,0"),
        ("utf-8", "é合计,0"),
        ("utf-8", "a,0"),
    ],
)
def test_text_that_fits_two_encodings_is_read_as_chinese(tmp_path, read, texts, encoding, text):
    path = tmp_path / "book.csv"
    path.write_bytes(text.encode(encoding))

    assert text.split(",") == list(texts(read(path)).values())

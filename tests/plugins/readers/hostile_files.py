"""Hostile and damaged files, each built by code: name, file name, the error class expected (None: it is read)."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'
TAIL = "</sheetData></worksheet>"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
STRING_ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
FRAME = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="sheet.xml"/>'
    f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="strings.xml"/></Relationships>',
}
MIB = 1024 * 1024
Builder = Callable[[Path], None]
FILES: dict[str, tuple[str, str | None, Builder]] = {}


def hostile(name: str, expected: str | None, file: str = "book.xlsx") -> Callable[[Builder], Builder]:
    """Register a builder."""

    def register(builder: Builder) -> Builder:
        FILES[name] = (file, expected, builder)
        return builder

    return register


def write(path: Path, *, level: int = 1, **parts: str | bytes | Iterator[bytes]) -> None:
    """Write a workbook; ``sheet`` and ``strings`` may be streams of bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in FRAME.items():
            archive.writestr(name, text)
        for name, content in parts.items():
            with archive.open(f"xl/{name}.xml", "w", force_zip64=True) as stream:
                pour(stream, content)


def pour(stream: IO[bytes], content: str | bytes | Iterator[bytes]) -> None:
    if isinstance(content, str):
        content = content.encode()
    for chunk in [content] if isinstance(content, bytes) else content:
        stream.write(chunk)


def repeated(head: str, chunk: bytes, count: int, tail: str) -> Iterator[bytes]:
    yield head.encode()
    for _ in range(count):
        yield chunk
    yield tail.encode()


def digits() -> bytes:
    """Eight megabytes that compress by half only."""
    return random.Random(7).randbytes(4 * MIB).hex().encode()


@hostile("zip-bomb", "LimitError")
def zip_bomb(path):
    write(path, level=9, sheet=repeated(HEAD, b"<row/>" * 170_000, 300, TAIL))


@hostile("zip-bomb-of-middling-ratio", "LimitError")
def slow_bomb(path):
    row = b'<row><c t="inlineStr"><is><t>' + b"0" * 1000 + b"</t></is></c></row>"
    write(path, sheet=repeated(HEAD, row * 1000, 450, TAIL))


@hostile("zip-bomb-in-unused-part", None)
def unused_bomb(path):
    write(path, sheet=HEAD + ROW + TAIL, unused=repeated("", b"\0" * MIB, 300, ""))


@hostile("empty-element-bomb", "LimitError")
def element_bomb(path):
    write(path, sheet=repeated(HEAD, b"<row/>" * 100_000, 500, TAIL))


@hostile("string-of-400-MB-in-a-cell", "LimitError")
def cell_of_400_mb(path):
    write(path, sheet=repeated(HEAD + '<row><c t="inlineStr"><is><t>', b"A" * MIB, 400, "</t></is></c></row>" + TAIL))


@hostile("shared-string-of-400-MB", "LimitError")
def string_of_400_mb(path):
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=repeated(f'<sst xmlns="{MAIN}"><si><t>', b"A" * MIB, 400, "</t></si></sst>"),
    )


@hostile("shared-string-that-does-not-compress", "LimitError")
def incompressible_string(path):
    noise = digits()
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=repeated(f'<sst xmlns="{MAIN}"><si><t>', noise, 6, "</t></si></sst>"),
    )


@hostile("attribute-of-40-MB", "LimitError")
def long_attribute(path):
    noise = digits()
    write(path, sheet=repeated(f'<worksheet xmlns="{MAIN}" a="', noise, 5, f'"><sheetData>{ROW}{TAIL}'))


@hostile("attribute-of-40-MB-in-a-row", "LimitError")
def long_row_attribute(path):
    noise = digits()
    write(path, sheet=repeated(f'{HEAD}<row a="', noise, 5, f'"/>{TAIL}'))


@hostile("comment-of-40-MB", "LimitError")
def long_comment(path):
    noise = digits()
    write(path, sheet=repeated(f"{HEAD}<!--", noise, 5, f"-->{ROW}{TAIL}"))


@hostile("shared-strings-count-of-nine-billion", None)
def huge_count(path):
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=f'<sst xmlns="{MAIN}" count="9000000000" uniqueCount="9000000000"><si><t>x</t></si></sst>',
    )


@hostile("ten-million-shared-strings", "LimitError")
def many_strings(path):
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=repeated(f'<sst xmlns="{MAIN}">', b"<si/>" * 100_000, 100, "</sst>"),
    )


@hostile("ten-million-distinct-shared-strings", "LimitError")
def distinct_strings(path):
    chunks = (
        "".join(f"<si><t>{number}</t></si>" for number in range(start, start + 10_000)).encode()
        for start in range(10**9, 10**9 + 10**7, 10_000)
    )
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=(chunk for part in ([f'<sst xmlns="{MAIN}">'.encode()], chunks, [b"</sst>"]) for chunk in part),
    )


@hostile("a-hundred-spaces-in-a-row", "UnreadableError")
def spaces(path):
    write(path, sheet=f'{HEAD}<row r="1"><c r="A1"/>{" " * 100}<c r="B1"</row>{TAIL}')


@hostile("thousand-styles-of-their-own-numbers", None)
def many_numbers(path):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 1000}</cellXfs></styleSheet>'
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="{row % 1000}"><v>{row * 7}</v></c></row>' for row in range(1, 120_001)
    )
    links = FRAME["xl/_rels/workbook.xml.rels"].replace(
        "</R", f'<Relationship Id="r3" Type="{RELATIONS}/styles" Target="styles.xml"/></R'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in {
            **FRAME,
            "xl/_rels/workbook.xml.rels": links,
            "xl/styles.xml": styles,
            "xl/sheet.xml": HEAD + rows + TAIL,
        }.items():
            archive.writestr(name, text)


@hostile("far-cell", None)
def far_cell(path):
    write(path, sheet=f'{HEAD}{ROW}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{TAIL}')


@hostile("lying-dimension", None)
def lying_dimension(path):
    write(path, sheet=f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{ROW}{TAIL}')


@hostile("styled-empty-sheet-of-200000-rows", None)
def styled_empty(path):
    cells = [f'<c r="{letter}%d" s="0"/>' for letter in "ABCDEFGHIJ"]
    row = f'<row r="%d" spans="1:10" ht="15" customHeight="1">{"".join(cells)}</row>'
    chunks = (
        "".join(row % ((number,) * 11) for number in range(start, start + 1000)).encode()
        for start in range(1, 200_001, 1000)
    )
    write(path, sheet=(chunk for part in ([HEAD.encode()], chunks, [TAIL.encode()]) for chunk in part))


@hostile("entity-bomb", "UnreadableError")
def entity_bomb(path):
    levels = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
    write(
        path,
        sheet=f'<!DOCTYPE worksheet [<!ENTITY e0 "boom">{levels}]><worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&e11;</v></c></row>{TAIL}',
    )


@hostile("external-entity", "UnreadableError")
def external_entity(path):
    write(
        path,
        sheet=f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&e;</v></c></row>{TAIL}',
    )


@hostile("external-entity-in-strings", "UnreadableError")
def external_entity_in_strings(path):
    write(
        path,
        sheet=HEAD + STRING_ROW + TAIL,
        strings=f'<!DOCTYPE sst SYSTEM "http://127.0.0.1/x.dtd"><sst xmlns="{MAIN}"><si><t>x</t></si></sst>',
    )


@hostile("deep-xml", "LimitError")
def deep_xml(path):
    write(path, sheet=repeated(f'<worksheet xmlns="{MAIN}">', b"<a>" * 100_000, 10, ""))


@hostile("deep-xml-in-a-row", "LimitError")
def deep_row(path):
    write(path, sheet=repeated(f"{HEAD}<row>", b"<a>" * 100_000, 10, "</row>" + TAIL))


@hostile("a-million-merged-ranges", "LimitError")
def many_merges(path):
    chunks = (
        "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(start, start + 1000)).encode()
        for start in range(1, 1_000_001, 1000)
    )
    head = f"{HEAD}{ROW}</sheetData><mergeCells>".encode()
    write(path, sheet=(chunk for part in ([head], chunks, [b"</mergeCells></worksheet>"]) for chunk in part))


@hostile("whole-sheet-merged-a-thousand-rows", None)
def whole_sheet_merged(path):
    rows = "".join(f'<row r="{number}"/>' for number in range(2, 1001))
    write(
        path,
        sheet=f'{HEAD}{ROW}{rows}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
    )


@hostile("whole-sheet-merged-all-rows", "LimitError")
def whole_sheet_merged_everywhere(path):
    chunks = (
        "".join(f'<row r="{number}"/>' for number in range(start, start + 1000)).encode()
        for start in range(2, 1_000_002, 1000)
    )
    tail = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    write(path, sheet=(chunk for part in ([f"{HEAD}{ROW}".encode()], chunks, [tail]) for chunk in part))


@hostile("overlapping-merges", None)
def overlapping_merges(path):
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 1001))
    merges = "".join(f'<mergeCell ref="A1:C{1_000_000 - number}"/>' for number in range(100_000))
    write(path, sheet=f"{HEAD}{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")


@hostile("repeated-cell", "UnreadableError")
def repeated_cell(path):
    write(path, sheet=f'{HEAD}<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>{TAIL}')


@hostile("rows-in-reverse", "UnreadableError")
def reversed_rows(path):
    write(path, sheet=f'{HEAD}<row r="9"/><row r="3"/>{TAIL}')


@hostile("negative-row", "UnreadableError")
def negative_row(path):
    write(path, sheet=f'{HEAD}<row r="-5"><c r="A-5"><v>1</v></c></row>{TAIL}')


@hostile("column-beyond-the-last", "UnreadableError")
def absurd_column(path):
    write(path, sheet=f'{HEAD}<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>{TAIL}')


@hostile("merged-range-beyond-the-last-row", "UnreadableError")
def absurd_merge(path):
    write(path, sheet=f'{HEAD}{ROW}</sheetData><mergeCells><mergeCell ref="A1:B99999999999"/></mergeCells></worksheet>')


@hostile("number-of-a-million-digits", "LimitError")
def long_number(path):
    write(path, sheet=f'{HEAD}<row r="1"><c r="A1"><v>{"9" * 1_000_000}</v></c></row>{TAIL}')


@hostile("number-with-a-huge-exponent", None)
def huge_exponent(path):
    write(path, sheet=f'{HEAD}<row r="1"><c r="A1"><v>1e9999</v></c><c r="B1"><v>1e999999999999</v></c></row>{TAIL}')


@hostile("ten-thousand-sheets-of-one-part", "LimitError")
def many_sheets(path):
    entries = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r1"/>' for number in range(10_000))
    parts = {
        **FRAME,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{entries}</sheets></workbook>',
        "xl/sheet.xml": HEAD + TAIL,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


@hostile("a-hundred-thousand-entries", "LimitError")
def many_entries(path):
    write(path, sheet=HEAD + ROW + TAIL)
    record = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    path.write_bytes(
        path.read_bytes()
        + record * 100_000
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(record) * 100_000, path.stat().st_size, 0)
    )


@hostile("repeated-entry", "UnreadableError")
def repeated_entry(path):
    write(path, sheet=HEAD + ROW + TAIL)
    archive = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("XL/Sheet.xml", HEAD + TAIL)


@hostile("path-tricks", None)
def path_tricks(path):
    write(path, sheet=HEAD + ROW + TAIL)
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "xl/../../x", "nul\0.xml"):
            archive.writestr(name, "x")


@hostile("target-outside-the-container", "UnreadableError")
def escaping_target(path):
    links = FRAME["xl/_rels/workbook.xml.rels"].replace("sheet.xml", "../../../../etc/passwd")
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**FRAME, "xl/_rels/workbook.xml.rels": links}.items():
            archive.writestr(name, text)


@hostile("truncated-zip", "UnreadableError")
def truncated(path):
    write(path, sheet=HEAD + ROW * 1 + TAIL)
    path.write_bytes(path.read_bytes()[:-300])


@hostile("wrong-checksum", "UnreadableError")
def wrong_checksum(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in {**FRAME, "xl/sheet.xml": HEAD + ROW + TAIL}.items():
            archive.writestr(name, text)
    path.write_bytes(path.read_bytes().replace(b"<v>1</v>", b"<v>2</v>"))


@hostile("lying-sizes", "UnreadableError")
def lying_sizes(path):
    write(path, sheet=repeated(HEAD, b"<row/>" * 1000, 100, TAIL))
    data = bytearray(path.read_bytes())
    place = data.rindex(b"xl/sheet.xml") - 46
    data[place + 24 : place + 28] = struct.pack("<L", 100)
    path.write_bytes(bytes(data))


@hostile("nested-zip", "UnreadableError", "nested.zip")
def nested(path):
    content = b"\0" * MIB
    for _ in range(6):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(8):
                archive.writestr(f"{number}.zip", content)
        content = stream.getvalue()
    path.write_bytes(content)


def compound(path, names, size=4096):
    """An OLE container whose directory has the given streams, all empty."""
    entries = b""
    for name in ("Root Entry", *names):
        text = name.encode("utf-16-le") + b"\0\0"
        entries += text.ljust(64, b"\0") + struct.pack(
            "<HBB3L", len(text), 5 if name == "Root Entry" else 2, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF
        ).ljust(64, b"\0")
    entries = entries.ljust(1024, b"\0")
    table = struct.pack("<4L", 0xFFFFFFFD, 2, 0xFFFFFFFE, 0xFFFFFFFF).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<9L", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    path.write_bytes((header + b"\xff" * 436)[:512] + table + entries + b"\0" * size)


@hostile("encrypted", "UnreadableError")
def encrypted(path):
    compound(path, ("EncryptedPackage", "EncryptionInfo"))


@hostile("word-document-named-xls", "UnreadableError", "book.xls")
def word(path):
    compound(path, ("WordDocument", "1Table"))


@hostile("compound-file-with-an-empty-workbook", "UnreadableError", "book.xls")
def empty_workbook(path):
    compound(path, ("Workbook",))


def ods(path, body):
    spaces = "".join(f' xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    content = f"<office:document-content{spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


CELL = 'office:value-type="string"><text:p>x</text:p></table:table-cell>'


@hostile("ods-row-repeated-a-billion-times", "LimitError", "book.ods")
def ods_rows(path):
    ods(
        path,
        f'<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell {CELL}</table:table-row></table:table>',
    )


@hostile("ods-cell-repeated-a-billion-times", "UnreadableError", "book.ods")
def ods_cells(path):
    ods(
        path,
        f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000000" {CELL}</table:table-row></table:table>',
    )


@hostile("ods-full-sheet-by-repetition", "LimitError", "book.ods")
def ods_full(path):
    cell = f'<table:table-cell table:number-columns-repeated="16384" {CELL}'
    ods(
        path,
        f'<table:table><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table>',
    )


@hostile("ods-blanks-repeated-a-billion-times", "LimitError", "book.ods")
def ods_blanks(path):
    ods(
        path,
        '<table:table><table:table-row><table:table-cell><text:p>a<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row></table:table>',
    )


@hostile("ods-merges-by-repetition", "LimitError", "book.ods")
def ods_merges(path):
    cell = '<table:table-cell table:number-columns-repeated="8000" table:number-rows-spanned="2"/>'
    ods(
        path,
        f'<table:table><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row></table:table>',
    )


@hostile("csv-line-of-100-MB", "LimitError", "table.csv")
def csv_line(path):
    path.write_bytes(b"a,b\n" + b"x" * (100 * MIB))


@hostile("csv-of-nothing-but-commas", "LimitError", "table.csv")
def csv_commas(path):
    path.write_bytes(b"a,b\n1,2\n" + b"," * MIB)


@hostile("csv-quotation-without-end", "LimitError", "table.csv")
def csv_quote(path):
    path.write_bytes(b'a,b\n1,2\n"' + b"x,y\n" * (2 * MIB))


@hostile("html-deep-tables", "LimitError", "page.xls")
def html_deep(path):
    path.write_text("<html>" + "<table><tr><td>" * 100_000, "utf-8")


@hostile("html-of-nothing-but-spaces", None, "page.xls")
def html_spaces(path):
    path.write_text(f"<table><tr><td>{' ' * 120_000}</td></tr></table>", "utf-8")


@hostile("html-open-tag-of-30-MB", "LimitError", "page.xls")
def html_tag(path):
    path.write_bytes(b"<html><table><tr><td " + b"a " * (15 * MIB))


@hostile("html-spans-everywhere", "UnreadableError", "page.xls")
def html_spans(path):
    path.write_text("<table>" + "<tr><td rowspan=60000 colspan=16000>x</td></tr>" * 3000 + "</table>", "utf-8")


@hostile("html-malformed-declarations", "UnreadableError", "page.xls")
def html_declarations(path):
    path.write_text("<html>" + "<![" * 200_000, "utf-8")


@hostile("xml-spreadsheet-entity-bomb", "UnreadableError", "book.xls")
def xml_bomb(path):
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "utf-8",
    )


@hostile("zeros", "UnreadableError")
def zeros(path):
    path.write_bytes(b"\0" * MIB)


@hostile("raw-deflate-of-zeros-as-gzip", "UnreadableError", "book.xlsx")
def gzip_bomb(path):
    path.write_bytes(b"\x1f\x8b\x08\0" + zlib.compress(b"\0" * (20 * MIB)))

"""Damaged and random files never raise anything but our own errors."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
import xlsxwriter
import xlwt

from jixiao.errors import UnreadableError

ROUNDS = 1000
TOKENS = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"<!--",
    b"&#x;",
    b'"/><',
    b"</row>",
    b"]]>",
    b"<?x?>",
    b"xmlns=''",
)


def workbook():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0.00%"})
        sheet.merge_range("A1:C1", "项目支出绩效目标表")
        for row in range(1, 12):
            sheet.write(row, 0, f"产出指标 & <{row}>")
            sheet.write(row, 1, 0.95, percent)
            sheet.write_formula(row, 2, "=1+1", None, 2)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(4, 4, None, None, {"hidden": True})
    return stream.getvalue()


def binary_workbook():
    stream = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write_merge(0, 0, 0, 2, "题")
    for row in range(1, 40):
        sheet.write(row, 0, f"产出{row}")
        sheet.write(row, 1, 0.9, xlwt.easyxf(num_format_str="0%"))
    book.save(stream)
    return stream.getvalue()


def page():
    rows = "".join(f"<tr><td rowspan=2>甲{row}<td colspan=3>≥{row}%</td></tr><tr><td>乙</td></tr>" for row in range(20))
    return f"<html><head><style>td{{}}</style></head><body><p>表</p><table>{rows}</table></body></html>".encode()


def damaged(noise, data):
    """Data with one to four small damages."""
    found = bytearray(data)
    for _ in range(noise.randint(1, 4)):
        place = noise.randrange(len(found))
        kind = noise.randrange(5)
        if kind == 0:
            found[place] = noise.randrange(256)
        elif kind == 1:
            del found[place : place + noise.randint(1, 40)]
        elif kind == 2:
            source = noise.randrange(len(found))
            found[place:place] = found[source : source + noise.randint(1, 60)]
        elif kind == 3:
            found[place] ^= 1 << noise.randrange(8)
        else:
            found[place : place + 4] = noise.choice(TOKENS)
        found = found or bytearray(b"x")
    return bytes(found)


def damaged_part(noise, data):
    """A container with one damaged part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        victim = noise.choice([name for name in source.namelist() if name.startswith("xl/") or name.endswith(".rels")])
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, damaged(noise, content) if name == victim else content)
    return stream.getvalue()


def survives(read, path):
    """Whether the file can be read; any other error than ours ends the test."""
    try:
        for sheet in read(path).sheets:
            list(sheet.rows())
    except UnreadableError as error:
        return not all(error.text)
    return True


@pytest.mark.parametrize(
    ("beginning", "file"), [(b"", "x.xlsx"), (b"PK\x03\x04", "x.xlsx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls")]
)
def test_random_bytes_are_refused(tmp_path, read, beginning, file):
    noise = random.Random(11)
    path = tmp_path / file
    for _ in range(ROUNDS):
        path.write_bytes(beginning + noise.randbytes(noise.randint(40, 3000)))

        assert not survives(read, path)


@pytest.mark.parametrize(
    ("source", "damage", "file"),
    [
        (workbook, damaged, "x.xlsx"),
        (workbook, damaged_part, "x.xlsx"),
        (binary_workbook, damaged, "x.xls"),
        (page, damaged, "x.xls"),
    ],
    ids=["xlsx", "xlsx-part", "xls", "html"],
)
def test_damaged_files_are_read_or_refused(tmp_path, read, source, damage, file):
    noise = random.Random(23)
    path = tmp_path / file
    data = source()
    outcomes = set()
    for _ in range(ROUNDS // 2):
        path.write_bytes(damage(noise, data))
        outcomes.add(survives(read, path))

    assert {True, False} == outcomes

from __future__ import annotations

import importlib.metadata
import subprocess
import sys

import pytest

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.unsupported import UNREADABLE

CONTENTS = {
    "pdf": b"%PDF-1.7\n1 0 obj",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n",
    "rtf": b"{\\rtf1\\ansi",
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
    "program": b"MZ\x90\0",
    "plain": "这不是表格，只是一段话。\n第二行。".encode(),
    "english": b"not a workbook\n",
    "one-line-with-comma": b"hello, world\n",
    "json": b'{"a": 1}\n',
    "xml": b'<?xml version="1.0"?><note><to>x</to></note>',
    "mhtml": b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n',
    "zeros": b"\0" * 100,
    "blanks": b" \n\t\n",
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("file", ["book.xlsx", "book.xls"])
def test_what_is_no_spreadsheet_is_named(tmp_path, read, claimed, name, file):
    path = tmp_path / file
    path.write_bytes(CONTENTS[name])

    assert ["unsupported"] == claimed(str(path))
    with pytest.raises(UnreadableError, match="这不是可以检查的表格，而是") as caught:
        read(path)
    assert "xlsx" in caught.value.text.zh or "解压" in caught.value.text.zh
    assert caught.value.text.en


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"[Content_Types].xml": "", "word/document.xml": ""}, "文字文档"),
        ({"[Content_Types].xml": "", "ppt/presentation.xml": ""}, "演示文稿"),
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, "xlsb"),
        ({"OFD.xml": "", "Doc_0/Document.xml": ""}, "OFD"),
        ({"Index/Document.iwa": ""}, "Numbers"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, "文字文档"),
        ({"a.txt": "x"}, "压缩包"),
    ],
)
def test_other_containers_are_named(make, read, parts, words):
    with pytest.raises(UnreadableError, match=words):
        read(make.parts(parts))


@pytest.mark.parametrize("file", ["book.xls", "book.csv", "book", "book.pdf"])
def test_a_wrong_extension_is_read_and_noticed(make, read, file):
    path = make.rows('<row r="1"><c r="A1"><v>1</v></c></row>').rename(make.folder / file)
    workbook = read(path)

    assert ("xlsx", ["wrong-extension"]) == (workbook.format, [notice.code for notice in workbook.notices])


@pytest.mark.parametrize("file", ["book.xlsx", "book.XLSM", "book.et"])
def test_a_right_extension_is_not_noticed(make, read, file):
    path = make.rows('<row r="1"><c r="A1"><v>1</v></c></row>').rename(make.folder / file)

    assert () == read(path).notices


def test_csv_named_xlsx_is_a_table(tmp_path, read):
    path = tmp_path / "book.xlsx"
    path.write_text("一级指标,二级指标,指标值\n产出指标,数量指标,≥5个\n", "utf-8")
    workbook = read(path)

    assert ("csv", ["wrong-extension"]) == (workbook.format, [notice.code for notice in workbook.notices])


@pytest.mark.parametrize("beginning", ["MZ编号", "BM代码", "GIF"])
def test_text_may_begin_like_a_program_or_an_image(tmp_path, read, beginning):
    path = tmp_path / "table.csv"
    path.write_text(f"{beginning},名称\n1,2\n", "utf-8")

    assert "csv" == read(path).format


def test_lock_file_of_an_open_workbook_is_named(tmp_path, read):
    path = tmp_path / "~$book.xlsx"
    path.write_bytes(b"\x05user" + b" " * 50 + b"\0u\0s\0e\0r" + b"\0" * 100)
    with pytest.raises(UnreadableError, match="锁文件"):
        read(path)


def test_every_refusal_says_what_to_do_in_both_languages():
    assert [] == [kind for kind, texts in UNREADABLE.items() if not all(word for text in texts for word in text)]


def test_readers_are_an_entry_point():
    names = {entry.name: entry.value for entry in importlib.metadata.entry_points(group="jixiao")}

    assert "jixiao.plugins.readers" == names["readers"]


def test_an_xlsx_file_needs_no_foreign_reader(make):
    path = make.rows('<row r="1"><c r="A1"><v>1</v></c></row>')
    code = (
        "import sys; from jixiao.limits import Limits; from jixiao.plugins.readers import XlsxReader as R\n"
        f"[list(sheet.rows()) for sheet in R().read({str(path)!r}, Limits()).sheets]\n"
        "print(sorted({'openpyxl', 'xlrd', 'lark', 'click', 'subprocess', 'html.parser', 'asyncio'} & set(sys.modules)))"
    )

    assert "[]\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

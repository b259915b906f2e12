"""What a file really is, by its content; its name is only compared with the result."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from jixiao.errors import JixiaoError
from jixiao.grammar.patterns import deferred
from jixiao.limits import Limits
from jixiao.plugins.readers.compound import SIGNATURE, stream_names
from jixiao.plugins.readers.delimiters import delimiter_of
from jixiao.plugins.readers.encodings import decoded_head
from jixiao.plugins.readers.package import Package
from jixiao.plugins.readers.refusals import readable
from jixiao.sheet import Notice, Workbook
from jixiao.text import Text

__all__ = ["claims", "head_of", "kind_of", "with_name_notice"]

_MAGIC = (
    (b"%PDF-", "pdf"), (b"\xff\xd8\xff", "image"), (b"\x89PNG\r\n", "image"), (b"GIF8", "image"), (b"BM", "bmp"),
    (b"II*\0", "image"), (b"MM\0*", "image"), (b"Rar!\x1a\x07", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"), (b"\xfd7zXZ", "archive"), (b"{\\rtf", "rtf"), (b"MZ", "program"),
    (b"\x7fELF", "program"), (b"SQLite format 3\0", "database"), (b"\x09\x00\x04\x00", "xls"), (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"), (b"\x09\x08\x10\x00", "xls"), (b"\x09\x08\x08\x00", "xls"),
)  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BLANK = b" \t\r\n\0"
_ZIP_NAMES = (
    ("xl/workbook.bin", "xlsb"), ("xl/", "xlsx"), ("word/", "word"), ("ppt/", "slides"), ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"), ("ofd.xml", "ofd"),
)  # fmt: skip
_SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_HTML = deferred(r"<(?:!doctype\s+html|html|head|meta|table|body|style|tr|div|title)\b", re.IGNORECASE)
_MARKUP = deferred(r"<(?:\?xml|!|[A-Za-z][\w:.-]*[\s/>])")
_MHTML = deferred(r"(?:mime-version:|content-type:\s*multipart/related)", re.IGNORECASE)
_CONTROL = deferred(r"[\x01-\x08\x0e-\x1f]")
_FEW = 0.02
"""Share of control characters in text: cells pasted from Word bring a few along, binary data has every tenth byte."""
_NAMES = {
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm", "et", "ett"), "xls": ("xls", "xlt", "et", "ett"), "ods": ("ods", "ots"),
    "csv": ("csv", "tsv", "tab", "txt"), "html": ("html", "htm"), "xml": ("xml",),
}  # fmt: skip
_TITLES = {
    "xlsx": Text("xlsx 工作簿", "an xlsx workbook"), "xls": Text("xls 工作簿", "an xls workbook"),
    "ods": Text("ods 工作簿", "an ods workbook"), "csv": Text("分隔符文本（csv）", "delimited text (csv)"),
    "html": Text("网页表格（HTML）", "an HTML table"), "xml": Text("XML 表格 2003", "an XML spreadsheet 2003"),
}  # fmt: skip


def kind_of(head: bytes, path: str) -> str:
    """Return what the file is: ``xlsx xls ods csv html xml`` for what can be read, another word for what cannot.

    ``head`` is the beginning of the file (4,096 bytes are enough). Exactly one kind fits any file.
    """
    if not head.strip(_BLANK):
        return "empty" if not head or _all_blank(path) else "binary"
    if head.startswith(_ZIP):
        return _zip_kind(path)
    if head.startswith(SIGNATURE):
        return _compound_kind(path)
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    if kind in {"bmp", "program"} and b"\0" not in head[:64]:  # a text may begin with the same two letters
        kind = ""
    return {"bmp": "image"}.get(kind, kind) or _text_kind(head, path)


def claims(kind: str, head: bytes, path: str) -> bool:
    """Tell whether a file is of one kind; a container is opened only for the kinds that live in one."""
    return head.startswith(_ZIP) == (kind in {"xlsx", "ods"}) and kind_of(head, path) == kind


def head_of(path: str) -> bytes:
    """Return the beginning of a file, as much as ``kind_of`` wants."""
    with readable(), open(path, "rb") as stream:
        return stream.read(4096)


def with_name_notice(workbook: Workbook, kind: str) -> Workbook:
    """Return the workbook with a notice ahead if the file's extension belongs to another kind of file."""
    extension = os.path.splitext(workbook.path)[1].lstrip(".").lower()
    if extension in _NAMES[kind]:
        return workbook
    title = _TITLES[kind]
    message = Text(
        f"扩展名与内容不符：文件名以“.{extension}”结尾，实际是{title.zh}，已按实际内容读取。",
        f"wrong extension: the name ends in “.{extension}”, the content is {title.en}; it was read as such.",
    )
    return replace(workbook, notices=(Notice("wrong-extension", message), *workbook.notices))


def _all_blank(path: str) -> bool:
    with readable(), open(path, "rb") as stream:
        while chunk := stream.read(1 << 20):
            if chunk.strip(_BLANK):
                return False
    return True


def _zip_kind(path: str) -> str:
    """Tell office documents from other archives by the names inside."""
    try:
        package = Package(path, Limits())
        names = package.names()
        for beginning, kind in _ZIP_NAMES:
            if any(name.startswith(beginning) for name in names):
                return kind
        if "mimetype" in package:
            mimetype = package.read("mimetype", 1024).decode("ascii", "replace")
            return (
                "ods"
                if "opendocument.spreadsheet" in mimetype
                else "word"
                if "opendocument.text" in mimetype
                else "archive"
            )
    except JixiaoError:
        return "xlsx"  # a broken container: the reader of the commonest kind says what is wrong with it
    return "ods" if "content.xml" in package else "xlsx" if "[content_types].xml" in package else "archive"


def _compound_kind(path: str) -> str:
    names = stream_names(path)
    if "EncryptedPackage" in names:
        return "encrypted"
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    if "WordDocument" in names:
        return "word"
    if "PowerPoint Document" in names:
        return "slides"
    return "compound"


def _text_kind(head: bytes, path: str) -> str:
    """Tell HTML, XML and delimited text apart."""
    text = decoded_head(head)
    if text is None or "\0" in text or len(_CONTROL.findall(text)) > _FEW * len(text):
        return "binary"
    start = text.lstrip()
    if _MARKUP.match(start):
        if _SPREADSHEET_2003 in text or 'progid="Excel.Sheet"' in text:
            return "xml"
        return "html" if _HTML.match(start) or re.search(r"<(?:html|table)\b", text, re.IGNORECASE) else "markup"
    if _MHTML.match(start):
        return "mhtml"
    extension = os.path.splitext(path)[1].lstrip(".").lower()
    return "csv" if extension in _NAMES["csv"] or delimiter_of(text) else "text"

"""Files that are no spreadsheet, or none that can be read: named, with what to do."""

from __future__ import annotations

import os
from typing import NoReturn

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.refusals import encrypted
from jixiao.text import Text

__all__ = ["UNREADABLE", "refuse"]

_COPY = Text(
    "请把其中的表格复制到 Excel 或 WPS 表格中，另存为 xlsx 后提交。",
    "Copy its table into Excel or WPS, save it as xlsx and submit that.",
)
_SAVE = Text(
    "请在 Excel 或 WPS 中打开，另存为 xlsx 后提交。", "Open it in Excel or WPS, save it as xlsx and submit that."
)
_UNPACK = Text("请先解压，再提交其中的表格文件。", "Unpack it and submit the spreadsheets in it.")
_OTHER = Text("请提交 Excel 或 WPS 保存的表格文件（xlsx）。", "Submit a spreadsheet saved by Excel or WPS (xlsx).")

UNREADABLE: dict[str, tuple[Text, Text]] = {
    "archive": (Text("压缩包", "an archive"), _UNPACK),
    "binary": (
        Text("无法识别的二进制文件", "an unknown binary file"),
        Text(
            "如果单位使用文档加密软件，请先解密；否则请重新取得文件，提交 Excel 或 WPS 保存的表格（xlsx）。",
            "If your office uses document encryption software, decrypt it first; else get the file again and submit an xlsx.",
        ),
    ),
    "compound": (Text("一种不含工作簿的 OLE 文件", "an OLE file without a workbook"), _OTHER),
    "database": (Text("数据库文件", "a database"), _OTHER),
    "encrypted": (Text("加密文件", "an encrypted file"), _SAVE),
    "empty": (Text("空文件", "an empty file"), _OTHER),
    "image": (Text("图片", "an image"), _COPY),
    "markup": (Text("普通 XML 文件", "plain XML"), _SAVE),
    "mhtml": (Text("单个文件网页（MHTML）", "a single-file web page (MHTML)"), _SAVE),
    "numbers": (
        Text("Numbers 表格", "a Numbers spreadsheet"),
        Text("请在 Numbers 中导出为 xlsx 后提交。", "Export it from Numbers as xlsx."),
    ),
    "ofd": (Text("OFD 版式文件", "an OFD document"), _COPY),
    "pdf": (Text("PDF 文件", "a PDF"), _COPY),
    "program": (Text("程序文件", "a program"), _OTHER),
    "rtf": (Text("RTF 文档", "an RTF document"), _COPY),
    "slides": (Text("演示文稿（PPT）", "a presentation"), _COPY),
    "text": (Text("普通文本文件", "plain text"), _OTHER),
    "word": (Text("文字文档（Word/WPS 文字）", "a text document (Word)"), _COPY),
    "xlsb": (Text("xlsb 二进制工作簿", "an xlsb binary workbook"), _SAVE),
}
"""What each kind that cannot be read is, and the next step; ``encrypted`` has an error of its own."""

_LOCK = (
    Text("Excel 或 WPS 打开文件时留下的临时锁文件", "a lock file that Excel or WPS keeps while a file is open"),
    Text("请忽略或删除它，提交同名的正式文件。", "Ignore or delete it and submit the file itself."),
)


def refuse(kind: str, path: str) -> NoReturn:
    """Raise ``UnreadableError`` naming what the file is."""
    if kind == "encrypted":
        raise encrypted()
    what, step = UNREADABLE[kind]
    if os.path.basename(path).startswith("~$"):
        what, step = _LOCK
    raise UnreadableError(
        f"这不是可以检查的表格，而是{what.zh}。{step.zh}", f"this is no readable spreadsheet but {what.en}. {step.en}"
    )

"""What a user should know about a file that no rule can see."""

from __future__ import annotations

from jixiao.sheet import Notice
from jixiao.text import Text

__all__ = ["EMBEDDED_FILES", "EXTERNAL_LINKS", "MACROS"]

MACROS = Notice("macros", Text("文件含有宏；宏不会被执行。", "the file holds macros; they are not run."))
EXTERNAL_LINKS = Notice(
    "external-links",
    Text(
        "文件引用了其他工作簿；取的是保存时的结果，不会打开外部文件。",
        "the file refers to other workbooks; the saved results are used and nothing outside is opened.",
    ),
)
EMBEDDED_FILES = Notice(
    "embedded-files",
    Text("文件内嵌有其他文件，其内容没有读取。", "other files are embedded; their content is not read."),
)

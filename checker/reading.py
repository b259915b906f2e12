"""From a path to readings: the reader that knows the file, the form that fits each sheet, and the account of rows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from jixiao.errors import PluginFaultError, UnreadableError
from jixiao.faults import called, fault, guarded, guarded_stream
from jixiao.model import Ignored, Problem, Project, Subtotal, Table
from jixiao.protocols import Recognition
from jixiao.report import Account, Found
from jixiao.sheet import Workbook
from jixiao.system import system_finding
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.limits import Limits
    from jixiao.model import Reading
    from jixiao.protocols import Form, Reader
    from jixiao.sheet import Row, Sheet

__all__ = ["FileReading", "open_workbook"]

_PARTS = (Project, Subtotal, Problem)
_HEAD = 4096
_PREVIEW = 200
_CERTAIN = 50
_RESEMBLES = 20
"""A sheet that resembles a form this much and is none is SYS004; below it, it is another sheet and only accounted for."""


def open_workbook(path: str, readers: Mapping[str, Reader], limits: Limits) -> Workbook:
    """Open a file with the first reader (by name) that recognises its content; ``UnreadableError`` if none does."""
    try:
        size = os.path.getsize(path)
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        from jixiao.errors import reason

        why = reason(error)
        raise UnreadableError(f"无法打开文件：{why.zh}。", f"the file cannot be opened: {why.en}.") from error
    if size == 0:
        raise UnreadableError(
            "文件是空的（0 字节），多半是下载或保存中断。请重新取得文件。",
            "the file is empty (0 bytes), as after an interrupted transfer. Get it again.",
        )
    for reader in sorted(readers.values(), key=lambda item: not item.formats):  # one without formats only refuses
        if called(reader, "sniff", head, path):
            return _opened(reader, path, limits)
    raise UnreadableError(
        "不是可识别的表格文件（支持 xlsx、xlsm、xls、et、ods、csv、tsv 和网页表格）。",
        "this is no spreadsheet of a known type (xlsx, xlsm, xls, et, ods, csv, tsv and HTML tables are).",
    )


def _opened(reader: Reader, path: str, limits: Limits) -> Workbook:
    """Return the reader's workbook, with sheets whose streams name the reader when it fails."""
    workbook = called(reader, "read", path, limits)
    if not isinstance(workbook, Workbook):
        raise fault(reader, "read", TypeError(f"{workbook!r:.80} 不是 Workbook / is no Workbook"))
    for sheet in workbook.sheets:
        sheet.stream = partial(guarded_stream, reader, "rows", sheet.stream)
    return workbook


@dataclass(slots=True)
class FileReading:
    """Reads one workbook: iterate ``readings()`` to the end, then look at ``account`` and ``findings``.

    ``findings`` are SYS004 for sheets that resemble a form and fit none, and SYS005 for forms that failed on a sheet;
    these raise ``PluginFaultError`` unless the reading is ``tolerant`` of them.
    """

    workbook: Workbook
    forms: Mapping[str, Form]
    grammar: Grammar
    path: str
    account: list[Account] = field(default_factory=list)
    findings: list[Found] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    tolerant: bool = False

    def readings(self) -> Iterator[Reading]:
        """Yield what the forms read, sheet by sheet."""
        for sheet in self.workbook.sheets:
            yield from self._sheet(sheet)
        if not self.tables and not self.findings:
            self.findings.append(
                system_finding(
                    "SYS004",
                    Text("整个文件里没有绩效目标表。", "the file holds no performance-target table."),
                    self.path,
                )
            )

    def _sheet(self, sheet: Sheet) -> Iterator[Reading]:
        account = Account(sheet.name, hidden=sheet.hidden)
        self.account.append(account)
        preview = list(islice(sheet.rows(), _PREVIEW))
        if len(preview) < _PREVIEW:  # that was the whole sheet: the file need not be read again
            sheet = replace(sheet, stream=lambda: iter(preview))
        form, recognition = self._best(preview, sheet)
        if form is None or recognition is None or recognition.score < _CERTAIN:
            self._unrecognised(sheet, account, preview, form, recognition)
            return
        account.form = form.name
        counted = _Counted(sheet, account)
        try:
            yield from self._read(form, counted.sheet, account)
        except PluginFaultError as error:
            self._failed(error, sheet)
        account.rows = sheet.rows_in_file

    def _read(self, form: Form, sheet: Sheet, account: Account) -> Iterator[Reading]:
        tables = len(self.tables)
        for item in guarded(form, "read", sheet, self.grammar):
            if isinstance(item, Ignored):
                account.ignored.append(item)
                continue
            if isinstance(item, Table):
                self.tables.append(item)
            elif not isinstance(item, _PARTS) or (len(self.tables) == tables and not isinstance(item, Problem)):
                raise fault(form, "read", TypeError(f"{item!r:.80} 不能在此处给出 / cannot be given here"))
            yield item

    def _failed(self, error: PluginFaultError, sheet: Sheet) -> None:
        if not self.tolerant:
            raise error
        self.findings.append(system_finding("SYS005", error.text, self.path, sheet.name))

    def _best(self, preview: list[Row], sheet: Sheet) -> tuple[Form | None, Recognition | None]:
        best: tuple[Form | None, Recognition | None] = (None, None)
        for form in self.forms.values() if preview else ():
            try:
                recognition = called(form, "recognise", preview, sheet)
                if not isinstance(recognition, Recognition):
                    raise fault(form, "recognise", TypeError(f"{recognition!r:.80} 不是 Recognition / is none"))
            except PluginFaultError as error:
                self._failed(error, sheet)
                continue
            if best[1] is None or recognition.score > best[1].score:
                best = (form, recognition)
        return best

    def _unrecognised(
        self, sheet: Sheet, account: Account, preview: list[Row], form: Form | None, recognition: Recognition | None
    ) -> None:
        """Account for a sheet that is no table; say what is missing when it resembles one."""
        why = Text("工作表里没有绩效目标表", "the sheet holds no performance-target table")
        first, last, count = 0, 0, 0
        for row in sheet.rows():
            first, last, count = first or row.number, row.number, count + 1
        account.rows, account.read = sheet.rows_in_file, count
        if count:
            account.ignored.append(Ignored(sheet.name, first, last, why, count))
        if form is not None and recognition is not None and recognition.score >= _RESEMBLES:
            zh = "、".join(item.zh for item in recognition.missing) or "指标名称与指标值两列"
            en = ", ".join(item.en for item in recognition.missing) or "the columns of indicator names and values"
            message = Text(
                f"工作表“{sheet.name}”像是{form.title.zh}，但没有认出来；缺少：{zh}。",
                f"sheet “{sheet.name}” resembles {form.title.en} but was not recognised; missing: {en}.",
            )
            repair = Text(
                "照下发的模板补上缺少的列标题，再校验一次。",
                "Add the missing titles as the template has them, and check again.",
            )
            self.findings.append(system_finding("SYS004", message, self.path, sheet.name, repair))


class _Counted:
    """A sheet whose rows are counted into the account as the form consumes them."""

    def __init__(self, sheet: Sheet, account: Account) -> None:
        self._source, self._account = sheet, account
        self.sheet = replace(sheet, stream=self._rows)

    def _rows(self) -> Iterator[Row]:
        self._account.read = 0
        for row in self._source.stream():
            self._account.read += 1
            yield row

"""Findings about the tool itself: never turned off, and the verdict becomes “not fully assessed”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from jixiao.errors import JixiaoError
from jixiao.faults import what
from jixiao.finding import Finding, Severity
from jixiao.model import Place
from jixiao.report import Found
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.rule import Rule

__all__ = ["SYSTEM", "SystemRecord", "crash", "fault_of", "system_finding"]


class SystemRecord(NamedTuple):
    """The record of one system finding, for ``explain`` and the rule pages."""

    code: str
    name: str
    title: Text
    checks: Text
    repair: Text


SYSTEM: Mapping[str, SystemRecord] = {
    record.code: record
    for record in (
        SystemRecord(
            "SYS001",
            "unreadable-file",
            Text("文件无法读取", "file cannot be read"),
            Text(
                "文件损坏、加密、不是表格，或没有任何内容。",
                "The file is damaged, encrypted, not a spreadsheet, or empty.",
            ),
            Text(
                "按上面说明的原因处理，提交能在 Excel 或 WPS 中直接打开的 .xlsx 文件。",
                "Mend what the message names, and submit an .xlsx file that opens in Excel or WPS.",
            ),
        ),
        SystemRecord(
            "SYS002",
            "rule-crashed",
            Text("规则运行出错", "rule crashed"),
            Text(
                "某条规则在某个对象上出错或超时，该处没有被这条规则判断。",
                "A rule failed or timed out on a subject, which it therefore did not judge.",
            ),
            Text(
                "把出错信息报告给规则的提供者；与填报内容无关。",
                "Report the error to the rule's author; the submission is not to blame.",
            ),
        ),
        SystemRecord(
            "SYS003",
            "limit-exceeded",
            Text("超出安全限制", "safety limit exceeded"),
            Text(
                "文件的大小、压缩比、单元格数、时间或内存超出限制。",
                "Size, compression ratio, cells, time or memory of the file exceed a limit.",
            ),
            Text(
                "删除多余的工作表、空白格式和嵌入对象后另存。",
                "Remove surplus sheets, empty formatting and embedded objects, then save again.",
            ),
        ),
        SystemRecord(
            "SYS004",
            "no-form-recognised",
            Text("没有识别出绩效目标表", "no performance-target table recognised"),
            Text(
                "工作表里有内容，但不是任何已知的表式；或者表式已识别，但没有填写任何指标。",
                "The sheet has content, but of no known form; or the form is known, and no indicator is filled in.",
            ),
            Text(
                "先看提交的是不是填好的绩效目标表、表头是否与下发的模板一致；可以用 jixiao template 生成空白表重新填写。"
                "确实统一使用另一种表式的，请管理这套工具的人按文档“表式”一页加上它。",
                "See first whether this is a filled-in performance-target table with the header of the prescribed template;"
                " `jixiao template` writes an empty one to fill in. If another form is in general use, ask whoever keeps"
                " this tool to add it, as the page “Forms” says.",
            ),
        ),
        SystemRecord(
            "SYS005",
            "plugin-failed",
            Text("插件运行出错", "plug-in failed"),
            Text(
                "读取器或表式在该文件上出错，文件没有校验，或没有校验完。",
                "A reader or form failed on the file, which was not checked, or not to its end.",
            ),
            Text(
                "把出错信息报告给插件的提供者，或卸载该插件后重新校验；与填报内容无关。",
                "Report the error to the plug-in's author, or uninstall it and check again; the submission is not to blame.",
            ),
        ),
    )
}


def crash(rule: Rule, error: BaseException) -> Finding:
    """Make the SYS002 finding of a rule that failed."""
    said = fault_of(error)
    return Finding(
        "SYS002",
        Text(
            f"规则 {rule.code}（{rule.name}）出错，没有判断完本文件，与填报内容无关：{said.zh}",
            f"rule {rule.code} ({rule.name}) failed and did not judge all of this file, which is not to blame: {said.en}",
        ),
        "name",
    )


def fault_of(error: BaseException) -> Text:
    """Say why a rule failed; where Python says it, file and line tell the author where."""
    if isinstance(error, JixiaoError):
        return Text(error.text.zh.rstrip("。"), error.text.en.rstrip("."))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "-"
    said = what(error)
    return Text(f"规则的代码有误（{said.zh}，{where}）", f"the code of the rule is at fault ({said.en}, {where})")


def system_finding(
    code: str, message: Text, file: str, sheet: str | None = None, suggestion: Text | None = None
) -> Found:
    """Make a finding about a whole file or sheet."""
    record = SYSTEM[code]
    place = Place(sheet, 1, 1) if sheet else None
    return Found(
        code,
        record.name,
        Severity.ERROR,
        message,
        file,
        place,
        suggestion=suggestion or record.repair,
        basis=("reading",),
    )

"""From a reporter's stream of text to the screen or a file, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.errors import UsageError
from jixiao.faults import texts
from jixiao.protocols import ReporterOptions

if TYPE_CHECKING:
    from jixiao.protocols import Reporter
    from jixiao.report import Report
    from jixiao.text import Language

__all__ = ["write_report"]


def write_report(reporter: Reporter, report: Report, language: Language, given: dict[str, Any], color: bool) -> None:
    """Write a report to standard output, or to the file of ``--output`` (never over one of the checked files)."""
    options = ReporterOptions(
        color, shutil.get_terminal_size((100, 24)).columns, given["verbose"], given["quiet"], given["profile_rules"]
    )
    chunks = texts(reporter, "write", report, language, options)
    output: Path | None = given["output"]
    if output is None:
        for chunk in chunks:
            click.echo(chunk, nl=False, color=color)
        sys.stdout.flush()
        return
    if any(Path(file.path).resolve() == output.resolve() for file in report.files):
        raise UsageError(
            f"不能把报告写到被校验的文件“{output}”上。", f"the report cannot overwrite the checked file “{output}”."
        )
    _write_whole(output, chunks)


def _write_whole(output: Path, chunks: Any) -> None:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(chunks)
        os.replace(name, output)
    except OSError as error:
        raise UsageError(
            f"无法写入“{output}”：{error.strerror}。", f"cannot write “{output}”: {error.strerror}."
        ) from error

"""From a reporter's stream of text to the screen or a file, whole or not at all."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from jixiao.faults import texts
from jixiao.protocols import ReporterOptions

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.protocols import Reporter
    from jixiao.report import Report
    from jixiao.text import Language

__all__ = ["write_report"]


def write_report(reporter: Reporter, report: Report, language: Language, given: dict[str, Any], color: bool) -> None:
    """Write a report to standard output, or to the file of ``--output``."""
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
    _write_whole(output, chunks)


def _write_whole(output: Path, chunks: Any) -> None:
    from jixiao.cli.encoding import ESCAPED
    from jixiao.writing import whole_file

    with whole_file(output) as name, open(name, "w", encoding="utf-8", errors=ESCAPED, newline="\n") as stream:
        stream.writelines(chunks)

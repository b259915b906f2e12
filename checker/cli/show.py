"""``jixiao show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from jixiao.cli.options import color_option, decided_color, format_option
from jixiao.host import Host
from jixiao.paths import one_workbook
from jixiao.session import Options, Session
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "显示从文件里读到了什么：项目、金额、指标和没有参与的行。",
        "Show what was read: projects, amounts, indicators, ignored rows.",
    )

    @click.command("show", help=about.of(language))
    @click.argument("file", metavar="FILE")
    @format_option(language, ("text", "json"))
    @color_option(language)
    def show(file: str, output_format: str, color: str) -> int:
        path = one_workbook(file)
        session = Session(Host(), Options(select=("ALL",)), Path(path))
        from jixiao.record import submission_record

        record = submission_record(session.open(path), language)
        if output_format == "json":
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        else:
            from jixiao.cli.show_text import shown

            for line in shown(record, language, decided_color(color)):
                click.echo(line, color=decided_color(color))
        return 0 if _complete(record) else 2

    return show


def _complete(record: dict[str, Any]) -> bool:
    return bool(record["tables"]) and not any(item["code"].startswith("SYS") for item in record["problems"])

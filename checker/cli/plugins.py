"""``jixiao plugins``."""

from __future__ import annotations

import json

import click

from jixiao.cli.options import format_option
from jixiao.host import Host
from jixiao.terminal import columns
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "列出插件：名称、来源、版本、实现的钩子和规则。", "List plug-ins: name, distribution, version, hooks and rules."
    )

    @click.command("plugins", help=about.of(language))
    @format_option(language, ("text", "json"))
    def plugins(output_format: str) -> None:
        host = Host()
        host.registry()
        records = host.records()
        if output_format == "json":
            click.echo(json.dumps([item._asdict() for item in records], ensure_ascii=False, indent=1))
            return
        rows = [
            (
                item.name,
                f"{item.distribution} {item.version}".strip(),
                " ".join(hook.removeprefix("jixiao_") for hook in item.hooks),
                f"{item.rules[0]}…{item.rules[-1]} ({len(item.rules)})" if item.rules else "",
            )
            for item in records
        ]
        for line in columns(rows):
            click.echo(line)

    return plugins

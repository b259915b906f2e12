"""``jixiao rules``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from jixiao.cli.check import options_of
from jixiao.cli.options import format_option, run_options
from jixiao.host import Host
from jixiao.pages import rule_index, rule_record
from jixiao.session import Session
from jixiao.terminal import columns
from jixiao.text import Language, Text, plural

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "列出全部规则，以及当前方案下是否启用、什么级别。",
        "List all rules, whether they are in force, and their severity.",
    )

    @click.command("rules", help=about.of(language))
    @format_option(language, ("text", "json", "md"))
    @run_options(language)
    def rules(output_format: str, **given: Any) -> None:
        host = Host()
        session = Session(host, options_of(given), Path.cwd())
        registry, chosen = session.registry, session.ruleset.severities
        if output_format == "json":
            basis = host.basis()
            records = [
                {
                    **rule_record(item.rule, basis),
                    "plugin": item.plugin,
                    "selected": code in chosen,
                    "effective": chosen.get(code),
                }
                for code, item in registry.rules.items()
            ]
            click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        elif output_format == "md":
            click.echo(rule_index([item.rule for item in registry.rules.values()], language), nl=False)
        else:
            for line in _table(session, language):
                click.echo(line)

    return rules


def _table(session: Session, language: Language) -> Iterator[str]:
    levels = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}
    chosen = session.ruleset.severities
    rows = []
    for code, item in session.registry.rules.items():
        level = levels[chosen[code].value].of(language) if code in chosen else Text("未启用", "off").of(language)
        rows.append((code, level, item.rule.name, item.rule.title.of(language)))
    yield from columns(rows)
    yield ""
    called = session.record().called
    yield Text(
        f"共 {len(rows)} 条规则，启用 {len(chosen)} 条（方案 {called.zh}）。用 jixiao explain 编码 查看一条。",
        f"{plural(len(rows), 'rule')}, {len(chosen)} in force (profile {called.en}). See one with `jixiao explain CODE`.",
    ).of(language)

"""``jixiao explain``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jixiao.cli.options import format_option
from jixiao.host import Host
from jixiao.pages import rule_page, rule_record, system_page
from jixiao.session import Options, Session
from jixiao.system import SYSTEM
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "解释一条规则：检查什么、为什么、依据、样例、怎么改。",
        "Explain a rule: what, why, basis, examples, how to repair.",
    )
    rule_set = Text(
        "规则所在的 TOML 规则集（配置里已列出的不必写）", "TOML rule set of the rule, unless the configuration lists it"
    )

    @click.command("explain", help=about.of(language))
    @click.argument("code", metavar="CODE")
    @click.option("--rule-set", "rule_sets", multiple=True, type=click.Path(path_type=Path), help=rule_set.of(language))
    @format_option(language, ("text", "json"))
    def explain(code: str, rule_sets: tuple[Path, ...], output_format: str) -> None:
        if code.upper() in SYSTEM:
            click.echo(system_page(SYSTEM[code.upper()], language), nl=False)
            return
        session = Session(Host(), Options(rule_sets=rule_sets), Path.cwd())
        registry, basis = session.registry, session.host.basis()
        rule = registry.rules[registry.resolve(code)].rule
        if output_format == "json":
            click.echo(json.dumps(rule_record(rule, basis), ensure_ascii=False, indent=1))
        else:
            click.echo(rule_page(rule, basis, language), nl=False)

    return explain

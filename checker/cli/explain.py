"""``jixiao explain``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from jixiao.cli.options import format_option
from jixiao.host import Host
from jixiao.pages import LEVELS, rule_page, rule_record, system_page
from jixiao.session import Options, Session
from jixiao.system import SYSTEM
from jixiao.terminal import columns
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "解释一条规则：检查什么、为什么、依据、样例、怎么改；给前缀（如 VAL）则列出各条。",
        "Explain a rule: what, why, basis, examples, how to repair; of a prefix such as VAL, list the rules.",
    )
    rule_set = Text(
        "规则所在的 TOML 规则集（配置里已列出的不必写）", "TOML rule set of the rule, unless the configuration lists it"
    )

    profile = Text("方案名或方案文件", "name or file of the profile")
    config = Text("配置文件", "configuration file")

    @click.command("explain", help=about.of(language))
    @click.argument("code", metavar="CODE")
    @click.option("--profile", metavar="NAME", help=profile.of(language))
    @click.option("--config", type=click.Path(path_type=Path), help=config.of(language))
    @click.option("--rule-set", "rule_sets", multiple=True, type=click.Path(path_type=Path), help=rule_set.of(language))
    @format_option(language, ("text", "json"))
    def explain(code: str, output_format: str, **given: Any) -> None:
        word = code.strip()
        if word.upper() in SYSTEM:
            click.echo(system_page(SYSTEM[word.upper()], language), nl=False)
            return
        if word.upper() == "SYS":
            for line in columns([(item.code, item.name, item.title.of(language)) for item in SYSTEM.values()]):
                click.echo(line)
            return
        options = Options(profile=given["profile"], config=given["config"], rule_sets=given["rule_sets"])
        session = Session(Host(), options, Path.cwd())
        registry, basis = session.registry, session.host.basis()
        codes = registry.matching(word) if registry.known(word) is None else (registry.resolve(word),)
        rules = [registry.rules[found].rule for found in codes]
        if output_format == "json":
            records = [rule_record(rule, basis) for rule in rules]
            click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=1))
        elif len(rules) > 1:
            for line in columns([(rule.code, rule.name, rule.title.of(language)) for rule in rules]):
                click.echo(line)
        else:
            click.echo(rule_page(rules[0], basis, language), nl=False)
            if given["profile"] or given["config"]:
                click.echo(f"\n{_in_force(session, rules[0].code).of(language)}")

    return explain


def _in_force(session: Session, code: str) -> Text:
    """Say whether the profile has the rule, and with what severity and parameters."""
    called, level = session.record().called, session.ruleset.severities.get(code)
    if level is None:
        return Text(f"方案 {called.zh} 未启用这条规则。", f"Profile {called.en} does not use this rule.")
    rule = session.ruleset.rules[code]
    values = ", ".join(f"{name} = {json.dumps(getattr(rule, name), ensure_ascii=False)}" for name in rule.parameters)
    words = LEVELS[level.value]
    return Text(
        f"方案 {called.zh} 中的级别：{words.zh}" + (f"；参数：{values}" if values else ""),
        f"Severity in profile {called.en}: {words.en}" + (f"; parameters: {values}" if values else ""),
    )

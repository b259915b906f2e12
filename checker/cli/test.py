"""``jixiao test``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jixiao.cli.options import color_option, decided_color, format_option
from jixiao.errors import UsageError
from jixiao.host import Host
from jixiao.session import Options, Session
from jixiao.terminal import painted, safe
from jixiao.text import Language, Text, plural

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "运行规则的样例和用例。\n\n"
        "PATH 可以是 TOML 规则集、用例表、Python 模块、文件夹、插件名或规则编码；不写则运行全部规则的样例，包括配置里列出的规则集。"
        "退出码：0 全部通过；1 有不通过的；2 未能运行。",
        "Run examples and cases of rules.\n\n"
        "PATH is a TOML rule set, a table of cases, a Python module, a folder, a plug-in or a rule; without any, the "
        "examples of all rules run, those of the configured rule sets included. Exit status: 0 all hold, 1 some do not, 2 could not run.",
    )
    texts = {"quiet": Text("只显示汇总行", "the summary line only")}

    @click.command("test", help=about.of(language))
    @click.argument("paths", nargs=-1, metavar="[PATH]...")
    @click.option("-q", "--quiet", is_flag=True, help=texts["quiet"].of(language))
    @format_option(language, ("text", "json"))
    @color_option(language)
    def test(paths: tuple[str, ...], quiet: bool, output_format: str, color: str) -> int:
        from jixiao.trials import material_of, trials

        host = Host()
        if not paths:
            Session(host, Options(), Path.cwd())  # adds the rule sets of the configuration
        material = material_of(host, paths)
        every = list(trials(material, host))
        if not every:
            raise UsageError(
                "没有可运行的样例或用例，什么也没有检验。", "there is no example or case to run, so nothing was tested."
            )
        faults = [fault for trial in every if (fault := trial.fault()) is not None]
        rules = len({trial.rule for trial in every})
        if output_format == "json":
            record = {
                "rules": rules,
                "trials": len(every),
                "faults": [
                    {"rule": item.rule, "where": item.where.of(language), "what": item.what.of(language)}
                    for item in faults
                ],
            }
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
            return 1 if faults else 0
        on = decided_color(color)
        for item in () if quiet else faults:
            head = painted(f"{item.rule} {item.where.of(language)}", on, color="red", bold=True)
            click.echo(f"{head}  {safe(item.what.of(language))}", color=on)
        click.echo(_summary(rules, len(every), len(faults)).of(language))
        return 1 if faults else 0

    return test


def _summary(rules: int, count: int, faults: int) -> Text:
    result = Text(f"{faults} 个不通过", f"{faults} failed") if faults else Text("全部通过", "all hold")
    return Text(
        f"{rules} 条规则，{count} 个样例和用例：{result.zh}。",
        f"{plural(rules, 'rule')}, {count} examples and cases: {result.en}.",
    )

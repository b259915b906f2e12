"""What click says of its own, in the language of the run, and the options that every command has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

import click

from jixiao.text import Language, Text

__all__ = ["localised"]

_LANGUAGES = ("zh", "en")


class _Formatter(click.HelpFormatter):
    """Says click's own words in Chinese."""

    _SECTIONS: ClassVar = {"Options": "选项", "Arguments": "参数", "Commands": "命令"}
    _USAGE: ClassVar = {
        "[OPTIONS]": "[选项]",
        "[COMMAND] [ARGS]...": "[命令] [参数]...",
        "COMMAND [ARGS]...": "命令 [参数]...",
    }
    _EXTRA = re.compile(r"\[(?:default: |required|x[<>])[^\[\]]*\]$")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for english, chinese in self._USAGE.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self._SECTIONS.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, self._EXTRA.sub(self._extra, about)) for term, about in rows], col_max, col_spacing)

    @staticmethod
    def _extra(found: re.Match[str]) -> str:
        return found[0].replace("default: ", "默认：").replace("required", "必填").replace("; ", "；")


class _Context(click.Context):
    formatter_class = _Formatter


def localised(command: click.Command, language: Language) -> click.Command:
    """Give a command the options that all have, and its help the language of the run; a group's commands, too."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            click.echo(ctx.get_help())
            ctx.exit()

    text = Text("显示帮助", "show this help").of(language)
    command.add_help_option = False
    command.params += [
        _lang_option(language),
        click.Option(["--help", "-h"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=text),
    ]
    if language == "zh":
        command.context_class = _Context
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            localised(inner, language)
    return command


def _lang_option(language: Language) -> click.Option:
    text = Text("输出语言（默认 zh）", "language of the output (default zh)").of(language)
    return click.Option(["--lang"], type=click.Choice(_LANGUAGES), expose_value=False, help=text)

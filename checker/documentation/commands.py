"""The page of commands, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from jixiao.cli.shell import Shell
from jixiao.text import Language, Text

__all__ = ["pages"]

_EXIT = Text(
    """## 退出码

| 退出码 | 含义 |
|---|---|
| 0 | 没有达到失败级别（默认 error）的问题 |
| 1 | 有问题 |
| 2 | 未能完成校验：文件读不了、规则出错、选项或配置写错。凡是没有运行的，都不会显示为通过 |
""",
    """## Exit status

| status | meaning |
|---|---|
| 0 | nothing at or above the failing severity (error unless said) |
| 1 | findings |
| 2 | could not assess everything: an unreadable file, a rule that crashed, a wrong option or key. Nothing that did not run looks green |
""",
)


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page of all commands with their options."""
    yield "commands.md", "\n".join(_commands(language))


def _commands(language: Language) -> Iterator[str]:
    yield Text("# 命令", "# Commands").of(language)
    yield ""
    yield Text(
        "每个命令默认用中文，加 `--lang en` 用英文（或设环境变量 `JIXIAO_LANG=en`）。`jixiao 命令 --help` 显示同样的内容。",
        "Every command speaks Chinese; add `--lang en` (or set `JIXIAO_LANG=en`) for English. `jixiao COMMAND --help` shows the same.",
    ).of(language)
    yield ""
    yield _EXIT.of(language)
    shell = Shell(language)
    context = click.Context(shell, info_name="jixiao")
    for name in shell.list_commands(context):
        command = shell.get_command(context, name)
        if command is not None:
            yield from _command(name, command, context, language)


def _command(name: str, command: click.Command, parent: click.Context, language: Language) -> Iterator[str]:
    if isinstance(command, click.Group):
        inner = click.Context(command, info_name=name, parent=parent)
        yield f"## jixiao {name}"
        yield ""
        yield command.help or ""
        yield ""
        for word in command.list_commands(inner):
            below = command.get_command(inner, word)
            if below is not None:
                yield from _command(f"{name} {word}", below, parent, language)
        return
    context = click.Context(command, info_name=f"jixiao {name}", parent=None)
    yield f"## jixiao {name}"
    yield ""
    yield (command.help or "").strip()
    yield ""
    yield "```"
    yield f"jixiao {name} {' '.join(command.collect_usage_pieces(context))}".rstrip()
    yield "```"
    yield ""
    options = [item for item in command.params if isinstance(item, click.Option) and "--lang" not in item.opts]
    if options:
        yield Text("| 选项 | 作用 |", "| option | what it does |").of(language)
        yield "|---|---|"
        for option in options:
            yield f"| {_written(option)} | {_escaped(option.help or '')}{_default(option, language)} |"
        yield ""


def _written(option: click.Option) -> str:
    """Return how an option is written, with what it takes."""
    taken = ""
    if isinstance(option.type, click.Choice):
        taken = f" {{{','.join(map(str, option.type.choices))}}}"
    elif not option.is_flag:
        number = isinstance(option.type, click.IntRange | click.types.IntParamType)
        taken = f" {option.metavar or ('N' if number else option.type.name.upper())}"
    return f"`{', '.join(option.opts)}{taken}`"


def _default(option: click.Option, language: Language) -> str:
    if not option.show_default or option.default is None:
        return ""
    return Text(f"（默认 `{option.default}`）", f" (default `{option.default}`)").of(language)


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

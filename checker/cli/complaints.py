"""What click complains about, as a sentence in both languages with the nearest valid names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from jixiao.registry import nearest, unknown
from jixiao.text import Text

__all__ = ["translated"]

_VALUES = (
    (r"(?P<value>.+) is not in the range (?P<range>.+)", "{value} 超出范围 {range}"),
    (r"(?P<value>.+) is not a valid integer( range)?", "{value} 不是整数"),
    (r"(?P<value>.+) is not a valid float( range)?", "{value} 不是数"),
    (r"\w+ (?P<value>.+) is a directory", "{value} 是文件夹"),
    (r"\w+ (?P<value>.+) is a file", "{value} 不是文件夹"),
    (r"\w+ (?P<value>.+) does not exist", "{value} 不存在"),
    (r"\w+ (?P<value>.+) is not readable", "{value} 无法读取"),
    (r"\w+ (?P<value>.+) is not writable", "{value} 无法写入"),
)
_WORDS = (
    (r"Got unexpected extra arguments? \((?P<words>.+)\)", "多余的参数：{words}"),
    (r"Option '(?P<option>.+)' requires an argument", "选项 {option} 后面缺少值"),
    (r"Option '(?P<option>.+)' requires (?P<count>\d+) arguments", "选项 {option} 后面要有 {count} 个值"),
    (r"Option '(?P<option>.+)' does not take a value", "选项 {option} 不带值"),
    (r"Argument '(?P<name>.+)' takes (?P<count>\d+) values", "参数 {name} 要有 {count} 个值"),
    (r"Missing command", "缺少子命令"),
)


def translated(error: click.ClickException) -> Text:
    """Return click's complaint as a sentence in both languages."""
    english = error.format_message().rstrip(".") + "."
    english = english[:1].lower() + english[1:]
    if isinstance(error, click.NoSuchOption):
        known = [name for option in error.ctx.command.params for name in option.opts] if error.ctx else []
        hint = nearest(error.option_name, known)
        return Text(f"没有选项 {error.option_name}{hint.zh}。", f"there is no option {error.option_name}{hint.en}.")
    if isinstance(error, click.MissingParameter):
        kind = "选项" if isinstance(error.param, click.Option) else "参数"
        return Text(f"缺少{kind} {_name(error)}。", english)
    if isinstance(error, click.BadParameter):
        return _bad_value(error, english)
    message = error.message.rstrip(".")
    if message.startswith("No such command") and isinstance(error, click.UsageError):
        return _no_command(error)
    return Text(f"命令行有误：{_in_chinese(message, _WORDS)}。", english)


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return ""
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


def _bad_value(error: click.BadParameter, english: str) -> Text:
    """Return the complaint about a value; where there is a choice, with the nearest."""
    message, name = error.message.rstrip("."), _name(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice) and message.startswith("'"):
        value, known = message[1:].split("' is not")[0], [str(item) for item in kind.choices]
        hint = nearest(value, known)
        return Text(
            f"选项 {name} 没有“{value}”{hint.zh}。可用：{'、'.join(known)}。",
            f"{name} knows no “{value}”{hint.en}. Known: {', '.join(known)}.",
        )
    return Text(f"选项 {name} 的值不可用：{_in_chinese(message, _VALUES)}。", english)


def _no_command(error: click.UsageError) -> Text:
    word = error.message.split("'")[1] if "'" in error.message else ""
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return unknown(Text("命令", "command"), word, known)


def _in_chinese(message: str, patterns: Sequence[tuple[str, str]]) -> str:
    """Return the Chinese of a message that is known, else the message."""
    for pattern, chinese in patterns:
        found = re.fullmatch(pattern, message)
        if found is not None:
            return chinese.format(**found.groupdict())
    return message

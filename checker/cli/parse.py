"""``jixiao parse``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from jixiao.cli.options import color_option, decided_color, format_option
from jixiao.errors import UsageError
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "解析指标值：每个参数一个；没有参数时从标准输入逐行读取。",
        "Parse indicator values: one per argument, or one per line of standard input when there is none.",
    )

    @click.command("parse", _Values, help=about.of(language))
    @click.argument("expressions", nargs=-1, metavar="[EXPR]...", type=click.UNPROCESSED)
    @format_option(language, ("text", "json"))
    @color_option(language)
    def parse(expressions: tuple[str, ...], output_format: str, color: str) -> int:
        from jixiao.grammar import parse_value, value_to_dict

        if output_format == "json":
            for text in expressions or _lines():
                click.echo(
                    json.dumps(value_to_dict(parse_value(text)), ensure_ascii=sys.stdout.encoding.lower() != "utf-8")
                )
            return 0
        from jixiao.cli.parse_text import drawn

        painted = decided_color(color)
        for text in expressions or _lines():
            for line in drawn(parse_value(text), language, painted):
                click.echo(line, color=painted)
        return 0

    return parse


class _Values(click.Command):
    """Takes words such as -5, -3h and —— as values, but not a mistyped option; after -- everything is a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        takes = {name: not getattr(param, "is_flag", True) for param in self.params for name in param.opts}
        options: list[str] = []
        values: list[str] = []
        words = iter(args)
        for word in words:
            name, sign, _ = word.partition("=")
            if word == "--":
                values += words
            elif name in takes:
                options.append(word)
                options += [_following(name, words, ctx)] if takes[name] and not sign else []
            elif name[:2] == "--" and name[2:3].isascii() and name[2:3].isalpha():
                raise click.NoSuchOption(name, ctx=ctx)
            else:
                values.append(word)
        return super().parse_args(ctx, [*options, "--", *values])


def _following(name: str, words: Iterator[str], ctx: click.Context) -> str:
    word = next(words, None)
    if word is None:
        raise click.BadOptionUsage(name, f"Option '{name}' requires an argument.", ctx)
    return word


def _lines() -> Iterator[str]:
    """Yield the lines of standard input without their ends; UTF-8 with or without a byte order mark, or GB18030."""
    data = sys.stdin.buffer.read()
    if not data and sys.stdin.isatty():
        raise UsageError("没有要解析的内容。", "there is nothing to parse.")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = text.split("\n")
        yield from (line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines))
        return
    raise UsageError("标准输入既不是 UTF-8 也不是 GB18030 编码。", "standard input is neither UTF-8 nor GB18030.")

"""Options that several commands share, in the language of the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from jixiao.errors import UsageError
from jixiao.finding import Severity
from jixiao.registry import nearest
from jixiao.text import Language, Text

__all__ = ["color_option", "decided_color", "format_option", "run_options", "selection", "severities", "words"]

F = TypeVar("F", bound=Callable[..., Any])


def words(values: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated words of a repeatable option."""
    split = (word.strip() for value in values for word in value.replace("，", ",").split(","))
    return tuple(word for word in split if word)


def selection(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of ``--select``; given without any it is a slip and does not mean all rules."""
    found = words(values)
    if values and not found:
        raise UsageError(
            "--select 后面没有写规则。要用全部规则请写 --select ALL，或去掉这个选项。",
            "--select names no rule. For all rules write --select ALL, or leave the option out.",
        )
    return found


def format_option(language: Language, choices: tuple[str, ...], default: str = "text") -> Callable[[F], F]:
    """Return the option ``--format``."""
    text = Text("输出格式", "output format").of(language)
    return click.option(
        "--format", "output_format", type=click.Choice(choices), default=default, show_default=True, help=text
    )


def color_option(language: Language) -> Callable[[F], F]:
    """Return the option ``--color``."""
    text = Text("颜色（auto 时遵守 NO_COLOR）", "colour (auto respects NO_COLOR)").of(language)
    return click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True, help=text
    )


def decided_color(choice: str) -> bool:
    """Decide on colour: the option first, then NO_COLOR and FORCE_COLOR, then whether a person is looking."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def run_options(language: Language) -> Callable[[F], F]:
    """Return the options that choose rules, severities, profile and configuration."""
    texts = {
        "select": Text(
            "只用这些规则（编码、名称、前缀或 ALL，逗号分隔）",
            "only these rules (code, name, prefix or ALL, comma-separated)",
        ),
        "ignore": Text("不用这些规则", "not these rules"),
        "extend": Text("另外再用这些规则", "these rules in addition"),
        "severity": Text("改变级别，如 CMP003=warning", "change a severity, such as CMP003=warning"),
        "fail_on": Text("从哪个级别起算不通过（默认 error）", "from which severity on to fail (default error)"),
        "profile": Text("方案名或方案文件", "name or file of the profile"),
        "config": Text("配置文件", "configuration file"),
        "isolated": Text("不读任何配置文件", "read no configuration file"),
        "rule_set": Text("另外使用的 TOML 规则集", "a TOML rule set to use in addition"),
    }
    levels = [item.value for item in reversed(Severity)]
    options = [
        click.option("--select", multiple=True, metavar="RULES", help=texts["select"].of(language)),
        click.option("--ignore", multiple=True, metavar="RULES", help=texts["ignore"].of(language)),
        click.option("--extend-select", multiple=True, metavar="RULES", help=texts["extend"].of(language)),
        click.option("--severity", multiple=True, metavar="CODE=LEVEL", help=texts["severity"].of(language)),
        click.option("--fail-on", type=click.Choice(levels), help=texts["fail_on"].of(language)),
        click.option("--profile", metavar="NAME", help=texts["profile"].of(language)),
        click.option("--config", type=click.Path(path_type=Path), help=texts["config"].of(language)),
        click.option("--isolated", is_flag=True, help=texts["isolated"].of(language)),
        click.option(
            "--rule-set",
            "rule_sets",
            multiple=True,
            type=click.Path(path_type=Path),
            help=texts["rule_set"].of(language),
        ),
    ]

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def severities(values: tuple[str, ...]) -> dict[str, Severity]:
    """Parse ``CODE=LEVEL`` pairs; ``UsageError`` names what is wrong."""
    found: dict[str, Severity] = {}
    levels = [item.value for item in Severity]
    for value in words(values):
        code, sign, level = value.partition("=")
        if not sign or level not in levels:
            hint = nearest(level, levels)
            raise UsageError(
                f"--severity 应写成 编码=级别，级别为 {'、'.join(levels)}；实为“{value}”{hint.zh}。",
                f"--severity takes CODE=LEVEL with a level of {', '.join(levels)}, not “{value}”{hint.en}.",
            )
        found[code] = Severity(level)
    return found

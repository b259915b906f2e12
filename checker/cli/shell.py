"""The shell around all commands: language, lazy loading, console safety, and every error as one sentence."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

import click

from jixiao._version import __version__
from jixiao.cli.encoding import ESCAPED
from jixiao.cli.localised import localised
from jixiao.errors import JixiaoError, reason
from jixiao.text import Language, Text

__all__ = ["COMMANDS", "Shell", "run"]

COMMANDS: Mapping[str, Text] = {
    "check": Text("校验绩效目标表", "check performance-target tables"),
    "show": Text("显示读到了什么（校验之前）", "show what was read, before any rule"),
    "parse": Text("解析指标值，画出语法树", "parse indicator values and draw their trees"),
    "rules": Text("列出全部规则", "list all rules"),
    "explain": Text("解释一条规则", "explain one rule"),
    "forms": Text("列出、说明和试用表式", "list, show and test forms"),
    "template": Text("生成空白的绩效目标表", "write an empty table to fill in"),
    "convert": Text("把提交的表转成另一种版式", "convert a submission to another layout"),
    "plugins": Text("列出插件", "list plug-ins"),
    "test": Text("运行规则的样例和用例（供规则作者）", "run examples and cases of rules (for their authors)"),
    "new-plugin": Text("生成规则插件的骨架", "write the skeleton of a rule plug-in"),
}


class Shell(click.Group):
    """A group whose commands are imported when they are used; each module offers ``command(language)``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        about = Text(
            "jixiao（绩效）：项目支出绩效目标表的校验工具。\n\n"
            "退出码：0 没有达到失败级别的问题；1 有问题；2 未能完成校验。",
            "jixiao: the linter for performance-target tables.\n\n"
            "Exit status: 0 nothing at the failing severity, 1 findings, 2 could not assess everything.",
        )
        super().__init__("jixiao", help=about.of(language), params=[_version_option(language)])
        localised(self, language)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        return [name for name in COMMANDS if _module(name) is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and build one command in the language of the run."""
        if cmd_name not in COMMANDS or _module(cmd_name) is None:
            return None
        factory = cast("Callable[[Language], click.Command]", import_module(f"jixiao.cli.{_module(cmd_name)}").command)
        return localised(factory(self.language), self.language)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        rows = [(name, COMMANDS[name].of(self.language)) for name in self.list_commands(ctx)]
        with formatter.section(Text("命令", "Commands").of(self.language)):
            formatter.write_dl(rows)


def _module(name: str) -> str | None:
    from importlib.util import find_spec

    module = name.replace("-", "_")
    return module if find_spec(f"jixiao.cli.{module}") else None


def _version_option(language: Language) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"jixiao {__version__}")
            ctx.exit()

    text = Text("显示版本", "show the version").of(language)
    return click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=text)


_OUTPUT = frozenset({errno.EBADF, errno.ENOSPC, errno.EIO, errno.EFBIG})
"""How writing to a standard stream fails, as far as the stream is to blame."""

_COLLECT_AFTER = 500_000
"""Records come by the thousand and hardly ever in cycles: looking for these every 700 took a twentieth of a check."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run and return the exit status; every foreseeable failure is a sentence in both languages and status 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_COLLECT_AFTER)
    _make_console_safe()
    language = _language(given)
    try:
        result = Shell(language).main(given, prog_name="jixiao", standalone_mode=False, obj=language)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.ClickException as error:
        from jixiao.cli.complaints import translated

        return _fail(translated(error), language)
    except JixiaoError as error:
        return _fail(error.text, language)
    except click.Abort:
        return _fail(Text("已中断。", "interrupted."), language)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        if error.filename is None and error.errno in _OUTPUT:
            why = reason(error)
            return _fail(Text(f"无法写到标准输出：{why.zh}。", f"cannot write to standard output: {why.en}."), language)
        return _unforeseen(error, language)
    except Exception as error:
        return _unforeseen(error, language)
    return result if isinstance(result, int) else 0


def _unforeseen(error: Exception, language: Language) -> int:
    """Give the user a sentence and, on request, the maintainer the trace: it is a fault of ours."""
    if os.environ.get("JIXIAO_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"
    text = Text(
        f"jixiao 内部出错，没有完成校验：{what}。设置环境变量 JIXIAO_DEBUG=1 可看到详情，请报告给维护者。",
        f"an internal fault of jixiao, nothing was concluded: {what}. JIXIAO_DEBUG=1 shows the details; please report it.",
    )
    return _fail(text, language)


def _language(arguments: Sequence[str]) -> Language:
    """Return the language asked for on the command line, else of the variable JIXIAO_LANG, else Chinese."""
    chosen = os.environ.get("JIXIAO_LANG", "zh")
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
        elif word == "--lang" and index + 1 < len(arguments):
            chosen = arguments[index + 1]
    return "en" if chosen == "en" else "zh"


def _make_console_safe() -> None:
    """Escape what the console's encoding lacks (GBK on Chinese Windows) instead of failing on it.

    A closed output is one that fails when it is written to; closed errors go nowhere.
    """
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115  # open to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=ESCAPED)


def _fail(text: Text, language: Language) -> int:
    """Print one sentence in each language, the chosen one first."""
    lines = [f"错误：{text.zh}", f"Error: {text.en}"]
    for line in lines if language == "zh" else reversed(lines):
        click.echo(line, err=True)
    return 2

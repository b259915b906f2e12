"""``jixiao check``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.options import color_option, decided_color, run_options, selection, severities, words
from jixiao.cli.output import write_report
from jixiao.cli.progress import Progress
from jixiao.errors import UsageError
from jixiao.finding import Severity
from jixiao.host import Host
from jixiao.paths import Search, list_of, search
from jixiao.registry import unknown
from jixiao.session import Options, Session
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.report import Report

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "校验一个或多个绩效目标表（文件或文件夹），报告问题在哪里、为什么、怎么改。",
        "Check performance-target tables (files or folders): where, what, why, and how to write it instead.",
    )
    texts = {
        "format": Text("输出格式（text、json 或插件提供的）", "output format (text, json or a plug-in's)"),
        "quiet": Text("只显示汇总行", "the summary line only"),
        "time": Text("显示每条规则的用时", "show the time of every rule"),
        "previous": Text(
            "上一年度的文件或文件夹，用来比较目标的变化；可写多次",
            "last year's file or folder, to compare the targets with; may be repeated",
        ),
        "jobs": Text("同时校验几个文件（0：自动）", "files to check at the same time (0: automatic)"),
        "executor": Text("用什么方式并行（插件可提供）", "how to run in parallel (plug-ins may add ways)"),
        "output": Text("写入文件而不是屏幕", "write to a file instead of the screen"),
        "verbose": Text(
            "附上依据、规则运行情况和读取账目，相同的提示逐条列出", "with basis, ledger, account, every info"
        ),
    }

    @click.command("check", help=about.of(language))
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    @click.option("--format", "output_format", default="text", show_default=True, help=texts["format"].of(language))
    @click.option("--output", type=click.Path(path_type=Path), help=texts["output"].of(language))
    @run_options(language)
    @click.option("--previous", multiple=True, type=click.Path(path_type=Path), help=texts["previous"].of(language))
    @click.option(
        "-j", "--jobs", type=click.IntRange(min=0), default=0, show_default=True, help=texts["jobs"].of(language)
    )
    @click.option("--executor", default="processes", show_default=True, help=texts["executor"].of(language))
    @click.option("--profile-rules", is_flag=True, help=texts["time"].of(language))
    @click.option("-v", "--verbose", is_flag=True, help=texts["verbose"].of(language))
    @click.option("-q", "--quiet", is_flag=True, help=texts["quiet"].of(language))
    @color_option(language)
    def check(paths: tuple[str, ...], **given: Any) -> int:
        host = Host()
        reporters = host.reporters()
        wanted = given["output_format"]
        if wanted not in reporters:
            raise UsageError(*unknown(Text("输出格式", "output format"), wanted, reporters))
        found = search(paths)
        files = found.files
        session = Session(host, options_of(given), Path(files[0]))
        previous = _last_years(given["previous"], found)
        _check_output(given["output"], session, files, previous)
        with Progress(language, len(files)) as progress:
            report = session.check(
                files, progress, previous, jobs=_jobs(given["jobs"], len(files)), executor=given["executor"]
            )
        _add_left_out(report, found, _read(session, previous))
        if wanted != "text":  # which says so itself
            for notice in report.notices:
                click.echo(Text(f"注意：{notice.zh}", f"Note: {notice.en}").of(language), err=True)
        color = decided_color(given["color"]) and given["output"] is None
        write_report(reporters[wanted], report, language, given, color)
        return report.verdict().exit_status

    return check


def _add_left_out(report: Report, found: Search, used: Iterable[Path]) -> None:
    """Say what in the folders was not checked: a pass over the others is none of these."""
    places = {path.resolve() for path in used}
    report.left_out = tuple(path for path in found.passed_over if Path(path).resolve() not in places)
    said = []
    if report.left_out:
        count, names = len(report.left_out), list_of(report.left_out, _NAMED)
        said.append(
            Text(
                f"{count} 项不是表格类型或是文件夹的链接：{names.zh}",
                f"{count} of other types or links to folders: {names.en}",
            )
        )
    if found.hidden:
        count = len(found.hidden)
        said.append(Text(f"{count} 项是隐藏或临时的", f"{count} hidden or temporary"))
    if said:
        zh, en = "；".join(item.zh for item in said), "; ".join(item.en for item in said)
        report.notices.append(Text(f"文件夹里有的内容没有校验：{zh}", f"not all in the folders was checked: {en}"))


def _last_years(given: Sequence[Path], search_of_run: Search) -> list[Path]:
    """Return last year's files, each once, those of folders included; what folders hold besides is noted with the run's."""
    files: dict[str, Path] = {}
    for path in given:
        inside = search([str(path)]) if path.is_dir() else Search([str(path)])
        search_of_run.passed_over += (item for item in inside.passed_over if item not in search_of_run.passed_over)
        search_of_run.hidden |= inside.hidden
        for name in inside.files:
            files.setdefault(os.path.realpath(name), Path(name))
    return list(files.values())


def _check_output(output: Path | None, session: Session, files: Sequence[str], previous: Sequence[Path]) -> None:
    """Refuse, before anything runs, to write over what is read or where nothing can be written."""
    if output is not None:
        from jixiao.writing import refuse_input, refuse_unwritable

        refuse_input(output, [*map(Path, files), *_read(session, previous)])
        refuse_unwritable(output)


def _read(session: Session, previous: Sequence[Path]) -> list[Path]:
    """Return what the run reads besides the files that it checks."""
    from jixiao.preconditions import sources

    return [*sources(session), *previous]


_MANY = 8
_NAMED = 20
"""Files in folders that are named one by one when they are not checked."""


def _jobs(wanted: int, files: int) -> int:
    """Return the workers: as asked, or one a processor when there are many files."""
    return wanted or (min(os.cpu_count() or 1, files) if files >= _MANY else 1)


def options_of(given: dict[str, Any]) -> Options:
    """Return the session's options of the command line's."""
    return Options(
        selection(given["select"]),
        words(given["ignore"]),
        words(given["extend_select"]),
        tuple(severities(given["severity"]).items()),
        Severity(given["fail_on"]) if given["fail_on"] else None,
        given["profile"],
        given["config"],
        given["isolated"],
        given.get("profile_rules", False),
        given["rule_sets"],
    )

"""``jixiao forms``: list them, show one, try one's own on a workbook."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.options import format_option
from jixiao.conversion import filled_tables
from jixiao.errors import UsageError
from jixiao.host import Host
from jixiao.local_forms import load_local_form
from jixiao.model import Problem, Project, Reading, Table
from jixiao.paths import one_workbook
from jixiao.registry import unknown
from jixiao.session import Options, Session
from jixiao.terminal import columns
from jixiao.text import Language, Text, plural

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.protocols import Form
    from jixiao.sheet import Sheet

__all__ = ["command"]

_PREVIEW = 200
_CERTAIN = 50


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text("列出、说明和试用表式。", "List, show and test forms.")
    listing = _list(language)

    @click.group("forms", help=about.of(language), invoke_without_command=True)
    @click.pass_context
    def group(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            ctx.invoke(listing, output_format="text")

    group.add_command(listing)
    group.add_command(_show(language))
    group.add_command(_test(language))
    return group


def _list(language: Language) -> click.Command:
    about = Text("列出全部表式。", "List all forms.")

    @click.command("list", help=about.of(language))
    @format_option(language, ("text", "json"))
    def list_forms(output_format: str) -> None:
        forms = Host().forms().values()
        ordered = sorted(forms, key=lambda form: (len(form.name), form.name))
        if output_format == "json":
            records = [{"name": form.name, "title": form.title._asdict()} for form in ordered]
            click.echo(json.dumps(records, ensure_ascii=False, indent=1))
            return
        for line in columns([(form.name, form.title.of(language)) for form in ordered]):
            click.echo(line)

    return list_forms


def _show(language: Language) -> click.Command:
    about = Text(
        "说明一种表式：凭什么识别，必须有哪些列。", "Show what a form is recognised by and which columns it requires."
    )

    @click.command("show", help=about.of(language))
    @click.argument("form", metavar="FORM|FILE.toml")
    @format_option(language, ("text", "json"))
    def show(form: str, output_format: str) -> None:
        found = _form(form, Host())
        record = _record(found)
        if output_format == "json":
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
            return
        click.echo(f"{found.name}  {found.title.of(language)}")
        for line in columns(
            [(key, _shown(value, language)) for key, value in record.items() if key not in {"name", "title"} and value]
        ):
            click.echo(f"  {line}")

    return show


def _record(form: Form) -> dict[str, Any]:
    """Return what a form says of itself."""
    described = getattr(form, "record", None)
    return dict(described()) if callable(described) else {"name": form.name, "title": form.title._asdict()}


def _shown(value: Any, language: Language) -> str:
    if isinstance(value, dict):
        pairs = [f"{key}{Text('：', ': ').of(language)}{_shown(item, language)}" for key, item in value.items()]
        return Text("；", "; ").of(language).join(pairs)
    return Text("、", ", ").of(language).join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _form(word: str, host: Host) -> Form:
    """Return a built-in form by name, or the one that a file describes."""
    if Path(word).suffix:
        return load_local_form(Path(word), host.form_loaders())
    forms = {name.lower(): form for name, form in host.forms().items()}
    if word.lower() not in forms:
        names = [form.name for form in forms.values()]
        raise UsageError(*unknown(Text("表式", "form"), word, names))
    return forms[word.lower()]


def _test(language: Language) -> click.Command:
    about = Text(
        "用一个表式（或描述它的 TOML 文件）读一个工作簿，说明认出了什么、还缺什么。",
        "Read a workbook with a form (or the TOML file that describes one) and say what was recognised and what is missing.",
    )

    @click.command("test", help=about.of(language))
    @click.argument("form", metavar="FORM|FILE.toml")
    @click.argument("workbook", metavar="WORKBOOK")
    def test(form: str, workbook: str) -> int:
        path = one_workbook(workbook)
        host = Host()
        found = _form(form, host)
        session = Session(host, Options(select=("ALL",)), Path(path))
        fitted = [_try(sheet, found, session.grammar, language) for sheet in session.open(path).workbook.sheets]
        return 0 if any(fitted) else 1

    return test


def _try(sheet: Sheet, form: Form, grammar: Grammar, language: Language) -> bool:
    """Say how one sheet fits; return whether it does."""
    recognition = form.recognise(list(islice(sheet.rows(), _PREVIEW)), sheet)
    if recognition.score < _CERTAIN:
        missing = [item.of(language) for item in recognition.missing]
        reasons = ("；" if language == "zh" else "; ").join(missing)
        click.echo(
            Text(
                f"{sheet.name}：不是 {form.name}（{recognition.score} 分）",
                f"{sheet.name}: not {form.name} ({recognition.score})",
            ).of(language)
            + (f"  {reasons}" if reasons else "")
        )
        return False
    readings: list[Reading] = list(form.read(sheet, grammar))
    own = [item for item in readings if isinstance(item, Table) and item.form == form.name]
    projects = [item for item in readings if isinstance(item, Project)]
    count = sum(len(item.indicators) for item in projects)
    click.echo(
        Text(
            f"{sheet.name}：是 {form.name}（{recognition.score} 分），{len(filled_tables(readings))} 张表中的 {len(own)} 张，"
            f"项目 {len(projects)} 个，指标 {count} 条",
            f"{sheet.name}: {form.name} ({recognition.score}), {len(own)} of {plural(len(filled_tables(readings)), 'table')}, "
            f"{plural(len(projects), 'project')}, {plural(count, 'indicator')}",
        ).of(language)
    )
    for item in readings:
        if isinstance(item, Problem):
            click.echo(f"  {item.code}  {item.message.of(language)}")
    return bool(own)

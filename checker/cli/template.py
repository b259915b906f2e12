"""``jixiao template``."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.errors import UsageError
from jixiao.host import Host
from jixiao.layout import refuse_overwriting, write_xlsx
from jixiao.protocols import WritableForm
from jixiao.registry import unknown
from jixiao.text import Language, Text

__all__ = ["command", "writable"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "生成一份空白的绩效目标表：版式正确，带下拉选项和填写提示。用 jixiao forms list 查看表式。",
        "Write an empty performance-target table, laid out correctly, with drop-downs and notes. See jixiao forms list.",
    )
    texts = {
        "output": Text("写入的文件（默认为 表式.xlsx）", "the file to write (default: FORM.xlsx)"),
        "force": Text("替换已有的文件", "replace an existing file"),
    }

    @click.command("template", help=about.of(language))
    @click.argument("form", metavar="FORM")
    @click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=texts["output"].of(language))
    @click.option("--force", is_flag=True, help=texts["force"].of(language))
    def template(form: str, output: Path | None, force: bool) -> None:
        found = writable(form, Host())
        target = output or Path(f"{found.name}.xlsx")
        refuse_overwriting(target, None, force=force)
        write_xlsx([found.template()], target)
        click.echo(Text(f"已生成 {target}（{found.title.zh}）", f"{target} written ({found.title.en})").of(language))

    return template


def writable(name: str, host: Host) -> WritableForm:
    """Return the form of a name that can be written; ``UsageError`` with the nearest names otherwise."""
    forms = {key.lower(): form for key, form in host.forms().items() if isinstance(form, WritableForm)}
    found = forms.get(name.lower())
    if found is None:
        names = [form.name for form in forms.values()]
        raise UsageError(*unknown(Text("表式", "form"), name, names))
    return found

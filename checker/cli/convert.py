"""``jixiao convert``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from jixiao.cli.template import writable
from jixiao.conversion import filled_tables, losses, read_layouts
from jixiao.errors import UsageError
from jixiao.host import Host
from jixiao.layout import Layout, csv_text, refuse_overwriting, write_xlsx
from jixiao.paths import one_workbook
from jixiao.protocols import WritableForm
from jixiao.session import Options, Session
from jixiao.text import Language, Text
from jixiao.writing import whole_file

__all__ = ["command"]

_DATA = ("json", "csv")
_SHOWN = 5


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "把提交的表转成另一种版式（F1、F4、F5 ……）、csv 或 json。写出前先读回核对，内容有任何不同就停下。",
        "Convert a submission to another layout (F1, F4, F5 …), csv or json. What would be written is read back and "
        "compared first; any difference stops it.",
    )
    texts = {
        "to": Text("目标表式，或 json、csv", "the form wanted, or json, csv"),
        "output": Text(
            "写入的文件；json 和 csv 默认写到屏幕", "the file to write; json and csv go to the screen by default"
        ),
        "force": Text("替换已有的文件（永远不会替换输入文件）", "replace an existing file (never the input)"),
        "loss": Text("目标版式装不下的内容可以舍去", "drop what the layout has no place for"),
    }

    @click.command("convert", help=about.of(language))
    @click.argument("file", metavar="FILE")
    @click.option("--to", "wanted", required=True, metavar="FORM|json|csv", help=texts["to"].of(language))
    @click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=texts["output"].of(language))
    @click.option("--force", is_flag=True, help=texts["force"].of(language))
    @click.option("--allow-loss", is_flag=True, help=texts["loss"].of(language))
    def convert(file: str, wanted: str, output: Path | None, force: bool, allow_loss: bool) -> None:
        path = one_workbook(file)
        host = Host()
        form = None if wanted.lower() in _DATA else writable(wanted, host)
        target = output or (Path(f"{Path(path).stem}-{form.name}.xlsx") if form is not None else None)
        if target is not None:
            refuse_overwriting(target, Path(path), force=force)
        session = Session(host, Options(select=("ALL",)), Path(path))
        if wanted.lower() == "json":
            _text(_json(session, path, language), target)
        else:
            writer = form if form is not None else writable("F5", host)
            layouts = _layouts(session, path, writer, allow_loss=allow_loss)
            if target is not None and form is not None:
                write_xlsx(layouts, target)
            else:
                _text(csv_text(layouts), target, encoding="utf-8-sig")
        if target is not None:
            click.echo(Text(f"已写入 {target}", f"{target} written").of(language), err=True)

    return convert


def _json(session: Session, path: str, language: Language) -> str:
    from jixiao.record import submission_record

    record = submission_record(session.open(path), language)
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _layouts(session: Session, path: str, form: WritableForm, *, allow_loss: bool) -> Sequence[Layout]:
    """Lay a submission out and prove that reading it back gives the same; ``UsageError`` names the differences."""
    reading = session.open(path)
    before = filled_tables(reading.readings())
    if not before:
        raise UsageError("文件里没有绩效目标表，无法转换。", "the file holds no performance-target table to convert.")
    layouts = form.lay_out(before)
    lost = losses(before, filled_tables(read_layouts(layouts, session.forms, session.grammar)))
    if lost and not allow_loss:
        zh = "；".join(item.zh for item in lost[:_SHOWN])
        en = "; ".join(item.en for item in lost[:_SHOWN])
        raise UsageError(
            f"转换后有 {len(lost)} 处不同：{zh}。目标版式装不下时，可换一种版式，或加 --allow-loss。",
            f"{len(lost)} things would differ: {en}. Choose another layout, or add --allow-loss.",
        )
    return layouts


def _text(text: str, target: Path | None, encoding: str = "utf-8") -> None:
    if target is None:
        click.echo(text, nl=False)
        return
    with whole_file(target) as name:
        Path(name).write_text(text, encoding=encoding, newline="")

"""``jixiao new-plugin``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from jixiao.errors import UsageError, reason
from jixiao.host import Host
from jixiao.skeleton import naming, skeleton
from jixiao.text import Language, Text

__all__ = ["command"]


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    about = Text(
        "生成规则插件的骨架：一条规则、钩子、样例和测试，改写即可使用。",
        "Write the skeleton of a rule plug-in: one rule, the hooks, examples and tests, ready to be rewritten.",
    )
    texts = {
        "output": Text("写到哪个文件夹（默认为插件名）", "folder to write to (default: the name)"),
        "family": Text("规则编码的字母，三到五个大写字母", "letters of the rule codes, three to five capitals"),
    }

    @click.command("new-plugin", help=about.of(language))
    @click.argument("name", metavar="NAME")
    @click.option("-o", "--output", type=click.Path(path_type=Path), help=texts["output"].of(language))
    @click.option("--family", metavar="LETTERS", help=texts["family"].of(language))
    def new_plugin(name: str, output: Path | None, family: str | None) -> None:
        taken = {code[:-3] for code in Host().registry().rules}
        names = naming(name, family, taken)
        folder = output or Path(name)
        found = skeleton(names)
        _write(folder, found)
        click.echo(_told(folder, names.name, f"{names.family}001", len(found)).of(language))

    return new_plugin


def _write(folder: Path, found: Mapping[str, str]) -> None:
    """Write all files or none; never into a folder that holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"“{folder}”已存在且不是空文件夹，没有写入任何内容。",
            f"“{folder}” exists and is no empty folder; nothing was written.",
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for path, text in found.items():
                place = draft / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, "utf-8", newline="\n")
            draft.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            os.replace(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        why = reason(error)
        raise UsageError(f"无法写入“{folder}”：{why.zh}。", f"cannot write “{folder}”: {why.en}.") from error


def _told(folder: Path, name: str, code: str, count: int) -> Text:
    steps = f"\n    cd {folder}\n    pip install -e '.[test]'\n    jixiao explain {code}\n    jixiao test {name}\n    pytest"
    return Text(
        f"已生成 {folder}（{count} 个文件）。接下来：\n{steps}\n\n"
        "pip 找不到 jixiao 的，先在 jixiao 的源码文件夹里做出安装文件（pip wheel --no-deps --wheel-dir wheels .），"
        "再给 pip install 加上 --find-links 和 wheels 文件夹的位置。",
        f"wrote {folder} ({count} files). What comes next:\n{steps}\n\n"
        "Where pip does not find jixiao, make its wheel in the source folder of jixiao (pip wheel --no-deps --wheel-dir wheels .) "
        "and add --find-links with the place of that folder to pip install.",
    )

"""The pages of the documentation that are generated: rules, profiles, configuration, hooks, commands, names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.host import Host

__all__ = ["LANGUAGES", "builtin", "generated", "regenerate"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_NOTE = Text(
    "本页由程序生成，改动写在规则、方案或代码里。", "This page is generated; change the rule, profile or code instead."
)


def builtin() -> Host:
    """Return a host with the plug-ins of jixiao itself, whatever else is installed."""
    from importlib.metadata import entry_points

    from jixiao.host import GROUP, Host

    own = [entry for entry in entry_points(group=GROUP) if entry.dist is not None and entry.dist.name == "jixiao"]
    return Host({entry.name: entry.load() for entry in own})


def generated(host: Host) -> dict[str, str]:
    """Return every generated page: path below the documentation's folder to Markdown."""
    from jixiao.grammar.documentation import page

    pages = {
        f"{language}/{path}": f"{text.rstrip()}\n\n<!-- {_NOTE.of(language)} -->\n"
        for language in LANGUAGES
        for path, text in _pages(host, language)
    }
    return {**pages, **{f"{language}/grammar.md": page(language) for language in LANGUAGES}}


def _pages(host: Host, language: Language) -> Iterator[tuple[str, str]]:
    from jixiao.documentation import api, catalogue, commands, contracts, formats, layouts

    yield from api.pages(language)
    yield from catalogue.pages(host, language)
    yield from commands.pages(language)
    yield from contracts.pages(language)
    yield from formats.pages(language)
    yield from layouts.pages(host, language)


def regenerate(folder: Path, host: Host) -> tuple[int, int]:
    """Write the pages below ``folder``, the samples in those that people write too, remove rule and profile pages that are no more; return (written, removed)."""
    from jixiao.documentation.samples import embedded

    pages = {**generated(host), **embedded(folder, host)}
    removed = 0
    for kind in ("rules", "profiles"):
        for language in LANGUAGES:
            for path in (folder / language / kind).glob("*.md"):
                if path.relative_to(folder).as_posix() not in pages:
                    path.unlink()
                    removed += 1
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return len(pages), removed

"""The page about the language, made from the grammars, the vocabulary and examples that are parsed on the way.

``python -m jixiao.grammar.documentation docs`` writes ``docs/zh/grammar.md`` and ``docs/en/grammar.md``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.grammar.canonical import canonical
from jixiao.grammar.language import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.grammar.nodes import Node

__all__ = ["LANGUAGES", "ebnf", "page", "write"]

LANGUAGES = ("zh", "en")
_RULE = re.compile(r"^(?P<name>[_a-z]+) *: *(?P<body>.*)$")
_SHOWN = 10
_PROGRAM = """```python
from jixiao.grammar import parse_entries, parse_name, parse_value

value = parse_value("服务对象满意度≥90%")
value.kind, value.op, value.number, value.unit  # comparison, >=, 90, %

cell = parse_entries("1、产出指标：培训人数，年度指标值：≥100人。")
entry = cell.entries[0]
cell.text[slice(*entry.name)], cell.text[slice(*entry.value)]  # 培训人数, ≥100人

parse_name("验收合格率（%）").unit  # %
```"""


def page(language: str) -> str:
    """Return the page in ``zh`` or ``en``. Raises ``LookupError`` for an example without the node it is to show."""
    return "\n".join(_Page(language).lines()).rstrip() + "\n"


def write(folder: Path) -> tuple[Path, ...]:
    """Write the page in every language below ``folder``."""
    places = tuple(folder / language / "grammar.md" for language in LANGUAGES)
    for language, place in zip(LANGUAGES, places, strict=True):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page(language), encoding="utf-8", newline="\n")
    return places


def ebnf(name: str) -> str:
    """Return the rules of a ``.lark`` file in the notation of the W3C, with the comments before them.

    The letters that stand for the parts of an entry are left out; the head comment is kept.
    """
    lines: list[str] = []
    for line in _read(name).splitlines():
        rule = _RULE.match(line)
        if line.startswith("//"):
            lines.append(f"/* {line[2:].strip()} */" if line[2:].strip() else "")
        elif rule is not None:
            lines.append(f"{rule['name'].lstrip('_')} ::= {_plain(rule['body'])}")
        elif line.strip().startswith("|"):
            lines.append(f"    {_plain(line.strip())}")
        elif not line.strip():
            lines.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _plain(body: str) -> str:
    """Drop the mark that keeps a rule out of the tree."""
    return re.sub(r"\b_(?=[a-z])", "", body)


def _read(name: str) -> str:
    return (files("jixiao.grammar") / name).read_text(encoding="utf-8")


class _Page:
    def __init__(self, language: str) -> None:
        self._language = language
        self._data: dict[str, Any] = tomllib.loads(_read("documentation.toml"))
        self._grammar = Grammar()

    def lines(self) -> Iterator[str]:
        """Yield the page line by line."""
        yield f"# {self._text('title')}"
        yield f"\n{self._text('intro').strip()}"
        yield from self._chapter("library", [_PROGRAM])
        yield from self._chapter("kinds", _table(self._text("kind-head"), self._kinds()))
        yield from self._chapter("value-grammar", ["```ebnf", ebnf("value.lark"), "```"])
        yield from self._chapter("value-nodes", _table(self._text("head"), self._nodes("value-nodes")))
        yield from self._chapter("entry-styles", self._styles())
        yield from self._chapter("entry-grammar", ["```ebnf", ebnf("entries.lark"), "```"])
        yield from self._chapter("entry-nodes", _table(self._text("head"), self._nodes("entry-nodes")))
        yield from self._chapter("levels", [self._text("levels-intro"), "", *self._levels()])
        yield from self._chapter("vocabulary", [self._text("vocabulary-intro"), "", *self._sections()])

    def _text(self, key: str) -> Any:
        return self._data["texts"][key][self._language]

    def _chapter(self, key: str, body: Iterable[str]) -> Iterator[str]:
        yield f"\n## {self._text(key)}\n"
        yield from body

    def _kinds(self) -> Iterator[tuple[str, ...]]:
        for name, kind in self._data["kinds"].items():
            value = self._grammar.value(kind["example"])
            if value.kind != name:
                raise LookupError(f"the example “{kind['example']}” is {value.kind}, not {name}")
            yield f"`{name}`", kind[self._language], kind["example"], canonical(value)

    def _nodes(self, key: str) -> Iterator[tuple[str, ...]]:
        for name, node in self._data[key].items():
            text = node["example"]
            tree = self._grammar.value(text).tree if key == "value-nodes" else self._grammar.entries(text).tree
            found = _first(tree, name)
            if found is None:
                raise LookupError(f"the example “{text}” has no node {name}")
            yield f"`{name}`", node[self._language], text, text[slice(*found.span)]

    def _styles(self) -> Iterator[str]:
        for name, style in self._data["styles"].items():
            text = style["example"]
            parsed = self._grammar.entries(text)
            if parsed.style != name:
                raise LookupError(f"the example “{text}” is of style {parsed.style}, not {name}")
            yield f"### {name} {style[self._language]}\n\n```text\n{text}\n"
            yield from _drawn(parsed.tree, text, "")
            yield "```\n"

    def _levels(self) -> Iterator[str]:
        for section in ("level1", "level2"):
            terms = self._grammar.vocabulary.section(section).values()
            yield from _table(self._text("level-head"), ((f"`{term.key}`", _some(term.words)) for term in terms))
            yield ""

    def _sections(self) -> Iterator[str]:
        names = sorted(self._grammar.vocabulary.sections)
        rows = ((f"`{name}`", "、".join(f"`{key}`" for key in list(self._keys(name))[:3])) for name in names)
        yield from _table(self._text("section-head"), rows)

    def _keys(self, section: str) -> Iterable[str]:
        return self._grammar.vocabulary.section(section)


def _some(words: tuple[str, ...]) -> str:
    return "、".join(words[:_SHOWN]) + ("……" if len(words) > _SHOWN else "")


def _table(head: list[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from (_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _first(node: Node, kind: str) -> Node | None:
    if node.type == kind:
        return node
    return next((found for child in node.children if (found := _first(child, kind)) is not None), None)


def _drawn(node: Node, text: str, indent: str) -> Iterator[str]:
    words = "" if node.children else f" “{text[slice(*node.span)]}”"
    yield f"{indent}{node.type}{words}"
    for child in node.children:
        yield from _drawn(child, text, indent + "  ")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))

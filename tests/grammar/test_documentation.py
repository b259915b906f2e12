from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from jixiao.grammar import parse_value
from jixiao.grammar.documentation import LANGUAGES, ebnf, page, write

HERE = Path(__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
DATA = tomllib.loads((files("jixiao.grammar") / "documentation.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_up_to_date(language: str) -> None:
    committed = (DOCS / language / "grammar.md").read_text(encoding="utf-8")

    assert committed == page(language), "run: python -m jixiao.grammar.documentation docs"


def test_writing_is_repeatable(tmp_path: Path) -> None:
    first = [place.read_bytes() for place in write(tmp_path / "a")]
    second = [place.read_bytes() for place in write(tmp_path / "b")]

    assert first == second
    assert first[0] != first[1]


@pytest.mark.parametrize("name", ["value.lark", "entries.lark"])
def test_every_rule_is_shown(name: str) -> None:
    source = (files("jixiao.grammar") / name).read_text(encoding="utf-8")
    rules = {
        line.split(":")[0].lstrip("_")
        for line in source.splitlines()
        if ":" in line and line[0] in "_abcdefghijklmnopqrstuvwxyz"
    }

    shown = {line.split(" ::= ")[0] for line in ebnf(name).splitlines() if " ::= " in line}

    assert shown == rules


def test_every_text_exists_in_both_languages() -> None:
    missing = [
        key
        for part in DATA.values()
        for key, item in part.items()
        if not all(item.get(language) for language in LANGUAGES)
    ]

    assert missing == []


def test_every_part_of_an_entry_is_described() -> None:
    source = (files("jixiao.grammar") / "entries.lark").read_text(encoding="utf-8")
    parts = {line.split(":")[0].lower() for line in source.splitlines() if ': "' in line}

    assert parts - set(DATA["entry-nodes"]) == set()


def test_every_type_of_node_is_on_the_page():
    """The types that trees of the reviewed values hold, against the list that the page is made of."""
    texts = [text for path in HERE.glob("cases_value_*.toml") for text in tomllib.loads(path.read_text("utf-8"))]

    seen = {node.type for text in texts for node in walked(parse_value(text).tree)}

    assert set() == seen - set(DATA["value-nodes"])


def walked(node):
    yield node
    for child in node.children:
        yield from walked(child)

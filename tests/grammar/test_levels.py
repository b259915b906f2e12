from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.grammar.levels import Level, belongs, level_of, required_marker
from jixiao.grammar.vocabulary import Vocabulary

TABLE = tomllib.loads((Path(__file__).parent / "cases_levels.toml").read_text(encoding="utf-8"))
CATEGORIES = ("output", "benefit", "satisfaction", "cost", "other")


@pytest.mark.parametrize("row", TABLE["words"], ids=range(len(TABLE["words"])))
def test_level(row: str) -> None:
    text, category, subcategory, first = (part.strip(" ") for part in row.split("|"))
    expected = Level(category, subcategory or None, first=first == "1") if category else None

    actual = level_of(text.replace("\\n", "\n"))

    assert expected == actual


@pytest.mark.parametrize("row", TABLE["belongs"])
def test_belongs(row: str) -> None:
    key, under = (part.strip() for part in row.split("|"))

    actual = {category for category in CATEGORIES if belongs(key, category)}

    assert actual == set(under.split())


@pytest.mark.parametrize("text", TABLE["required"], ids=range(len(TABLE["required"])))
def test_required(text: str) -> None:
    assert required_marker(text)


@pytest.mark.parametrize("text", TABLE["not-required"], ids=range(len(TABLE["not-required"])))
def test_not_required(text: str) -> None:
    assert not required_marker(text)


def test_an_unknown_key_belongs_nowhere_but_below_other() -> None:
    actual = [belongs("no-such-key", category) for category in CATEGORIES]

    assert actual == [False, False, False, False, True]


def test_a_plugin_can_add_a_level_word() -> None:
    own = Vocabulary.builtin().extended({"level1": {"output": ["惠民成果"]}, "level2": {"quantity": ["件数"]}}, "test")

    actual = (level_of("惠民成果指标", own), level_of("件数指标", own), level_of("惠民成果指标"))

    assert actual == (Level("output", None, first=True), Level("output", "quantity"), None)


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    level = level_of(text)

    assert level is None or level.category in CATEGORIES


def test_every_level_two_key_says_where_it_belongs() -> None:
    under = {term.key: term.attributes.get("under", []) for term in Vocabulary.builtin().section("level2").values()}

    assert {key for key, categories in under.items() if not categories or set(categories) - set(CATEGORIES)} == set()

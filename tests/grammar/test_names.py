from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.grammar.names import parse_name
from jixiao.grammar.nodes import Name

TABLE = tomllib.loads((Path(__file__).parent / "cases_names.toml").read_text(encoding="utf-8"))


def fields(row: str) -> list[str]:
    return [part.strip() for part in row.split("|")]


def told(name: Name) -> list[str]:
    flags = zip("rbcgs", (name.rate, name.bounded, name.count, name.growth, name.satisfaction), strict=True)
    return [name.unit or "", "".join(letter for letter, flag in flags if flag), str(name.polarity)]


@pytest.mark.parametrize("row", TABLE["names"], ids=range(len(TABLE["names"])))
def test_name(row: str) -> None:
    text, *expected = fields(row)

    actual = told(parse_name(text))

    assert expected == actual


@pytest.mark.parametrize("row", TABLE["stems"], ids=range(len(TABLE["stems"])))
def test_stem(row: str) -> None:
    text, expected = row.split("|")

    actual = parse_name(text.strip(" ")).stem

    assert expected.strip() == actual


def test_the_unit_is_at_its_span() -> None:
    for row in TABLE["names"]:
        name = parse_name(fields(row)[0])
        if name.unit is not None:
            span = name.unit_span

            assert span is not None
            assert name.text[span.start : span.end].replace("％", "%") == name.unit


@given(st.text(max_size=60))
def test_any_text_is_a_name(text: str) -> None:
    name = parse_name(text)

    assert name.text == text
    assert name.unit_span is None or 0 <= name.unit_span.start < name.unit_span.end <= len(text)
    assert not name.bounded or name.rate
    assert name.polarity in {-1, 0, 1}

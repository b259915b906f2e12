from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from jixiao.grammar import canonical, parse_value, same_meaning

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from expectations import leaves, seen, table  # noqa: E402  the helper stands beside the test

CASES = [
    pytest.param(text, expected, id=f"{path.stem.removeprefix('cases_value_')}-{number}")
    for path in sorted(HERE.glob("cases_value_*.toml"))
    for number, (text, expected) in enumerate(table(path), 1)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_fields(text: str, expected: dict[str, Any]) -> None:
    actual = seen(parse_value(text))

    assert expected == actual


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_canonical_spelling_is_read_back(text: str, expected: dict[str, Any]) -> None:
    value = parse_value(text)
    spelled = canonical(value)
    again = parse_value(spelled)

    assert same_meaning(value, again)
    assert expected == seen(again)
    assert canonical(again) == spelled


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_leaves_cover_the_text(text: str, expected: dict[str, Any]) -> None:
    value = parse_value(text)
    covered = [
        "".join(text[leaf.span.start : leaf.span.end] for leaf in leaves(item.tree)) for item in (value, *value.parts)
    ]

    assert expected["kind"] == value.kind
    assert covered == [text, *(part.text for part in value.parts)]

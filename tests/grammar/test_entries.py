from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jixiao.grammar.entries import parse_entries
from jixiao.grammar.entry_nodes import Entries

CASES = tomllib.loads((Path(__file__).parent / "cases_entries.toml").read_text(encoding="utf-8"))["case"]


def rows(parsed: Entries) -> list[str]:
    def cut(span: tuple[int, int] | None) -> str:
        return parsed.text[span[0] : span[1]] if span else ""

    return [
        f"{'' if item.number is None else item.number} | {cut(item.category)} | {cut(item.subcategory)}"
        f" | {cut(item.name)} | {cut(item.value)}"
        for item in parsed.entries
    ]


def normal(row: str) -> str:
    return " | ".join(part.strip(" ") for part in row.split("|"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_cell(case: dict[str, object]) -> None:
    parsed = parse_entries(str(case["text"]))

    actual = {
        "style": parsed.style,
        "entries": [normal(row) for row in rows(parsed)],
        "unread": [parsed.text[start:end] for start, end in parsed.unread],
    }
    expected = {
        "style": case.get("style"),
        "entries": [normal(row) for row in case["entries"]],  # type: ignore[attr-defined]
        "unread": case.get("unread", []),
    }

    assert expected == actual

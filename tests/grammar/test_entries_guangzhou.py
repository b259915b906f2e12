from __future__ import annotations

import tomllib
from pathlib import Path

import openpyxl
import pytest

from jixiao.grammar.entries import parse_entries

HERE = Path(__file__).parent
EXPECTED = [
    cell["entries"]
    for cell in tomllib.loads((HERE / "cases_guangzhou_entries.toml").read_text(encoding="utf-8"))["cell"]
]
TABLE = HERE.parents[1] / "examples" / "guangzhou-2023.xlsx"


def indicator_cells() -> list[str]:
    """The last column; a cell without a number at its start goes on from the page before."""
    cells: list[str] = []
    for sheet in openpyxl.load_workbook(TABLE).worksheets:
        for row in sheet.iter_rows(values_only=True):
            text = str(row[6] or "") if len(row) > 6 else ""
            if text[:1].isdigit():
                cells.append(text)
            elif text and text != "绩效指标":
                cells[-1] += text
    return cells


CELLS = indicator_cells()


@pytest.mark.parametrize("place", range(len(EXPECTED)))
def test_cell(place: int) -> None:
    text = CELLS[place]
    parsed = parse_entries(text)

    actual = [
        f"{item.number} | {text[slice(*item.category)]} | {text[slice(*item.name)]} | {text[slice(*item.value)]}"
        for item in parsed.entries
        if item.category and item.value
    ]

    assert actual == EXPECTED[place]
    assert parsed.unread == ()
    assert parsed.style == "F1"


def test_all_indicators_are_there() -> None:
    counted = sum(len(parse_entries(text).entries) for text in CELLS)

    assert (len(CELLS), counted) == (30, 193)

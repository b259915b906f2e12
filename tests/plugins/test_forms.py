"""Every layout in at least two shapes against what a person reads in it, however the file was saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import accounted, cases, flat, grid_sheet, misplaced, opened, read, saved, seen, wanted

CASES = cases()
IDS = [f"{case['file']}-{case['id']}" for case in CASES]
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=IDS)
FLAT = [case for case in CASES if case.get("flat", True)]
FLAT_CASE = pytest.mark.parametrize("case", FLAT, ids=[f"{case['file']}-{case['id']}" for case in FLAT])
"""Without merged cells nobody can tell that a value holds for the rows below it too."""


@EVERY_CASE
def test_case_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    expected = wanted(case)
    actual = seen(read(grid_sheet(case["grid"])), case)

    assert actual == expected


@FLAT_CASE
def test_case_without_merged_cells_is_read_alike(case: dict[str, Any]) -> None:
    expected = wanted(case)
    actual = seen(read(grid_sheet(flat(case["grid"]))), case)

    assert actual == expected


@EVERY_CASE
def test_case_saved_as_a_workbook_is_read_alike(case: dict[str, Any], tmp_path: Path) -> None:
    expected = wanted(case)
    actual = seen(read(opened(saved(case["grid"], tmp_path / "case.xlsx"))), case)

    assert actual == expected


@FLAT_CASE
def test_case_saved_as_csv_is_read_alike(case: dict[str, Any], tmp_path: Path) -> None:
    expected = wanted(case)
    actual = seen(read(opened(saved(case["grid"], tmp_path / "case.csv"))), case)

    assert actual == expected


@EVERY_CASE
def test_every_row_is_accounted_for_once(case: dict[str, Any]) -> None:
    sheet = grid_sheet(case["grid"])
    rows, ignored = accounted(sheet, read(sheet))

    assert len(ignored) == len(set(ignored))
    assert set(ignored) <= rows


@EVERY_CASE
def test_every_passage_stands_where_it_says(case: dict[str, Any]) -> None:
    sheet = grid_sheet(case["grid"])

    assert misplaced(sheet, read(sheet)) == []

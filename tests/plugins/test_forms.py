"""Every layout in at least two shapes against what a person reads in it, however the file was saved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import (
    accounted,
    cases,
    filled_across,
    filled_down,
    flat,
    grid_sheet,
    misplaced,
    opened,
    read,
    saved,
    seen,
    wanted,
)

CASES = cases()
IDS = [f"{case['file']}-{case['id']}" for case in CASES]
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=IDS)
FLAT = [case for case in CASES if case.get("flat", True)]
FLAT_CASE = pytest.mark.parametrize("case", FLAT, ids=[f"{case['file']}-{case['id']}" for case in FLAT])
"""Without merged cells nobody can tell that a value holds for the rows below it too."""
FILLED = [case for case in CASES if "^" in case["grid"] and case.get("filled", True)]
"""A weight or a value that is repeated beside several indicators cannot be told from one of each."""
FILLED_CASE = pytest.mark.parametrize("case", FILLED, ids=[f"{case['file']}-{case['id']}" for case in FILLED])
ACROSS = [case for case in FILLED if case.get("across", True)]
"""满意度指标 over both levels cannot be told from the same word on each."""
ACROSS_CASE = pytest.mark.parametrize("case", ACROSS, ids=[f"{case['file']}-{case['id']}" for case in ACROSS])


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


@FILLED_CASE
def test_case_filled_down_is_read_alike(case: dict[str, Any]) -> None:
    expected = wanted(case)
    actual = seen(read(grid_sheet(filled_down(case["grid"]))), case)

    assert actual == expected


@ACROSS_CASE
def test_case_filled_down_and_across_is_read_alike(case: dict[str, Any]) -> None:
    expected = wanted(case)
    actual = seen(read(grid_sheet(filled_across(case["grid"]))), case)

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
@pytest.mark.parametrize("saved_as", [str, filled_down, filled_across], ids=["merged", "down", "across"])
def test_every_row_is_accounted_for_once(case: dict[str, Any], saved_as: Callable[[str], str]) -> None:
    sheet = grid_sheet(saved_as(case["grid"]))
    rows, ignored = accounted(sheet, read(sheet))

    assert len(ignored) == len(set(ignored))
    assert set(ignored) <= rows


@EVERY_CASE
def test_every_passage_stands_where_it_says(case: dict[str, Any]) -> None:
    sheet = grid_sheet(case["grid"])

    assert misplaced(sheet, read(sheet)) == []

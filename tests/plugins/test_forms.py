"""Every layout in at least two shapes, with and without merged cells, against what a person reads in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import cases, flat, grid_sheet, read, seen, wanted

CASES = cases()
IDS = [f"{case['file']}-{case['id']}" for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_case_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    expected = wanted(case)
    actual = seen(read(grid_sheet(case["grid"])), case)

    assert actual == expected

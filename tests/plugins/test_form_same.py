"""The same submission saved as xlsx, xls, ods, csv, HTML and XML gives the same model and a full account."""

from __future__ import annotations

import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

sys.path.insert(0, str(Path(__file__).parent))
from forms import cases, merged_ranges, texts_of
from test_conversion import FORMS, submissions
from writers import WRITERS, write

from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.layout import Filled
from jixiao.limits import Limits
from jixiao.reading import FileReading, open_workbook
from jixiao.record import submission_record

CASES = cases()
KINDS = list(WRITERS)


@pytest.fixture(scope="module")
def record() -> Callable[[Path], dict[str, Any]]:
    """Return what ``jixiao show`` says about a file, without its type and the names of file and sheet."""
    host = Host()
    readers, forms, grammar = host.readers(), host.forms(), Grammar()

    def made(path: Path) -> dict[str, Any]:
        reading = FileReading(open_workbook(str(path), readers, Limits()), forms, grammar, path.name)
        found = submission_record(reading, "zh")
        for item in (*found["tables"], *found["account"], *found["problems"]):
            item.pop("sheet")
        return {key: value for key, value in found.items() if key not in {"file", "format"}}

    return made


def _accounted(account: dict[str, Any]) -> bool:
    ignored = sum(item["count"] if "count" in item else _rows(item["rows"]) for item in account["ignored"])
    return 0 <= account["judged"] == account["read"] - ignored and account["read"] <= account["rows"]


def _rows(text: str) -> int:
    first, _, last = text.partition("-")
    return int(last or first) - int(first) + 1


def _model(record: dict[str, Any], kind: str) -> dict[str, Any]:
    """The model of a file; csv cannot say that a unit's name was merged over several projects."""
    found = {key: value for key, value in record.items() if key != "account"}
    if kind == "csv":
        found = deepcopy(found)
        for project in (project for table in found["tables"] for project in table["projects"]):
            project["facts"] = {key: text for key, text in project["facts"].items() if key != "organisation"}
    return found


def _different(found: dict[str, dict[str, Any]]) -> list[str]:
    """The file types that were read otherwise than xlsx."""
    return [kind for kind in found if _model(found["xlsx"], kind) != _model(found[kind], kind)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}-{case['id']}" for case in CASES])
def test_case_gives_one_model_in_every_file_type(case: dict[str, Any], record: Any, tmp_path: Path) -> None:
    grid = texts_of(case["grid"])
    texts = {
        (row, column): text
        for row, line in enumerate(grid, 1)
        for column, text in enumerate(line, 1)
        if text and text not in {"<", "^"}
    }
    kinds = [kind for kind in KINDS if kind != "csv" or case.get("flat", True)]
    found = {kind: record(write(tmp_path / f"case.{kind}", texts, merged_ranges(grid))) for kind in kinds}

    assert _different(found) == []
    assert [kind for kind in kinds if not all(map(_accounted, found[kind]["account"]))] == []


@pytest.mark.parametrize("form", ["F4", "F5", "F16"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(tables=submissions())
def test_any_submission_gives_one_model_in_every_file_type(
    form: str, tables: list[Filled], record: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (layout,) = FORMS[form].lay_out(tables)
    folder = tmp_path_factory.mktemp("same")
    texts = {place: item.text for place, item in layout.cells.items()}
    found = {kind: record(write(folder / f"any.{kind}", texts, layout.merges)) for kind in KINDS}

    assert _different(found) == []
    assert len(found["xlsx"]["tables"]) == 1

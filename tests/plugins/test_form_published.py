"""Published tables kept beside the checkout, as they are and rebuilt as workbooks with merged cells."""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import accounted, amounts_of, misplaced, opened, read

from jixiao.model import EmptyRow, Indicator, Project, Table
from jixiao.sheet import Sheet

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "forms"
EXPECTED = tomllib.loads((Path(__file__).parent / "published.toml").read_text("utf-8"))
CSV = [name for name, item in EXPECTED.items() if item["file"].endswith(".csv")]
LEVEL_COLUMNS = 4

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published tables are not beside the checkout")


def _cells(sheet: Sheet) -> dict[str, str]:
    return {cell.address: cell.text.strip() for row in sheet.rows() for cell in row.cells.values()}


def _wanted(item: dict[str, Any], cells: dict[str, str]) -> dict[str, Any]:
    lines = []
    for line in item["indicators"].split("\n"):
        if line.strip():
            category, *addresses = line.split()
            plain = [cells[address] if address != "-" else "" for address in addresses[:4]]
            extras = sorted(f"{part.split('=')[0]}={cells[part.split('=')[1]]}" for part in addresses[4:])
            lines.append([category, *plain, *extras])
    text = {key: cells[item[key]] if key in item else "" for key in ("name", "goal", "total_goal")}
    return {
        "form": item["form"],
        "unit": item["unit"],
        "year": item["year"],
        **text,
        "cell": item["name"],
        "amounts": item["amounts"],
        "amounts_total": item.get("amounts_total", {}),
        "empty": item.get("empty", []),
        "indicators": lines,
    }


def _seen(sheet: Sheet, item: dict[str, Any]) -> dict[str, Any]:
    readings = read(sheet)
    (table,) = [found for found in readings if isinstance(found, Table)]
    (project,) = [found for found in readings if isinstance(found, Project)]
    fields = {part.split("=")[0] for line in item["indicators"].split("\n") for part in line.split()[5:]}
    return {
        "form": table.form,
        "unit": table.unit or "",
        "year": table.year or 0,
        "name": project.name,
        "goal": project.goal.text,
        "total_goal": project.total_goal.text,
        "cell": project.cells[0],
        "amounts": amounts_of(project.amounts),
        "amounts_total": amounts_of(project.amounts_total),
        "empty": [_cell(row) for row in project.empty_rows],
        "indicators": [_line(indicator, fields) for indicator in project.indicators],
    }


def _cell(row: EmptyRow) -> str:
    return row.passage.place.cell


def _line(item: Indicator, fields: set[str]) -> list[str]:
    own = {
        "sign": item.sign_text,
        "unit": item.unit_text,
        "weight": item.weight_passage.text,
        "remark": item.remark_passage.text,
        "actual": item.actual_text,
    }
    extras = sorted(f"{name}={own[name]}" for name in fields)
    return [item.category, item.category_text or "", item.subcategory or "", item.name_text, item.value_text, *extras]


@pytest.mark.parametrize("name", EXPECTED)
def test_table_is_read_as_a_person_reads_it(name: str) -> None:
    item = EXPECTED[name]
    sheet = opened(FOLDER / item["file"])
    expected = _wanted(item, _cells(sheet))
    actual = _seen(sheet, item)

    assert actual == expected


@pytest.mark.parametrize("name", CSV)
def test_table_with_merged_level_cells_is_read_alike(name: str, tmp_path: Path) -> None:
    item = EXPECTED[name]
    plain = opened(FOLDER / item["file"])
    _merged(FOLDER / item["file"], tmp_path / "merged.xlsx")
    expected = _wanted(item, _cells(plain))
    actual = _seen(opened(tmp_path / "merged.xlsx"), item)

    assert actual == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_is_accounted_for(name: str) -> None:
    sheet = opened(FOLDER / EXPECTED[name]["file"])
    rows, ignored = accounted(sheet, read(sheet))

    assert len(ignored) == len(set(ignored))
    assert set(ignored) <= rows


@pytest.mark.parametrize("name", EXPECTED)
def test_every_passage_stands_where_it_says(name: str) -> None:
    sheet = opened(FOLDER / EXPECTED[name]["file"])

    assert misplaced(sheet, read(sheet)) == []


def _merged(source: Path, target: Path) -> None:
    """Rebuild a csv file as a workbook in which blank level cells are merged with the one above."""
    import openpyxl

    with source.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                sheet.cell(number, column, text).data_type = "s"
    header = next((number for number, row in enumerate(rows, 1) if sum("指标" in text for text in row) >= 3), 0)
    for column in range(1, LEVEL_COLUMNS if header else 1):
        _merge_column(sheet, rows, header, column)
    book.save(target)


def _merge_column(sheet: Any, rows: list[list[str]], header: int, column: int) -> None:
    def text(number: int) -> str:
        row = rows[number - 1]
        return row[column - 1] if column <= len(row) else ""

    if not all(not text(n) or re.search(r"(指标|目标)", text(n)) for n in range(header, len(rows) + 1) if column > 1):
        return
    start = header if column == 1 and text(header) else header + 1
    number = start
    while number <= len(rows):
        last = number
        while last < len(rows) and not text(last + 1) and any(rows[last]) and not _new_level(rows[last], column):
            last += 1
        if text(number) and last > number:
            sheet.merge_cells(start_row=number, end_row=last, start_column=column, end_column=column)
        number = last + 1


def _new_level(row: list[str], column: int) -> bool:
    return any(row[index - 1] for index in range(1, column) if index <= len(row))

"""Fixtures for the tests of forms: grids written as text, and what was read in a shape that compares with TOML."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.limits import Limits
from jixiao.model import (
    AMOUNT_KEYS,
    Amount,
    Execution,
    Ignored,
    Indicator,
    Passage,
    Problem,
    Project,
    Reading,
    Subtotal,
    Table,
)
from jixiao.plugins.forms.form import built_in_forms
from jixiao.protocols import Recognition
from jixiao.reading import open_workbook
from jixiao.sheet import Cell, MergedRange, Merges, Row, Sheet

__all__ = [
    "CASES",
    "accounted",
    "amounts_of",
    "best_recognition",
    "cases",
    "csv_sheet",
    "filled_across",
    "filled_down",
    "flat",
    "grid_sheet",
    "merged_ranges",
    "misplaced",
    "opened",
    "read",
    "saved",
    "seen",
    "texts_of",
    "wanted",
]

CASES = Path(__file__).parent / "form_cases"
_EXTRAS = {
    "sign": lambda item: item.sign_text,
    "unit": lambda item: item.unit_text,
    "weight": lambda item: str(item.weight) if item.weight is not None else None,
    "remark": lambda item: item.remark_passage.text or None,
    "total": lambda item: item.total_value_passage.text or None,
    "actual": lambda item: item.actual_text,
    "declared": lambda item: item.declared_text,
    "direction": lambda item: item.direction_text,
    "guessed": lambda item: ",".join(item.guessed) or None,
    "required": lambda item: "yes" if item.required else None,
}


def cases() -> list[dict[str, Any]]:
    """Return all cases, each with the file it stands in."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        found += [{**case, "file": path.stem} for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    return found


def texts_of(grid: str) -> list[list[str]]:
    """Return the cells of a grid: ``|`` divides, ``<`` and ``^`` are merged, ``~`` is a leading blank, ``\\n`` a line break."""
    rows = []
    for line in grid.strip("\n").split("\n"):
        cells = [cell.strip().replace("\\n", "\n") for cell in line.split("|")]
        rows.append([" " * (len(cell) - len(cell.lstrip("~"))) + cell.lstrip("~") for cell in cells])
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def merged_ranges(texts: list[list[str]]) -> list[MergedRange]:
    """Return the ranges that ``<`` and ``^`` describe."""
    found = []
    for top, row in enumerate(texts):
        for left, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            bottom = top
            while bottom + 1 < len(texts) and texts[bottom + 1][left] == "^":
                bottom += 1
            if (bottom, right) != (top, left):
                found.append(MergedRange(top + 1, left + 1, bottom + 1, right + 1))
    return found


def _anchor(texts: list[list[str]], row: int, column: int) -> tuple[int, int]:
    while texts[row][column] in {"<", "^"}:
        if texts[row][column] == "<":
            column -= 1
        else:
            row -= 1
    return row, column


def grid_sheet(grid: str, name: str = "Sheet1", **options: Any) -> Sheet:
    """Return a sheet whose covered cells give their anchor's cell, as readers deliver them."""
    texts = texts_of(grid)
    cells = {
        (r, c): Cell(r + 1, c + 1, text, text)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
        if text.strip() and text not in {"<", "^"}
    }
    hidden = options.pop("hidden_rows", ())

    def rows() -> Iterator[Row]:
        for r, row in enumerate(texts):
            found = {c + 1: cells[at] for c in range(len(row)) if (at := _anchor(texts, r, c)) in cells}
            if found:
                yield Row(r + 1, found, r + 1 in hidden)

    return Sheet(name, rows, merges=Merges(merged_ranges(texts)), rows_in_file=len(texts), **options)


def flat(grid: str) -> str:
    """Return the grid as a csv file would have it: merged cells are blank but for their anchor."""
    return "\n".join(" | ".join(_written(text) for text in row) for row in texts_of(grid))


def filled_down(grid: str) -> str:
    """Return the grid as a copy has it whose merged cells were taken apart and filled down: each row repeats what reached into it."""
    return _filled(grid, across=False)


def filled_across(grid: str) -> str:
    """Return the grid as a copy has it whose merged cells were taken apart and all filled."""
    return _filled(grid, across=True)


def _filled(grid: str, *, across: bool) -> str:
    texts = texts_of(grid)
    lines = []
    for r, row in enumerate(texts):
        anchors = [_anchor(texts, r, c) for c in range(len(row))]
        lines.append([texts[at[0]][at[1]] if across or at[1] == c else "" for c, at in enumerate(anchors)])
    return "\n".join(" | ".join(map(_written, line)) for line in lines)


def _written(text: str) -> str:
    if text in {"<", "^"}:
        return ""
    bare = text.lstrip(" ")
    return "~" * (len(text) - len(bare)) + bare.replace("\n", "\\n")


def csv_sheet(path: Path) -> Sheet:
    """Return the rows of a csv file as they are."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        data = list(csv.reader(stream))

    def rows() -> Iterator[Row]:
        for number, row in enumerate(data, 1):
            found = {column: Cell(number, column, text, text) for column, text in enumerate(row, 1) if text}
            if found:
                yield Row(number, found)

    return Sheet(path.stem, rows, rows_in_file=len(data))


def best_recognition(sheet: Sheet) -> tuple[str, Recognition]:
    """Return the form that fits a sheet best, and how well."""
    preview = [row for row, _ in zip(sheet.rows(), range(200), strict=False)]
    found = [(form.name, form().recognise(preview, sheet)) for form in built_in_forms()]
    return max(found, key=lambda item: item[1].score)


def read(sheet: Sheet, grammar: Grammar | None = None) -> list[Reading]:
    """Read a sheet with the form that recognises it best."""
    name, recognition = best_recognition(sheet)
    assert recognition.score >= 50, f"not recognised: {name} {recognition}"
    form = next(item for item in built_in_forms() if item.name == name)
    return list(form().read(sheet, grammar or Grammar()))


def seen(readings: list[Reading], expected: dict[str, Any]) -> dict[str, Any]:
    """Return what was read in the shape of ``expected``."""
    tables = [item for item in readings if isinstance(item, Table)]
    projects = [item for item in readings if isinstance(item, Project)]
    wished = expected["projects"]
    units = {item.unit or "" for item in tables}
    return {
        "form": "+".join(item.form for item in tables),
        "unit": units.pop() if len(units) == 1 else None,
        "year": tables[0].year or 0,
        "level": tables[0].level,
        "tables": len(tables),
        "subtotals": [
            [item.name_passage.text, item.grand, amounts_of(item.amounts)]
            for item in readings
            if isinstance(item, Subtotal)
        ],
        "problems": [[item.code, item.passage.place.cell] for item in readings if isinstance(item, Problem)],
        "ignored": sorted(
            row for item in readings if isinstance(item, Ignored) for row in range(item.first, item.last + 1)
        ),
        "projects": [
            _project(item, wished[index] if index < len(wished) else {}) for index, item in enumerate(projects)
        ],
    }


def wanted(expected: dict[str, Any]) -> dict[str, Any]:
    """Return an expectation in the shape of ``seen``."""
    return {
        "form": expected["form"],
        "unit": expected["unit"],
        "year": expected.get("year", 0),
        "level": expected.get("level", "project"),
        "tables": expected.get("tables", 1),
        "subtotals": expected.get("subtotals", []),
        "problems": expected.get("problems", []),
        "ignored": sorted(row for first, last in expected.get("ignored", []) for row in range(first, last + 1)),
        "projects": [_wanted_project(item) for item in expected["projects"]],
    }


def amounts_of(amounts: Mapping[str, Amount]) -> dict[str, str]:
    """Return the numbers of amounts, in the order of the keys."""
    keys = [*AMOUNT_KEYS, "upper"]
    return {key: str(amounts[key].number) for key in keys if key in amounts and amounts[key].number is not None}


def _wanted_project(item: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"name": item.get("name", ""), "indicators": _lines(item["indicators"])}
    made["empty"] = [[*entry, False][:4] for entry in item.get("empty", [])]
    made["amounts"] = item.get("amounts")
    for key in (
        "cell",
        "cells",
        "amounts_total",
        "goal",
        "total_goal",
        "facts",
        "tasks",
        "texts",
        "execution",
        "value_cells",
    ):
        if key in item:
            made[key] = item[key]
    return {key: value for key, value in made.items() if value is not None}


def _lines(text: str) -> list[list[str]]:
    lines = []
    for line in text.strip("\n").split("\n"):
        if line.strip():
            parts = [part.strip().replace("\\n", "\n") for part in line.split("|")]
            lines.append(parts[:5] + sorted(parts[5:]))
    return lines


def _project(item: Project, wished: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": item.name or "",
        "indicators": [_indicator(entry) for entry in item.indicators],
        "empty": [
            [entry.category, entry.subcategory, entry.passage.place.cell, entry.required] for entry in item.empty_rows
        ],
    }
    optional = {
        "cell": item.cells[0] if item.cells else "",
        "cells": list(item.cells),
        "amounts": amounts_of(item.amounts),
        "amounts_total": amounts_of(item.amounts_total),
        "goal": item.goal.text,
        "total_goal": item.total_goal.text,
        "facts": {key: item.facts[key].text if key in item.facts else "" for key in wished.get("facts", {})},
        "tasks": [[task.name_passage.text, str(task.amount.number) if task.amount else ""] for task in item.tasks],
        "execution": _execution(item.execution),
        "value_cells": [entry.value_passage.place.cell for entry in item.indicators],
        "texts": {
            key: value.passage.text
            for key, value in item.amounts.items()
            if value.number is None and value.passage.text
        },
    }
    made.update({key: value for key, value in optional.items() if key in wished})
    return made


def _execution(item: Execution) -> list[str]:
    """Return points, budgets, what was spent, and the rate, with the cells of the first and the last."""
    passages = [item.points, *(amount.passage for amount in (*item.budgets, *item.spent)), item.rate]
    return [f"{passage.place.cell} {passage.text}" for passage in passages if passage.text]


def _indicator(item: Indicator) -> list[str]:
    extras = [f"{key}={found}" for key, text in _EXTRAS.items() if (found := text(item))]
    return [
        item.category,
        item.category_text or "",
        item.subcategory or "",
        item.name_text,
        item.value_text,
        *sorted(extras),
    ]


def accounted(sheet: Sheet, readings: list[Reading]) -> tuple[set[int], list[int]]:
    """Return the rows of a sheet, and those that were ignored, each as often as it was."""
    ignored = [row for item in readings if isinstance(item, Ignored) for row in range(item.first, item.last + 1)]
    return {row.number for row in sheet.rows()}, ignored


@cache
def _host() -> Host:
    """Return the installed plug-ins; a thousand tests ask for the same ones."""
    return Host()


def opened(path: Path) -> Sheet:
    """Return the first sheet of a file as the readers deliver it."""
    return open_workbook(str(path), _host().readers(), Limits()).sheets[0]


def misplaced(sheet: Sheet, readings: list[Reading]) -> list[tuple[str, str]]:
    """Return the passages whose fragments do not hold the text that the sheet has there."""
    cells = {(cell.row, cell.column): cell.text for row in sheet.rows() for cell in row.cells.values()}
    passages = []
    for project in (item for item in readings if isinstance(item, Project)):
        passages += [
            project.name_passage,
            project.goal,
            project.total_goal,
            project.indicator_cell,
            project.execution.points,
            project.execution.rate,
            *(amount.passage for amount in project.execution.budgets),
            *project.facts.values(),
        ]
        passages += [amount.passage for amount in (*project.amounts.values(), *project.amounts_total.values())]
        for item in project.indicators:
            passages += [item.category_passage, item.subcategory_passage, item.name_passage, item.value_passage]
            passages += [item.sign_passage, item.unit_passage, item.total_value_passage, item.remark_passage]
    return [(passage.text, found) for passage in passages if (found := _standing(passage, cells)) != passage.text]


def _standing(passage: Passage, cells: dict[tuple[int, int], str]) -> str:
    text = passage.text
    for piece in passage.fragments:
        found = cells.get((piece.row, piece.column), "")[piece.offset : piece.offset + piece.length]
        text = text[: piece.start] + found + text[piece.start + piece.length :]
    return text


def saved(grid: str, path: Path) -> Path:
    """Write a grid to a file: a workbook with its merged ranges, or csv."""
    texts = texts_of(grid)
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([["" if text in {"<", "^"} else text for text in row] for row in texts])
        return path
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(texts, 1):
        for column, text in enumerate(row, 1):
            if text and text not in {"<", "^"}:
                sheet.cell(number, column, text).data_type = "s"
    for item in merged_ranges(texts):
        sheet.merge_cells(start_row=item.top, start_column=item.left, end_row=item.bottom, end_column=item.right)
    book.save(path)
    return path

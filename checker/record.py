"""A submission as ``jixiao show --format json`` gives it: what was understood, before any rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.grammar import value_to_dict
from jixiao.model import AMOUNT_KEYS, Amount, Ignored, Indicator, Passage, Problem, Project, Subtotal, Table, Task
from jixiao.report import Account
from jixiao.text import Language

if TYPE_CHECKING:
    from jixiao.reading import FileReading

__all__ = ["account_record", "submission_record"]

_NONE = "无"


def submission_record(reading: FileReading, language: Language) -> dict[str, Any]:
    """Read the file to its end and return everything that was understood."""
    tables: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    for item in reading.readings():
        if isinstance(item, Table):
            tables.append(_table(item))
        elif isinstance(item, Project):
            tables[-1]["projects"].append(_project(item))
        elif isinstance(item, Subtotal):
            tables[-1]["subtotals"].append(_subtotal(item))
        elif isinstance(item, Problem):
            problems.append(_problem(item, language))
    problems += [{"code": item.code, "cell": None, "message": item.message.of(language)} for item in reading.findings]
    return {
        "file": reading.path,
        "form": _agreed(reading.tables, "form"),
        "unit": _agreed(reading.tables, "unit"),
        "year": _agreed(reading.tables, "year"),
        "format": reading.workbook.format,
        "tables": tables,
        "account": [account_record(item, language) for item in reading.account],
        "problems": problems,
        "notices": [item.message.of(language) for item in reading.workbook.notices],
    }


def account_record(account: Account, language: Language) -> dict[str, Any]:
    """Return one sheet's account of rows."""
    return {
        "sheet": account.sheet,
        "form": account.form,
        "hidden": account.hidden,
        "rows": account.rows,
        "read": account.read,
        "empty": account.empty,
        "judged": account.judged,
        "ignored": [_ignored(item, language) for item in account.ignored],
    }


def _ignored(item: Ignored, language: Language) -> dict[str, Any]:
    rows = str(item.first) if item.first == item.last else f"{item.first}-{item.last}"
    return {"rows": rows, "count": item.rows, "why": item.why.of(language)}


def _agreed(tables: Iterable[Table], key: str) -> Any:
    values = {getattr(table, key) for table in tables}
    return values.pop() if len(values) == 1 else None


def _table(table: Table) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "form": table.form,
        "unit": table.unit,
        "year": table.year,
        "title": table.title,
        "hidden": table.hidden,
        "level": table.level,
        "columns": sorted(table.columns),
        "projects": [],
        "subtotals": [],
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "cell": project.cells[0] if project.cells else _cell(project.name_passage),
        "cells": list(project.cells),
        "hidden": project.hidden,
        "amounts": _amounts(project.amounts),
        "amounts_total": _amounts(project.amounts_total),
        "amounts_text": {
            key: amount.passage.text
            for source in (project.amounts_total, project.amounts)
            for key, amount in source.items()
            if amount.number is None and _is_prose(amount.passage.text)
        },
        "goal": project.goal.text or None,
        "total_goal": project.total_goal.text or None,
        "facts": {key: passage.text for key, passage in project.facts.items()},
        "indicators": [indicator_record(item) for item in project.indicators],
        "empty_rows": [
            {
                "category": row.category,
                "subcategory": row.subcategory,
                "cell": _cell(row.passage),
                "required": row.required,
            }
            for row in project.empty_rows
        ],
        "tasks": [_task(item) for item in project.tasks],
    }


def indicator_record(indicator: Indicator) -> dict[str, Any]:
    """Return one indicator."""
    value = indicator.value_passage
    place = value.place if value.fragments else None
    return {
        "category": indicator.category,
        "category_text": indicator.category_text,
        "subcategory": indicator.subcategory,
        "name": indicator.name_text,
        "name_cell": _cell(indicator.name_passage),
        "value_text": indicator.value_text,
        "value": value_to_dict(indicator.value),
        "cell": place.cell if place else None,
        "span": list(place.span) if place and place.span else None,
        "sign_text": indicator.sign_text,
        "unit_text": indicator.unit_text,
        "direction_text": indicator.direction_text,
        "total_value_text": indicator.total_value_passage.text or None,
        "actual_text": indicator.actual_text,
        "remark": indicator.remark_passage.text or None,
        "weight": _decimal(indicator.weight),
        "number": indicator.number,
        "required": indicator.required,
        "guessed": list(indicator.guessed),
        "hidden": indicator.hidden,
    }


def _amounts(amounts: Mapping[str, Amount]) -> dict[str, str | None]:
    return {key: _decimal(amounts[key].number) if key in amounts else None for key in AMOUNT_KEYS}


def _is_prose(text: str) -> bool:
    """Tell words in place of an amount from a mark for none: a dash, 无."""
    return any(char.isalnum() for char in text) and text.strip() != _NONE


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _cell(passage: Passage) -> str | None:
    return passage.place.cell if passage.fragments else None


def _subtotal(subtotal: Subtotal) -> dict[str, Any]:
    return {
        "name": subtotal.name_passage.text,
        "cell": _cell(subtotal.name_passage),
        "grand": subtotal.grand,
        "amounts": _amounts(subtotal.amounts),
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "name": task.name_passage.text,
        "cell": _cell(task.name_passage),
        "amount": _decimal(task.amount.number) if task.amount else None,
        "content": task.content.text or None,
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    place = problem.passage.place if problem.passage.fragments else None
    return {
        "code": problem.code,
        "cell": place.cell if place else None,
        "sheet": place.sheet if place else None,
        "span": list(place.span) if place and place.span else None,
        "project": problem.project or None,
        "message": problem.message.of(language),
    }

"""Heads of a department's list of tasks: 部门职能 | 年度目标任务 | 支出项目名称 | 预算金额, which are no table of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.money import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["AMOUNTS", "task_columns"]

AMOUNTS = ("total", "fiscal", "special_account", "other")
_JUDGED = frozenset({"category", "subcategory", "name", "value", "indicators"})
_NAMES = ("task", "project", "goal")
_CONTENTS = ("content", "goal", "project", "duty")


def task_columns(row: Row, own: Sequence[Cell], below: Row | None, words: Words) -> dict[str, int] | None:
    """Return the columns of a list of tasks by ``task``, ``content``, ``first`` and the amounts; None for other rows.

    Told by a column of the department's duties, or by a label of goals or tasks that reaches down beside the list.
    """
    side = own[0] if own and _reaches_down(own[0], below) and _field(own[0], words) in {"goal", "task"} else None
    columns: dict[str, int] = {}
    for cell in own:
        if cell is not side and (field := _field(cell, words)):
            columns[field] = min(columns.get(field, cell.column), cell.column) if field in AMOUNTS else cell.column
    amounts = {key: columns[key] for key in AMOUNTS if key in columns}
    if not amounts or _JUDGED & columns.keys() or not (side or "duty" in columns):
        return None
    name = next((key for key in _NAMES if key in columns), None)
    if name is None or not {"project", "duty"} & columns.keys():
        return None
    content = next((key for key in _CONTENTS if key in columns and key != name), None)
    found = {**amounts, "task": columns[name], "first": min(columns.values())}
    return found if content is None else {**found, "content": columns[content]}


def _field(cell: Cell, words: Words) -> str:
    word = words.column(cell.text)
    return "" if word is None else word.field


def _reaches_down(cell: Cell, below: Row | None) -> bool:
    """Tell whether a cell is merged over the next row, or repeated there, which holds numbers and so no heads."""
    if below is None or below.text(cell.column) != cell.text:
        return False
    return any(number_of(item.text) is not None for item in own_cells(below))

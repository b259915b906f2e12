"""Long forms as sheets: one project as a block with its facts above the grid, or many projects in one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.layout import Role
from jixiao.model import AMOUNT_KEYS, Project
from jixiao.plugins.forms.description import TemplateColumn
from jixiao.plugins.forms.laid_cells import (
    ALL_LABELS,
    FACT_LABELS,
    HEADERS,
    YEAR_LABELS,
    amount_content,
    choices_for,
    joined_value,
    joins,
    level_word,
    put_header,
    put_title,
)
from jixiao.plugins.forms.laid_projects import dated_title, head_content, head_fields
from jixiao.sheet import MergedRange

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.layout import Filled, Layout
    from jixiao.model import EmptyRow, Indicator
    from jixiao.plugins.forms.description import Template

__all__ = ["grid_columns", "write_block", "write_many"]

_EXTRA = ("sign", "unit", "direction", "weight", "total_value", "actual", "remark")


def grid_columns(template: Template, indicators: Sequence[Indicator], rows: Sequence[EmptyRow]) -> list[TemplateColumn]:
    """Return the columns of the form, and further ones for what it has no column for."""
    found = list(template.columns)
    have = {item.field for item in found}
    needed = {
        "category": any(item.category_text for item in indicators) or bool(rows),
        "subcategory": any(item.subcategory for item in indicators) or any(row.subcategory for row in rows),
        "sign": any(not joins(_sign(item).strip()) for item in indicators),
        "direction": any(item.direction_text for item in indicators),
        "weight": any(item.weight_passage.text for item in indicators),
        "total_value": any(item.total_value_passage.text for item in indicators),
        "actual": any(item.actual_text for item in indicators),
        "remark": any(item.remark_passage.text for item in indicators),
    }
    needed["unit"] = needed["sign"] and any(item.unit_text for item in indicators)
    found += [TemplateColumn(name, *HEADERS[name]) for name in _EXTRA if needed.get(name) and name not in have]
    if "excellent" in have or "value" in have:
        return found
    return [*found, TemplateColumn("value", *HEADERS["value"])]


def write_block(layout: Layout, top: int, project: Project, template: Template) -> int:
    """Write one project from row ``top`` on; return the row after the last."""
    table = project.table
    columns = grid_columns(template, project.indicators, project.empty_rows)
    width = len(columns) + 1
    put_title(layout, table.title or template.title, width, top)
    row = top + 1
    if table.year:
        layout.put(row, 1, f"（{table.year}年度）", Role.NOTE)
        layout.merge(row, 1, row, width)
        row += 1
    if table.unit and not (project.amounts or project.amounts_total):
        layout.put(row, width, f"单位：{table.unit}", Role.NOTE)
        row += 1
    block = _Block(layout, width)
    label = "部门名称" if table.level == "department" else "项目名称"
    row = block.pair(row, label, project.name or "")
    for key, passage in project.facts.items():
        row = block.pair(row, FACT_LABELS[key], passage.text) if key in FACT_LABELS else row
    row = block.funds(row, project)
    row = block.tasks(row, project)
    several, annual = template.goals if len(template.goals) == 2 else ("实施期目标", template.goals[0])
    if project.total_goal.text or len(template.goals) == 2:
        row = block.pair(row, several, project.total_goal.text)
    if project.goal.text or project.total_goal.text or "goal" in table.columns:
        row = block.pair(row, annual, project.goal.text)
    layout.put(row, 1, "绩效指标", Role.LABEL)
    put_header(layout, row, columns, 2)
    last = _rows(layout, row + 1, 2, columns, project, template)
    layout.merge(row, 1, last - 1, 1)
    layout.frames.append(MergedRange(top + 1, 1, last - 1, width))
    choices_for(layout, columns, 2, row + 1, last - 1)
    return last


class _Block:
    """Rows of labels and values above a grid."""

    def __init__(self, layout: Layout, width: int) -> None:
        self._layout = layout
        self._width = width

    def pair(self, row: int, label: str, text: str) -> int:
        """Put a label with its value over the rest of the width."""
        self._layout.put(row, 1, label, Role.LABEL)
        self._layout.put(row, 2, text)
        self._layout.merge(row, 2, row, self._width)
        return row + 1

    def funds(self, row: int, project: Project) -> int:
        """Put the amounts, one line each, those of the whole project left of the year's."""
        keys = [key for key in AMOUNT_KEYS if key in project.amounts or key in project.amounts_total]
        unit = f"（{project.table.unit}）" if project.table.unit else ""
        for number, key in enumerate(keys):
            if number == 0:
                self._layout.put(row, 1, f"项目资金{unit}", Role.LABEL)
            column = 2
            for labels, amounts in ((ALL_LABELS, project.amounts_total), (YEAR_LABELS, project.amounts)):
                if key in amounts:
                    self._layout.put(row + number, column, labels[key], Role.LABEL)
                    self._layout.put(row + number, column + 1, amount_content(amounts[key]))
                    column += 2
        if keys:
            self._layout.merge(row, 1, row + len(keys) - 1, 1)
        return row + len(keys)

    def tasks(self, row: int, project: Project) -> int:
        """Put the tasks of a department."""
        if not project.tasks:
            return row
        unit = f"（{project.table.unit}）" if project.table.unit else ""
        for column, title in enumerate(("年度主要任务", "任务名称", "主要内容", f"预算金额{unit}"), 1):
            self._layout.put(row, column, title, Role.LABEL)
        for number, task in enumerate(project.tasks, row + 1):
            self._layout.put(number, 2, task.name_passage.text)
            self._layout.put(number, 3, task.content.text)
            self._layout.put(number, 4, amount_content(task.amount))
        self._layout.merge(row, 1, row + len(project.tasks), 1)
        return row + 1 + len(project.tasks)


def _rows(
    layout: Layout, row: int, first: int, columns: Sequence[TemplateColumn], project: Project, template: Template
) -> int:
    """Write indicators and template rows; equal levels below each other are merged."""
    split = any(item.field in {"sign", "unit"} for item in columns)
    start = row
    for item in project.indicators:
        for column, head in enumerate(columns, first):
            layout.put(row, column, _content(item, head.field, split=split))
        row += 1
    _merge_levels(layout, start, row - 1, first, columns, project)
    for empty in project.empty_rows:
        word = level_word(empty.category, project, template)
        for column, head in enumerate(columns, first):
            if head.field == "category":
                layout.put(row, column, word)
            elif head.field == "subcategory":
                layout.put(row, column, empty.subcategory or "")
            elif head.field == "name" and empty.required and "必填" not in (empty.subcategory or ""):
                layout.put(row, column, "★")
        row += 1
    return row


def _merge_levels(
    layout: Layout, top: int, bottom: int, first: int, columns: Sequence[TemplateColumn], project: Project
) -> None:
    at = {head.field: column for column, head in enumerate(columns, first)}
    keys = [(item.category_text, item.subcategory) for item in project.indicators]
    for depth, name in enumerate(("category", "subcategory"), 1):
        if name not in at:
            continue
        start = top
        for row in range(top, bottom + 1):
            if row == bottom or keys[row - top][:depth] != keys[row + 1 - top][:depth]:
                for covered in range(start + 1, row + 1):
                    layout.cells.pop((covered, at[name]), None)
                if keys[start - top][depth - 1]:
                    layout.merge(start, at[name], row, at[name])
                start = row + 1


def _sign(item: Indicator) -> str:
    """Return what stands in a column of signs: a nature outweighs the = beside it."""
    return item.declared_text or item.sign_text or ""


def _is_covered(item: Indicator) -> bool:
    """Tell whether the weight's cell is one of a row above, merged over this one."""
    places = item.weight_passage.fragments, item.name_passage.fragments
    return all(places) and places[0][0].row < places[1][0].row


def _content(item: Indicator, name: str, *, split: bool) -> str | Decimal:
    """Return what stands in one column of an indicator's row."""
    if name in {"value", "excellent"}:
        return item.value_text if split else joined_value(item)
    if name == "weight":
        return "" if _is_covered(item) else item.weight_passage.text
    texts = {
        "category": item.category_text,
        "subcategory": item.subcategory,
        "name": item.name_text,
        "sign": _sign(item),
        "unit": item.unit_text,
        "direction": item.direction_text,
        "remark": item.remark_passage.text,
        "total_value": item.total_value_passage.text,
        "actual": item.actual_text,
    }
    return texts.get(name) or ""


def write_many(layout: Layout, filled: Filled, template: Template) -> None:
    """Write many projects as one table, each project's own cells merged over its indicators."""
    table = filled.table
    projects = [item for item in filled.rows if isinstance(item, Project)]
    indicators = [entry for item in projects for entry in item.indicators]
    empty = [row for item in projects for row in item.empty_rows]
    head = [TemplateColumn(name, *HEADERS[name]) for name in head_fields(table, projects)]
    columns = [*head, *grid_columns(template, indicators, empty)]
    put_title(layout, dated_title(table, template), len(columns))
    layout.put(2, 1, f"单位：{table.unit}" if table.unit else "", Role.NOTE)
    put_header(layout, 3, columns)
    row = 4
    before = None
    for item in filled.rows:
        if before is not None and before.name_passage.text == item.name_passage.text:
            row += 1  # without a blank row two projects of one name would read as one
        before = item
        for column, name in enumerate(head, 1):
            layout.put(row, column, head_content(item, name.field))
        end = row + 1
        if isinstance(item, Project):
            end = max(end, _rows(layout, row, len(head) + 1, columns[len(head) :], item, template))
            for column in range(1, len(head) + 1):
                layout.merge(row, column, end - 1, column)
        row = end
    layout.frames.append(MergedRange(4, 1, row - 1, len(columns)))
    choices_for(layout, columns, 1, 4, row - 1)

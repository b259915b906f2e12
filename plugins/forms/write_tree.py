"""Trees as sheets: project, levels and indicators below each other in one column, indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.layout import Role
from jixiao.model import Project
from jixiao.plugins.forms.laid_cells import amount_content, joined_value, level_word, put_header, put_title
from jixiao.plugins.forms.laid_projects import dated_title

if TYPE_CHECKING:
    from jixiao.layout import Filled, Layout
    from jixiao.plugins.forms.description import Template

__all__ = ["write_tree"]


def write_tree(layout: Layout, filled: Filled, template: Template) -> None:
    """Write the projects and subtotals of a table."""
    table = filled.table
    put_title(layout, dated_title(table, template), 3)
    layout.put(2, 3, f"单位：{table.unit}" if table.unit else "", Role.NOTE)
    put_header(layout, 3, list(template.columns))
    row = 4
    for item in filled.rows:
        depth = 2 if isinstance(item, Project) else 1
        layout.put(row, 1, " " * depth + (item.name_passage.text or "（项目名称）"))
        layout.put(row, 3, amount_content(item.amounts.get("total")))
        row += 1
        if isinstance(item, Project):
            row = _project(layout, row, item, template)


def _project(layout: Layout, row: int, project: Project, template: Template) -> int:
    """Write levels, indicators and template rows of one project."""
    first = second = ""
    for item in project.indicators:
        if (item.category_text or "") != first:
            first, second = item.category_text or "", ""
            layout.put(row, 1, "   " + first)
            row += 1
        if (item.subcategory or "") != second:
            second = item.subcategory or ""
            layout.put(row, 1, "    " + second)
            row += 1
        layout.put(row, 1, "     " + item.name_text)
        layout.put(row, 2, joined_value(item))
        row += 1
    for empty in project.empty_rows:
        word = level_word(empty.category, project, template)
        if word != first:
            first = word
            layout.put(row, 1, "   " + first)
            row += 1
        layout.put(row, 1, "    " + (empty.subcategory or ""))
        row += 1
    return row

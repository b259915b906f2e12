"""Wide forms as sheets: one project per row, its indicators written into one cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao.layout import Role
from jixiao.model import Project
from jixiao.plugins.forms.description import TemplateColumn
from jixiao.plugins.forms.laid_cells import HEADERS, joined_value, put_header, put_title
from jixiao.plugins.forms.laid_projects import dated_title, head_content, head_fields

if TYPE_CHECKING:
    from jixiao.layout import Filled, Layout
    from jixiao.model import Indicator
    from jixiao.plugins.forms.description import Template

__all__ = ["write_wide"]


def write_wide(layout: Layout, filled: Filled, template: Template) -> None:
    """Write a table with one row per project or subtotal."""
    table = filled.table
    projects = [item for item in filled.rows if isinstance(item, Project)]
    own = {item.field: item for item in template.columns}
    fields = [*head_fields(table, projects), "indicators"]
    columns = [own.get(name) or TemplateColumn(name, *HEADERS[name]) for name in fields]
    put_title(layout, dated_title(table, template), len(columns))
    layout.put(2, 1, f"单位：{table.unit}" if table.unit else "", Role.NOTE)
    put_header(layout, 3, columns)
    for row, item in enumerate(filled.rows, 4):
        for column, name in enumerate(fields, 1):
            if name != "indicators":
                layout.put(row, column, head_content(item, name))
            elif isinstance(item, Project):
                layout.put(row, column, _ENTRIES[template.entry](item.indicators))


def _numbered(indicators: Sequence[Indicator]) -> str:
    """Write 1、产出指标-数量指标：名称，年度指标值：值。 for each."""
    return "".join(
        f"{number}、{_levels(item)}：{item.name_text}，年度指标值：{joined_value(item)}。"
        for number, item in enumerate(indicators, 1)
    )


def _bracketed(indicators: Sequence[Indicator]) -> str:
    """Write 【产出指标-数量指标】 and 指标1:名称(值) for each."""
    parts: list[str] = []
    level, number = "", 0
    for item in indicators:
        if _levels(item) != level:
            level, number = _levels(item), 0
            parts.append(f"【{level}】")
        number += 1
        parts.append(f"指标{number}:{item.name_text}({joined_value(item)})")
    return "".join(parts)


def _prose(indicators: Sequence[Indicator]) -> str:
    """Write level words as headings, and 名称：值； for each."""
    parts: list[str] = []
    first: str | None = None
    second: str | None = None
    for item in indicators:
        if item.category_text != first:
            first, second = item.category_text, None
            parts.append(f"\n{first}" if parts else f"{first}")
            parts.append(" ")
        if item.subcategory != second or parts[-1] == " ":
            second = item.subcategory
            parts.append(f"{second}：" if second else "：")
        parts.append(f"{item.name_text}：{joined_value(item)}；")
    return "".join(parts)


_ENTRIES: Mapping[str, Callable[[Sequence[Indicator]], str]] = {
    "numbered": _numbered,
    "bracketed": _bracketed,
    "prose": _prose,
}


def _levels(item: Indicator) -> str:
    return "-".join(text for text in (item.category_text, item.subcategory) if text)

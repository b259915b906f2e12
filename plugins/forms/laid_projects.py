"""The columns in which a project stands besides its indicators, in tables of many projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.model import AMOUNT_KEYS, Project
from jixiao.plugins.forms.laid_cells import amount_content

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model import Table
    from jixiao.plugins.forms.description import Template

__all__ = ["dated_title", "head_content", "head_fields"]


def dated_title(table: Table, template: Template) -> str:
    """Return the title with the year of the table."""
    title = table.title or template.title
    return title if not table.year or str(table.year) in title else f"{table.year}年度{title}"


def head_fields(table: Table, projects: Sequence[Project]) -> list[str]:
    """Return the columns of a table in which a project stands besides its indicators."""
    keys = [key for key in AMOUNT_KEYS if key in table.columns or any(key in item.amounts for item in projects)]
    several = [f"all_{key}" for key in AMOUNT_KEYS if any(key in item.amounts_total for item in projects)]
    facts = [key for key in ("code", "organisation") if any(key in item.facts for item in projects)]
    goals = ["total_goal"] if any(item.total_goal.text for item in projects) else []
    goals += ["goal"] if "goal" in table.columns or any(item.goal.text for item in projects) else []
    return [*facts, "project", *several, *keys, *goals]


def head_content(item: object, name: str) -> str | Decimal:
    """Return what a project or subtotal has in one of the columns of ``head_fields``."""
    if not isinstance(item, Project):
        amounts, passage = getattr(item, "amounts", {}), getattr(item, "name_passage", None)
        if name == "project" and passage is not None:
            return str(passage.text)
        return amount_content(amounts.get(name))
    if name == "project":
        return item.name or ""
    if name in {"goal", "total_goal"}:
        return str(getattr(item, name).text)
    if name in item.facts:
        return item.facts[name].text
    source = item.amounts_total if name.startswith("all_") else item.amounts
    return amount_content(source.get(name.removeprefix("all_")))

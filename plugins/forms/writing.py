"""A form as sheets: empty to be filled in, or filled with a submission."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jixiao.errors import UsageError
from jixiao.grammar.levels import level_of
from jixiao.layout import Filled, Layout
from jixiao.model import NO_PASSAGE, Amount, EmptyRow, Project, Table
from jixiao.sheet import MergedRange

if TYPE_CHECKING:
    from jixiao.plugins.forms.description import Description, Template

__all__ = ["layouts_of", "template_of"]

_BLANK_ROWS = 12


def layouts_of(description: Description, tables: Sequence[Filled]) -> list[Layout]:
    """Return the sheets of a submission in this form; ``UsageError`` when the form cannot be written."""
    template = _template(description)
    if description.kind == "wide":
        from jixiao.plugins.forms.write_wide import write_wide

        return [_one(filled, template, write_wide) for filled in tables]
    if description.kind == "tree":
        from jixiao.plugins.forms.write_tree import write_tree

        return [_one(filled, template, write_tree) for filled in tables]
    return _long(template, tables)


def _one(filled: Filled, template: Template, write: Callable[[Layout, Filled, Template], None]) -> Layout:
    layout = Layout(filled.table.sheet)
    write(layout, filled, template)
    return layout


def _long(template: Template, tables: Sequence[Filled]) -> list[Layout]:
    """Return tables of one project as blocks below each other, the others as a sheet each."""
    from jixiao.plugins.forms.write_long import write_block, write_many

    found: list[Layout] = []
    blocks: Layout | None = None
    for filled in tables:
        if len(filled.rows) == 1 and isinstance(filled.rows[0], Project):
            if blocks is None:
                blocks = Layout(filled.table.sheet)
                found.append(blocks)
            write_block(blocks, blocks.last_row + 2 if blocks.cells else 1, filled.rows[0], template)
        else:
            layout = Layout(filled.table.sheet)
            write_many(layout, filled, template)
            found.append(layout)
    return found


def template_of(description: Description) -> Layout:
    """Return the empty form."""
    template = _template(description)
    name = template.title[:28]
    if description.kind == "matrix":
        from jixiao.plugins.forms.write_matrix import write_matrix_template

        layout = Layout(name)
        write_matrix_template(layout, template)
        return layout
    fields = frozenset(item.field for item in template.columns) | {"goal"}
    table = Table(name, description.name, template.unit, columns=fields, level=description.level, title=template.title)
    rows = tuple(
        EmptyRow(level.category if (level := level_of(first)) else "other", second, NO_PASSAGE)
        for first, second in template.rows
    )
    blank = Amount(NO_PASSAGE)
    amounts = dict.fromkeys(("total", "fiscal", "other"), blank) if description.kind == "long" else {}
    project = Project(
        table,
        NO_PASSAGE,
        amounts,
        NO_PASSAGE,
        (),
        amounts_total={"total": blank} if template.all_amounts else {},
        empty_rows=rows,
        facts=dict.fromkeys(("authority", "organisation", "period"), NO_PASSAGE) if description.kind == "long" else {},
    )
    if description.kind == "wide":
        return _wide_template(table, template)
    return layouts_of(description, [Filled(table, (project,))])[0]


def _wide_template(table: Table, template: Template) -> Layout:
    """Return a wide form with rows to fill in."""
    from jixiao.plugins.forms.write_wide import write_wide

    layout = Layout(table.sheet)
    write_wide(layout, Filled(table, ()), template)
    layout.frames.append(MergedRange(4, 1, 3 + _BLANK_ROWS, layout.last_column))
    return layout


def _template(description: Description) -> Template:
    if description.template is None:
        raise UsageError(
            f"表式 {description.name}（{description.title.zh}）只能读取，不能生成。",
            f"form {description.name} ({description.title.en}) can be read and not written.",
        )
    return description.template

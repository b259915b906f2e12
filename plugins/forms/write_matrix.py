"""The empty matrix: level words in rows, one column per township or sub-project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.layout import Role
from jixiao.plugins.forms.laid_cells import put_header, put_title
from jixiao.sheet import MergedRange

if TYPE_CHECKING:
    from jixiao.layout import Layout
    from jixiao.plugins.forms.description import Template

__all__ = ["write_matrix_template"]


def write_matrix_template(layout: Layout, template: Template) -> None:
    """Write title, project, header and one row per level-2 word."""
    columns = list(template.columns)
    width = len(columns)
    put_title(layout, template.title, width)
    layout.put(2, 1, "项目名称", Role.LABEL)
    layout.merge(2, 2, 2, width)
    layout.put(3, 1, f"资金总额（{template.unit}）", Role.LABEL)
    layout.merge(3, 2, 3, width)
    put_header(layout, 4, columns)
    row = 5
    for first, second in template.rows:
        layout.put(row, 1, first)
        layout.put(row, 2, second)
        row += 1
    layout.frames.append(MergedRange(2, 1, row - 1, width))

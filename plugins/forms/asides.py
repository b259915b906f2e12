"""Rows among the indicators of a long table that are none: totals, notes, signatures, marks of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells

if TYPE_CHECKING:
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Row

__all__ = ["is_aside", "kind_of"]

_LONGEST = 400


def kind_of(row: Row, scope: Scope, first_column: int) -> str:
    """Tell how a row begins: with a total, a note, a signature, or plainly. A signature may stand below the names too."""
    number = row.number
    for column, cell in row.cells.items():
        if cell.row == number and cell.column == column and cell.text:
            kind = scope.words.kind(cell.text) if len(cell.text) <= _LONGEST else ""
            return kind or _signed(row, scope)
        if cell.row < number and column < first_column:
            kind = scope.words.kind(cell.text)
            if kind in {"note", "footer"}:
                return kind
    return ""


def _signed(row: Row, scope: Scope) -> str:
    """Return how the name of a row without a value begins if it is a signature."""
    value = scope.cell(row.cells, "value")
    if value is not None and scope.words.kind(value.text) != "footer":
        return ""
    name = scope.cell(row.cells, "name")
    signed = name is not None and name.row == row.number and (value is None or value.text == name.text)
    return "footer" if signed and name is not None and scope.words.kind(name.text) == "footer" else ""


def is_aside(row: Row, kind: str, scope: Scope) -> bool:
    """Tell a total, note or signature from an indicator that only begins like one."""
    name, value = scope.cell(row.cells, "name"), scope.cell(row.cells, "value")
    if kind == "total":
        return name is None or value is None or level_of(name.text) is not None
    if name is None or value is None or not value.text.strip() or not name.text.strip():
        return True
    if kind == "footer" and (
        value.text == name.text or all(scope.words.kind(cell.text) == "footer" for cell in own_cells(row))
    ):
        return True
    first = scope.cell(row.cells, "category")
    return first is not None and first.row == row.number and level_of(first.text) is None and kind != "page"

"""Facts of a project that stand below its grid: the goal, amounts, or the name in the last rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.funds import FUND_FIELDS, sorted_funds
from jixiao.plugins.forms.head import read_head
from jixiao.plugins.forms.labels import IDENTITY, Labels
from jixiao.plugins.forms.money import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.builder import Builder
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["is_fact", "take_below"]

_ASKED = (IDENTITY | {"goal", "content", "reason"}) - {"year", "person"}
_SPENT = frozenset({"executed", "rate"})


def is_fact(row: Row, scope: Scope, labels: Labels) -> bool:
    """Tell whether a row below a grid is a label with its value and no indicator."""
    own = own_cells(row)
    if len(own) == 1:
        pairs = labels.pairs(own[0].text)
        return bool(pairs) and pairs[0][0].field in {"goal", "reason"} and not _is_of_grid(row, own[0], scope)
    if len(own) < 2 or len(own[0].text) > 30 or level_of(own[0].text, scope.grammar.vocabulary) is not None:
        return False
    word = labels.of(own[0])
    if word is None or word.field in _SPENT or _is_of_grid(row, own[0], scope):
        return False
    if word.field in FUND_FIELDS:
        return all(number_of(cell.text) is not None or labels.of(cell) is not None for cell in own[1:])
    if word.field not in _ASKED:
        return False
    named, target = (scope.cell(row.cells, name) for name in ("name", "value"))
    return len(own) == 2 or not (named is not None and target is not None and target.row == row.number)


def _is_of_grid(row: Row, first: Cell, scope: Scope) -> bool:
    """Tell whether a row goes on below the levels above it: its first word stands for level 2 or is a name (其他 | 5)."""
    at = scope.grid.at
    levels = [row.cells.get(at[name]) for name in ("category", "subcategory") if name in at]
    if any(cell is not None and cell.row < row.number for cell in levels):
        return True
    inner = {at[name] for name in ("subcategory", "name") if name in at}
    target = scope.cell(row.cells, "value")
    return "category" in at and first.column in inner and target is not None and scope.words.is_ordinary(first.text)


def take_below(rows: Sequence[Row], project: Builder, scope: Scope) -> None:
    """Complete a project by what the rows below its grid say; what was known already stays."""
    head = read_head(rows, scope.sheet, scope.words)
    for goal in head.goals.values():
        if not project.goal.text:
            project.goal = goal
    annual, several = sorted_funds(head.funds, scope.sheet, scope.table.unit)
    for key, amount in annual.items():
        project.amounts.setdefault(key, amount)
    for key, amount in several.items():
        project.amounts_total.setdefault(key, amount)
    if not project.name.text and "project" in head.facts and scope.table.level == "project":
        project.name = head.facts["project"]
    for key, fact in head.facts.items():
        if key != "project":
            project.facts.setdefault(key, fact)
    _account(rows, head, scope)


def _account(rows: Sequence[Row], head: Head, scope: Scope) -> None:
    """Account for the rows that said nothing about the project."""
    ignored, read = dict(head.ignored), head.rows_read()
    for row in rows:
        if row.number in ignored:
            scope.account.ignore(row.number, ignored[row.number])
        elif row.number not in read:
            scope.account.ignore(row.number, reasons.LABEL)

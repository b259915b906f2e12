"""Further columns of the block of money above a grid: what was budgeted at first, and what was spent, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.model import FundColumn
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.fund_asides import may_lack
from jixiao.plugins.forms.funds import sorted_funds
from jixiao.plugins.forms.money import is_blank, number_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.plugins.forms.fund import Fund
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["RawColumn", "columns_in", "settled"]

_AT_FIRST = ("年初", "期初")
_SPENT = ("执行", "支出", "决算")
_LABEL = 40


class RawColumn(NamedTuple):
    """One column: its head, and its lines with the labels of the budget in force.

    ``unfilled``: a line is blank here that has money in the budget.
    """

    head: Cell
    funds: list[Fund]
    unfilled: bool


def columns_in(rows: Sequence[Row], funds: Sequence[Fund], words: Words) -> dict[str, RawColumn]:
    """Return the columns ``initial`` and ``executed`` beside that of ``funds``; none unless every line is known."""
    heads: Mapping[str, Cell] = {}
    for place, row in enumerate(rows):
        heads = _heads(own_cells(row), words)
        if heads:
            found = ((name, _column(head, rows[place + 1 :], funds)) for name, head in heads.items())
            return {name: column for name, column in found if column is not None}
    return {}


def settled(columns: Mapping[str, RawColumn], sheet: str, unit: str | None) -> dict[str, FundColumn]:
    """Return the columns with their amounts sorted as those of the budget are."""
    found: dict[str, FundColumn] = {}
    for name, column in columns.items():
        amounts, several = sorted_funds(column.funds, sheet, unit)
        if amounts and not several:
            lacks = column.unfilled or may_lack(column.funds, sheet, unit)
            found[name] = FundColumn(passage_of(column.head, sheet), amounts, lacks)
    return found


def _heads(own: Sequence[Cell], words: Words) -> dict[str, Cell]:
    """Return the heads by what they mean, of a row with one of what was spent and one of a budget."""
    fields = {cell.column: _field(cell, words) for cell in own}
    spent = [cell for cell in own if fields[cell.column] == "executed" and any(word in cell.text for word in _SPENT)]
    budgets = [cell for cell in own if fields[cell.column] == "total" and "预算" in squeeze(cell.text)]
    if len(spent) != 1 or not budgets or any(number_of(cell.text) is not None for cell in own):
        return {}
    first = [cell for cell in budgets if any(word in squeeze(cell.text) for word in _AT_FIRST)]
    return {"executed": spent[0], **({"initial": first[0]} if len(first) == 1 else {})}


def _field(cell: Cell, words: Words) -> str:
    word = words.column(cell.text) if len(cell.text) <= _LABEL else None
    return word.field if word is not None else ""


def _column(head: Cell, rows: Sequence[Row], funds: Sequence[Fund]) -> RawColumn | None:
    """Return the lines below a head; None where it heads the budget in force, or a number belongs to no line of its own."""
    below = [item for item in funds if item.row > head.row]
    lines = {item.row: item for item in below}
    if len(lines) != len(below) or any(item.part or item.below for item in below):
        return None
    if any(item.cell is not None and item.column == head.column for item in below):
        return None
    column, unfilled = head.column, False
    found: list[Fund] = []
    for row in rows:
        cell = row.cells.get(column)
        line = lines.get(row.number)
        if line is None and cell is not None and number_of(cell.text) is not None:
            return None
        if line is None:
            continue
        if cell is not None and (cell.row, cell.column) != (row.number, column):
            return None
        found.append(line._replace(cell=cell, column=column))
        unfilled = unfilled or (is_blank(found[-1].text) and not is_blank(line.text))
    return RawColumn(head, found, unfilled) if found else None

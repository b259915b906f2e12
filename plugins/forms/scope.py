"""What the readers of one table share: sheet, grammar, words, the table's head, the account, and what was odd."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from jixiao.model import Passage
from jixiao.plugins.forms import problems
from jixiao.plugins.forms.cells import first_own, own_cells
from jixiao.plugins.forms.funds import is_off, settle_row
from jixiao.plugins.forms.money import amount_of, is_blank, remarked, sum_of

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.model import Amount, Problem, Table
    from jixiao.plugins.forms.account import Account
    from jixiao.plugins.forms.funds import Fund
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["Scope", "filled"]

_SIGNATURE = 60
_KEYS = ("total", "fiscal", "special_account", "other")
AmountColumns: TypeAlias = "list[tuple[str, int, tuple[int, ...]]]"
"""Each amount with its column, and further ones that add up to it."""


@dataclass(slots=True)
class Scope:
    """One table while it is read. ``problems`` are what was odd since they were last taken."""

    sheet: str
    grammar: Grammar
    words: Words
    account: Account
    grid: Grid
    table: Table
    problems: list[Problem] = field(default_factory=list)
    spans: dict[str, range] = field(default_factory=dict)
    columns: dict[str, AmountColumns] = field(default_factory=dict)

    def use(self, grid: Grid) -> None:
        """Take the columns of a header."""
        self.grid = grid
        self.columns = {}
        self.spans = {name: span for name in ("name", "value") if len(span := grid.span(name)) > 1}

    def cell(self, cells: Mapping[int, Cell], name: str) -> Cell | None:
        """Return the cell of a field; one that is merged over from the left belongs to its own column."""
        column = self.grid.at.get(name)
        if column is None:
            return None
        cell = cells.get(column)
        if cell is not None:
            return cell if cell.column >= column else None
        for position in self.spans.get(name, ()):
            cell = cells.get(position)
            if cell is not None and cell.column == position:
                return cell
        return None

    @staticmethod
    def cell_at(cells: Mapping[int, Cell], column: int) -> Cell | None:
        """Return the cell that stands at a column or is merged over it from above, not from the left."""
        cell = cells.get(column)
        return cell if cell is not None and cell.column >= column else None

    def taken(self) -> list[Problem]:
        """Return the problems so far and forget them."""
        found, self.problems = self.problems, []
        return found

    def amounts(self, row: Row) -> dict[str, Amount]:
        """Return the amounts of the budget year in one row of a table with amount columns."""
        return self._amounts(row, "")

    def amounts_total(self, row: Row) -> dict[str, Amount]:
        """Return the amounts of the whole project in one row."""
        return self._amounts(row, "all_")

    def _amounts(self, row: Row, prefix: str) -> dict[str, Amount]:
        columns = self.columns.get(prefix)
        if columns is None:
            columns = self.columns[prefix] = self._amount_columns(prefix)
        cells, sheet, number, unit = row.cells, self.sheet, row.number, self.table.unit
        found: dict[str, Amount] = {}
        for key, column, further in columns:
            cell = cells.get(column)
            if cell is not None and cell.column < column:
                cell = None
            found[key] = amount_of(cell, sheet, number, column, unit)
            if further:
                more = [amount_of(self.cell_at(cells, item), sheet, number, item, unit) for item in further]
                found[key] = sum_of([found[key], *more])
        if not prefix and is_off(found):
            self._settle(found, row)
        return found

    def _amount_columns(self, prefix: str) -> AmountColumns:
        """Return the columns of the amounts that the header has; what is made up of parts is so for the budget year only."""
        at, parts = self.grid.at, {} if prefix else self.grid.parts
        found = {key: (at[prefix + key],) if prefix + key in at else parts.get(key, ()) for key in _KEYS}
        return [(key, columns[0], columns[1:]) for key, columns in found.items() if columns]

    def _settle(self, amounts: dict[str, Amount], row: Row) -> None:
        """Read nested columns of sources so that they make up the total of their row, if that is possible."""
        columns = [item for item in self.grid.heading.columns if item.word is not None]
        cells = [self.cell_at(row.cells, item.first) for item in columns]
        words = [item.word for item in columns if item.word is not None]
        labels = [item.cell for item in columns]
        settle_row(amounts, list(zip(words, labels, cells, strict=True)), self.sheet, self.table.unit)

    def signed(self, row: Row, *, blank: bool) -> bool:
        """Tell whether a row is that of signatures (填报人：…): all of it, or its first cell if it is ``blank`` otherwise."""
        first = first_own(row)
        if first is None or len(first.text) > _SIGNATURE or self.words.kind(first.text) != "footer":
            return False
        return blank or all(self.words.kind(cell.text) == "footer" for cell in own_cells(row))

    def check_amounts(self, amounts: Mapping[str, Amount], row: Row, project: str) -> None:
        """Note amounts that are prose, and formulas without a value."""
        for key, amount in amounts.items():
            if not amount.passage.text:
                if amount.number is None and (cell := self.cell(row.cells, key)) is not None:
                    self.check_formula(cell, project)
            elif _says_more(amount):
                self.problems.append(problems.amount_not_a_number(amount, key, project))

    def check_funds(self, amounts: Mapping[str, Amount], funds: Sequence[Fund], project: str) -> None:
        """Note amounts above the grid that are prose, and formulas without a value."""
        for key, amount in amounts.items():
            if _says_more(amount):
                self.problems.append(problems.amount_not_a_number(amount, key, project))
        for item in funds:
            self.check_formula(item.cell, project)

    def check_formula(self, cell: Cell | None, project: str) -> None:
        """Note a formula without a value."""
        if cell is not None and cell.problem == "formula-without-value" and not cell.text.strip():
            place = Passage.of("", self.sheet, cell.row, cell.column)
            self.problems.append(problems.formula_without_value(place, project))


def filled(amounts: Mapping[str, Amount]) -> bool:
    """Tell whether any amount says something."""
    return any(item.passage.text and not is_blank(item.passage.text) for item in amounts.values())


def _says_more(amount: Amount) -> bool:
    """Tell whether an amount is prose, or a number with a remark."""
    text = amount.passage.text
    if amount.number is None:
        return bool(text) and not is_blank(text)
    return not text[-1:].isdigit() and remarked(text) is not None

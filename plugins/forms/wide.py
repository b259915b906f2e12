"""Wide tables: one project per row, its indicators in one cell or in one cell per level (F1, F2, F3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jixiao.model import AMOUNT_KEYS, NO_PASSAGE, Passage, Project, Subtotal
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms import problems
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.goal_lists import goal_and_list, goal_below
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.wide_cells import indicators_in
from jixiao.plugins.forms.wide_rows import WideRow, was_cut
from jixiao.plugins.forms.words import squeeze
from jixiao.sheet import column_letters

if TYPE_CHECKING:
    from jixiao.model import Reading
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["WideTable"]

_FIGURE = 12
"""So long is what a total says of an indicator: 1,200亩, ≥95%, 共3个指标."""


class WideTable:
    """Reads the rows below a wide header, one at a time; a row is held back until the next shows it is complete."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        at = scope.grid.at
        self._name = at.get("project", at.get("organisation", 0))
        self._letters = column_letters(self._name or 1)
        self._goal = at.get("goal", 0)
        self._total_goal = at.get("total_goal", 0)
        self._cell = at.get("indicators", 0) if not scope.grid.series else 0
        self._below = bool(self._goal) and self._goal == at.get("content")
        self._facts = {key: at[key] for key in ("organisation", "code") if key in at and at[key] != self._name}
        self._money = bool({"total", "fiscal", "special_account", "other"} & (at.keys() | scope.grid.parts.keys()))
        self._whole = any(f"all_{key}" in at for key in AMOUNT_KEYS)
        self._held: WideRow | None = None
        self._broken = False

    def header_repeated(self) -> None:
        """Note that a page ended after the row held back."""
        self._broken = self._held is not None

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        part = self._part(row)
        texts = bool(part.indicators.text or part.series)
        if not (texts and part.has_figures()) and self._scope.signed(row, blank=not texts):
            self._scope.account.ignore(row.number, reasons.FOOTER)
            return
        held, summed = self._held, self._sums_up(part, row)
        if held is not None and not summed:
            if part.name.text and held.name.text == part.name.text and self._is_filled(held, part):
                held.join(part.further(held), "\n")
                return
            if self._continues(held, part, row):
                held.join(part, "\n")
                return
        broken, self._broken = self._broken, False
        if held is not None:
            if broken and not summed and was_cut(held, part, money=self._money):
                held.join(part, "")
                held.joined = [held.rows[0], row.number]
                return
            yield self._finished(held)
            yield from self._scope.taken()
            self._held = None
        if not summed and (texts or part.goal.text or part.total_goal.text):
            self._hold(row, part)
        else:
            yield from self._begun(row, part)

    def close(self) -> Iterator[Reading]:
        """Yield what was held back."""
        if self._held is not None:
            yield self._finished(self._held)
            yield from self._scope.taken()
            self._held = None

    def _hold(self, row: Row, part: WideRow) -> None:
        """Begin a project."""
        scope, name = self._scope, part.name.text
        scope.check_amounts(part.amounts, row, name)
        for column in (self._goal, self._cell):
            cell = row.cells.get(column)
            if cell is not None and cell.problem:
                scope.check_formula(cell, name)
        if scope.problems:
            part.problems = scope.taken()
        self._held = part

    def _begun(self, row: Row, part: WideRow) -> Iterator[Reading]:
        """Decide what a row without texts is: a total, a project all the same, or nothing to judge."""
        scope = self._scope
        name = part.name.text or next((item.text for item in part.facts.values() if item.text), "")
        money = filled(part.amounts)
        label = self._label(row)
        if label:
            yield from self._total(row, part, scope.words.grand(label))
        elif money and part.name.text and scope.words.project_like(part.name.text):
            self._hold(row, part)
        elif money and name:
            yield from self._total(row, part, grand=False)
        else:
            kind = scope.words.kind(own_cells(row)[0].text) if own_cells(row) else ""
            scope.account.ignore(row.number, reasons.BY_KIND.get(kind, reasons.GROUP if name else reasons.OUTSIDE))

    def _label(self, row: Row) -> str:
        """Return the word at the beginning of a row that makes it a total, an empty text for other rows."""
        kind = self._scope.words.kind
        own = own_cells(row)
        named = next((cell.text for cell in own[:1] if self._scope.words.totals(cell.text)), "")
        return named or next((cell.text for cell in own[:3] if kind(cell.text) == "total"), "")

    def _sums_up(self, part: WideRow, row: Row) -> bool:
        """Tell whether a row is a total although something stands below its indicators: sums of their values, no lists."""
        first = part.name.text or next((cell.text for cell in own_cells(row)), "")
        if not self._scope.words.totals(first):
            return False
        texts = (part.goal, part.total_goal, part.indicators, *part.series.values())
        return all(len(squeeze(passage.text)) <= _FIGURE for passage in texts)

    def _total(self, row: Row, part: WideRow, grand: bool) -> Iterator[Reading]:
        name = part.name if part.name.text else next((item for item in part.facts.values() if item.text), part.name)
        if not filled(part.amounts) and not any(cell.problem for cell in row.cells.values()):
            self._scope.account.ignore(row.number, reasons.TOTAL)
            return
        if not name.text:
            name = passage_of(own_cells(row)[0], self._scope.sheet)
        self._scope.check_amounts(part.amounts, row, name.text)
        yield Subtotal(name, part.amounts, grand)
        yield from self._scope.taken()

    def _part(self, row: Row) -> WideRow:
        """Take the texts of one row."""
        scope, cells, number = self._scope, row.cells, row.number
        sheet, own = scope.sheet, self._own
        anchor = scope.cell_at(cells, self._name)
        name = passage_of(anchor, sheet) if anchor is None or anchor.row == number else NO_PASSAGE
        goal, indicators = own(cells, self._goal, number), own(cells, self._cell, number)
        if self._below:
            goal = goal_below(goal, scope.words)
        elif self._goal == self._cell and goal.text:
            goal, indicators = goal_and_list(goal, scope.words, named=bool(name.text))
        return WideRow(
            [number],
            name,
            scope.amounts(row),
            scope.amounts_total(row) if self._whole else {},
            goal,
            own(cells, self._total_goal, number) if self._total_goal else NO_PASSAGE,
            indicators,
            self._series(row) if scope.grid.series else {},
            self._facts_of(cells) if self._facts else {},
            row.hidden,
            anchor,
        )

    def _series(self, row: Row) -> dict[int, Passage]:
        """Return the texts of the level columns that are not blank."""
        columns = [column.first for column in self._scope.grid.series]
        found = {column: self._own(row.cells, column, row.number) for column in columns}
        return {column: passage for column, passage in found.items() if passage.text}

    def _facts_of(self, cells: Mapping[int, Cell]) -> dict[str, Passage]:
        """Return what the columns beside the name say."""
        found = {key: self._scope.cell_at(cells, column) for key, column in self._facts.items()}
        return {key: passage_of(cell, self._scope.sheet) for key, cell in found.items() if cell is not None}

    def _own(self, cells: Mapping[int, Cell], column: int, number: int) -> Passage:
        """Return a cell's text unless it was read with an earlier row already, or belongs to the column left of it."""
        cell = cells.get(column)
        if cell is None or cell.row != number or cell.column < column:
            return NO_PASSAGE
        return passage_of(cell, self._scope.sheet)

    def _continues(self, held: WideRow, part: WideRow, row: Row) -> bool:
        """Tell whether a row belongs to the project above: its name is merged over both, or it has texts and no name."""
        if part.anchor is not None:
            return held.anchor is not None and part.anchor.row < row.number and part.anchor.row >= held.rows[0]
        if self._broken or not self._name or filled(part.amounts):
            return False
        return bool(part.goal.text or part.indicators.text or part.series)

    def _is_filled(self, held: WideRow, part: WideRow) -> bool:
        """Tell whether a row of the same name repeats all but the indicators, as where merged cells were taken apart and filled."""
        told = bool(part.goal.text) if self._goal else filled(part.amounts)
        more = part.indicators.text != held.indicators.text or any(
            text.text != held.series[column].text for column, text in part.series.items() if column in held.series
        )
        return told and more and part.repeats(held) and not part.begins_anew(held)

    def _finished(self, part: WideRow) -> Project:
        """Make the project of its cells; what is odd about it is told after it."""
        scope, name = self._scope, part.name.text
        indicators, unread, odd = indicators_in(part, scope)
        if part.problems or odd:
            scope.problems.extend((*part.problems, *odd))
        if part.joined:
            scope.problems.insert(0, problems.joined_row(part.name, part.joined[0], part.joined[1], name))
        return Project(
            scope.table,
            part.name,
            part.amounts,
            part.goal
            if part.goal.fragments or not self._goal
            else Passage.of("", scope.sheet, part.rows[0], self._goal),
            indicators,
            tuple([f"{self._letters}{number}" for number in (part.joined or [part.rows[0]])]),
            part.indicators,
            part.amounts_total,
            part.total_goal,
            unread=unread,
            facts=part.facts,
            hidden=part.hidden,
        )

"""Long tables: one indicator per row under level columns, for one project or many (F4-F7, F9, F10, F12-F16)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from jixiao.model import Passage, Subtotal
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.adjusted import Adjusted
from jixiao.plugins.forms.asides import is_aside, kind_of
from jixiao.plugins.forms.below import is_fact, take_below
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.horizon import Horizon
from jixiao.plugins.forms.labels import Labels
from jixiao.plugins.forms.parents import mark_parents
from jixiao.plugins.forms.project_column import ProjectColumn
from jixiao.plugins.forms.restarts import divided
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.sections import Sections, is_divided, stands_for
from jixiao.plugins.forms.total_rows import TotalRows
from jixiao.plugins.forms.twins import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.model import Reading
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["LongTable"]


class LongTable:
    """Reads the rows below a long header, one at a time.

    ``only`` is the project of a table without a project column; with one a project ends where the next begins.
    """

    def __init__(self, scope: Scope, only: Builder | None, *, several: bool = False) -> None:
        self._scope = scope
        self._many = only is None
        self._project: Builder | None = only
        self._broken = self._paged = False
        self._repeated: dict[int, Callable[[], Builder]] = {}
        self._below: list[Row] = []
        self._labels = Labels(scope.words)
        self._horizon = Horizon(several=several)
        named = only is not None and bool(only.name.text) and not only.weak
        self._sections = Sections(scope, self._labels, named=named) if only is not None else None
        self._totals = TotalRows(scope)
        self._use(scope.grid)

    def _use(self, grid: Grid) -> None:
        """Take the columns of a header."""
        self._scope.use(grid)
        self._totals.use()
        self._rows = rows_of(self._scope)
        self._adjusted = Adjusted.of(grid, self._scope.words)
        self._column = ProjectColumn(self._scope)
        self._first_column = min((item.first for item in grid.heading.columns), default=1)

    def turn_to(self, grid: Grid, head: Head, *, several: bool) -> None:
        """Go on with the same project below another header, of another goal or of another period."""
        if self._project is not None:
            self._rows.flush(self._project)
            for goal in head.goals.values():
                old = self._project.goal
                self._project.goal = old.joined(goal, "\n") if old.text else goal
        self._horizon.turn(several=several)
        self._use(grid)

    def header_repeated(self) -> None:
        """Note that a page ended here; levels and project go on."""
        self._broken = self._paged = True
        self._rows.page_turned()

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        if self._adjusted is not None:
            row = self._adjusted.settled(row)
        kind = kind_of(row, self._scope, self._first_column)
        if kind and is_aside(row, kind, self._scope):
            if self._many and kind == "total" and (self._column.cell(row) is not None or self._column.sums(row)):
                yield from self._subtotal(row, grand=True)
            else:
                self._scope.account.ignore(row.number, reasons.BY_KIND[kind])
                self._totals.take(row) if kind == "total" else self._totals.note(row)
            return
        if self._many:
            yield from self._turn(row)
        else:
            self._totals.note(row)
        self._paged = False
        project = self._project
        if project is None:
            return
        if self._sections is not None and self._sections.takes(row):
            return
        if self._sections is not None and self._sections.begin_at(row):
            project = yield from self._section(self._sections, project)
        if not self._many and (self._below or project.indicators) and is_fact(row, self._scope, self._labels):
            self._below.append(row)
            return
        for indicator in self._rows.read_all(row, project):
            if self._horizon.several:
                self._horizon.keep(indicator, row.number)
            else:
                project.indicators.append(indicator if self._many else self._horizon.completed(indicator))

    def _section(self, sections: Sections, before: Builder) -> Generator[Reading, None, Builder]:
        """Begin the project that rows between the indicators name; what was read of the one before is complete."""
        self._rows.flush(before)
        before.indicators.extend(self._horizon.closed(self._scope.account))
        self._horizon = Horizon(several=self._horizon.several)
        project = sections.opened(before)
        if stands_for(before, project):
            project = replace(
                before,
                name=project.name,
                row=project.row,
                amounts=before.amounts | project.amounts,
                goal=project.goal if project.goal.text else before.goal,
            )
            self._project = None
        elif not is_divided(before):
            if before.name.fragments and not before.weak:
                self._scope.account.ignore(before.row, reasons.INFORMATION)
            self._project = None
        if self._below and self._project is not None:
            take_below(self._below, before, self._scope)
        self._below = []
        yield from self._finish()
        self._project = project
        return project

    def close(self) -> Iterator[Reading]:
        """Yield the last project."""
        if self._project is not None:
            self._project.indicators.extend(self._horizon.closed(self._scope.account))
            self._below += self._sections.closed() if self._sections is not None else []
            if self._below:
                take_below(self._below, self._project, self._scope)
        yield from self._finish()

    def _turn(self, row: Row) -> Iterator[Reading]:
        """Begin another project where one begins."""
        cell = self._column.cell(row)
        project = self._project
        if cell is None or cell.row < row.number or (project is not None and cell is project.anchor):
            if cell is not None and project is None:
                yield from self._begin(row, cell)
            elif cell is None and self._column.sums(row) and not self._column.has_grid(row):
                yield from self._subtotal(row, grand=True)
            elif cell is None and project is not None:
                self._more(project, row)
            elif cell is None and own_cells(row):
                self._scope.account.ignore(row.number, reasons.GROUP)
            return
        if project is not None and self._column.same(project, cell, row, broken=self._broken):
            project.anchor = cell
            self._repeated[row.number] = partial(self._opened, row, cell)
        elif project is not None and self._paged and self._column.was_cut(project, row):
            self._column.join(project, cell, row)
        elif self._column.has_grid(row) or self._column.is_alone(row, cell):
            yield from self._begin(row, cell)
        elif filled(self._scope.amounts(row)):
            yield from self._subtotal(row, grand=self._scope.words.grand(cell.text))
        else:
            yield from self._finish()
            self._scope.account.ignore(row.number, reasons.GROUP)

    def _begin(self, row: Row, cell: Cell) -> Iterator[Reading]:
        """Begin the project of this row."""
        yield from self._finish()
        self._project = self._opened(row, cell)
        self._scope.check_amounts(self._project.amounts, row, cell.text)

    def _opened(self, row: Row, cell: Cell) -> Builder:
        """Return the project of a row without its indicators."""
        scope = self._scope
        facts = {
            key: passage_of(found, scope.sheet)
            for key in ("organisation", "code")
            if (found := scope.cell(row.cells, key)) is not None
        }
        return Builder(
            passage_of(cell, scope.sheet),
            cell,
            row.number,
            scope.amounts(row),
            scope.amounts_total(row),
            self._goal(row),
            passage_of(scope.cell(row.cells, "total_goal"), scope.sheet),
            facts=facts,
            hidden=row.hidden,
        )

    def _goal(self, row: Row) -> Passage:
        """Return the goal, or the blank cell where it belongs."""
        scope = self._scope
        column, found = scope.grid.at.get("goal"), passage_of(scope.cell(row.cells, "goal"), scope.sheet)
        return found if found.fragments or column is None else Passage.of("", scope.sheet, row.number, column)

    def _more(self, project: Builder, row: Row) -> None:
        """Append a goal that goes on in the next row of the same project."""
        goal = self._scope.cell(row.cells, "goal")
        if goal is not None and goal.row == row.number and goal.text.strip():
            more = passage_of(goal, self._scope.sheet)
            project.goal = project.goal.joined(more, "" if self._broken else "\n") if project.goal.text else more
            self._broken = False

    def _finish(self) -> Iterator[Reading]:
        """Yield the project at hand and what was odd about it."""
        if self._project is not None:
            self._rows.flush(self._project)
            if "weight" in self._scope.grid.at:
                mark_parents(self._project.indicators)
            self._project.total_row = self._totals.closed(self._project.indicators)
            for part in divided(self._project, self._repeated):
                yield part.project(self._scope.table)
            yield from self._project.problems
            yield from self._scope.taken()
            self._project = None
        self._repeated = {}
        self._rows.reset()

    def _subtotal(self, row: Row, *, grand: bool) -> Iterator[Reading]:
        yield from self._finish()
        name = passage_of(self._column.cell(row) or own_cells(row)[0], self._scope.sheet)
        amounts = self._scope.amounts(row)
        if not filled(amounts):
            self._scope.account.ignore(row.number, reasons.TOTAL)
            return
        self._scope.check_amounts(amounts, row, name.text)
        yield Subtotal(name, amounts, grand and self._scope.words.grand(name.text))
        yield from self._scope.taken()

"""Long tables: one indicator per row under level columns, for one project or many (F4–F7, F9, F10, F12–F16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of, required_marker
from jixiao.model import NO_PASSAGE, EmptyRow, Subtotal
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import blank_at, own_cells, passage_of
from jixiao.plugins.forms.horizon import Horizon
from jixiao.plugins.forms.indicator import IndicatorMaker
from jixiao.plugins.forms.levels import Levels
from jixiao.plugins.forms.names import bare_name, is_residue
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.shift import Shift

if TYPE_CHECKING:
    from jixiao.model import Indicator, Reading
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["LongTable"]

_REASONS = {"note": reasons.NOTE, "footer": reasons.FOOTER, "page": reasons.PAGE, "total": reasons.TOTAL}
_KIND_LENGTH = 400
_DOTS = " \t\r\n\u3000\xa0….。·"


class LongTable:
    """Reads the rows below a long header, one at a time.

    ``only`` is the project of a table without a project column; with one a project ends where the next begins.
    """

    def __init__(self, scope: Scope, only: Builder | None, *, several: bool = False) -> None:
        self._scope = scope
        self._many = only is None
        self._project: Builder | None = only
        self._pending: EmptyRow | None = None
        self._pending_first = False
        self._broken = False
        self._horizon = Horizon(several=several)
        self._use(scope.grid)

    def _use(self, grid: Grid) -> None:
        """Take the columns of a header."""
        scope = self._scope
        scope.grid = grid
        self._at = grid.at
        self._levels = Levels(scope.sheet, scope.grammar.vocabulary, second="subcategory" in grid.at)
        self._shift = Shift.of(grid)
        self._maker = IndicatorMaker(scope, self._levels)
        self._first_column = min((item.first for item in grid.heading.columns), default=1)
        self._wide = {name: span for name in ("name", "value") if len(span := grid.span(name)) > 1}

    def turn_to(self, grid: Grid, head: Head, *, several: bool) -> None:
        """Go on with the same project below another header, of another goal or of another period."""
        self._flush()
        if self._project is not None:
            for goal in head.goals.values():
                old = self._project.goal
                self._project.goal = old.joined(goal, "\n") if old.text else goal
        self._horizon.turn(several=several)
        self._use(grid)

    def header_repeated(self) -> None:
        """Note that a page ended here; levels and project go on."""
        self._broken = True

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        kind = self._kind(row)
        if kind and self._is_aside(row, kind):
            if self._many and kind == "total" and self._project_cell(row) is not None:
                yield from self._subtotal(row, grand=True)
            else:
                self._scope.account.ignore(row.number, _REASONS[kind])
            return
        if self._many:
            yield from self._turn(row)
        if self._project is not None:
            self._indicator(row)

    def close(self) -> Iterator[Reading]:
        """Yield the last project."""
        self._flush()
        if self._project is not None:
            self._project.indicators.extend(self._horizon.closed(self._scope.account))
            yield self._project.project(self._scope.table)
            yield from self._project.problems
            yield from self._scope.taken()
            self._project = None

    def _kind(self, row: Row) -> str:
        """Tell how the row begins: with a total, a note, a signature, or plainly."""
        number = row.number
        for column, cell in row.cells.items():
            if cell.row == number and cell.column == column and cell.text:
                return self._scope.words.kind(cell.text) if len(cell.text) <= _KIND_LENGTH else ""
            if cell.row < number and column < self._first_column:
                kind = self._scope.words.kind(cell.text)
                if kind in {"note", "footer"}:
                    return kind
        return ""

    def _is_aside(self, row: Row, kind: str) -> bool:
        """A total, note or signature has no name and value of an indicator."""
        name, value = self._cell(row.cells, "name"), self._cell(row.cells, "value")
        if kind == "total":
            return name is None or value is None or "name" not in self._at or level_of(name.text) is not None
        if name is None or value is None or not value.text.strip() or not name.text.strip():
            return True
        first = self._cell(row.cells, "category")
        return first is not None and first.row == row.number and level_of(first.text) is None and kind != "page"

    def _cell(self, cells: Mapping[int, Cell], name: str) -> Cell | None:
        """Return the cell of a field; one merged over from the left belongs to its own column."""
        column = self._at.get(name)
        if column is None:
            return None
        cell = cells.get(column)
        if cell is None:
            span = self._wide.get(name)
            return next(
                (found for item in span or () if (found := cells.get(item)) is not None and found.column == item), None
            )
        return cell if cell.column >= column else None

    def _project_cell(self, row: Row) -> Cell | None:
        cell = self._cell(row.cells, "project")
        return cell if cell is not None and cell.text.strip() else None

    def _turn(self, row: Row) -> Iterator[Reading]:
        """Begin another project where one begins."""
        cell = self._project_cell(row)
        project = self._project
        if cell is None or (project is not None and cell is project.anchor) or cell.row < row.number:
            if cell is not None and project is None:
                yield from self._begin(row, cell)
            elif cell is None and project is not None:
                self._more(project, row)
            return
        if project is not None and self._same(project, cell, row):
            project.anchor = cell
            return
        if self._has_grid(row) or self._is_alone(row, cell):
            yield from self._begin(row, cell)
        elif filled(self._scope.amounts(row)):
            yield from self._finish()
            yield from self._subtotal(row, grand=self._scope.words.grand(cell.text))
        else:
            yield from self._finish()
            self._scope.account.ignore(row.number, reasons.GROUP)

    def _is_alone(self, row: Row, cell: Cell) -> bool:
        """Tell whether a row without indicator is a project's own line: it has a goal, or is named like one."""
        goal = self._cell(row.cells, "goal")
        money = filled(self._scope.amounts(row))
        return (goal is not None and bool(goal.text.strip())) or (money and self._scope.words.project_like(cell.text))

    def _has_grid(self, row: Row) -> bool:
        """Tell whether the row has level, name or value."""
        return any(
            (cell := self._cell(row.cells, name)) is not None and cell.text.strip() and cell.row == row.number
            for name in ("category", "subcategory", "name", "value")
        )

    def _same(self, project: Builder, cell: Cell, row: Row) -> bool:
        """Tell whether a project's name is only repeated on each of its rows."""
        if cell.text.strip() != project.name.text or project.anchor is None:
            return False
        amounts = self._scope.amounts(row)
        if filled(amounts) and any(item.number != project.amounts[key].number for key, item in amounts.items()):
            return False
        goal = self._cell(row.cells, "goal")
        if goal is not None and goal.row == row.number and goal.text.strip() and goal.text.strip() != project.goal.text:
            return False
        return project.anchor.row == row.number - 1 or self._broken

    def _begin(self, row: Row, cell: Cell) -> Iterator[Reading]:
        """Begin the project of this row."""
        yield from self._finish()
        scope, at = self._scope, self._at
        name = passage_of(cell, scope.sheet)
        amounts = scope.amounts(row)
        scope.check_amounts(amounts, row, name.text)
        facts = {
            key: passage_of(found, scope.sheet)
            for key in ("organisation", "code")
            if (found := self._cell(row.cells, key))
        }
        self._project = Builder(
            name, cell, row.number, amounts, scope.amounts_total(row), facts=facts, hidden=row.hidden
        )
        self._project.problems.extend(scope.taken())
        for target, key in (("goal", "goal"), ("total_goal", "total_goal")):
            found = self._cell(row.cells, key) if key in at else None
            setattr(self._project, target, passage_of(found, scope.sheet) if found is not None else NO_PASSAGE)

    def _more(self, project: Builder, row: Row) -> None:
        """Append a goal that goes on in the next row of the same project."""
        goal = self._cell(row.cells, "goal")
        if goal is not None and goal.row == row.number and goal.text.strip():
            more = passage_of(goal, self._scope.sheet)
            project.goal = project.goal.joined(more, "" if self._broken else "\n") if project.goal.text else more
            self._broken = False

    def _finish(self) -> Iterator[Reading]:
        self._flush()
        if self._project is not None:
            yield self._project.project(self._scope.table)
            yield from self._project.problems
        self._project = None
        self._levels.reset()

    def _subtotal(self, row: Row, *, grand: bool) -> Iterator[Reading]:
        yield from self._finish()
        own = own_cells(row)
        name = passage_of(self._project_cell(row) or own[0], self._scope.sheet)
        amounts = self._scope.amounts(row)
        if not filled(amounts):
            self._scope.account.ignore(row.number, reasons.TOTAL)
            return
        self._scope.check_amounts(amounts, row, name.text)
        yield Subtotal(name, amounts, grand and self._scope.words.grand(name.text))
        yield from self._scope.taken()

    def _indicator(self, row: Row) -> None:
        """Read the indicator of one row."""
        cells, number = row.cells, row.number
        if self._shift is not None and (lost := self._shift.missing(row)) is not None:
            cells, shifted = self._shift.straightened(row, lost), True
        else:
            shifted = False
        first, second = self._cell(cells, "category"), self._cell(cells, "subcategory")
        name, value = self._cell(cells, "name"), self._cell(cells, "value")
        own_level = self._own_levels(first, second, number)
        written = (name is not None and name.text.strip()) or (value is not None and value.text.strip())
        if not written and not own_level:
            self._leftover(row)
            return
        if own_level:
            self._settle_pending(second, number)
        self._levels.take(first, second)
        if not written or self._is_template(name, value):
            self._empty(row, name, first, second)
            self._formula(value)
            return
        self._pending = None
        if (name is None or name.row != number) and (value is None or value.row != number):
            return
        self._add(self._maker.made(row, cells, name, value, shifted=shifted), number)
        self._formula(value)

    def _add(self, indicator: Indicator, row: int) -> None:
        if self._horizon.several:
            self._horizon.keep(indicator, row)
        elif self._project is not None:
            self._project.indicators.append(self._horizon.completed(indicator) if not self._many else indicator)

    def _own_levels(self, first: Cell | None, second: Cell | None, number: int) -> bool:
        """Tell whether a level cell begins in this row."""
        return (first is not None and first.row == number and bool(first.text.strip())) or (
            second is not None and second.row == number and bool(second.text.strip())
        )

    def _is_template(self, name: Cell | None, value: Cell | None) -> bool:
        """Tell whether a row was left as the template has it: 指标1：, ……"""
        if value is not None and value.text.strip(_DOTS):
            return False
        if name is None:
            return value is not None
        start, end = bare_name(name.text)
        return is_residue(name.text[start:end])

    def _empty(self, row: Row, name: Cell | None, first: Cell | None, second: Cell | None) -> None:
        """Note a template row; it counts if no row of the same level below it is filled."""
        scope, number = self._scope, row.number
        if not self._own_levels(first, second, number):
            scope.account.ignore(number, reasons.TEMPLATE)
            return
        found = [level_of(cell.text) for cell in (first, second) if cell is not None and cell.text.strip()]
        if not any(level is not None and (level.category != "other" or level.subcategory) for level in found):
            self._leftover(row)
            return
        levels = self._levels
        place = (
            passage_of(name, scope.sheet)
            if name is not None
            else blank_at(scope.sheet, number, self._at.get("name", 1))
        )
        required = levels.required or (name is not None and required_marker(name.text))
        self._pending = EmptyRow(levels.category, levels.second.text or None, place, required)
        self._pending_first = second is None or not second.text.strip() or second.row != number

    def _settle_pending(self, second: Cell | None, number: int) -> None:
        """A template row is over when the next level begins; a level-1 word on a row of its own is only a heading."""
        heading = self._pending_first and "subcategory" in self._at and second is not None and second.row == number
        if not heading:
            self._flush()
        self._pending = None

    def _flush(self) -> None:
        if self._pending is not None and self._project is not None:
            self._project.empty_rows.append(self._pending)
        self._pending = None

    def _leftover(self, row: Row) -> None:
        """Account for a row that is no indicator."""
        own = own_cells(row)
        if not own or (self._many and self._project is not None and self._project.row == row.number):
            return
        several = {self._at.get(name) for name in ("total_name", "total_value", "total_subcategory")}
        if any(cell.column in several for cell in own):
            self._scope.account.ignore(row.number, reasons.OTHER_PERIOD)
            return
        mapped = {
            self._at.get(name) for name in ("sign", "unit", "weight", "remark", "standard", "number", "direction")
        }
        template = all(cell.column in mapped for cell in own)
        self._scope.account.ignore(row.number, reasons.TEMPLATE if template else reasons.OUTSIDE)

    def _formula(self, cell: Cell | None) -> None:
        if cell is not None and cell.problem is not None and self._project is not None:
            self._scope.check_formula(cell, self._project.name.text)
            self._project.problems.extend(self._scope.taken())

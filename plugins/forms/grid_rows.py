"""Rows below level columns: indicators, rows that a template left empty, and what is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.model import EmptyRow
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.banners import beside_banners, is_banner, is_second_banner, only_cell
from jixiao.plugins.forms.cells import blank_at, own_cells, passage_of
from jixiao.plugins.forms.indicator import IndicatorMaker
from jixiao.plugins.forms.levels import Levels, is_required
from jixiao.plugins.forms.lists import may_be_list, parted
from jixiao.plugins.forms.names import is_blank_name
from jixiao.plugins.forms.shift import Shift
from jixiao.plugins.forms.spelling import numbering_of
from jixiao.plugins.forms.wrapped import is_rest

if TYPE_CHECKING:
    from jixiao.model import Indicator
    from jixiao.plugins.forms.beside import Block
    from jixiao.plugins.forms.builder import Builder
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["GridRows"]

_LONGEST_LEVEL = 30
_DOTS = " \t\r\n\u3000\xa0….。·"

_COUNTED = ("actual", "weight", "score")


class GridRows:
    """Reads one row after the other of one header's grid."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        at = scope.grid.at
        self._at = at
        self._levels = Levels(scope.sheet, scope.grammar.vocabulary, second="subcategory" in at, mixed=scope.grid.mixed)
        self._shift = Shift.of(scope.grid)
        self._maker = IndicatorMaker(scope, self._levels)
        self._blocks = [(block, self._maker_of(block)) for block in scope.grid.blocks]
        self._aside = beside_banners(at)
        self._pending: EmptyRow | None = None
        self._filled: tuple[str, str] | None = None
        self._pending_first = False
        self._last: Indicator | None = None
        self._last_row = 0
        self._turned = False

    def _maker_of(self, block: Block) -> IndicatorMaker:
        """Return what makes the indicators of one block."""
        self._at.update(block.at)
        return IndicatorMaker(self._scope, self._levels)

    def read_all(self, row: Row, project: Builder) -> list[Indicator]:
        """Return the indicators of a row: one, or one of each block side by side."""
        if not self._blocks:
            made = self.read(row, project)
            return self._parted(made, row) if made is not None else []
        found = []
        for block, maker in self._blocks:
            name, value = (self._scope.cell_at(row.cells, block.at[field]) for field in ("name", "value"))
            if block.holds(row) and not self._is_template(name, value):
                self._levels.reset()
                self._levels.take(block.cell, None)
                found.append(maker.made(row, row.cells, name, value))
        if not found:
            self._leftover(row, project)
        return found

    def _parted(self, made: Indicator, row: Row) -> list[Indicator]:
        """Return the indicators of a row whose cells hold lists; most cells have no second line and no number."""
        name, value = (self._scope.cell(row.cells, field) for field in ("name", "value"))
        if name is None or value is None or name.row != value.row or made.guessed:
            return [made]
        if not may_be_list(name.text) or not may_be_list(value.text):
            return [made]
        sheet = self._scope.sheet
        return parted(made, passage_of(name, sheet), passage_of(value, sheet), self._scope.grammar)

    def page_turned(self) -> None:
        """Note that a page ended before the next row: the name above may go on there."""
        self._turned = self._last is not None

    def reset(self) -> None:
        """Forget the levels: another project begins."""
        self._levels.reset()
        self._filled = None
        self._last = None

    def read(self, row: Row, project: Builder) -> Indicator | None:
        """Return the indicator of a row; None for a row of a template, of levels alone, or outside the grid."""
        scope, cells, number = self._scope, row.cells, row.number
        lost = self._shift.missing(row) if self._shift is not None else None
        if lost is not None and self._shift is not None:
            cells = self._shift.straightened(row, lost)
        cell = scope.cell
        if scope.grid.banners and self._is_banner(row, project):
            return None
        first, second, name, value = (
            cell(cells, "category"), cell(cells, "subcategory"), cell(cells, "name"), cell(cells, "value")
        )  # fmt: skip
        own = (first is not None and first.row == number and not first.text.isspace()) or (
            second is not None and second.row == number and not second.text.isspace()
        )
        follows, self._turned = self._last_row == number - 1 or self._turned, False
        if self._last is not None and follows and is_rest(row, name, second, self._last):
            self._last.go_on(passage_of(name, scope.sheet), passage_of(second if own else None, scope.sheet))
            self._last_row = number
            return None
        written = (name is not None and name.text.strip()) or (value is not None and value.text.strip())
        if not own and not written:
            self._leftover(row, project)
            return None
        held = self._pending
        again = own and self._is_again(first, second)
        if own and not again:
            self._settle(second, number, project)
        self._levels.take(first, second)
        if value is not None and value.problem is not None:
            scope.check_formula(value, project.name.text)
        if not written or self._is_template(name, value):
            self._empty(row, name, first, second, own=own and not again)
            return None
        self._pending = None
        self._drop(held, project, again=again)
        if (name is None or name.row != number) and (value is None or value.row != number):
            return None
        self._last = self._maker.made(row, cells, name, value, shifted=lost is not None)
        self._last.unread = value is not None and value.problem is not None and not value.text.strip()
        for field in _COUNTED:
            if (counted := cell(cells, field)) is not None and counted.row == number:
                scope.check_formula(counted, project.name.text)
        self._last_row = number
        return self._last

    def _is_banner(self, row: Row, project: Builder) -> bool:
        """Take a level word that stands on a row of its own."""
        cell = only_cell(row, self._aside)
        below = self._is_below(cell)
        first = is_banner(row, self._aside) and not below
        second = "subcategory" not in self._at and not first and (below or is_second_banner(row, self._aside))
        if cell is None or not (first or second):
            return False
        self.flush(project)
        if first:
            self._levels.reset()
        self._levels.take(cell if first else None, None if first else cell)
        return True

    def _is_below(self, cell: Cell | None) -> bool:
        """Tell whether a banner of either level is numbered below the level-1 banner: 三、满意度指标, （一）服务对象满意度指标."""
        level = level_of(cell.text) if cell is not None and len(cell.text) <= _LONGEST_LEVEL else None
        first = self._levels.first.text
        if cell is None or level is None or not level.subcategory or not first:
            return False
        below, above = numbering_of(cell.text), numbering_of(first)
        return below != above if below and above else False

    def _is_again(self, first: Cell | None, second: Cell | None) -> bool:
        """Tell whether a row only repeats the levels of the template row above it, as where merged cells were taken apart."""
        if self._pending is None or second is None or self._pending_first:
            return False
        levels = self._levels
        return second.text.strip() == levels.second.text and (
            first is None or first.text.strip() in {"", levels.first.text}
        )

    def _drop(self, held: EmptyRow | None, project: Builder, *, again: bool) -> None:
        """Take back a template row whose level, repeated on every row, is filled by the row below it."""
        levels = self._levels
        self._filled = (levels.first.text, levels.second.text)
        if held is None or (held.category, held.subcategory) != (levels.category, levels.second.text or None):
            return
        taken = bool(project.empty_rows) and project.empty_rows[-1] is held
        if taken:
            project.empty_rows.pop()
        if taken or again:
            self._scope.account.ignore(held.passage.place.row, reasons.TEMPLATE)

    def flush(self, project: Builder) -> None:
        """Note the template row that was held back."""
        if self._pending is not None:
            project.empty_rows.append(self._pending)
        self._pending = None

    def _is_template(self, name: Cell | None, value: Cell | None) -> bool:
        """Tell whether a row was left as the template has it: 指标1： or dots, or a 0 that says it does not apply."""
        target = value.text.strip(_DOTS) if value is not None else ""
        return is_blank_name(name.text, target) if name is not None else value is not None and not target

    def _empty(self, row: Row, name: Cell | None, first: Cell | None, second: Cell | None, *, own: bool) -> None:
        """Hold a template row back; it counts if no row of the same level below it is filled."""
        scope, number, levels = self._scope, row.number, self._levels
        if not own or (levels.first.text, levels.second.text) == self._filled:
            scope.account.ignore(number, reasons.TEMPLATE)
            return
        found = [level_of(cell.text) for cell in (first, second) if cell is not None and cell.text.strip()]
        if not any(level is not None and (level.category != "other" or level.subcategory) for level in found):
            self._leftover(row, None)
            return
        place = blank_at(scope.sheet, number, self._at.get("name", 1))
        if name is not None:
            place = passage_of(name, scope.sheet)
        required = levels.required or (name is not None and is_required(name.text, scope.grammar.vocabulary))
        self._pending = EmptyRow(levels.category, levels.second.text or None, place, required)
        self._pending_first = second is None or not second.text.strip() or second.row != number

    def _settle(self, second: Cell | None, number: int, project: Builder) -> None:
        """Note the template row above a new level; a level-1 word on a row of its own is only a heading."""
        heading = self._pending_first and "subcategory" in self._at and second is not None and second.row == number
        if not heading:
            self.flush(project)
        self._pending = None

    def _leftover(self, row: Row, project: Builder | None) -> None:
        """Account for a row that is no indicator; the first row of a project is its own."""
        own = own_cells(row)
        if not own or (project is not None and project.anchor is not None and project.row == row.number):
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

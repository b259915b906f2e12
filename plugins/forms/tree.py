"""Trees in one column: unit, project, levels and indicators below each other, told apart by words and indentation (F8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.model import NO_PASSAGE, EmptyRow, Subtotal
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.indicator import IndicatorMaker
from jixiao.plugins.forms.levels import Levels
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from jixiao.grammar.levels import Level
    from jixiao.model import Reading
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["TreeTable"]

_PLACEHOLDER = "项目名称"
_LEVEL = 40
_BLANK = " \u3000\xa0\t"


class TreeTable:
    """Reads the rows of a tree. A row is held back until the next one shows whether it is a unit or a project."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        at = scope.grid.at
        self._column, self._value = at["project"], at["value"]
        self._levels = Levels(scope.sheet, scope.grammar.vocabulary, second=True)
        scope.grid.at["name"] = self._column
        self._maker = IndicatorMaker(scope, self._levels)
        self._project: Builder | None = None
        self._held: Row | None = None
        self._empty: EmptyRow | None = None
        self._depth = self._first_depth = 0
        self._indented = False
        self._doubtful: Cell | None = None

    def header_repeated(self) -> None:
        """Go on: a repeated header changes nothing."""

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        cell = row.cells.get(self._column)
        text = cell.text.strip() if cell is not None else ""
        kind = self._scope.words.kind(text) if text else ""
        self._indented = self._indented or (cell is not None and self._indent(cell.text) > 0)
        yield from self._settled(text)
        if cell is None or not text or (kind and not row.text(self._value).strip()):
            yield from self._aside(row, kind)
            return
        level = level_of(text, self._scope.grammar.vocabulary) if len(text) <= _LEVEL else None
        if level is not None and not row.text(self._value).strip():
            if self._is_doubtful(level):
                self._doubtful = cell
                return
            yield from self._level(cell, first=level.first and not self._is_second(cell, level.subcategory))
            return
        depth = len(cell.text) - len(cell.text.lstrip(_BLANK))
        if (
            self._project is not None
            and self._levels.first.text
            and (row.text(self._value).strip() or depth > self._depth)
        ):
            self._empty = None
            self._project.indicators.append(self._maker.made(row, row.cells, cell, row.cells.get(self._value)))
            return
        yield from self._release(project=False)
        self._held = row

    def close(self) -> Iterator[Reading]:
        """Yield the last project."""
        yield from self._settled("")
        yield from self._release(project=False)
        yield from self._finish()

    def _aside(self, row: Row, kind: str) -> Iterator[Reading]:
        amounts = self._scope.amounts(row)
        if kind == "total" and filled(amounts):
            yield from self._release(project=False)
            name = passage_of(own_cells(row)[0], self._scope.sheet)
            yield Subtotal(name, amounts, self._scope.words.grand(name.text))
            return
        if not own_cells(row):
            return
        self._scope.account.ignore(row.number, reasons.BY_KIND.get(kind, reasons.OUTSIDE))

    def _is_doubtful(self, level: Level) -> bool:
        """Tell whether a copy without blanks leaves open on which level a 成本指标 below 产出指标 stands."""
        return level.first and level.subcategory == "cost" and self._levels.category == "output" and self._is_flat()

    def _is_flat(self) -> bool:
        return not self._indented and self._project is not None and self._held is None

    def _settled(self, following: str) -> Iterator[Reading]:
        """Settle the level of a doubtful word by what follows it: below a cost of level 1 stands 经济成本指标."""
        cell, self._doubtful = self._doubtful, None
        if cell is not None:
            level = level_of(following, self._scope.grammar.vocabulary) if len(following) <= _LEVEL else None
            below = level is not None and level.category == "cost" and not level.first
            yield from self._level(cell, first=below)

    def _is_second(self, cell: Cell, subcategory: str | None) -> bool:
        """成本 and 满意度 stand on both levels: deeper than the level-1 word above means level 2."""
        first = self._levels.first
        if subcategory is None or not first.text or self._project is None or self._held is not None:
            return False
        if self._is_flat():  # 满意度指标, and 服务对象满意度指标 right below it
            return self._empty is not None and self._empty.subcategory is None and self._is_same(cell)
        return self._indent(cell.text) > self._first_depth

    def _is_same(self, cell: Cell) -> bool:
        level = level_of(cell.text, self._scope.grammar.vocabulary)
        return level is not None and level.category == self._levels.category

    def _indent(self, text: str) -> int:
        return len(text) - len(text.lstrip(_BLANK))

    def _level(self, cell: Cell, *, first: bool) -> Iterator[Reading]:
        """Take a level word; the row held back before a level-1 word is the project."""
        yield from self._release(project=True)
        if first or (self._empty is not None and self._empty.subcategory):
            self._flush()  # a level-1 word above a level-2 word is only its heading
        if first:
            self._levels.reset()
            self._levels.take(cell, None)
            self._first_depth = self._indent(cell.text)
        else:
            self._levels.take(None, cell)
        passage = passage_of(cell, self._scope.sheet)
        self._empty = EmptyRow(self._levels.category, None if first else passage.text, passage, self._levels.required)
        self._depth = self._indent(cell.text)

    def _flush(self) -> None:
        if self._empty is not None and self._project is not None:
            self._project.empty_rows.append(self._empty)
        self._empty = None

    def _release(self, *, project: bool) -> Iterator[Reading]:
        """Decide what the row held back was: a project before its levels, else a unit."""
        row, self._held = self._held, None
        if row is None:
            if project and self._project is None:
                self._project = Builder()
            return
        yield from self._finish()
        scope = self._scope
        name, amounts = passage_of(row.cells[self._column], scope.sheet), scope.amounts(row)
        if plain(name.text) == _PLACEHOLDER:
            name = NO_PASSAGE
        scope.check_amounts(amounts, row, name.text)
        if project:
            self._project = Builder(
                name, row.cells[self._column], row.number, amounts, scope.amounts_total(row), hidden=row.hidden
            )
            self._project.problems.extend(scope.taken())
        elif filled(amounts):
            yield Subtotal(name, amounts, scope.words.grand(name.text))
            yield from scope.taken()
        else:
            scope.account.ignore(row.number, reasons.GROUP)

    def _finish(self) -> Iterator[Reading]:
        self._flush()
        if self._project is not None:
            yield self._project.project(self._scope.table)
            yield from self._project.problems
        self._project = None
        self._levels.reset()

"""Matrices: indicators in rows, and one column of values per sub-project or township (F11).

Every such column becomes a project of that name with the indicators that have a value in it. A column of the whole
(合计, 指标值) is the project that the facts above the grid name; without one that project has only its amounts and goal.
That goal, which is merged over all columns, is the one above each part's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.model import EmptyRow
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import blank_at, own_cells, passage_of
from jixiao.plugins.forms.indicator import IndicatorMaker
from jixiao.plugins.forms.levels import Levels
from jixiao.plugins.forms.money import amount_of, is_blank
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from jixiao.model import Reading
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["MatrixTable"]


_WHOLE = frozenset(
    {
        "合计",
        "总计",
        "全县",
        "全市",
        "全区",
        "全省",
        "全州",
        "全旗",
        "总体",
        "整体",
        "全镇",
        "全乡",
        "小计",
        "总目标值",
        "项目整体",
    }
)


def _is_whole(name: str) -> bool:
    """Tell whether a column holds the targets of all parts together: 合计, 全市, 全市合计."""
    return name in _WHOLE or name.removesuffix("合计").removesuffix("总计") in _WHOLE


class MatrixTable:
    """Reads the rows of a matrix; its projects are yielded at its end, from left to right."""

    def __init__(self, scope: Scope, whole: Builder) -> None:
        self._scope = scope
        at = scope.grid.at
        named = {column.first: plain(column.text) for column in scope.grid.series}
        self._whole_column = next(
            (first for first, name in named.items() if _is_whole(name)), at.get("value", at.get("total", 0))
        )
        self._whole = whole
        self._levels = Levels(scope.sheet, scope.grammar.vocabulary, second="subcategory" in at)
        at.setdefault("value", scope.grid.series[0].first)
        self._maker = IndicatorMaker(scope, self._levels)
        self._parts = [
            (
                column.first,
                Builder(
                    passage_of(column.cell, scope.sheet),
                    column.cell,
                    total_goal=whole.goal if whole.goal.text else whole.total_goal,
                    facts=dict(whole.facts),
                ),
            )
            for column in scope.grid.series
            if column.first != self._whole_column
        ]
        self._divided = not self._whole_column and (filled(whole.amounts) or bool(whole.goal.text))
        if not self._whole_column and not self._divided and whole.name.text:  # every part has a name of its own
            scope.account.ignore(whole.row, reasons.INFORMATION)

    def header_repeated(self) -> None:
        """Go on: a repeated header changes nothing."""

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        scope, at = self._scope, self._scope.grid.at
        own = own_cells(row)
        kind = scope.words.kind(own[0].text) if own else ""
        name = row.cells.get(at["name"]) if "name" in at else None
        values = [(builder, row.cells.get(column)) for column, builder in self._parts]
        if own and self._is_money(row, own[0]):
            self._money(row, values)
        elif kind or name is None or not name.text.strip() or name.row != row.number:
            if kind or not self._empty(row):
                self._aside(row, own, kind)
        else:
            self._levels.take(row.cells.get(at.get("category", 0)), row.cells.get(at.get("subcategory", 0)))
            self._row(row, name, values)
        yield from ()

    def close(self) -> Iterator[Reading]:
        """Yield the projects."""
        parts = any(builder.indicators for _, builder in self._parts)
        if self._whole.indicators or self._divided or not parts:
            yield self._whole.project(self._scope.table)
        for _, builder in self._parts:
            if builder.indicators:
                yield builder.project(self._scope.table)
                yield from builder.problems
        yield from self._scope.taken()

    def _empty(self, row: Row) -> bool:
        """Note a row that a template left empty."""
        scope, at = self._scope, self._scope.grid.at
        first, second = row.cells.get(at.get("category", 0)), row.cells.get(at.get("subcategory", 0))
        levels = [level_of(cell.text) for cell in (first, second) if cell is not None and cell.row == row.number]
        if not any(levels):
            return False
        self._levels.take(first, second)
        place = blank_at(scope.sheet, row.number, at.get("name", 1))
        levels_now = self._levels
        self._whole.empty_rows.append(
            EmptyRow(levels_now.category, levels_now.second.text or None, place, levels_now.required)
        )
        return True

    def _is_money(self, row: Row, first: Cell) -> bool:
        """Tell whether a row states the amounts of the columns."""
        word = self._scope.words.column(first.text)
        return (
            word is not None and word.field in {"total", "fiscal"} and plain(first.text) not in {"合计", "总计", "小计"}
        )

    def _money(self, row: Row, values: list[tuple[Builder, Cell | None]]) -> None:
        word = self._scope.words.column(own_cells(row)[0].text)
        key = word.field if word is not None else "total"
        for builder, cell in values:
            if cell is not None:
                builder.amounts[key] = amount_of(
                    cell, self._scope.sheet, row.number, cell.column, self._scope.table.unit
                )
        if self._whole_column and (cell := row.cells.get(self._whole_column)) is not None:
            self._whole.amounts[key] = amount_of(
                cell, self._scope.sheet, row.number, cell.column, self._scope.table.unit
            )

    def _aside(self, row: Row, own: list[Cell], kind: str) -> None:
        if not own:
            return
        self._scope.account.ignore(row.number, reasons.BY_KIND.get(kind, reasons.OUTSIDE))

    def _row(self, row: Row, name: Cell, values: list[tuple[Builder, Cell | None]]) -> None:
        """Make one indicator per column that is filled."""
        if self._whole_column:
            whole = row.cells.get(self._whole_column)
            self._whole.indicators.append(self._maker.made(row, row.cells, name, whole))
        for builder, cell in values:
            if cell is not None and cell.text.strip() and not is_blank(cell.text):
                builder.indicators.append(self._maker.made(row, row.cells, name, cell))

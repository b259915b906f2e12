"""The indicators of one row of a wide table: in one cell, or in one cell per level column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.cells import CellReading, indicators_of
from jixiao.grammar.levels import level_of
from jixiao.model import NO_PASSAGE, Indicator, Passage, Problem
from jixiao.plugins.forms.cells import passage_of, tight
from jixiao.plugins.forms.money import is_blank

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.scope import Scope
    from jixiao.plugins.forms.wide_rows import WideRow

__all__ = ["indicators_in"]

_LEVELS = 2
"""So many header rows of levels there are; a third below them names the indicator."""


def indicators_in(row: WideRow, scope: Scope) -> CellReading:
    """Split the indicator cell, or the cells of the level columns."""
    name = row.name.text
    if not scope.grid.series:
        return indicators_of(row.indicators, scope.grammar, name) if row.indicators.text else CellReading(())
    found: list[Indicator] = []
    unread: list[Passage] = []
    odd: list[Problem] = []
    for column in scope.grid.series:
        passage = row.series.get(column.first)
        if passage is not None and not is_blank(passage.text):
            reading = _in_column(column, passage, name, scope)
            found.extend(reading.indicators)
            unread.extend(reading.unread)
            odd.extend(reading.problems)
    return CellReading(tuple(found), tuple(unread), tuple(odd))


def _in_column(column: Column, passage: Passage, name: str, scope: Scope) -> CellReading:
    """Read one cell below a level word, or below an indicator's own name."""
    levels = [(cell, level) for cell in column.path if (level := level_of(cell.text, scope.grammar.vocabulary))]
    named = not levels or levels[-1][0] is not column.cell or len(levels) > _LEVELS
    if named and levels and levels[-1][0] is column.cell:
        levels.pop()
    first = next(((cell, level) for cell, level in levels if level.first), None)
    others = [cell for cell, level in levels if level.subcategory and (first is None or cell is not first[0])]
    upper = passage_of(first[0], scope.sheet) if first else NO_PASSAGE
    lower = passage_of(others[-1], scope.sheet) if others else NO_PASSAGE
    if named:
        category = first[1].category if first else "other"
        title = passage_of(column.cell, scope.sheet)
        return CellReading((Indicator(scope.grammar, category, upper, lower, title, passage),))
    upper, lower = tight(upper), tight(lower)
    heading = upper.joined(lower, " ") if upper.text and lower.text else upper if upper.text else lower
    return indicators_of(heading.joined(passage, "："), scope.grammar, name)

"""Tables printed in two halves: the same heads once more on the right, with other indicators below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.plugins.forms.account import Account
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.grid_rows import GridRows
from jixiao.plugins.forms.scope import Scope

if TYPE_CHECKING:
    from jixiao.model import Indicator
    from jixiao.plugins.forms.grid import Grid
    from jixiao.sheet import Cell, Row

__all__ = ["TwinRows", "rows_of"]


_ABOVE = -1
"""The position of a level-1 word that stands above a half and holds for all of its rows."""


class _Half:
    """The rows of one half, read on their own; what they ignore is known only when all halves are read."""

    def __init__(self, scope: Scope, at: Mapping[str, int], level: Cell | None, *, shared: bool) -> None:
        self._level = level
        at = {**at, "category": _ABOVE} if level is not None else at
        self.account = Account(scope.sheet)
        self.scope = replace(scope, account=self.account, problems=[], spans={})
        self.scope.use(replace(scope.grid, at=dict(at), twins=()))
        self.rows = GridRows(self.scope)
        self.aside = Builder() if shared else None

    def read(self, row: Row, project: Builder) -> list[Indicator]:
        """Return the indicators of one row; of levels that both halves share only one half's blanks count."""
        target = self.aside if self.aside is not None else project
        if self._level is not None:
            row = row._replace(cells={_ABOVE: self._level, **row.cells})
        return self.rows.read_all(row, target)


class TwinRows:
    """Reads a row as one row of each half."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        own_levels = "category" in scope.grid.twins[0]
        levels = scope.grid.twin_levels or (None,) * len(scope.grid.twins)
        self._halves = [
            _Half(scope, at, level, shared=bool(number) and level is None and not own_levels)
            for number, (at, level) in enumerate(zip(_columns(scope.grid), levels, strict=True))
        ]

    def read_all(self, row: Row, project: Builder) -> list[Indicator]:
        """Return the indicators of all halves, from left to right."""
        found: list[Indicator] = []
        for half in self._halves:
            found += half.read(row, project)
            self._scope.problems.extend(half.scope.taken())
        whys = [item.why for half in self._halves for item in half.account.taken()]
        if not found and whys and own_cells(row):
            self._scope.account.ignore(row.number, whys[0])
        return found

    def page_turned(self) -> None:
        """Note that a page ended before the next row."""
        for half in self._halves:
            half.rows.page_turned()

    def reset(self) -> None:
        """Forget the levels: another project begins."""
        for half in self._halves:
            half.rows.reset()

    def flush(self, project: Builder) -> None:
        """Note the template rows that were held back."""
        for half in self._halves:
            half.rows.flush(half.aside if half.aside is not None else project)


def rows_of(scope: Scope) -> GridRows | TwinRows:
    """Return what reads the rows below a header."""
    return TwinRows(scope) if scope.grid.twins else GridRows(scope)


def _columns(grid: Grid) -> Iterator[Mapping[str, int]]:
    """Yield the columns of each half: its own, and those that all halves share."""
    shared = {name: column for name, column in grid.at.items() if name not in grid.twins[0]}
    for own in grid.twins:
        yield {**shared, **own}

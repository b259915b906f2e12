"""Sections of one table that are projects of their own: what is known of the next one until its first indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.below import is_fact, take_below
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.project_rows import begins_levels, is_bare, is_labelled, take_bare
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.labels import Labels
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Row

__all__ = ["Sections", "is_divided", "stands_for"]

_SHARED = frozenset({"department", "submitter", "authority", "organisation", "period"})


class Sections:
    """Holds the rows that name the next project; ``named``: the form names a project above the grid."""

    def __init__(self, scope: Scope, labels: Labels, *, named: bool) -> None:
        self._scope, self._labels, self._named = scope, labels, named
        self._facts: list[Row] = []
        self._bare: Row | None = None

    def takes(self, row: Row) -> bool:
        """Take a row that names a project, or says more about the one named right above."""
        if is_labelled(row, self._scope, self._labels):
            self._drop_bare()
            self._facts.append(row)
        elif self._facts and self._says_more(row):
            self._facts.append(row)
        elif not self._facts and is_bare(row, self._scope, named=self._named):
            self._drop_bare()
            self._bare = row
        else:
            return False
        return True

    def begin_at(self, row: Row) -> bool:
        """Tell whether another project begins with this row, whose name was held back; a heading that names none is let go."""
        if self._facts:
            return bool(own_cells(row))
        if self._bare is None or not own_cells(row):
            return False
        if begins_levels(row, self._scope):
            return True
        self._drop_bare()
        return False

    def opened(self, before: Builder) -> Builder:
        """Return the project that begins: another one, or the one at hand if nothing was read of it."""
        facts = {key: value for key, value in before.facts.items() if key in _SHARED}
        project = Builder(facts=facts)
        if self._facts:
            project.row = self._facts[0].number
        if self._bare is not None:
            take_bare(self._bare, project, self._scope)
        if self._facts:
            take_below(self._facts, project, self._scope)
        self._facts, self._bare = [], None
        return project

    def closed(self) -> list[Row]:
        """Return the rows that no indicator followed: facts of the project above them."""
        self._drop_bare()
        rows, self._facts = self._facts, []
        return rows

    def _says_more(self, row: Row) -> bool:
        own = own_cells(row)
        if len(own) == 1:
            return self._labels.is_pair(own[0]) or self._labels.begins_pair(own[0].text)
        return is_fact(row, self._scope, self._labels)

    def _drop_bare(self) -> None:
        if self._bare is not None:
            self._scope.account.ignore(self._bare.number, reasons.GROUP)
        self._bare = None


def stands_for(before: Builder, after: Builder) -> bool:
    """Tell whether a project named in the table is the one named above it, of which nothing was read yet."""
    if before.indicators or before.empty_rows:
        return False
    return not before.name.text or squeeze(before.name.text) == squeeze(after.name.text)


def is_divided(before: Builder) -> bool:
    """Tell whether a project named above the grid has amounts or a goal beside those of the projects in the grid."""
    return bool(before.indicators or before.empty_rows or before.goal.text or filled(before.amounts))

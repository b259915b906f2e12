"""Rows that belong to no table yet: they may be the head of the next one, a table without a grid, or outside of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.head import read_head
from jixiao.plugins.forms.prose import read_prose, speaks
from jixiao.plugins.forms.spoken import tables_in
from jixiao.plugins.forms.unknown_funds import UNKNOWN

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.model import Reading
    from jixiao.plugins.forms.account import Account
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row, Sheet

__all__ = ["Pending"]

_MOST = 400


class Pending:
    """Keeps rows until it is known what they are, and accounts for them."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.rows: list[Row] = []

    def keep(self, row: Row) -> None:
        """Keep a row that may belong to the head of the next table; what is too far above it is outside."""
        self.rows.append(row)
        if len(self.rows) > _MOST:
            self._account.ignore(self.rows.pop(0).number, reasons.OUTSIDE)

    def release(self, head: Head, *, facts: bool) -> None:
        """Account for the rows of a head that say nothing about a project; ``facts``: the others belong to one."""
        ignored, read = dict(head.ignored), head.rows_read() if facts else frozenset()
        funded = (
            {item.row: reasons.UNKNOWN if item.word.field == UNKNOWN.field else reasons.FUNDS for item in head.funds}
            if facts
            else {}
        )
        for row in self.rows:
            if row.number in ignored:
                self._account.ignore(row.number, ignored[row.number])
            elif row.number not in read and own_cells(row):
                other = reasons.LABEL if facts else reasons.INFORMATION
                self._account.ignore(row.number, funded.get(row.number, other))
        self.rows = []

    def spoken(self, sheet: Sheet, grammar: Grammar, words: Words, form: Description) -> Iterator[Reading]:
        """Yield at the end of a sheet its tables without a grid, whose indicators stand in running text; other rows are outside."""
        pending, self.rows = self.rows, []
        for rows in tables_in(pending, words):
            head = read_head(rows, sheet.name, words) if rows else None
            if head is not None and speaks(head):
                self.rows = rows
                self.release(head, facts=True)
                yield from self._account.taken()
                yield from read_prose(head, sheet, grammar, form)
            else:
                self._outside(rows, words)

    def _outside(self, rows: list[Row], words: Words) -> None:
        for row in rows:
            own = own_cells(row)
            kind = words.kind(own[0].text) if own else ""
            self._account.ignore(row.number, reasons.BY_KIND.get(kind, reasons.OUTSIDE))

"""Hidden rows with data, gathered into runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model import Passage
from jixiao.plugins.forms.cells import first_own
from jixiao.plugins.forms.problems import hidden_rows

if TYPE_CHECKING:
    from jixiao.model import Problem
    from jixiao.sheet import Row

__all__ = ["HiddenRows"]


class HiddenRows:
    """Watches the rows of one sheet go by."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._run: tuple[int, int] | None = None

    def note(self, row: Row) -> Problem | None:
        """Take a row; return the run of hidden rows that ended before it."""
        if row.hidden:
            if first_own(row) is not None:
                self._run = (self._run[0] if self._run else row.number, row.number)
            return None
        return self.taken() if self._run else None

    def taken(self) -> Problem | None:
        """Return the run so far and forget it."""
        run, self._run = self._run, None
        return hidden_rows(Passage.of("", self._sheet, run[0], 1), *run) if run else None

"""Copies whose merged cells were taken apart and filled: the words of labels and headers that repeat become one cell again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.across import Across, is_filled_across
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.ordinary import level_column

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["remerged"]

_LABEL, _LEVEL = 40, 30
_LONG, _PROSE = 8, 12


def remerged(first: list[Row], rest: Iterable[Row], words: Words) -> Iterable[Row]:
    """Return the rows of a sheet with the cells of repeated labels merged; ``first`` are those that show whether there are any.

    Projects, levels and amounts that repeat on each row are left to what reads the grid.
    """
    across = is_filled_across(first)
    refill = _Refill(words, across=across)
    made = [refill.taken(row) for row in first]
    if not (across or refill.found):
        return chain(first, rest)
    refill.settled = True
    return chain(made, _others(rest, refill))


def _others(rows: Iterable[Row], refill: _Refill) -> Iterator[Row]:
    for row in rows:
        yield refill.taken(row)


class _Refill:
    """Compares each row with the one above it; ``across``: cells were filled to the right too.

    Once it is ``settled``, new labels are only words of headers as they stand: to look up every project's name costs as much
    as to read its rows.
    """

    def __init__(self, words: Words, *, across: bool) -> None:
        self._words = words
        self._across = Across(words) if across else None
        self._above: Row | None = None
        self._labels: dict[str, tuple[bool, bool]] = {}
        self.found = self.settled = False

    def taken(self, row: Row) -> Row:
        """Return a row with the cells of labels above it in the place of its own equal ones."""
        above = self._above
        if self._across is not None:
            row = self._across.joined(row, above)
        self._above = row
        if above is None or above.number != row.number - 1:
            return row
        upper, equal = above.cells, []
        for column, cell in row.cells.items():
            over = upper.get(column)
            if over is not None and over is not cell and over.text == cell.text and cell.text.strip():
                equal.append(column)
        if not equal or not any(self._is_label(row.cells[column].text) for column in equal):
            return row
        merged = self._merged(row, frozenset(equal))
        if not merged:
            return row
        self.found = True
        cells = {column: upper[column] if column in merged else cell for column, cell in row.cells.items()}
        self._above = row._replace(cells=cells)
        return self._above

    def _merged(self, row: Row, equal: frozenset[int]) -> set[int]:
        """Return the columns to be merged with the row above: labels, and beside one what is said again too."""
        own = own_cells(row)
        numbers = [cell.column for cell in own if number_of(cell.text) is not None]
        end = 0 if all(_is_level(c.text) or self._is_label(c.text) for c in own) else level_column(own, self._words)
        if end and numbers and numbers[0] < end:
            return set()  # a project with its amounts stands left of the levels, and may be called 专项资金
        prose = [cell.column not in equal for cell in own if len(cell.text) >= _PROSE and not self._is_label(cell.text)]
        if numbers and (any(prose) or len(prose) > 1):
            return set()  # so does one whose goal and indicators stand in a cell each
        labels = sum(self._is_label(cell.text) or _is_level(cell.text) for cell in own)
        heads, found = not end and not numbers and 2 * labels >= len(own), set[int]()
        levels = heads and any(_is_level(cell.text) for cell in own)
        for column in sorted(equal):
            if (end and column >= end) or not self._is_label(row.cells[column].text, ordinary=levels):
                continue
            found |= {column, *self._run(row, equal, range(column + 1, end or max(row.cells) + 1), heads=heads)}
            if heads:
                found.update(self._run(row, equal, range(column - 1, 0, -1), heads=True))
        return found

    @staticmethod
    def _run(row: Row, equal: frozenset[int], columns: range, *, heads: bool) -> Iterator[int]:
        """Yield the columns beside a label that repeat the row above: texts, and in a row of heads any word."""
        for column in columns:
            text = row.cells[column].text if column in equal else ""
            if not text or _is_level(text) or number_of(text) is not None or not (heads or len(text) >= _LONG):
                return
            yield column

    def _is_label(self, text: str, *, ordinary: bool = True) -> bool:
        """Tell whether a text is a label or the word of a header; ``ordinary``: even one that is as often what cells hold."""
        if text in self._labels:
            return self._labels[text][0 if ordinary else 1]
        if self.settled:
            return self._words.is_header_word(text) and (ordinary or not self._words.is_ordinary(text))
        known = len(text) <= _LABEL and number_of(text) is None and not _is_level(text)
        known = known and (self._words.fact(text) is not None or self._words.column(text) is not None)
        self._labels[text] = known, known and not self._words.is_ordinary(text)
        return self._labels[text][0 if ordinary else 1]


def _is_level(text: str) -> bool:
    return len(text) <= _LEVEL and level_of(text) is not None

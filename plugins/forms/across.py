"""Copies whose merged cells were filled to the right too: titles, labels, heads and texts of one row become one cell again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.ordinary import level_column, strong_cells
from jixiao.plugins.forms.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["Across", "is_filled_across"]

_FEWEST, _LONG, _HEAD = 3, 8, 16


def is_filled_across(rows: Sequence[Row]) -> bool:
    """Tell whether a title, or another long text alone in its row, stands in several cells side by side."""
    return any(_is_title_across(row) for row in rows)


def _is_title_across(row: Row) -> bool:
    own = own_cells(row)
    if len(own) < _FEWEST or own[0].text != own[1].text or own[0].text != own[2].text:
        return False
    return is_title(own[0].text) or (_is_one_text(row) and len(own[0].text) >= _LONG)


class Across:
    """Joins equal texts side by side, right of level words only below a head that is one cell."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._spans: frozenset[int] = frozenset()
        self._headed = False

    def joined(self, row: Row, above: Row | None) -> Row:
        """Return a row with the cells that belong together as one."""
        cells = row.cells
        equal = [
            column
            for column, cell in cells.items()
            if (left := cells.get(column - 1)) is not None and left.text == cell.text and cell.text.strip()
        ]
        own = own_cells(row)
        if not equal or not own:
            if sum(self._words.is_header_word(cell.text) for cell in cells.values()) >= _FEWEST:
                self._spans, self._headed = frozenset(), True  # a header of which no head is repeated
            return row
        are_one, found = self._test(row, own, above), dict(cells)
        for column in equal:
            if are_one(column):
                found[column] = found[column - 1]
        if not level_column(own, self._words) and len({c.text for c in strong_cells(own, self._words)}) >= _FEWEST:
            self._headed = True
            self._spans = frozenset(column for column, cell in found.items() if cell.column < column)
        return row._replace(cells=found)

    def _test(self, row: Row, own: list[Cell], above: Row | None) -> Callable[[int], bool]:
        """Return what tells whether the equal texts of a column and the one left of it are one cell."""
        if _is_one_text(row):
            return row.cells.__contains__
        if level_column(own, self._words):
            return self._spans.__contains__  # the total and its one source are equal numbers side by side
        kind = self._words.kind(own[0].text)
        inside = self._headed and (bool(kind) or self._words.fact(own[0].text) is None)
        upper = above.cells if above is not None and above.number == row.number - 1 else {}

        def are_one(column: int) -> bool:
            text = row.cells[column].text
            number = number_of(text) is not None
            if inside and (number or not kind):  # a row of the grid without levels, or a total of it
                often = not number and sum(cell.text == text for cell in own) >= _FEWEST
                return column in self._spans or often
            return not self._is_apart(text, upper, column)

        return are_one

    def _is_apart(self, text: str, upper: Mapping[int, Cell], column: int) -> bool:
        """Tell whether equal texts belong to two columns: numbers below numbers, and whatever stands below two heads."""
        left, right = upper.get(column - 1), upper.get(column)
        number = number_of(text) is not None
        if len(text.strip()) == 1 and not number and text.strip().isalnum():
            return True
        if left is None or right is None or left is right:
            return number and left is None
        if number and number_of(left.text) is not None:
            return True
        return left.row == right.row and _is_head(left, self._words) and _is_head(right, self._words)


def _is_head(cell: Cell, words: Words) -> bool:
    return len(cell.text) <= _HEAD and (words.column(cell.text) is not None or bool(words.period(cell.text)))


def _is_one_text(row: Row) -> bool:
    """Tell whether the same text stands in all cells of a row, and not in one that is merged."""
    own = own_cells(row)
    return _FEWEST <= len(own) == len(row.cells) and len({cell.text for cell in own}) == 1

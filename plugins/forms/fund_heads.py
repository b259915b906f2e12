"""The heads over a block of amounts: the years of its columns, and which columns hold rates or points and no money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import reach
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.words import is_year, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["FundHeads"]


class FundHeads:
    """Keeps the heads of the rows right below them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._years: dict[int, int] = {}
        self._points: list[range] = []

    def note(self, row: Row, own: Sequence[Cell]) -> None:
        """Take the heads of a block of amounts: 2025年 | 2026年 | 2027年, or 全年预算数 | 执行率 | 得分."""
        years = {cell.column: int(squeeze(cell.text)[:4]) for cell in own if is_year(cell.text)}
        numbers = any(number_of(cell.text) is not None for cell in own)
        if len(years) > 1:
            self._years = years
        elif not numbers:
            self._years = {}
        if len(own) > 1 and not numbers:
            heads = [cell for cell in own if self._words.heads_points(cell.text)]
            self._points = [range(cell.column, reach(row, cell) + 1) for cell in heads]

    def of_year(self, numbers: Sequence[Cell], year: int | None) -> Cell | None:
        """Return the number below a year, None where the heads are no years."""
        return next((cell for cell in numbers if self._years.get(cell.column, 0) == (year or -1)), None)

    def is_points(self, cell: Cell) -> bool:
        """Tell whether a cell stands below the head of a rate or of points: what is there is no money."""
        return any(cell.column in columns for columns in self._points)

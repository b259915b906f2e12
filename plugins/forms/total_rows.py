"""The row 总分 below the indicators of a self-evaluation: the points and the score that the form says they come to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model import NO_TOTAL_ROW, TotalRow
from jixiao.plugins.forms.cells import first_own, passage_of
from jixiao.plugins.forms.points import points_in, score_column
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model import Indicator
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["TotalRows"]

_PART = "小计"
_MORE = ("加", "扣", "减", "折", "×", "*")
"""In the label of a total of something else than the scores alone: 总分（含加分）."""
_SHOWN = Decimal("0.005")
"""A number that is shown so much differently is rounded by its format."""


class TotalRows:
    """Keeps the total of the project at hand, and where scores stand that it may comprise."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._column = 0
        self._rows: list[Row] = []
        self._scores: list[Cell] = []
        self._shared = False
        self.use()

    def use(self) -> None:
        """Take the columns of a header."""
        grid = self._scope.grid
        self._column = score_column(grid) if "score" in grid.at and not grid.twins else 0

    def note(self, row: Row) -> None:
        """Note the score of a row that is no total."""
        cell = row.cells.get(self._column) if self._column else None
        if cell is not None and (cell.row, cell.column) == (row.number, self._column) and cell.text.strip():
            self._scores.append(cell)

    def take(self, row: Row) -> None:
        """Take a row that begins like a total; that of a class (小计) counts nothing."""
        first = first_own(row)
        if self._column and first is not None and _PART not in squeeze(first.text):
            self._rows.append(row)

    def closed(self, indicators: Iterable[Indicator]) -> TotalRow:
        """Return the total of a project that ends here.

        There is none where it cannot be recounted: several rows are called so, scores stand below it or belong to no
        indicator, it closes several projects, or a format shows another number than is stored.
        """
        rows, scores = self._rows, self._scores
        self._rows, self._scores = [], []
        shared, self._shared = self._shared, self._shared or (bool(scores) and not rows)
        if len(rows) != 1 or shared or any(cell.row > rows[0].number for cell in scores):
            return NO_TOTAL_ROW
        read = {(piece.row, piece.column) for item in indicators for piece in item.score_passage.fragments}
        label = first_own(rows[0])
        if label is None or any(mark in label.text for mark in _MORE) or any(map(_is_rounded, scores)):
            return NO_TOTAL_ROW
        if not {(cell.row, cell.column) for cell in scores} <= read:
            return NO_TOTAL_ROW
        return self._of(rows[0])

    def _of(self, row: Row) -> TotalRow:
        cells, at, sheet = row.cells, self._scope.grid.at, self._scope.sheet
        score, weight = (self._scope.cell_at(cells, column) for column in (self._column, at.get("weight", 0)))
        if score is None or _is_rounded(score):
            return NO_TOTAL_ROW  # blank, or merged with the weight so that nobody knows of which it is the total
        said = weight is not None and not _is_rounded(weight)
        return TotalRow(
            passage_of(weight if said else None, sheet),
            points_in(weight.text) if weight is not None and said else None,
            passage_of(score, sheet),
            points_in(score.text),
        )


def _is_rounded(cell: Cell) -> bool:
    """Tell whether a cell shows a number that its format rounds to less than two places."""
    shown = points_in(cell.text)
    return isinstance(cell.value, Decimal) and shown is not None and abs(cell.value - shown) > _SHOWN

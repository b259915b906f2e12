"""The columns of a header: its rows put together, each column with what its words mean below those above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.header_depth import HEADER_LENGTH, is_level_word
from jixiao.plugins.forms.header_periods import with_periods
from jixiao.plugins.forms.words import HeaderWord, is_year, plain

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["MONEY", "Column", "columns_of"]

MONEY = frozenset({"total", "fiscal", "special_account", "other", "fiscal-part"})
_PARENTS = frozenset({"indicators", "goal", "value", "name", "actual", "category", "subcategory", "total"})

_VALUE_ITSELF = frozenset({"内容", "具体内容", "数量", "数", "具体", "目标", "目标内容", "值", "数据", "具体目标"})
"""Words for the value itself below 指标值, beside a sign and a unit."""


class Column(NamedTuple):
    """One column of a grid: from ``first`` to ``last``, its header cells from top to bottom, and what they mean."""

    first: int
    last: int
    path: tuple[Cell, ...]
    word: HeaderWord | None

    @property
    def cell(self) -> Cell:
        """The lowest header cell."""
        return self.path[-1]

    @property
    def text(self) -> str:
        """The lowest header text."""
        return self.path[-1].text


def columns_of(rows: Sequence[Row], words: Words, above: Row | None) -> list[Column]:
    """Put the columns of header rows together; ``above`` may hold words over groups of them."""
    upper = above if above is not None and _is_parent(above, rows[0], words) else None
    first = min(min(row.cells, default=1) for row in rows)
    last = max(max(row.cells, default=0) for row in rows)
    columns: list[Column] = []
    for column in range(first, last + 1):
        made = _column(rows, column, upper, words)
        if made is not None and columns and columns[-1].cell == made.cell:
            columns[-1] = columns[-1]._replace(last=made.last)
        elif made is not None:
            columns.append(made)
    return with_periods(columns, words)


def _is_parent(above: Row, row: Row, words: Words) -> bool:
    """Tell whether the row before holds words over groups of columns: 中期指标 | 年度指标."""
    if above.number != row.number - 1:
        return False
    own = own_cells(above)
    if not 2 <= len(own) or any(len(cell.text) > HEADER_LENGTH for cell in own):
        return False
    if all(is_level_word(cell.text, words) for cell in own):
        return True
    found = [words.column(cell.text) for cell in own]
    return all(word is not None and word.field in _PARENTS for word in found) and any(
        word is not None and word.period for word in found
    )


def _column(rows: Sequence[Row], column: int, upper: Row | None, words: Words) -> Column | None:
    """Return the header of one position, None where there is none."""
    path: list[Cell] = []
    for row in rows:
        cell = row.cells.get(column)
        if cell is None and row is not rows[-1]:
            cell = _spread(row, column, rows[row.number - rows[0].number + 1 :])
        if cell is not None and cell.text.strip() and cell not in path:
            path.append(cell)
    if not path:
        return None
    if upper is not None:
        over = upper.cells.get(column) or _left(upper, column)
        if over is not None and over not in path:
            path.insert(0, over)
    word = _meaning(path[-1].text, [cell.text for cell in path[:-1]], words)
    return Column(column, column, tuple(path), word)


def _spread(row: Row, column: int, below: Sequence[Row]) -> Cell | None:
    """Return the header cell to the left that reaches over an unmerged blank with a header below it."""
    if not any(column in item.cells for item in below):
        return None
    return _left(row, column)


def _left(row: Row, column: int) -> Cell | None:
    left = [cell for cell in own_cells(row) if cell.column <= column]
    return left[-1] if left else None


def _meaning(text: str, parents: list[str], words: Words) -> HeaderWord | None:
    """Return what a header means below its parents."""
    if parents and is_year(text):
        return None
    word = words.column(text)
    above = [found for parent in parents if (found := words.column(parent))]
    if above and above[-1].field == "value" and plain(text) in _VALUE_ITSELF:
        word = above[-1]
    if word is None and parents:
        word = words.column(parents[-1] + text)
    if word is None:
        return None
    if word.field == "total" and not word.period:
        word = next((item for item in reversed(above) if item.field in MONEY - {"total"}), word)
    if word.field in MONEY | {"name"} and any(item.field in {"actual", "reason"} for item in above):
        word = HeaderWord(next(item.field for item in above if item.field in {"actual", "reason"}))
    if word.field == "partial" and any(item.field == "actual" for item in above):
        word = HeaderWord("actual", stage="interim")
    if word.field == "value" and any(item.field in {"actual", "previous"} for item in above):
        word = HeaderWord(next(item.field for item in above if item.field in {"actual", "previous"}))
    period = (
        word.period or next((item.period for item in reversed(above) if item.period), "") or _period(parents, words)
    )
    stage = word.stage or next((stage for parent in reversed(parents) if (stage := words.marks.stage(parent))), "")
    return word._replace(period=period, stage=stage if word.field in {"value", "goal"} else word.stage)


def _period(parents: list[str], words: Words) -> str:
    """Return the period that a parent's words speak of even when they are no field (中期（2024—2026年）)."""
    for parent in reversed(parents):
        period = words.period(parent)
        if period:
            return period
    return ""

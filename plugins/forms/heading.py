"""Header rows: found by their words, over up to three rows, each column with its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells, reach
from jixiao.plugins.forms.words import HeaderWord, is_year, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["Column", "Heading", "find_heading", "of_several_years"]

_NAMES = frozenset({"name", "category", "subcategory", "description"})
_VALUES = frozenset({"value", "actual", "excellent"})
_MONEY = frozenset({"total", "fiscal", "special_account", "other", "fiscal-part"})
_PARENTS = frozenset({"indicators", "goal", "value", "name", "actual", "category", "subcategory", "total"})
_HEADER_LENGTH = 60
_DEPTH = 3


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


@dataclass(frozen=True, slots=True)
class Heading:
    """A header: its rows from ``first`` to ``last`` and its columns from left to right."""

    first: int
    last: int
    columns: tuple[Column, ...]
    signature: tuple[str, ...] = ()
    label: Cell | None = None
    known: frozenset[str] = field(default_factory=frozenset)

    @property
    def unknown(self) -> tuple[Column, ...]:
        """The columns whose words are not in the vocabulary."""
        return tuple(column for column in self.columns if column.word is None)


def find_heading(rows: Sequence[Row], words: Words, above: Row | None = None) -> Heading | None:
    """Return the header that begins in the first of ``rows`` (this row and those after it), or None.

    ``above`` is the row before, which may hold words that stand over several columns (年度, 中期).
    """
    row = rows[0]
    own = own_cells(row)
    if not 2 <= len(own) or any(len(cell.text) > _HEADER_LENGTH * 2 for cell in own):
        return None
    found = _distinct(row)
    fields = {word.field for cell in found if (word := words.column(cell.text))}
    levels = sum(1 for cell in own if _is_level(cell.text, words))
    if not _is_header(fields, levels, len(own)):
        return None
    depth = 1
    while depth < min(_DEPTH, len(rows)) and _is_below(rows[depth - 1], rows[depth], words, row):
        depth += 1
    return _built(rows[:depth], words, above)


def of_several_years(heading: Heading, head: Head, words: Words) -> bool:
    """Tell whether the words beside or right above a header say that its targets are those of several years."""
    label = heading.label.text if heading.label is not None else ""
    period = words.period(label) or words.period(head.section)
    return period == "total"


def _is_header(fields: set[str], levels: int, count: int) -> bool:
    """Tell whether the words of one row are those of a grid's header."""
    if fields & _VALUES and fields & (_NAMES | {"project", "indicators"}):
        return len(fields) * 3 >= count or {"category", "name"} <= fields
    if {"category", "name"} <= fields or {"category", "subcategory"} <= fields or {"subcategory", "name"} <= fields:
        return True
    subject = bool(fields & {"project", "organisation"})
    if "indicators" in fields and (subject or ("goal" in fields and fields & _MONEY)):
        return True
    if levels >= 2 and (subject or fields & _MONEY):
        return True
    return "project" in fields and "goal" in fields and bool(fields & _MONEY)


def _is_level(text: str, words: Words) -> bool:
    return len(text) <= 30 and words.column(text) is None and level_of(text) is not None


def _distinct(row: Row) -> list[Cell]:
    """Return all cells of a row once, those of merged ranges that began above included."""
    seen: dict[tuple[int, int], Cell] = {}
    for cell in row.cells.values():
        if cell.text.strip():
            seen.setdefault((cell.row, cell.column), cell)
    return list(seen.values())


def _is_below(upper: Row, lower: Row, words: Words, top: Row) -> bool:
    """Tell whether ``lower`` divides columns of the header row ``upper`` further."""
    if lower.number != upper.number + 1:
        return False
    own = own_cells(lower)
    if not own or any(len(cell.text) > _HEADER_LENGTH for cell in own):
        return False
    wide = 0
    for cell in own:
        above = upper.cells.get(cell.column)
        merged = above is not None and (
            above.column != cell.column or reach(upper, above) > cell.column or _is_spread(upper, lower, cell.column)
        )
        if above is not None and not merged and above.row == upper.number and _is_leaf(above, words):
            return False
        if words.column(cell.text) is None:
            levelled = above is not None and _is_level(above.text, words)
            if not (merged or levelled or above is None) or _like_data(cell.text) or _is_level_data(cell, top, words):
                return False
            wide += merged or levelled or _under_group(cell.column, upper, words)
        else:
            wide += 1
    return wide == len(own)


def _is_spread(upper: Row, lower: Row, column: int) -> bool:
    """Tell whether an unmerged header is followed by blanks that are divided in the row below."""
    return column + 1 not in upper.cells and column + 1 in lower.cells


def _is_leaf(cell: Cell, words: Words) -> bool:
    """Tell whether a header cell of one column needs no division: a level, a name, a project."""
    word = words.column(cell.text)
    return word is not None and word.field in {"category", "subcategory", "name", "project", "number", "organisation"}


def _is_level_data(cell: Cell, top: Row, words: Words) -> bool:
    """Tell whether a level word stands where the header has a level column: that is data already."""
    if not _is_level(cell.text, words):
        return False
    fields = {word.field for item in own_cells(top) if (word := words.column(item.text))}
    return bool(fields & {"category", "subcategory"})


def _under_group(column: int, upper: Row, words: Words) -> bool:
    """Tell whether the nearest header cell to the left may stand over several columns."""
    left = [cell for cell in own_cells(upper) if cell.column <= column]
    if not left:
        return False
    word = words.column(left[-1].text)
    return (word is not None and word.field in {"value", "indicators", "total", "standard", "project"}) or (
        word is None and _is_level(left[-1].text, words)
    )


def _like_data(text: str) -> bool:
    """Tell whether a text is rather a value than a header."""
    word = squeeze(text)
    return len(word) > 24 or word[:1] in "≥≤><=＝-" or word.replace(".", "").replace("%", "").replace(",", "").isdigit()


def _built(rows: Sequence[Row], words: Words, above: Row | None) -> Heading:
    """Put the columns of header rows together."""
    upper = above if above is not None and _is_parent(above, rows[0], words) else None
    last = max(max(row.cells, default=0) for row in rows)
    columns: list[Column] = []
    label = None
    column = min(min(row.cells, default=1) for row in rows)
    while column <= last:
        made = _column(rows, column, upper, words)
        column += 1
        if made is None:
            continue
        if columns and columns[-1].cell == made.cell:
            columns[-1] = columns[-1]._replace(last=made.last)
        else:
            columns.append(made)
    if columns and _is_label(columns, words):
        label = columns.pop(0).cell
    known = frozenset(item.word.field for item in columns if item.word)
    signature = tuple(squeeze(item.text) for item in columns)
    return Heading(rows[0].number, rows[-1].number, tuple(columns), signature, label, known)


def _is_label(columns: list[Column], words: Words) -> bool:
    """Tell whether the first column only names the block (绩效指标 left of 一级指标)."""
    first, fields = columns[0], {item.word.field for item in columns[1:] if item.word}
    levels = bool(fields & {"category", "subcategory"}) or {"name", "value"} <= fields
    if first.word is None:
        return levels and "绩效" in first.text and "category" in fields
    return (levels and first.word.field in {"indicators", "goal"}) or (
        first.word.field == "name" and "category" in fields and "name" in fields
    )


def _is_parent(above: Row, row: Row, words: Words) -> bool:
    """Tell whether the row before holds words over groups of columns: 中期指标 | 年度指标."""
    if above.number != row.number - 1:
        return False
    own = own_cells(above)
    if not 2 <= len(own) or any(len(cell.text) > _HEADER_LENGTH for cell in own):
        return False
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
    if word is None and parents:
        word = words.column(parents[-1] + text)
    if word is None:
        return None
    if word.field == "total" and not word.period:
        word = next((item for item in reversed(above) if item.field in _MONEY - {"total"}), word)
    if word.field in _MONEY | {"name"} and any(item.field in {"actual", "reason"} for item in above):
        word = HeaderWord(next(item.field for item in above if item.field in {"actual", "reason"}))
    if word.field == "value" and any(item.field in {"actual", "previous"} for item in above):
        word = HeaderWord(next(item.field for item in above if item.field in {"actual", "previous"}))
    period = (
        word.period or next((item.period for item in reversed(above) if item.period), "") or _period(parents, words)
    )
    return word._replace(period=period)


def _period(parents: list[str], words: Words) -> str:
    """Return the period that a parent's words speak of even when they are no field (中期（2024—2026年）)."""
    for parent in reversed(parents):
        period = words.period(parent)
        if period:
            return period
    return ""

"""Header rows: found by their words, over up to three rows, each column with its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.goal_lists import list_start
from jixiao.plugins.forms.header_columns import MONEY, Column, columns_of
from jixiao.plugins.forms.header_depth import HEADER_LENGTH, divides, is_level_word, stands_above_levels
from jixiao.plugins.forms.ordinary import are_siblings, is_target
from jixiao.plugins.forms.task_heads import task_columns
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["Column", "Heading", "find_heading", "of_several_years"]

_NAMES = frozenset({"name", "category", "subcategory", "description"})
_VALUES = frozenset({"value", "actual", "excellent"})
_KNOWN = frozenset(
    {"category", "subcategory", "name", "value", "sign", "unit", "weight", "indicators", "standard", "description"}
)
_SUBJECTS = frozenset({"project", "organisation"})
_LABELS = frozenset({"indicators", "goal", "actual", "executed"})
"""Fields whose words name a block too: 绩效指标, 年度绩效指标完成情况."""
_DEPTH, _LEVELS, _SCORE = 3, 2, 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A header: its rows from ``first`` to ``last`` and its columns from left to right."""

    first: int
    last: int
    columns: tuple[Column, ...]
    signature: tuple[str, ...] = ()
    label: Cell | None = None
    known: frozenset[str] = field(default_factory=frozenset)


def find_heading(rows: Sequence[Row], words: Words, above: Row | None = None) -> Heading | None:
    """Return the header that begins in the first of ``rows`` (this row and those after it), or None.

    ``above`` is the row before, which may hold words that stand over several columns (年度, 中期).
    """
    row = rows[0]
    own = own_cells(row)
    if not 2 <= len(own) or any(len(cell.text) > HEADER_LENGTH * 2 for cell in own):
        return None
    found = _distinct(row)
    fields = {word.field for cell in found if (word := words.column(cell.text))}
    leveled = [cell for cell in own if is_level_word(cell.text, words)]
    if any(is_target(cell, words) for cell in (own[:-1] if _ends_in_score(own, words) else own)):
        return None
    if not (
        _is_header(fields, leveled, len(own))
        or (fields & _KNOWN and stands_above_levels(own, rows[1:], words))
        or (fields & _SUBJECTS and "goal" in fields and _stands_above_lists(rows[1:]))
    ):
        return None
    if task_columns(row, own, rows[1] if len(rows) > 1 else None, words) is not None:
        return None
    depth = 1
    while depth < min(_DEPTH, len(rows)) and divides(rows[depth - 1], rows[depth], words, row):
        depth += 1
    return _built(rows[:depth], words, above)


def _ends_in_score(own: Sequence[Cell], words: Words) -> bool:
    """Tell whether a header's last cell holds the score of its block in the place of the word 得分."""
    score = squeeze(own[-1].text).removesuffix("分")
    return score.isdigit() and len(score) <= _SCORE and all(words.column(cell.text) for cell in own[:-1])


def of_several_years(heading: Heading, head: Head, words: Words) -> bool:
    """Tell whether the words beside or right above a header say that its targets are those of several years."""
    label = heading.label.text if heading.label is not None else ""
    period = words.period(label) or words.period(head.section)
    return period == "total"


def _is_header(fields: set[str], levels: Sequence[Cell], count: int) -> bool:
    """Tell whether the words of one row are those of a grid's header."""
    targets = fields & (_VALUES - {"actual"})
    if (fields & _VALUES and fields & (_NAMES | {"indicators"})) or (targets and "project" in fields):
        return len(fields) * 3 >= count or {"category", "name"} <= fields
    if {"category", "description", "goal"} <= fields:
        return True
    if {"category", "name"} <= fields or {"category", "subcategory"} <= fields or {"subcategory", "name"} <= fields:
        return True
    subject = bool(fields & _SUBJECTS)
    if "indicators" in fields and (subject or ("goal" in fields and fields & MONEY)):
        return True
    if len(levels) >= _LEVELS and are_siblings(levels) and (subject or fields & MONEY):
        return True
    return "project" in fields and "goal" in fields and bool(fields & MONEY)


def _stands_above_lists(below: Sequence[Row]) -> bool:
    """Tell whether a list of indicators stands in the next rows: 项目名称 | 绩效目标 above 【产出指标-数量指标】…."""
    return any(list_start(cell.text) >= 0 for row in below for cell in own_cells(row))


def _distinct(row: Row) -> list[Cell]:
    """Return all cells of a row once, those of merged ranges that began above included."""
    seen: dict[tuple[int, int], Cell] = {}
    for cell in row.cells.values():
        if cell.text.strip():
            seen.setdefault((cell.row, cell.column), cell)
    return list(seen.values())


def _built(rows: Sequence[Row], words: Words, above: Row | None) -> Heading:
    """Make the header of its rows."""
    columns = columns_of(rows, words, above)
    label = columns.pop(0).cell if columns and _is_label(columns) else None
    known = frozenset(item.word.field for item in columns if item.word)
    signature = tuple(squeeze(item.text) for item in columns)
    return Heading(rows[0].number, rows[-1].number, tuple(columns), signature, label, known)


def _is_label(columns: list[Column]) -> bool:
    """Tell whether the first column only names the block (绩效指标 left of 一级指标)."""
    first, fields = columns[0], {item.word.field for item in columns[1:] if item.word}
    levels = bool(fields & {"category", "subcategory"}) or {"name", "value"} <= fields
    if first.word is None:
        return levels and "绩效" in first.text and "category" in fields
    return (levels and first.word.field in _LABELS) or (
        first.word.field == "name" and "category" in fields and "name" in fields
    )

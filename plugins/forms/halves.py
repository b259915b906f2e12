"""Heads that stand twice in one header: whether they divide a table into halves with other indicators in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.sheet import Cell, Row

__all__ = ["halves_of", "levels_above"]

_MOST, _COMMON, _LEVEL = 4, 3, 20
_FIRST = frozenset({"category"})
_SECOND = frozenset({"subcategory"})
_NAMES = frozenset({"name", "description"})


def halves_of(columns: Sequence[Column], sample: Sequence[Row]) -> list[Sequence[Column]]:
    """Return the columns of each half from left to right, an empty list for a header that is none of two halves.

    Where both halves name the same indicators they hold values of two periods (F7), and so they do if a head says so.
    """
    if any(item.word is not None and item.word.period for item in columns):
        return []
    for before in range(len(columns)):
        for after in range(len(columns) - before):
            found = _equal_parts(columns[before : len(columns) - after])
            if found:
                return found if _differ(found, sample) else []
    return []


def levels_above(parts: Sequence[Sequence[Column]]) -> tuple[Cell, ...]:
    """Return the level-1 word that stands above each half, an empty tuple where not every half has one of its own."""
    found: list[Cell] = []
    for part in parts:
        above = {cell for column in part for cell in column.path[:-1] if _is_first(cell.text)}
        if len(above) != 1:
            return ()
        found += above
    return tuple(found) if len(set(found)) == len(found) else ()


def _is_first(text: str) -> bool:
    level = level_of(text) if len(text) <= _LEVEL else None
    return level is not None and level.first


def _equal_parts(columns: Sequence[Column]) -> list[Sequence[Column]]:
    """Divide columns into runs with the same heads, each with one name and one value."""
    for count in range(2, min(_MOST, len(columns) // 2) + 1):
        length, rest = divmod(len(columns), count)
        parts = [columns[start : start + length] for start in range(0, len(columns), max(length, 1))]
        if rest == 0 and all(_heads(part) == _heads(parts[0]) for part in parts) and _is_whole(parts[0]):
            return parts
    return []


def _heads(part: Sequence[Column]) -> list[tuple[str, ...]]:
    return [tuple(squeeze(cell.text) for cell in item.path[-1:]) for item in part]


def _is_whole(part: Sequence[Column]) -> bool:
    fields = [item.word.field if item.word is not None else "" for item in part]
    return sum(field in _NAMES for field in fields) == 1 and fields.count("value") == 1


def _columns_of(parts: Sequence[Sequence[Column]], fields: frozenset[str]) -> list[int]:
    """Return the column of one of ``fields`` in each of the first two halves, an empty list without one."""
    found = [item.first for part in parts[:2] for item in part if item.word is not None and item.word.field in fields]
    return found if len(found) == len(parts[:2]) else []


def _pairs(columns: Sequence[int], sample: Sequence[Row]) -> list[tuple[str, str]]:
    texts = ((squeeze(row.text(columns[0])), squeeze(row.text(columns[1]))) for row in sample)
    return [(left, right) for left, right in texts if left and right]


def _differ(parts: Sequence[Sequence[Column]], sample: Sequence[Row]) -> bool:
    """Tell whether the first two halves hold different indicators: other levels, or names about something else."""
    firsts = _columns_of(parts, _FIRST)
    if firsts and any(left != right for left, right in _pairs(firsts, sample)):
        return True
    levels = _columns_of(parts, _SECOND)
    pairs = _pairs(levels, sample) if levels else []
    if pairs and all(left == right for left, right in pairs):
        return False
    named = _pairs(_columns_of(parts, _NAMES), sample)
    return bool(named) and 2 * sum(_is_alike(left, right) for left, right in named) < len(named)


def _is_alike(left: str, right: str) -> bool:
    """Tell whether two names speak of the same: 三年新建充电站, 新建充电站."""
    return any(left[start : start + _COMMON] in right for start in range(max(1, len(left) - _COMMON + 1)))

"""Names and values that stand side by side, a pair of columns below each level-1 word: 产出指标 | 效益指标 | 满意度指标."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.levels import level_of

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.sheet import Cell, Row

__all__ = ["Block", "beside_of"]

_PARTS = frozenset({"name", "value", "sign", "unit"})
_LONGEST = 20


class Block(NamedTuple):
    """The columns below one level-1 word: ``at`` maps each field to its column."""

    cell: Cell
    at: Mapping[str, int]

    def holds(self, row: Row) -> bool:
        """Tell whether a row has a text of its own in the block."""
        cells = (row.cells.get(column) for column in self.at.values())
        return any(cell is not None and cell.row == row.number and cell.text.strip() for cell in cells)


def beside_of(columns: Sequence[Column]) -> tuple[Block, ...]:
    """Return the blocks of a header: at least two level-1 words, each over exactly one name and one value."""
    found: list[Block] = []
    for parent, members in groupby(columns, key=lambda item: item.path[-2] if len(item.path) > 1 else None):
        group = list(members)
        if parent is None or not _is_first_level(parent.text):
            continue
        fields = [item.word.field if item.word is not None else "" for item in group]
        if not {"name", "value"} <= set(fields) <= _PARTS or len(set(fields)) < len(fields):
            return ()
        found.append(Block(parent, {name: item.first for name, item in zip(fields, group, strict=True)}))
    return tuple(found) if len(found) > 1 else ()


def _is_first_level(text: str) -> bool:
    level = level_of(text) if len(text) <= _LONGEST else None
    return level is not None and level.first

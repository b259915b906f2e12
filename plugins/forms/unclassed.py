"""Forms that tell indicators by name, unit and weight and have no place for their classes, as that of Chongqing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.grid import Grid

__all__ = ["is_unclassed"]

_CLASSES = frozenset({"category", "subcategory"})
_BESIDE = frozenset({"sign", "unit", "direction", "declared", "weight"})
_LEVELED = ("三级", "四级", "末级", "细化", "3级", "III级")
"""A name column that counts as a level shows that the levels above it were left out."""


def is_unclassed(grid: Grid) -> bool:
    """Tell whether a header has name and value, and unit, sign or weight, but no place for the classes of indicators."""
    at = grid.at
    if grid.kind != "long" or at.keys() & _CLASSES or not {"name", "value"} <= at.keys() or not at.keys() & _BESIDE:
        return False
    if grid.banners or grid.blocks or grid.twin_levels or grid.prefixed:
        return False
    column = grid.column_at("name")
    return column is None or not any(word in squeeze(column.text) for word in _LEVELED)

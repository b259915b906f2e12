"""A list whose projects stand below a header that nobody knows: it must not pass for one project in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.money import is_blank, number_of
from jixiao.plugins.forms.settling import is_level, own_texts
from jixiao.plugins.forms.traits import level_of_table

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.traits import Sight

__all__ = ["unnamed_projects"]

_LEVELS = ("category", "subcategory", "name")
_SHORTEST = 3


def unnamed_projects(sight: Sight) -> Column | None:
    """Return an unknown column left of the levels with a different text on several rows, where nothing names a project."""
    grid = sight.grid
    if grid.kind != "long" or "project" in grid.at or "project" in sight.head.facts:
        return None
    if level_of_table(sight) == "department":
        return None
    levels = min((grid.at[name] for name in _LEVELS if name in grid.at), default=0)
    taken = set(grid.at.values())
    unknown = (
        item for item in grid.heading.columns if item.word is None and item.first < levels and item.first not in taken
    )
    return next((item for item in unknown if _holds_names(sight, item)), None)


def _holds_names(sight: Sight, column: Column) -> bool:
    """Tell whether at least two different texts stand in a column, none of them a number or a level."""
    texts = set(own_texts(sight.sample, column.first))
    names = {text for text in texts if len(text) >= _SHORTEST and number_of(text) is None and not is_blank(text)}
    return len(names) > 1 and names == texts and not any(map(is_level, names))

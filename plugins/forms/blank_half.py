"""Forms with a half for several years and one for the budget year whose annual half nobody filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.names import bare_name, is_residue
from jixiao.plugins.forms.ordinary import strong_cells
from jixiao.plugins.forms.settling import own_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["take_whole"]

_FEWEST = 2
_HALF = ("subcategory", "name", "sign", "value", "unit")


def take_whole(grid: Grid, sample: Sequence[Row], words: Words) -> None:
    """Take the targets of several years for the indicators where the whole annual half is blank.

    Only of a table of one project: another one may well have filled it.
    """
    at = grid.at
    if not {"name", "value", "total_name", "total_value"} <= at.keys() or "project" in at:
        return
    rows = list(_own_rows(sample, words))
    annual = [text for name in ("name", "value") for text in own_texts(rows, at[name])]
    several = [text for name in ("total_name", "total_value") for text in own_texts(rows, at[name])]
    if any(not _is_template(text) for text in annual) or all(map(_is_template, several)):
        return
    for name in _HALF:
        several_name = f"total_{name}"
        if {name, several_name} <= at.keys():
            at[name], at[several_name] = at[several_name], at[name]
    grid.whole = True


def _own_rows(sample: Sequence[Row], words: Words) -> Iterator[Row]:
    """Yield the rows up to the next header."""
    for row in sample:
        if len(strong_cells(own_cells(row), words)) >= _FEWEST:
            return
        yield row


def _is_template(text: str) -> bool:
    start, end = bare_name(text)
    return is_residue(text[start:end])

"""Columns of a grid whose heads nobody knows: they must not vanish without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.account import HEADER
from jixiao.plugins.forms.settling import own_texts
from jixiao.plugins.forms.spelling import squeeze
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["header_reason"]

_LONGEST = 20


def header_reason(grid: Grid, sample: Sequence[Row], words: Words) -> Text:
    """Return why the rows of a header are not judged, with the columns below it that are not either."""
    columns = "".join(f"“{title}”" for title in _unread(grid, sample, words))
    return (
        Text(f"表头，其中{columns}列没有读取", f"header, whose columns {columns} were not read") if columns else HEADER
    )


def _unread(grid: Grid, sample: Sequence[Row], words: Words) -> Iterator[str]:
    """Yield the heads of the columns of a long grid that hold something beside names and stand for no field."""
    if grid.kind != "long":
        return
    used = {*grid.at.values(), *grid.span("name"), *grid.span("value")}
    rows = [row for row in sample if own_texts([row], grid.at.get("name", 0))]
    for column in grid.heading.columns:
        known = column.word is not None or column.first in used or words.marks.is_aside(column.text)
        if not known and own_texts(rows, column.first):
            yield squeeze(column.text)[:_LONGEST]

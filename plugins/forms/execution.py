"""The points that a self-evaluation form gives to 预算执行率 above its grid, beside those of the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model import Passage
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["execution_points"]

_STATED = deferred(r"执行[^0-9%]{0,12}[（(\s]([0-9]{1,2})\s*分(?:[)）]|\s*$)")
_POINTS = deferred(r"\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*分?\s*")
_SPENDING = frozenset({"executed", "rate"})
_LABEL = 40


def execution_points(rows: Sequence[Row], sheet: str, words: Words) -> Passage:
    """Return the number of points; no passage where the rows state none.

    They stand in brackets behind 预算执行情况, right of 分值 in the line of 执行率, or below it in the line of the total.
    """
    below = 0
    for row in rows:
        own = own_cells(row)
        stated = next((found for cell in own if (found := _stated(cell, sheet)) is not None), None)
        if stated is not None:
            return stated
        fields = [_field(cell, words) for cell in own]
        if "weight" in fields and not _SPENDING.isdisjoint(fields):
            place = fields.index("weight")
            beside = _points(own[place + 1], sheet) if place + 1 < len(own) else None
            if beside is not None:
                return beside
            below = own[place].column
        elif below and (cell := row.cells.get(below)) is not None and (found := _points(cell, sheet)) is not None:
            return found
    return NO_PASSAGE


def _stated(cell: Cell, sheet: str) -> Passage | None:
    found = _STATED.search(cell.text) if len(cell.text) <= _LABEL else None
    return passage_of(cell, sheet).part(*found.span(1)) if found is not None else None


def _points(cell: Cell, sheet: str) -> Passage | None:
    found = _POINTS.fullmatch(cell.text)
    return passage_of(cell, sheet).part(*found.span(1)) if found is not None else None


def _field(cell: Cell, words: Words) -> str:
    found = words.column(squeeze(cell.text)) if len(cell.text) <= _LABEL else None
    return found.field if found is not None else ""

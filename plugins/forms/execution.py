"""What a self-evaluation form says above its grid of how far the money was spent: amounts, rate, and points for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE, Amount, Execution
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model import Passage
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["execution_in"]

_STATED = deferred(r"执行[^0-9%]{0,12}[（(\s]([0-9]{1,2})\s*分(?:[)）]|\s*$)")
_POINTS = deferred(r"\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*分?\s*")
_SPENDING = frozenset({"executed", "rate"})
_LABEL = 40


def execution_in(rows: Sequence[Row], sheet: str, words: Words) -> Execution:
    """Return what the rows above a grid state; nothing of it where they have no such block.

    Points stand in brackets behind 预算执行情况, right of 分值 in the line of 执行率, or below it in the line of the total.
    That line, the first below the heads, has the amounts and the rate.
    """
    found, heads = Execution(), dict[int, str]()
    for row in rows:
        own = own_cells(row)
        stated = next((points for cell in own if (points := _stated(cell, sheet)) is not None), None)
        if stated is not None and not found.points.text:
            found = found._replace(points=stated)
        fields = {cell.column: _field(cell, words) for cell in own}
        if not _SPENDING.isdisjoint(fields.values()):
            beside = _points_beside(own, fields, sheet)
            if beside is not None and not found.points.text:
                found = found._replace(points=beside)
            heads = fields if found.spent is None and _SPENDING.issubset(fields.values()) else heads
        elif heads:
            found, heads = _line(row, heads, found, sheet), {}
    return found


def _line(row: Row, heads: Mapping[int, str], found: Execution, sheet: str) -> Execution:
    """Take the line of the total: each cell stands below its head."""
    by_field: dict[str, list[Cell]] = {}
    for column, name in heads.items():
        if (cell := row.cells.get(column)) is not None and cell.row == row.number:
            by_field.setdefault(name, []).append(cell)
    spent, rate, points = (next(iter(by_field.get(name, ())), None) for name in ("executed", "rate", "weight"))
    stated = _points(points, sheet) if points is not None and not found.points.text else None
    return Execution(
        stated or found.points,
        tuple(amount for cell in by_field.get("total", ()) if (amount := _amount(cell, sheet)) is not None),
        _amount(spent, sheet) if spent is not None else None,
        passage_of(rate, sheet) if rate is not None else NO_PASSAGE,
    )


def _amount(cell: Cell, sheet: str) -> Amount | None:
    read = number_of(cell.text)
    return Amount(passage_of(cell, sheet), read.number) if read is not None else None


def _points_beside(own: Sequence[Cell], fields: Mapping[int, str], sheet: str) -> Passage | None:
    """Return the points right of the word for them: 分值 | 10分."""
    place = next((index for index, cell in enumerate(own[:-1]) if fields[cell.column] == "weight"), None)
    return _points(own[place + 1], sheet) if place is not None else None


def _stated(cell: Cell, sheet: str) -> Passage | None:
    found = _STATED.search(cell.text) if len(cell.text) <= _LABEL else None
    return passage_of(cell, sheet).part(*found.span(1)) if found is not None else None


def _points(cell: Cell, sheet: str) -> Passage | None:
    found = _POINTS.fullmatch(cell.text)
    return passage_of(cell, sheet).part(*found.span(1)) if found is not None else None


def _field(cell: Cell, words: Words) -> str:
    found = words.column(squeeze(cell.text)) if len(cell.text) <= _LABEL else None
    return found.field if found is not None else ""

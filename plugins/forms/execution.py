"""What a self-evaluation form says above its grid of how far the money was spent: amounts, rate, and points for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE, Amount, Execution, Passage
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.money import UNITS, number_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["execution_in"]

_STATED = deferred(r"执行[^0-9%]{0,12}?(?:[（(\s]|满分)([0-9]{1,2})\s*分(?:[)）]|\s*$)")
_HEADED = deferred(r"(?:[（(]|满分\s*)([0-9]{1,2})\s*分[)）]?\s*$")
_POINTS = deferred(r"\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*分?\s*")
_SCORE = deferred(r"\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*分?\s*")
_SPENDING = frozenset({"executed", "rate"})
_NO_MONEY = frozenset({"rate", "weight", "score", "number"})
_LABEL = 40


def execution_in(rows: Sequence[Row], sheet: str, words: Words) -> Execution:
    """Return what the rows above a grid state; nothing of it where they have no such block.

    Points stand in brackets behind 预算执行情况 or 分值, right of 分值 in the line of 执行率, or below it in the line of the
    total. That line, the first with numbers below the heads, has the amounts, the rate and the score.
    """
    found, heads = Execution(), dict[int, str]()
    for row in rows:
        own = own_cells(row)
        fields = {cell.column: _field(cell, words) for cell in own}
        in_block = not _SPENDING.isdisjoint(fields.values())
        if not found.points.text:
            stated = (_in_brackets(cell, sheet, headed=in_block and fields[cell.column] == "weight") for cell in own)
            points = next((item for item in stated if item is not None), None)
            beside = _beside(own, fields, "weight", _POINTS, sheet) if in_block else None
            found = found._replace(points=points or beside or NO_PASSAGE)
        if in_block and not found.score.text:
            found = found._replace(score=_beside(own, fields, "score", _SCORE, sheet) or NO_PASSAGE)
        if in_block:
            heads = fields if not found.spent and _SPENDING.issubset(fields.values()) else heads
        elif heads and any(number_of(cell.text) is not None for cell in own):
            found, heads = _line(row, heads, found, sheet), {}
    return found


def _line(row: Row, heads: Mapping[int, str], found: Execution, sheet: str) -> Execution:
    """Take the line of the total: each cell stands below its head; what is no rate and no points is money.

    Amounts with units of their own are taken in yuan.
    """
    own = {cell.column: cell for cell in own_cells(row)}
    below = {name: own[column] for column, name in reversed(list(heads.items())) if column in own}
    points, rate = below.get("weight"), below.get("rate")
    stated = _matched(points, _POINTS, sheet) if not found.points.text else None
    score = _matched(below.get("score", _got(points, found)), _SCORE, sheet)
    money = [column for column in own if column in heads and heads[column] not in _NO_MONEY]
    spent: list[Amount] = []
    budgets: list[Amount] = []
    units = set()
    for column in money:
        read = number_of(own[column].text)
        if read is not None:
            units.add(read.unit is None)
            amount = Amount(passage_of(own[column], sheet), read.number * UNITS.get(read.unit or "", Decimal(1)))
            (spent if heads[column] == "executed" else budgets).append(amount)
    if len(units) > 1:
        spent, budgets = [], []  # 500 beside 450万元 can be compared by nobody
    return Execution(
        stated or found.points,
        tuple(budgets),
        tuple(spent),
        passage_of(rate, sheet) if rate is not None else NO_PASSAGE,
        score or found.score,
    )


def _got(points: Cell | None, found: Execution) -> Cell | None:
    """Return what stands below 分值（10分）: not the points once more, but what was got of them."""
    return points if points is not None and found.points.text and found.points.place.column == points.column else None


def _beside(
    own: Sequence[Cell], fields: Mapping[int, str], field: str, pattern: re.Pattern[str], sheet: str
) -> Passage | None:
    """Return the number right of the word for it: 分值 | 10分."""
    place = next((index for index, cell in enumerate(own[:-1]) if fields[cell.column] == field), None)
    return _matched(own[place + 1], pattern, sheet) if place is not None else None


def _in_brackets(cell: Cell, sheet: str, *, headed: bool) -> Passage | None:
    """Return the points in a label: 预算执行情况（20分）; where the label is the head of the points, 分值（10分）."""
    if len(cell.text) > _LABEL:
        return None
    found = _STATED.search(cell.text) or (_HEADED.search(cell.text) if headed else None)
    return passage_of(cell, sheet).part(*found.span(1)) if found is not None else None


def _matched(cell: Cell | None, pattern: re.Pattern[str], sheet: str) -> Passage | None:
    found = pattern.fullmatch(cell.text) if cell is not None else None
    return Passage.of(found[1], sheet, cell.row, cell.column, found.start(1)) if cell is not None and found else None


def _field(cell: Cell, words: Words) -> str:
    """Return what a head means; 满分15分 is one of points too, and what stands below 执行率（10分） are points got."""
    if len(cell.text) > _LABEL:
        return ""
    word = squeeze(cell.text)
    found = words.column(word)
    if found is not None:
        return "score" if found.field == "rate" and _HEADED.search(word) else found.field
    return "weight" if word.startswith("满分") else ""

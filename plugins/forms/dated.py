"""Amounts beside the year they are for: 2024年 | 900 | 2025年 | 1000, 2024年：900万元, 2024年900万元，2025年1000万元."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.words import is_year, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model import Passage
    from jixiao.sheet import Cell

__all__ = ["Dated", "dated_amounts", "of_year"]

_INSIDE = deferred(
    r"((?:19|20)\d{2})\s*年度?\s*(?:安排|预算|资金|投入|计划)?\s*[:：]?\s*(\d[\d,]*(?:\.\d+)?\s*(?:万元|亿元|元|万|亿)?)(?![\d年月%％])"
)


class Dated(NamedTuple):
    """An amount and its year; ``part`` is its text where year and amount stand in one cell."""

    year: int
    cell: Cell
    part: Passage | None = None


def dated_amounts(following: Sequence[Cell], sheet: str) -> list[Dated]:
    """Return the amounts right of a label if each stands beside its year, else an empty list."""
    found = list(_side_by_side(following)) or list(_inside(following, sheet))
    return found if len({item.year for item in found}) == len(found) else []


def of_year(found: Sequence[Dated], year: int | None) -> Dated | None:
    """Return the amount of a year; of an unknown one the first that is given."""
    return next((item for item in found if item.year == year), found[0] if year is None and found else None)


def _side_by_side(following: Sequence[Cell]) -> Iterator[Dated]:
    pairs = list(zip(following[::2], following[1::2], strict=False))
    if len(following) % 2 == 0 and all(is_year(left.text) and number_of(right.text) for left, right in pairs):
        for left, right in pairs:
            yield Dated(int(squeeze(left.text)[:4]), right)


def _inside(following: Sequence[Cell], sheet: str) -> Iterator[Dated]:
    if not all(_INSIDE.match(cell.text.strip()) for cell in following):
        return
    for cell in following:
        whole = passage_of(cell, sheet)
        for match in _INSIDE.finditer(whole.text):
            yield Dated(int(match[1]), cell, whole.part(match.start(2), match.end(2)))

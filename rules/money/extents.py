"""Which rows a total covers: the layout is read from the order of the rows, and doubts are settled by arithmetic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jixiao.model import AMOUNT_KEYS, Subtotal
from jixiao.rules.money.amounts import CENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.subjects import ProjectHead

__all__ = ["Extent", "Extents"]

_ZERO = Decimal(0)
_REACH = 40
"""So many subtotals ahead and back are tried as the end of a nested one."""
_PARTS = 100
"""So many rows may be the parts of one project."""


class Extent(NamedTuple):
    """Rows that a total covers: those with a number in the column, their numbers and the sum."""

    heads: tuple[ProjectHead, ...]
    addends: tuple[Decimal, ...]
    sum: Decimal


class Extents:
    """The projects of a table in reading order, and its totals with the number of projects before each."""

    def __init__(self, rows: Sequence[ProjectHead | Subtotal]) -> None:
        self.heads: list[ProjectHead] = []
        self.totals: list[Subtotal] = []
        self._before: list[int] = []
        for row in rows:
            if isinstance(row, Subtotal):
                self.totals.append(row)
                self._before.append(len(self.heads))
            else:
                self.heads.append(row)
        self._single = sum(total.grand for total in self.totals) == 1
        self._own = [place for place, total in zip(self._before, self.totals, strict=True) if not total.grand]
        self._parents = frozenset(_parents(self.heads))
        self._sums: dict[tuple[str, bool], list[Decimal]] = {}

    def mismatch(self, index: int, key: str, stated: Decimal) -> Extent | None:
        """Return the rows that total ``index`` should add up to; None when it does, or when nobody can say."""
        ranges = list(self._ranges(index))
        variants = (False, True) if self._parents else (False,)
        if any(abs(stated - self._sum(key, *span, leaves)) < CENT for span in ranges for leaves in variants):
            return None
        place = self._before[index]
        likely = [span for span in ranges if self._own[:1] != [0] or span[0] == place]
        start, end = self._natural(index) or min(
            likely, key=lambda span: abs(stated - self._sum(key, *span)), default=(0, 0)
        )
        extent = min(
            (self._extent(key, start, end, leaves) for leaves in variants), key=lambda item: abs(stated - item.sum)
        )
        blank = any(head.amount(key) is None for head in self.heads[start:end])
        unknown = key == "total" and blank and stated > extent.sum
        return None if not extent.heads or unknown else extent

    def _extent(self, key: str, start: int, end: int, leaves: bool) -> Extent:
        """Return the rows of a range with their amounts; ``leaves`` leaves out rows that repeat the sum of the rows below."""
        rows = [head for i, head in enumerate(self.heads[start:end], start) if not (leaves and i in self._parents)]
        known = [(head, amount) for head in rows if (amount := head.amount(key)) is not None]
        total = self._sum(key, start, end, leaves)
        return Extent(tuple(head for head, _ in known), tuple(amount for _, amount in known), total)

    def _natural(self, index: int) -> tuple[int, int] | None:
        """Return the range that the layout gives; None when another subtotal comes in between."""
        place, last = self._before[index], len(self.heads)
        if self.totals[index].grand:
            return (0, last) if self._single else None
        if self._own[0] == 0:
            return (place, self._next(place, last)) if self._next(place, last) > place else None
        earlier = bisect_left(self._own, place)
        start = self._own[earlier - 1] if earlier else 0
        return start, place

    def _next(self, place: int, last: int) -> int:
        """Return where the rows after ``place`` end: at the next subtotal, which may follow at once."""
        after = bisect_right(self._own, place)
        if after - bisect_left(self._own, place) > 1:
            return place
        return self._own[after] if after < len(self._own) else last

    def _ranges(self, index: int) -> Iterator[tuple[int, int]]:
        """Yield every range the total might cover: on from it, or back from it, up to another subtotal."""
        place, last = self._before[index], len(self.heads)
        if self.totals[index].grand:
            yield 0, last
            if self._single:
                return
        for end in sorted({*self._before[index + 1 : index + 1 + _REACH], last}):
            if place < end:
                yield place, end
        for start in sorted({*self._before[max(0, index - _REACH) : index], 0}):
            if start < place:
                yield start, place

    def _sum(self, key: str, start: int, end: int, leaves: bool = False) -> Decimal:
        """Return the sum of a column over a range; ``leaves`` leaves out rows that repeat the sum of the rows below."""
        found = self._sums.get((key, leaves))
        if found is None:
            column = AMOUNT_KEYS.index(key)
            amounts = [head.amounts[column] or _ZERO for head in self.heads]
            for place in self._parents if leaves else ():
                amounts[place] = _ZERO
            found = self._sums[key, leaves] = list(accumulate(amounts, initial=_ZERO))
        return found[end] - found[start]


def _parents(heads: Sequence[ProjectHead]) -> Iterator[int]:
    """Yield the rows without indicators whose total is the sum of the next rows: a project printed above its parts."""
    for index, head in enumerate(heads):
        amount = None if head.indicators else head.amount()
        if not amount:
            continue
        for running in accumulate(item.amount() or _ZERO for item in heads[index + 1 : index + 1 + _PARTS]):
            if running >= amount:
                if running == amount:
                    yield index
                break

"""Amounts above a grid as a tree: which lines are details of others, and which reading makes up the total.

A detail is told by its list number (一、 > （一） > 1.), by 其中 behind the first source, or by arithmetic: lines that
add up to the line above them. Where several readings are possible, the total settles it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.spelling import numbering_of, plain, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model import Amount
    from jixiao.plugins.forms.fund import Fund

__all__ = ["HALF", "Line", "lines_of", "nearest"]

HALF = Decimal("0.005")
"""Half of the second decimal: what rounding may take from or add to one addend."""
KINDS = ("一般公共预算", "公共预算", "政府性基金", "国有资本", "公共财政", "一般预算", "基金预算", "社会保险")
"""Kinds of budget: beside money of all of them, they are its parts."""
_MOST = 16
"""With more lines than that nobody asks for readings."""
_WIDEST = 400
"""So many different sums of one stretch of lines are kept."""

Sums = dict[Decimal, tuple[int, ...]]


class Line(NamedTuple):
    """One source with its amount. ``depth`` is that of its list number, None without one.

    ``detail``: the line cannot stand beside the one before it, for it begins with 其中 or is a kind of fiscal money.
    """

    fund: Fund
    amount: Amount
    number: Decimal
    depth: int | None
    detail: bool


def lines_of(funds: Sequence[tuple[Fund, Amount]]) -> list[Line]:
    """Return sources in reading order with what their labels say of their place in the tree."""
    kinds: list[str] = []
    found: list[Line] = []
    fiscal = False
    for fund, amount in sorted(funds, key=lambda pair: (pair[0].row, pair[0].column)):
        kind = numbering_of(squeeze(fund.label.text).removeprefix("其中").lstrip(":"))
        if kind and kind not in kinds:
            kinds.append(kind)
        inner = fiscal and fund.word.field == "fiscal-part" and plain(fund.label.text).startswith(KINDS)
        number = amount.number or Decimal(0)
        if number or kind:
            detail = bool(found) and (fund.word.part or inner)
            found.append(Line(fund, amount, number, kinds.index(kind) if kind else None, detail))
        fiscal = fiscal or (fund.word.field == "fiscal" and bool(number))
    return found


def nearest(lines: Sequence[Line], total: Decimal) -> list[Line] | None:
    """Return the lines of the highest level in the reading that comes nearest to the total, None if there is none."""
    if len(lines) > _MOST:
        return None
    sums = _Readings(lines).sums(0, len(lines))
    if not sums:
        return None
    best = min(sums, key=lambda made: abs(total - made))
    return [lines[index] for index in sums[best]]


class _Readings:
    """The sums that stretches of lines may come to, each with the lines of the highest level in it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._known: dict[tuple[int, int], Sums] = {}

    def sums(self, start: int, end: int) -> Sums:
        """Return every sum of the lines from ``start`` to before ``end``; empty if they cannot stand beside each other."""
        if start == end:
            return {Decimal(0): ()}
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = {}
            for after in range(start + 1, end + 1):
                if after < end and not self._beside(start, after):
                    continue
                for own, tops in self._own(start, after).items():
                    for rest, more in self.sums(after, end).items():
                        if len(found) < _WIDEST:
                            found.setdefault(own + rest, tops + more)
        return found

    def _beside(self, first: int, second: int) -> bool:
        """Tell whether two lines may stand on one level."""
        one, other = self._lines[first], self._lines[second]
        return (not other.detail or one.detail) and not _deeper(other, one)

    def _own(self, start: int, after: int) -> Mapping[Decimal, tuple[int, ...]]:
        """Return what a line counts with the lines up to ``after`` as its details; empty if they cannot be its details."""
        line, details = self._lines[start], self._lines[start + 1 : after]
        whole = {line.number: (start,)} if line.number else {Decimal(0): ()}
        if not details:
            return whole
        if any(line.depth is not None and item.depth is not None and not _deeper(item, line) for item in details):
            return {}
        inner = self.sums(start + 1, after)
        if details[0].detail or _deeper(details[0], line):
            if not line.number:
                return inner
            fits = any(made <= line.number + HALF * len(details) for made in inner)
            return whole if fits or (inner and _deeper(details[0], line)) else {}
        adds_up = any(abs(made - line.number) <= HALF * len(details) for made in inner)
        return whole if line.number and adds_up else {}


def _deeper(one: Line, other: Line) -> bool:
    """Tell whether the list number of a line is of a lower level than that of another."""
    return one.depth is not None and other.depth is not None and one.depth > other.depth

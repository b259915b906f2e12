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

__all__ = ["HALF", "Line", "lines_of", "tops_of"]

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


def tops_of(lines: Sequence[Line], total: Decimal) -> list[Line] | None:
    """Return the lines of the highest level in a reading that makes up the total, else in the likely one nearest to it.

    None if no reading is likely.
    """
    if len(lines) > _MOST:
        return None
    probable = _best(lines, total, likely=True)
    if probable is not None and _makes(probable, total):
        return probable
    possible = _best(lines, total, likely=False)
    return possible if possible is not None and _makes(possible, total) else probable


def _best(lines: Sequence[Line], total: Decimal, *, likely: bool) -> list[Line] | None:
    sums = _Readings(lines, likely=likely).sums(0, len(lines))
    best = min(sums, key=lambda made: abs(total - made), default=None)
    return None if best is None else [lines[index] for index in sums[best]]


def _makes(lines: Sequence[Line], total: Decimal) -> bool:
    """Tell whether lines come to the total within rounding."""
    return abs(total - sum(line.number for line in lines)) <= HALF * len(lines)


class _Readings:
    """The sums that stretches of lines may come to, each with the lines of the highest level in it.

    ``likely``: details that may add up to their line do, and lines that add up to one from another source are chance.
    """

    def __init__(self, lines: Sequence[Line], *, likely: bool) -> None:
        self._lines = lines
        self._likely = likely
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
        adds_up = bool(line.number) and self._comes_to(start, after)
        if details[0].detail or _deeper(details[0], line):
            if not line.number:
                return inner
            if self._likely and not adds_up and self._adds_up(start):
                return {}
            fits = any(made <= line.number + HALF * len(details) for made in inner)
            return whole if fits or (inner and _deeper(details[0], line)) else {}
        if self._likely and line.fund.word.field not in {"fiscal", "upper"}:
            return {}
        return whole if adds_up else {}

    def _comes_to(self, start: int, after: int) -> bool:
        """Tell whether the lines up to ``after`` add up to the one before them."""
        gap = HALF * (after - start - 1)
        return any(abs(made - self._lines[start].number) <= gap for made in self.sums(start + 1, after))

    def _adds_up(self, start: int) -> bool:
        """Tell whether any stretch of lines behind a line adds up to it."""
        return any(self._comes_to(start, after) for after in range(start + 2, len(self._lines) + 1))


def _deeper(one: Line, other: Line) -> bool:
    """Tell whether the list number of a line is of a lower level than that of another."""
    return one.depth is not None and other.depth is not None and one.depth > other.depth

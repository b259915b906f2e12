"""Merged ranges over streamed rows: a covered position shows its anchor's cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.plugins.readers.refusals import cells_limit
from jixiao.sheet import Cell, Row

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.sheet import MergedRange, Merges

__all__ = ["RawRow", "covered"]

RawRow: TypeAlias = tuple[int, bool, dict[int, Cell]]
"""Number, hidden flag and own non-empty cells of one row element of the file, in column order."""


class _Open(NamedTuple):
    """A merged range that still covers rows, and the cell at its anchor (None if that is empty)."""

    bottom: int
    left: int
    right: int
    anchor: Cell | None


_LEFT = attrgetter("left")
_WIDEST = 512
"""Columns of a merged range that show its anchor: no table is wider, and a title may span all 16,384."""


def covered(
    raw: Iterable[RawRow], merges: Merges, limits: Limits, name: str, done: Callable[[int], None]
) -> Iterator[Row]:
    """Yield the non-empty rows, with the anchor's cell at every covered position.

    ``done`` is called at the end with the number of rows that the file contains. What stands in a covered position
    itself is shown by no program and is left out. Of ranges that overlap, which no program writes, the first counts.
    """
    count = seen = 0
    pending = iter(merges.ranges)
    upcoming = next(pending, None)
    active: list[_Open] = []
    soonest = 0
    alone: dict[int, Cell] = {}
    for number, hidden, cells in raw:
        count += 1
        if number > soonest and active:
            active = [item for item in active if item.bottom >= number]
            soonest = min((item.bottom for item in active), default=0)
        while upcoming is not None and upcoming.top <= number:
            if upcoming.bottom >= number:
                _open(active, upcoming, number, cells)
                soonest = min(soonest or upcoming.bottom, upcoming.bottom)
            upcoming = next(pending, None)
        shown = cells
        if active:
            shown = alone = _filled(cells, active, alone)
            seen += len(active)
        seen += len(shown)
        if seen > limits.max_cells:
            raise cells_limit(name, limits)
        if shown:
            yield tuple.__new__(Row, (number, shown, hidden))  # its keywords take twice the time
    done(count)


def _open(active: list[_Open], item: MergedRange, number: int, cells: dict[int, Cell]) -> None:
    """Put a range among the active ones, from left to right, unless an earlier one covers part of it.

    If the anchor's row is not in the file, the anchor is empty.
    """
    place = bisect_left(active, item.left, key=_LEFT)
    if (place and active[place - 1].right >= item.left) or (place < len(active) and active[place].left <= item.right):
        return
    anchor = cells.get(item.left) if item.top == number else None
    active.insert(place, _Open(item.bottom, item.left, item.right, anchor))


def _filled(cells: dict[int, Cell], active: list[_Open], before: dict[int, Cell]) -> dict[int, Cell]:
    """Return the cells of a row with the covering anchors put in, in column order; rows of one range share ``before``."""
    first = active[0]
    if len(active) == 1 and first.anchor is not None and all(first.left <= column <= first.right for column in cells):
        if before.get(first.left) is first.anchor and len(before) == _shown(first).stop - first.left:
            return before
        return dict.fromkeys(_shown(first), first.anchor)
    filled = dict(cells)
    for item in active:
        if item.anchor is not None and item.left < item.right:
            filled.update(dict.fromkeys(_shown(item), item.anchor))
        elif item.anchor is not None:
            filled[item.left] = item.anchor
        elif filled:
            for column in [column for column in filled if item.left <= column <= item.right]:
                del filled[column]
    return {column: filled[column] for column in sorted(filled)}


def _shown(item: _Open) -> range:
    """Return the columns at which a range shows its anchor."""
    return range(item.left, min(item.right + 1, item.left + _WIDEST))

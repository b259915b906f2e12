"""Merged ranges over streamed rows: a covered position shows its anchor's cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def covered(
    raw: Iterable[RawRow], merges: Merges, limits: Limits, name: str, done: Callable[[int], None]
) -> Iterator[Row]:
    """Yield the non-empty rows, with the anchor's cell at every covered position.

    ``done`` is called at the end with the number of rows that the file contains. What stands in a covered position
    itself is shown by no program and is left out. Where ranges overlap, the later anchor counts.
    """
    count = seen = 0
    pending = iter(merges.ranges)
    upcoming = next(pending, None)
    active: list[_Open] = []
    soonest = 0
    for number, hidden, cells in raw:
        count += 1
        if number > soonest and active:
            active = [item for item in active if item.bottom >= number]
            soonest = min((item.bottom for item in active), default=0)
        while upcoming is not None and upcoming.top <= number:
            if upcoming.bottom >= number:
                active.append(_open(upcoming, number, cells))
                soonest = min(soonest or upcoming.bottom, upcoming.bottom)
            upcoming = next(pending, None)
        shown = cells
        if active:
            shown = _filled(cells, active)
            seen += len(active)
        seen += len(shown)
        if seen > limits.max_cells:
            raise cells_limit(name, limits)
        if shown:
            yield Row(number, shown, hidden)
    done(count)


def _open(item: MergedRange, number: int, cells: dict[int, Cell]) -> _Open:
    """Open a range at its first row in the file; if its anchor's row is not in the file, the anchor is empty."""
    return _Open(item.bottom, item.left, item.right, cells.get(item.left) if item.top == number else None)


def _filled(cells: dict[int, Cell], active: list[_Open]) -> dict[int, Cell]:
    """Return the cells of a row with the covering anchors put in, in column order."""
    filled = dict(cells)
    for item in active:
        if item.anchor is None:
            for column in [column for column in filled if item.left <= column <= item.right]:
                del filled[column]
        elif item.left == item.right:
            filled[item.left] = item.anchor
        else:
            filled.update(dict.fromkeys(range(item.left, item.right + 1), item.anchor))
    return dict(sorted(filled.items()))

"""A stream of rows with a look at the next ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.sheet import Row

__all__ = ["Window"]


class Window:
    """Iterates rows once; ``ahead`` shows those that come next without taking them."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._seen: deque[Row] = deque()

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        return self._seen.popleft() if self._seen else next(self._rows)

    def ahead(self, count: int) -> list[Row]:
        """Return up to ``count`` of the rows to come."""
        if len(self._seen) < count:
            self._seen.extend(islice(self._rows, count - len(self._seen)))
        return list(islice(self._seen, count))

"""How memory is used while hundreds of thousands of small records are made: reference cycles, and what lies close together."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from jixiao.lanes import STOPPING

__all__ = ["BATCH", "RECURRING", "in_batches", "once_a_project", "rare_collections"]

T = TypeVar("T")

_OBJECTS = 1_000_000
"""New objects between two looks. Records of the model hold no cycles; at Python's 700 a quarter of the time went there."""

_MANY = 100_000
"""New objects at the end of a file that are its records; fewer are looked at in a moment, and may be another's litter."""

RECURRING = 16_384
"""Different indicators of a table whose meaning, and what the rules say of them, are kept; those that recur are fewer."""

BATCH = 128
"""Projects that are read, and then judged together; more of them do not make it faster."""

once_a_project = lru_cache(maxsize=BATCH)
"""Keeps what a function makes of a project while the rules go over its batch."""


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the same items in lists; what one of them raises comes after those before it."""
    source = iter(items)
    failed: BaseException | None = None
    while failed is None:
        batch: list[T] = []
        try:
            batch.extend(islice(source, BATCH))
        except STOPPING:
            raise
        except BaseException as error:  # a stranger's reader may raise anything; what it gave before is judged first
            failed = error
        if batch:
            yield batch
        elif failed is None:
            return
    raise failed


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles rarely until the block ends; a threshold that the caller has raised or switched off stays."""
    before = gc.get_threshold()
    raised = 0 < before[0] < _OBJECTS
    if raised:
        gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        if raised and gc.get_count()[0] > _MANY and not gc.get_freeze_count():
            gc.freeze()  # what a large file left counts as old at once; as new, all of it would be looked at now
            gc.unfreeze()
        gc.set_threshold(*before)

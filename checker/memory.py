"""How often Python looks for reference cycles while hundreds of thousands of small records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["rare_collections"]

_OBJECTS = 200_000
"""New objects between two looks. Records of the model hold no cycles; at Python's 700 a quarter of the time went there."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles rarely until the block ends; a threshold that the caller has raised or switched off stays."""
    before = gc.get_threshold()
    if 0 < before[0] < _OBJECTS:
        gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

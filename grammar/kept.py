"""What was made once and may be asked for again: a store of bounded size."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

__all__ = ["Kept"]

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Things by key, at most ``limit`` of them; what was asked for once only is forgotten first.

    Most texts of a large table occur once, a few thousand again and again, and a store that drops by age loses the
    second for the first. So new things wait in a short queue; those asked for meanwhile, or made anew soon after they
    were dropped, come to stay until a whole generation passes without them (S3-FIFO of Yang and others, SOSP 2023, with
    two generations for its main queue).
    """

    __slots__ = ("_dropped", "_dropped_before", "_half", "_new", "_older", "_recent", "_short")

    def __init__(self, limit: int) -> None:
        self._short = max(1, limit // 10)
        self._half = max(1, (limit - self._short) // 2)
        self._new: OrderedDict[K, V] = (
            OrderedDict()
        )  # the first of a plain dict is found behind all that were taken out
        self._recent: dict[K, V] = {}
        self._older: dict[K, V] = {}
        self._dropped: set[int] = set()
        self._dropped_before: set[int] = set()

    def get(self, key: K) -> V | None:
        """Return what is kept under ``key``, None for nothing."""
        found = self._recent.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                found = self._new.pop(key, None)
            if found is not None:
                self._stay(key, found)
        return found

    def keep(self, key: K, what: V) -> None:
        """Keep something that was not there."""
        mark = hash(key)
        if mark in self._dropped or mark in self._dropped_before:
            self._stay(key, what)
            return
        new = self._new
        if len(new) >= self._short:
            self._drop(hash(new.popitem(last=False)[0]))
        new[key] = what

    def _stay(self, key: K, what: V) -> None:
        if len(self._recent) >= self._half:
            self._older, self._recent = self._recent, {}
        self._recent[key] = what

    def _drop(self, mark: int) -> None:
        if len(self._dropped) >= self._half:
            self._dropped_before, self._dropped = self._dropped, set()
        self._dropped.add(mark)

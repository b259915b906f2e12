"""What was made once and may be asked for again: a store of bounded size."""

from __future__ import annotations

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

    __slots__ = ("_dropped", "_dropped_before", "_half", "_new", "_older", "_recent", "_short", "_waiting")

    def __init__(self, limit: int) -> None:
        self._short = max(1, limit // 20)
        self._half = max(1, limit // 2 - self._short)
        self._new: dict[K, V] = {}
        self._waiting: dict[K, V] = {}
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
                if found is None:
                    found = self._waiting.pop(key, None)
            if found is not None:
                self._stay(key, found)
        return found

    def keep(self, key: K, what: V) -> None:
        """Keep something that was not there."""
        mark = hash(key)
        if mark in self._dropped or mark in self._dropped_before:
            self._stay(key, what)
            return
        if len(self._new) >= self._short:
            self._wait()
        self._new[key] = what

    def _stay(self, key: K, what: V) -> None:
        if len(self._recent) >= self._half:
            self._older, self._recent = self._recent, {}
        self._recent[key] = what

    def _wait(self) -> None:
        """Drop what has waited through a whole queue of new things, and let these wait."""
        if len(self._dropped) >= self._half:
            self._dropped_before, self._dropped = self._dropped, set()
        self._dropped.update(map(hash, self._waiting))
        self._waiting, self._new = self._new, {}

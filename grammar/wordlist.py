"""Lists of words, looked up at a place of a text by their first character.

A regular expression of all units takes 20 ms to compile, and a check of a whole workbook half a second; a list is ready
at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["WordList", "after_blanks"]

_BLANKS = re.compile(" +")


class WordList:
    """Words to be found at a place, the longest first. A blank in a word stands for any blanks.

    ``guards`` gives for a word the characters that must not follow it. ``starts`` are the first two characters of the
    words, or the first where a word has no second.
    """

    __slots__ = ("_by_first", "_guards", "starts")

    def __init__(self, words: Iterable[str], guards: Mapping[str, str] | None = None) -> None:
        self._guards = guards or {}
        by_first: dict[str, list[str]] = {}
        for word in sorted(dict.fromkeys(words), key=len, reverse=True):
            by_first.setdefault(word[0], []).append(word)
        self._by_first = by_first
        self.starts = frozenset(word[:2].rstrip() for words in by_first.values() for word in words)

    def __call__(self, text: str, place: int) -> int:
        """Return where the longest word at ``place`` ends, or -1."""
        return next(self.ends(text, place), -1)

    def ends(self, text: str, place: int) -> Iterator[int]:
        """Yield where the words at ``place`` end, the longest first."""
        guards = self._guards
        for word in self._by_first.get(text[place : place + 1], ()):
            if " " in word:
                end = _spaced_end(word, text, place)
            elif text.startswith(word, place):
                end = place + len(word)
            else:
                continue
            if end >= 0 and not (word in guards and text[end : end + 1] and text[end] in guards[word]):
                yield end


def _spaced_end(word: str, text: str, place: int) -> int:
    """Return where a word with blanks in it ends, with one blank or more for each of its own."""
    first, *others = _BLANKS.split(word)
    if not text.startswith(first, place):
        return -1
    place += len(first)
    for part in others:
        begin = place
        while text[place : place + 1].isspace():
            place += 1
        if begin == place or not text.startswith(part, place):
            return -1
        place += len(part)
    return place


def after_blanks(text: str, place: int) -> int:
    """Return the first place from ``place`` on where no blank stands."""
    while text[place : place + 1] == " ":
        place += 1
    return place

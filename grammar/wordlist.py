"""Lists of words, looked up at a place of a text by their first character.

A regular expression of all units takes 20 ms to compile, and a check of a whole workbook half a second; a list is ready
at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["WordList", "after_blanks"]

_BLANKS = re.compile(" +")


class WordList:
    """Words to be found at a place, the longest first. A blank in a word stands for any blanks.

    ``guards`` gives for a word the characters that must not follow it. ``starts`` are the first two characters of the
    words, or the first where a word has no second.
    """

    __slots__ = ("_by_start", "_guards", "starts")

    def __init__(self, words: Iterable[str], guards: Mapping[str, str] | None = None) -> None:
        self._guards = guards or {}
        by_start: dict[str, list[str]] = {}
        for word in sorted(dict.fromkeys(words), key=len, reverse=True):
            by_start.setdefault(word[:2].rstrip(), []).append(word)
        self.starts = frozenset(by_start)
        for start in self.starts:
            if len(start) > 1:
                by_start[start] += by_start.get(start[0], ())
        self._by_start = by_start

    def __call__(self, text: str, place: int) -> int:
        """Return where the longest word at ``place`` ends, or -1."""
        start = text[place : place + 2]
        for word in self._by_start.get(start) or self._by_start.get(start[:1]) or ():
            if text.startswith(word, place) or " " in word:
                end = self._end(word, text, place)
                if end >= 0:
                    return end
        return -1

    def ends(self, text: str, place: int) -> Sequence[int]:
        """Return where the words at ``place`` end, the longest first."""
        start = text[place : place + 2]
        words = self._by_start.get(start) or self._by_start.get(start[:1])
        if words is None:
            return ()
        ends = [self._end(word, text, place) for word in words if text.startswith(word, place) or " " in word]
        return [end for end in ends if end >= 0] if ends else ()

    def _end(self, word: str, text: str, place: int) -> int:
        """Return where ``word`` ends that stands at ``place`` or has blanks, or -1."""
        end = _spaced_end(word, text, place) if " " in word else place + len(word)
        guards = self._guards
        return -1 if word in guards and text[end : end + 1] and text[end] in guards[word] else end


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

"""What a number goes on with behind its unit: the 30分钟 of 1小时30分钟, the 半 of 2天半."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jixiao.grammar.matchers import DIGITS
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import deferred
from jixiao.grammar.wordlist import WordList, after_blanks

__all__ = ["HALF", "Remainder", "UnitPart", "number_end"]

HALF = "半"
_NUMBER = deferred(r"[零又]?[0-9]{1,6}(?:\.[0-9]{1,6})?")
_COUNTING = DIGITS | frozenset(NUMERALS)
_BEHIND_HALF = frozenset(",，;；。、)内左以之的")


class UnitPart(NamedTuple):
    """A smaller unit: behind which larger ones it may stand, its agreed spelling, and how many make a larger one."""

    of: frozenset[str]
    unit: str
    times: int


class Remainder:
    """Finds it; the parser asks only behind a unit."""

    starts = DIGITS | frozenset("零又半")

    def __init__(self, parts: Mapping[str, UnitPart]) -> None:
        self._parts = parts
        self._words = WordList(parts)

    def __call__(self, text: str, place: int) -> int:
        """Return where it ends, or -1."""
        if text[place] == HALF:
            return place + 1 if not text[place + 1 : place + 2].strip() or text[place + 1] in _BEHIND_HALF else -1
        found = _NUMBER.match(text, place)
        if found is None:
            return -1
        begin = after_blanks(text, found.end())
        before = text[:place].rstrip()
        for end in self._words.ends(text, begin):
            if any(_counted(before, unit) for unit in self._parts[text[begin:end]].of):
                return end
        return -1


def _counted(text: str, unit: str) -> bool:
    """Tell whether ``text`` ends in a number with this unit."""
    return text.endswith(unit) and text[: -len(unit)].removesuffix("个").rstrip()[-1:] in _COUNTING


def number_end(text: str, start: int) -> int:
    """Return where the number of a remainder at ``start`` ends."""
    found = _NUMBER.match(text, start)
    return found.end() if found is not None else start

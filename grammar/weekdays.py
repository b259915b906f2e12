"""Days of the week, whose numerals count nothing: 每周二例行检修, 每周一三五, 周六日."""

from __future__ import annotations

from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import deferred
from jixiao.grammar.wordlist import WordList, after_blanks

__all__ = ["Weekday"]

_DAYS = deferred(
    r"(?:(?<=[^0-9一二两三四五六七八九十半几数]周)|(?<=^周)|(?<=星期)|(?<=礼拜))[一二三四五六]"
    r"(?:(?:[、和及至到~-]*(?:周|星期|礼拜)?)[一二三四五六])*(?:(?<=六)(?:日|[、和及][日天]))?"
)
_COUNTING = frozenset(NUMERALS) | frozenset("0123456789个万亿半分.余多来几")


class Weekday:
    """Finds the days behind 周; where a unit follows there are so many of it: 每周三次."""

    starts = frozenset("一二三四五六")

    def __init__(self, units: WordList) -> None:
        self._units = units

    def __call__(self, text: str, place: int) -> int:
        """Return where the days end, or -1."""
        found = _DAYS.match(text, place)
        if found is None:
            return -1
        end = found.end()
        at = after_blanks(text, end)
        following = text[at : at + 1]
        if text[end - 1] in "日天" or (following not in _COUNTING and self._units(text, at) < 0):
            return end
        return -1

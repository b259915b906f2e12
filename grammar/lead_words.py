"""The words before the number of a value: how far they are nothing but words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.parser import Parser

__all__ = ["BEGINNINGS", "FIGURES", "LeadWords"]

FIGURES = frozenset("0123456789")
BEGINNINGS = FIGURES | frozenset("≥≤<>=")
"""With what a comparison of figures begins if it is not in words."""
_WORDS = frozenset({"TEXT", "PLANYEAR", "QUOTED"})
_FROM = frozenset("由从自")
"""Characters behind which a year is where a change starts: 自2023年提高到95%."""
_YEAR = deferred("(?:19|20)[0-9]{2}年(?:年?度|全年)?")


class LeadWords:
    """Finds where the words at the beginning of a text end: plain words, 全年, quotations, and the years of what is measured."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def end(self, text: str) -> int:
        """Return where another word than these begins; 0 where it begins right behind a year, or all is one word."""
        place, end = 0, len(text)
        before = None
        while place < end:
            char = text[place]
            if char in BEGINNINGS and (char not in "12" or _YEAR.match(text, place) is None):
                break
            reached = self._parser.plain(text, place) if before != "DATE" else -1  # 2024年期间 and 2024年后 go on
            if reached > 0:
                before, place = "TEXT", reached
                continue
            word = self._parser.following(text, place, before)
            kind = word.type
            if kind == "DATE":
                if _YEAR.fullmatch(text, place, word.end) is None or text[place - 1 : place] in _FROM:
                    break
            elif kind not in _WORDS and not (kind == "CHAR" and char.isalpha()):
                break
            before, place = kind, word.end
        return place if before != "DATE" else 0

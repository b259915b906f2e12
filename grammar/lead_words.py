"""The words before the number of a value: how far they are nothing but words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.dates import goes_on
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.parser import Parser

__all__ = ["BEGINNINGS", "FIGURES", "LeadWords"]

FIGURES = frozenset("0123456789")
BEGINNINGS = FIGURES | frozenset("≥≤<>=")
"""With what a comparison of figures begins if it is not in words."""
_WORDS = frozenset({"TEXT", "PLANYEAR", "QUOTED"})
_REACHING = frozenset({"COPULA", "NEAR", "DIRECTION"})
"""Words that say something of a number right behind them, and nothing of one further on: 完成 of 完成及时率."""
_OPEN = frozenset({"DATE", "COPULA", "NEAR"})
"""Words behind which others may stand than anywhere."""
_FROM = frozenset("由从自")
"""Characters behind which a year is where a change starts: 自2023年提高到95%."""
_YEAR = deferred("(?:19|20)[0-9]{2}年(?:年?度|全年)?")
_BEHIND_YEAR = frozenset(f"{NUMERALS}第前上下Qq度的年底末终初全内")
"""What a date that begins with a year may go on with, figures and signs apart."""


class LeadWords:
    """Finds where the words at the beginning of a text end: plain words, 全年, quotations, the years of what is measured.

    Verbs and words of change belong to them where no number follows.
    """

    def __init__(self, parser: Parser, lexicon: Lexicon) -> None:
        self._parser = parser
        self._years_are_dates = not any(map(_begins_with_year, lexicon.words("idioms")))

    def end(self, text: str) -> int:
        """Return where another word than these begins; 0 where it begins right behind a year."""
        plain = self._parser.plain
        place, length = 0, len(text)
        before = None
        reaching = -1  # where the verbs and words of change begin that a number may follow
        while place < length:
            reached = plain(text, place) if before not in _OPEN else -1  # 2024年期间 and 2024年后 go on
            if reached > 0:
                before, place, reaching = "TEXT", reached, -1
                continue
            if text[place] in BEGINNINGS and text[place] not in "12":
                break
            kind, reached = self._word(text, place, before)
            if reached < 0 or (kind == "DATE" and before in _REACHING):
                break
            if kind not in _REACHING:
                reaching = -1
            elif reaching < 0:
                reaching = place
            before, place = kind, reached
        if before == "DATE":
            return 0
        return place if reaching < 0 else reaching

    def _word(self, text: str, place: int, before: str | None) -> tuple[str, int]:
        """Return the class of the word at ``place`` and where it ends, or -1 if it is none of these."""
        char = text[place]
        if char in FIGURES:
            if text[place - 1 : place] in _FROM or _YEAR.match(text, place) is None:
                return "", -1
            if before != "DATE" and self._years_are_dates and _is_bare_year(text, place):
                return "DATE", place + 5
        word = self._parser.following(text, place, before)
        kind = word.type
        if kind == "DATE":
            whole = _YEAR.fullmatch(text, place, word.end) is not None
            return kind, word.end if whole else -1
        allowed = kind in _WORDS or kind in _REACHING or (kind == "CHAR" and char.isalpha())
        return kind, word.end if allowed else -1


def _begins_with_year(idiom: str) -> bool:
    """Tell whether a word of the vocabulary, in which # is a number, may begin with 2023年."""
    return idiom[0] in "12" or (idiom[0] == "#" and idiom[1:2] in "年0123456789")


def _is_bare_year(text: str, place: int) -> bool:
    """Tell cheaply whether the date at ``place`` is a year in four figures with 年, and no more; False is not certain."""
    following = text[place + 5 : place + 6]
    return (
        text[place + 4 : place + 5] == "年"
        and text.startswith(("19", "20"), place)
        and text[place + 2] in FIGURES
        and text[place + 3] in FIGURES
        and following not in _BEHIND_YEAR
        and following.isalpha()
        and not goes_on(text, place)
    )

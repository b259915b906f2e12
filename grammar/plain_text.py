"""The words of ``value.lark`` that are found by looking at characters, not by a pattern: frequencies and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.grammar.matchers import DIGITS
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import deferred
from jixiao.grammar.wordlist import WordList, after_blanks

__all__ = ["REACHED", "Also", "Each", "NumeralPair", "PlainNumber", "PlainText"]

_SIGNS = frozenset("≥≤<>=")
_COUNTS = frozenset("一二两三四五六七八九十百千万")
_DECIMAL = deferred(r"[0-9]+(?:\.[0-9]+)?")
_PAIR = deferred(
    rf"(?<![{NUMERALS}第])(?:一二|[两二]三|三[四五]|四五|五六|六七|七八|八九)[十百千]?(?=[^{NUMERALS}级类季月])"
)
_SCALES = frozenset("万亿")
_EXPONENT, _SIGNED = frozenset("Ee"), frozenset("+-")
_GOING_ON = frozenset("/成")
_GROUPED = frozenset(",， ")
_JOINING = frozenset("和及与并")
_JOINED = DIGITS | _SIGNS | set("不大小高低超至")
REACHED = deferred(rf"每(?:满|超过|超出|超|多)\s*(?=[0-9{NUMERALS}])(?:[1一](?![0-9{NUMERALS}.,]))?")
"""What stands before what is counted by: 每满 of 每满5年, 每超过1 of 每超过1公里."""
_PAIRS = 8_192
_NUMBERS = DIGITS | _SIGNS
_ENDS_WORD = _NUMBERS | set(",，;；。、每")


class Also:
    """A word that joins two targets: 且, or one with another comparison behind it: 和≥5个."""

    def __init__(self, comparators: WordList) -> None:
        self._words = WordList(("并且", "而且", "同时", "以及", "和", "及", "与", "并"))
        self.starts = self._words.starts | {"且"}
        self._comparators = comparators

    def __call__(self, text: str, place: int) -> int:
        """Return where the word ends, or -1."""
        if text[place] == "且":
            return place + 1
        for end in self._words.ends(text, place):
            at = after_blanks(text, end)
            if text[at : at + 1] in _NUMBERS or self._comparators(text, at) >= 0:
                return end
        return -1


class Each:
    """每 and what is counted by: 每3个月, 每万人; or any short word where a number follows: 每乡镇2次."""

    starts = frozenset("每")

    def __init__(self, counted: WordList, comparators: WordList) -> None:
        self._counted = counted
        self._comparators = comparators

    def __call__(self, text: str, place: int) -> int:
        """Return where the word ends, or -1."""
        reached = REACHED.match(text, place)
        for begin in self._begins(text, after_blanks(text, reached.end() if reached is not None else place + 1)):
            end = self._counted(text, begin)
            if end >= 0:
                return end
        for end in range(place + 2, min(place + 6, len(text) + 1)):
            if text[end - 1] in _ENDS_WORD or text[end - 1].isspace():
                break
            at = after_blanks(text, end)
            if text[at : at + 1] in _NUMBERS or self._comparators(text, at) >= 0:
                return end
        return -1

    @staticmethod
    def _begins(text: str, place: int) -> Iterator[int]:
        """Yield where what is counted by may begin: behind a number of up to three figures, blanks and 个, or before."""
        kind, most = (DIGITS, place + 3) if text[place : place + 1] in DIGITS else (_COUNTS, len(text))
        end = place
        while end < most and text[end : end + 1] and text[end] in kind:
            end += 1
        while kind is DIGITS and end > place and text[end : end + 1] and text[end] in "百千万亿":
            end += 1
        for number in range(end, place - 1, -1):
            at = after_blanks(text, number)
            if text.startswith("个", at):
                yield at + 1
            yield at


class PlainNumber:
    """Figures that no other notation of numbers goes on from; most are, and the patterns of the others need not be made."""

    starts = DIGITS

    def __call__(self, text: str, place: int) -> int:
        """Return where the number ends, or -1 where it may be 1,200, 1:3, 1/3, 3分之1, 2成 or 1亿2000万."""
        found = _DECIMAL.match(text, place)
        if found is None:
            return -1
        end = found.end()
        following = text[end : end + 1]
        if following in _EXPONENT and text[end + 1 : end + 2] in _SIGNED:
            return -1
        if following in _SCALES:
            return end if text[end + 1 : end + 2] not in DIGITS else -1
        if following in _GROUPED and text[end + 1 : end + 4].isdigit():
            return -1
        if (
            following in _GOING_ON
            or text.startswith("个半", end)
            or text.startswith("分之", end)
            or text.startswith(":", end + following.isspace())
        ):
            return -1
        return end


class NumeralPair:
    """Two numerals side by side that say about how many: 三四次, 三五天, 二三十人; not 三四线, 第一二期, 四五年级."""

    starts = frozenset(NUMERALS)

    def __init__(self, units: WordList) -> None:
        self._units = units

    def __call__(self, text: str, place: int) -> int:
        """Return where they end, or -1 where no unit stands behind them."""
        found = _PAIR.match(text, place)
        if found is None or self._units(text, after_blanks(text, found.end())) < 0:
            return -1
        return found.end()


class PlainText:
    """Runs of characters with which no word of the grammar begins.

    Two characters of a word are looked at, and one of those that must stand before a number; where no word follows
    after all, the character is a word of its own.
    """

    starts = None

    def __init__(self, words: Iterable[str], heads: Iterable[str], marks: str, ahead: frozenset[str]) -> None:
        known = [word for word in words if not re.match(f"[{marks}#]", word)]
        self._pairs = frozenset(word[:2] for word in known if len(word) > 1) | frozenset(heads)
        self._single = frozenset(word for word in known if len(word) == 1) - set("较比")
        self._hard = frozenset(f"{NUMERALS}每第前半或且较比")
        self._ahead = ahead
        first = {word[0] for word in (*known, *heads)} | self._hard | set("和及与并")
        self._first = first
        self._run = deferred(f"[^{marks}{re.escape(''.join(sorted(first)))}]*")
        self._known: dict[str, bool] = {}

    def __call__(self, text: str, place: int) -> int:
        """Return where the run ends, or -1 where a word begins at once."""
        begin = place
        run, known = self._run.match, self._known
        while True:
            place = run(text, place).end()  # type: ignore[union-attr]  # nothing is a run, too
            pair = text[place : place + 2]
            ends = known.get(pair)
            if ends is None:
                ends = self._ends(text, place, pair)
            if ends:
                return place if place > begin else -1
            place += 1

    def _ends(self, text: str, place: int, pair: str) -> bool:
        """Tell whether a run ends at ``place``; where no blanks follow, the two characters there decide that."""
        ends = pair[:1] not in self._first or self._begins_word(text, place)
        if pair[1:] != " " and len(self._known) < _PAIRS:
            self._known[pair] = ends
        return ends

    def _begins_word(self, text: str, place: int) -> bool:
        char = text[place]
        if char in self._hard or text[place : place + 2] in self._pairs:
            return True
        at = after_blanks(text, place + 1)
        following = text[at : at + 1]
        if char in self._single and following in self._ahead:
            return True
        return char in _JOINING and bool(following) and following in _JOINED

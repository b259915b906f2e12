"""Values in words at the end of a phrase: 新闻时效当日播出, 出具时限检验结束后10日内, 外宣稿件多篇."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import alternatives

if TYPE_CHECKING:
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["Ends"]


class Ends:
    """Where the value begins in phrases whose value begins with words; ``unit`` is a pattern of units."""

    def __init__(self, vocabulary: Vocabulary, unit: str) -> None:
        times, some = vocabulary.section("clause-times"), vocabulary.section("clause-some")
        noun = alternatives(times["noun"].words)
        self._noun = re.compile(noun)
        self._word = re.compile(alternatives(times["word"].words))
        self._event = re.compile(rf"(?:(?!{noun})[^\W\d_]){{2,14}}{alternatives(times['event'].words)}")
        self._some = re.compile(f"{alternatives(some['count'].words)}个?{unit}\\Z")
        self._behind = tuple(some["behind"].words)

    def time(self, text: str, start: int, end: int) -> int | None:
        """Return where a time in words begins, right behind its noun; None without one."""
        nouns = self._noun.finditer(text, start, end)
        return next((noun.end() for noun in nouns if self._word.match(text, noun.end(), end)), None)

    def event(self, text: str, start: int, quantity: int) -> int | None:
        """Return where the words begin that tell from what on the ``quantity`` is counted; None without such words."""
        nouns = self._noun.finditer(text, start, quantity)
        return next((noun.end() for noun in nouns if self._event.fullmatch(text, noun.end(), quantity)), None)

    def count(self, text: str, start: int, end: int) -> int | None:
        """Return where a count without a number begins (多篇); None without one, and for 至多 and 最多."""
        found = self._some.search(text, start, end)
        return None if found is None or text.endswith(self._behind, start, found.start()) else found.start()

"""What finds one word of the grammar at a place of a text: patterns compiled when first tried, and what is built of them.

A matcher is called with a text and a place and returns where its word ends, or -1. ``starts`` say with what its word may
begin: single characters, and pairs where the second is certain too; None for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from jixiao.grammar.wordlist import WordList, after_blanks

__all__ = ["DIGITS", "LETTERS", "Either", "Given", "Led", "Matcher", "Pattern"]

DIGITS = frozenset("0123456789")
_NONE = WordList(())
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Matcher(Protocol):
    """Finds one word of the grammar."""

    @property
    def starts(self) -> frozenset[str] | None:
        """The characters, or pairs of them, with which the word may begin; None for any."""

    def __call__(self, text: str, place: int) -> int:
        """Return where the word ends that begins at ``place``, or -1."""


class Pattern:
    """A regular expression, compiled when it is first tried: compiling all of them takes longer than a whole check."""

    __slots__ = ("_match", "source", "starts")

    def __init__(self, source: str, starts: Iterable[str] | None = None) -> None:
        self.source = source
        self.starts = None if starts is None else frozenset(starts)
        self._match: re.Pattern[str] | None = None

    def __call__(self, text: str, place: int) -> int:
        """Return where the match at ``place`` ends, or -1."""
        compiled = self._match
        if compiled is None:
            compiled = self._match = re.compile(self.source)
        found = compiled.match(text, place)
        return -1 if found is None else found.end()


class Either:
    """The first of several matchers that finds something."""

    __slots__ = ("_known", "_matchers", "_starts", "starts")

    def __init__(self, *matchers: Matcher) -> None:
        self._matchers = matchers
        sets = [matcher.starts for matcher in matchers]
        self._starts: frozenset[str] = frozenset().union(*(chars for chars in sets if chars is not None))
        self.starts = self._starts if None not in sets else None
        self._known: dict[str, tuple[Matcher, ...]] = {}

    def __call__(self, text: str, place: int) -> int:
        """Return where the first that matches at ``place`` ends, or -1."""
        start = text[place : place + 2]
        if start not in self._starts:
            start = start[:1] if start[:1] in self._starts else ""
        matchers = self._known.get(start)
        if matchers is None:
            matchers = self._known[start] = self._possible({start, start[:1]})
        for matcher in matchers:
            end = matcher(text, place)
            if end >= 0:
                return end
        return -1

    def _possible(self, starts: set[str]) -> tuple[Matcher, ...]:
        """Return the matchers whose words may begin so."""
        return tuple(one for one in self._matchers if one.starts is None or not starts.isdisjoint(one.starts))


class Given:
    """A matcher that is tried only where a cheaper one finds something."""

    __slots__ = ("_first", "_matcher", "starts")

    def __init__(self, first: Matcher, matcher: Matcher) -> None:
        self._first = first
        self._matcher = matcher
        self.starts = first.starts

    def __call__(self, text: str, place: int) -> int:
        """Return where the second matcher's word ends, or -1."""
        return self._matcher(text, place) if self._first(text, place) >= 0 else -1


class Led:
    """A word that stands before a number: perhaps a modal verb, the word itself, perhaps more, and then one of ``ahead``.

    The words of ``anywhere`` need nothing behind them. Where ``unless`` matches there is none.
    """

    __slots__ = ("_ahead", "_anywhere", "_excepted", "_modals", "_tails", "_unless", "_words", "starts")

    def __init__(
        self,
        words: WordList,
        ahead: frozenset[str],
        *,
        anywhere: WordList = _NONE,
        modals: WordList = _NONE,
        tails: tuple[WordList, ...] = (),
        unless: Pattern | None = None,
    ) -> None:
        self._words, self._anywhere, self._modals, self._tails = words, anywhere, modals, tails
        self._ahead = ahead
        self._unless = unless
        self._excepted = frozenset(word[0] for word in unless.starts or ()) if unless is not None else frozenset()
        self.starts = words.starts | modals.starts | anywhere.starts

    def __call__(self, text: str, place: int) -> int:
        """Return where the words end, or -1."""
        if text[place] in self._excepted and self._unless is not None and self._unless(text, place) >= 0:
            return -1
        for begin in self._modals.ends(text, place):
            end = self._from(text, begin)
            if end >= 0:
                return end
        return self._from(text, place)

    def _from(self, text: str, place: int) -> int:
        """Return where the words behind a modal verb end, or -1."""
        end = self._anywhere(text, place)
        if end >= 0:
            return end
        for end in self._words.ends(text, place):
            for last in _tailed(text, end, self._tails) if self._tails else (end,):
                at = after_blanks(text, last)
                if text[at : at + 1] in self._ahead:
                    return last
        return -1


def _tailed(text: str, end: int, tails: tuple[WordList, ...]) -> Iterator[int]:
    """Yield where a word and the words that may follow it end, the longest first."""
    if not tails:
        yield end
        return
    for longer in tails[0].ends(text, end):
        yield from _tailed(text, longer, tails[1:])
    yield from _tailed(text, end, tails[1:])

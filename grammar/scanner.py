"""The contextual lexer of the value grammar.

Lark's own one compiles every terminal anew for every set of terminals that a parser state accepts: half a second for a
vocabulary of this size. Here what can only continue a phrase is tried first, where the parser accepts it; then
everything that begins a phrase. Only what may begin with the character at hand is looked at.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeAlias

from jixiao.grammar.matchers import Matcher

__all__ = ["BEGINNINGS", "Terminals", "Word"]

BEGINNINGS = frozenset(
    (
        "LISTMARK", "IDIOM", "MASK", "DATE", "FRONT", "ORDINAL", "RELATIVE", "BASELINE", "SAMEPERIOD", "PLANYEAR", "EACH",
        "PLUSMINUS", "CURRENCY", "NEAR", "COMPARATOR", "COPULA", "DIRECTION", "FIGURE", "QUOTED", "NOTE", "SEPARATOR", "BREAK", "OR",
        "ALSO", "COLON", "TEXT", "CHAR",
    )
)  # fmt: skip
"""What can begin a phrase; the parser accepts all of them wherever it accepts ``TEXT``."""

_PAIRS = 8_192

_Options: TypeAlias = "tuple[tuple[str, Matcher], ...]"


class Word:
    """One token: its class and the characters it covers."""

    __slots__ = ("end", "start", "type")

    # Lark copies these from the last token to the end mark.
    start_pos = end_pos = line = column = end_line = end_column = 0

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.type = kind
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"{self.type}({self.start}:{self.end})"


class Terminals:
    """What finds the terminals, in order of priority."""

    def __init__(self, matchers: Mapping[str, Matcher]) -> None:
        self._matchers = matchers
        self._text = matchers["TEXT"]
        beginnings = (matchers[name] for name in BEGINNINGS - {"TEXT", "CHAR"} if name in matchers)
        self._beginning = frozenset(start for matcher in beginnings for start in matcher.starts or ())
        self._starts = frozenset(start for matcher in matchers.values() for start in matcher.starts or ())
        self._names: dict[int, tuple[str, ...]] = {}
        self._known: dict[int, dict[str, _Options]] = {}

    def word(self, text: str, place: int, state: int, actions: Container[str]) -> Word:
        """Return the word at ``place``, in the worst case one character, for a parser in ``state`` with ``actions``."""
        known = self._known.get(state)
        start = text[place : place + 2]
        options = known.get(start) if known is not None else None
        if options is None:
            options = self._new(start, state, actions)
        for kind, matcher in options:
            end = matcher(text, place)
            if end >= 0:
                return Word(kind, place, end)
        return Word("CHAR", place, place + 1)

    def plain(self, text: str, place: int) -> int:
        """Return where a run of plain text ends that begins at ``place``; -1 where any other word may begin."""
        begins = text[place] in self._beginning or text[place : place + 2] in self._beginning
        return -1 if begins else self._text(text, place)

    def _new(self, pair: str, state: int, actions: Container[str]) -> _Options:
        """Return what may begin with two characters of a text, and keep it for the next time."""
        known = self._known.setdefault(state, {})
        start = pair if pair in self._starts else pair[0] if pair[0] in self._starts else ""
        options = known.get(start)
        if options is None:
            options = known[start] = self._options(state, actions, start)
        if len(known) < _PAIRS:
            known[pair] = options
        return options

    def _options(self, state: int, actions: Container[str], start: str) -> _Options:
        if state not in self._names:
            self._names[state] = self._ordered(actions)
        options = ((name, self._matchers[name]) for name in self._names[state] if name != "CHAR")
        starts = {start, start[:1]}
        return tuple(
            option for option in options if option[1].starts is None or not starts.isdisjoint(option[1].starts)
        )

    def _ordered(self, actions: Container[str]) -> tuple[str, ...]:
        """Return the terminals to try: what only continues a phrase, then what begins one, whether accepted or not."""
        free = "TEXT" in actions
        inner = [name for name in self._matchers if name in actions and not (free and name in BEGINNINGS)]
        return (*inner, *(name for name in self._matchers if name in BEGINNINGS))

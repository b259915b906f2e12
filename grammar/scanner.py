"""The contextual lexer of the value grammar.

Lark's own one compiles every terminal anew for every set of terminals that a parser state accepts: half a second for a
vocabulary of this size. Here each terminal is compiled once: what can only continue a phrase is tried first, by itself,
where the parser accepts it; everything that begins a phrase is one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from lark.lexer import Lexer

__all__ = ["BEGINNINGS", "Word", "scanner"]

BEGINNINGS = frozenset(
    "LISTMARK IDIOM MASK DATE FRONT ORDINAL RELATIVE BASELINE SAMEPERIOD PLANYEAR EACH PLUSMINUS NEAR COMPARATOR COPULA"
    " DIRECTION FIGURE QUOTED NOTE SEPARATOR BREAK OR ALSO COLON TEXT CHAR".split()
)
"""What can begin a phrase; the parser accepts all of them wherever it accepts ``TEXT``."""

_Matcher = Callable[[str, int], "re.Match[str] | None"]


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


class _Scanner(Lexer):
    __future_interface__ = 2

    patterns: ClassVar[Mapping[str, str]]

    def __init__(self, conf: object) -> None:
        """Compile each pattern once; Lark hands over its configuration, which declares no pattern."""
        self._single: dict[str, _Matcher] = {}
        inner = {name: pattern for name, pattern in self.patterns.items() if name in BEGINNINGS}
        self._beginning = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in inner.items())).match
        self._accepted: dict[int, tuple[tuple[str, _Matcher], ...]] = {}

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Word]:
        """Yield the words of the text; blanks belong to none."""
        text = lexer_state.text.text
        stack = parser_state.state_stack
        accepted = self._accepted
        beginning = self._beginning
        place, end = 0, len(text)
        while place < end:
            if text[place] == " ":
                place += 1
                continue
            choices = accepted.get(stack[-1])
            if choices is None:
                choices = self._choices(stack[-1], parser_state.parse_conf.states)
            for kind, match in choices:
                found = match(text, place)
                if found is not None:
                    break
            else:
                found = beginning(text, place)
                kind = found.lastgroup  # type: ignore[union-attr, assignment]  # CHAR matches any character
            last = found.end()  # type: ignore[union-attr]
            yield Word(kind, place, last)
            place = last

    def _choices(self, state: int, states: Mapping[int, Mapping[str, object]]) -> tuple[tuple[str, _Matcher], ...]:
        """Return the terminals to try by themselves in a parser state, in order of priority."""
        actions = states[state]
        free = "TEXT" in actions
        names = [name for name in self.patterns if name in actions and not (free and name in BEGINNINGS)]
        for name in names:
            if name not in self._single:
                self._single[name] = re.compile(self.patterns[name]).match
        choices = tuple((name, self._single[name]) for name in names)
        self._accepted[state] = choices
        return choices


def scanner(patterns: Mapping[str, str]) -> type[Lexer]:
    """Return a lexer class for Lark over ``patterns``, which are in order of priority."""
    return type("Scanner", (_Scanner,), {"patterns": patterns})

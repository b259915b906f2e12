"""The contextual lexer of the value grammar.

Lark's own one compiles every terminal anew for every set of terminals that a parser state accepts: half a second for a
vocabulary of this size. Here each terminal is compiled once: what can only continue a phrase is tried first, by itself,
where the parser accepts it; everything that begins a phrase is one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from lark.lexer import Lexer

__all__ = ["BEGINNINGS", "Matcher", "Terminals", "Word", "lexer_class"]

BEGINNINGS = frozenset(
    [
        "LISTMARK",
        "IDIOM",
        "MASK",
        "DATE",
        "FRONT",
        "ORDINAL",
        "RELATIVE",
        "BASELINE",
        "SAMEPERIOD",
        "PLANYEAR",
        "EACH",
        "PLUSMINUS",
        "NEAR",
        "COMPARATOR",
        "COPULA",
        "DIRECTION",
        "FIGURE",
        "QUOTED",
        "NOTE",
        "SEPARATOR",
        "BREAK",
        "OR",
        "ALSO",
        "COLON",
        "TEXT",
        "CHAR",
    ]
)
"""What can begin a phrase; the parser accepts all of them wherever it accepts ``TEXT``."""

Matcher: TypeAlias = Callable[[str, int], "re.Match[str] | None"]
_States: TypeAlias = "Mapping[int, Mapping[str, Any]]"


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
    """The compiled terminals. ``beginning`` matches whatever begins a phrase, in the worst case one character."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = patterns
        self._single: dict[str, Matcher] = {}
        inner = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items() if name in BEGINNINGS)
        self.beginning: Callable[[str, int], re.Match[str]] = re.compile(inner).match  # type: ignore[assignment]

    def choices(self, actions: Mapping[str, Any]) -> tuple[tuple[str, Matcher], ...]:
        """Return the terminals to try by themselves in a parser state with these actions, in order of priority."""
        free = "TEXT" in actions
        names = [name for name in self._patterns if name in actions and not (free and name in BEGINNINGS)]
        for name in names:
            if name not in self._single:
                self._single[name] = re.compile(self._patterns[name]).match
        return tuple((name, self._single[name]) for name in names)


def lexer_class(terminals: Terminals) -> type[Lexer]:
    """Return a lexer for Lark itself that finds the same words as the parser of values."""

    class Scanner(Lexer):
        __future_interface__ = 2

        def __init__(self, conf: object) -> None:
            """Take nothing from Lark's configuration, which declares terminals without patterns."""
            self._choices: dict[int, tuple[tuple[str, Matcher], ...]] = {}

        def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
            text, place = lexer_state.text.text, 0
            states: _States = parser_state.parse_conf.states
            stack, known = parser_state.state_stack, self._choices
            end = len(text)
            while place < end:
                if text[place] == " ":
                    place += 1
                    continue
                choices = known.get(stack[-1])
                if choices is None:
                    choices = known[stack[-1]] = terminals.choices(states[stack[-1]])
                for kind, match in choices:  # noqa: B007  read after the loop
                    found = match(text, place)
                    if found is not None:
                        break
                else:
                    found = terminals.beginning(text, place)
                    kind = found.lastgroup or "CHAR"
                yield Word(kind, place, found.end())
                place = found.end()

    return Scanner

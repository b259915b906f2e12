"""The parser of the value grammar: the LALR tables that Lark makes of ``value.lark``, and one loop over them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.parsers.lalr_analysis import Shift

from jixiao.grammar.phrases import Item, Phrases
from jixiao.grammar.scanner import BEGINNINGS, Matcher, Terminals, Word, lexer_class
from jixiao.grammar.terminals import PRIORITIES, terminals

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["Parser", "bare_parser"]

_END = "$END"


class Parser:
    """Turns a normalised text into its sequence of phrases and single words.

    Lark analyses the grammar and calls ``Phrases``; scanning and reducing in one loop takes half the time of its own
    driver, which keeps lines, columns and interactive states that nobody asks for here.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._terminals = _terminals(lexicon)
        engine = _lark(self._terminals, Phrases()).parser.parser.parser
        table = engine.parse_table
        self._states = table.states
        self._start, self._stop = table.start_states["value"], table.end_states["value"]
        self._callbacks = engine.callbacks
        self._choices: dict[int, tuple[tuple[str, Matcher], ...]] = {}

    def items(self, text: str) -> list[Item]:
        """Return the phrases of ``text``; where the parser cannot go on, the text is one word."""
        states, known, beginning = self._states, self._choices, self._terminals.beginning
        stack, place, end = [self._start], 0, len(text)
        values: list[Any] = []
        try:
            while place < end:
                if text[place] == " ":
                    place += 1
                    continue
                state = stack[-1]
                choices = known.get(state)
                if choices is None:
                    choices = known[state] = self._terminals.choices(states[state])
                for kind, match in choices:  # noqa: B007  read after the loop
                    found = match(text, place)
                    if found is not None:
                        break
                else:
                    found = beginning(text, place)
                    kind = found.lastgroup  # type: ignore[assignment]  # one of the named groups has matched
                last = found.end()
                self._feed(kind, Word(kind, place, last), stack, values)
                place = last
            self._feed(_END, None, stack, values)
        except KeyError:
            return [Word("TEXT", 0, end)]
        items: list[Item] = values[-1]
        return items

    def _feed(self, kind: str, word: Word | None, stack: list[int], values: list[Any]) -> None:
        """Reduce as long as the tables say, then shift; ``KeyError`` where the word cannot follow."""
        states, callbacks = self._states, self._callbacks
        while True:
            action, argument = states[stack[-1]][kind]
            if action is Shift:
                stack.append(argument)
                values.append(word)
                return
            size = len(argument.expansion)
            if size:
                parts = values[-size:]
                del stack[-size:]
                del values[-size:]
            else:
                parts = []
            values.append(callbacks[argument](parts))
            stack.append(states[stack[-1]][argument.origin.name][1])
            if kind is _END and stack[-1] == self._stop:
                return


def bare_parser(lexicon: Lexicon) -> Lark:
    """Return the same grammar as Lark runs it by itself, building its own trees: what to measure against."""
    return _lark(_terminals(lexicon), None)


def _terminals(lexicon: Lexicon) -> Terminals:
    made = terminals(lexicon)
    assert BEGINNINGS <= made.keys()  # noqa: S101  a terminal without a pattern would never be found
    return Terminals({name: made[name] for name in PRIORITIES})


def _lark(found: Terminals, callbacks: Any) -> Lark:
    source = (files("jixiao.grammar") / "value.lark").read_text(encoding="utf-8")
    return Lark(
        source, start="value", parser="lalr", lexer=lexer_class(found), transformer=callbacks, maybe_placeholders=False
    )

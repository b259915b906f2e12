"""The parser of the value grammar: the LALR tables that Lark makes of ``value.lark``, and one loop over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.grammar.phrases import Item, Phrases
from jixiao.grammar.scanner import Terminals, Word
from jixiao.grammar.tables import Reduction, stored
from jixiao.grammar.terminals import PRIORITIES, terminals

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["Parser", "terminals_of"]

_END = "$END"
_MOST_WORDS = 1_000
_SHORT = 80


class Parser:
    """Turns a normalised text into its sequence of phrases and single words.

    Lark analyses the grammar, and its tables are kept; scanning and reducing in one loop takes half the time of its own
    driver, which keeps lines, columns and interactive states that nobody asks for here.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._terminals = terminals_of(lexicon)
        self.plain = self._terminals.plain
        """Returns where plain words end that begin at a place of a text; -1 where another word may begin."""
        self._states, self._start, self._stop = stored()
        self._makers = vars(Phrases())
        self._last: tuple[str | None, list[Item]] = None, []

    def items(self, text: str) -> list[Item]:
        """Return the phrases of ``text``; where the parser cannot go on, the text is one word.

        So is what stands behind the first thousand words: no field for a value holds that many. The last short text is
        kept: what reads the end of a value asks for its phrases again.
        """
        if len(text) > _SHORT:
            return self._parsed(text)
        if self._last[0] != text:
            self._last = text, self._parsed(text)
        return self._last[1]

    def _parsed(self, text: str) -> list[Item]:
        states, find = self._states, self._terminals.word
        stack = [self._start]
        values: list[Any] = []
        place, end, left = 0, len(text), _MOST_WORDS
        try:
            while place < end:
                if text[place] == " ":
                    place += 1
                    continue
                state = stack[-1]
                actions = states[state]
                left -= 1
                cut = left < 0 and "TEXT" in actions
                word = Word("TEXT", place, end) if cut else find(text, place, state, actions)
                self._feed(word.type, word, stack, values)
                place = word.end
            self._feed(_END, None, stack, values)
        except KeyError:
            return [Word("TEXT", 0, end)]
        found: list[Item] = values[-1]
        return found

    def following(self, text: str, place: int, before: str | None) -> Word:
        """Return the word at ``place`` behind a word of class ``before`` with which an item began; None for no word."""
        state = self._start if before is None else self._states[self._start][before]
        return self._terminals.word(text, place, state, self._states[state])  # type: ignore[index,arg-type]  # words are shifted

    def _feed(self, kind: str, word: Word | None, stack: list[int], values: list[Any]) -> None:
        """Reduce as long as the tables say, then shift; ``KeyError`` where the word cannot follow."""
        states = self._states
        while True:
            action = states[stack[-1]][kind]
            if not isinstance(action, Reduction):
                stack.append(action)
                values.append(word)
                return
            values.append(self._reduced(action, stack, values))
            stack.append(states[stack[-1]][action.origin])  # type: ignore[arg-type]  # behind a rule is always a state
            if kind is _END and stack[-1] == self._stop:
                return

    def _reduced(self, rule: Reduction, stack: list[int], values: list[Any]) -> Any:
        """Take the parts of a rule off the stacks and return what it makes of them."""
        size = len(rule.inline)
        parts = values[-size:] if size else []
        if size:
            del stack[-size:]
            del values[-size:]
        if True in rule.inline:
            parts = _flat(parts, rule.inline)
        return parts if rule.hidden else self._makers[rule.origin](parts)


def _flat(parts: list[Any], inline: tuple[bool, ...]) -> list[Any]:
    """Return the parts with repetitions spread out; the first is taken over and not copied, or long texts took long."""
    flat = parts[0] if inline[0] else [parts[0]]
    for part, spread in zip(parts[1:], inline[1:], strict=True):
        if spread:
            flat += part
        else:
            flat.append(part)
    return flat


def terminals_of(lexicon: Lexicon) -> Terminals:
    """Return what finds the words of the grammar."""
    made = terminals(lexicon)
    return Terminals({name: made[name] for name in PRIORITIES})

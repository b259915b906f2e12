"""The value grammar as Lark runs it by itself, building its own trees: what our parser is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.lexer import Lexer

from jixiao.grammar.parser import terminals_of
from jixiao.grammar.tables import source

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["bare_parser"]


def bare_parser(lexicon: Lexicon) -> Lark:
    """Return Lark's own parser of ``value.lark`` over the words that our scanner finds."""
    terminals = terminals_of(lexicon)

    class Scanner(Lexer):
        __future_interface__ = 2

        def __init__(self, conf: object) -> None:
            """Take nothing from Lark's configuration, which declares terminals without patterns."""

        def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
            text, place = lexer_state.text.text, 0
            states, stack = parser_state.parse_conf.states, parser_state.state_stack
            while place < len(text):
                if text[place] == " ":
                    place += 1
                    continue
                word = terminals.word(text, place, stack[-1], states[stack[-1]])
                yield word
                place = word.end

    return Lark(source(), start="value", parser="lalr", lexer=Scanner, maybe_placeholders=False)

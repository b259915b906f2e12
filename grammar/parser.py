"""The parser of the value grammar: Lark, LALR, with phrases built while it parses."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.exceptions import UnexpectedInput

from jixiao.grammar.phrases import Item, Phrases
from jixiao.grammar.scanner import BEGINNINGS, Word, scanner
from jixiao.grammar.terminals import PRIORITIES, terminals

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["Parser", "bare_parser"]


class Parser:
    """Turns a normalised text into its sequence of phrases and single words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lark = _lark(lexicon, Phrases())

    def items(self, text: str) -> list[Item]:
        """Return the phrases of ``text``; where the parser cannot go on, the text is one word."""
        try:
            return self._lark.parse(text)  # type: ignore[return-value]  # the callbacks return no tree
        except UnexpectedInput:
            return [Word("TEXT", 0, len(text))]


def bare_parser(lexicon: Lexicon) -> Lark:
    """Return the same parser without callbacks: trees of Lark and nothing else, to measure against."""
    return _lark(lexicon, None)


def _lark(lexicon: Lexicon, callbacks: Any) -> Lark:
    source = (files("jixiao.grammar") / "value.lark").read_text(encoding="utf-8")
    made = terminals(lexicon)
    assert BEGINNINGS <= made.keys()  # noqa: S101  a terminal without a pattern would never be found
    return Lark(
        source,
        start="value",
        parser="lalr",
        lexer=scanner({name: made[name] for name in PRIORITIES}),
        transformer=callbacks,
        maybe_placeholders=False,
    )

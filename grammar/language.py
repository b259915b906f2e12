"""The grammar as an object: one vocabulary, and what it makes of values, entries and names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.grammar.nodes import Kind, Node, Number, Span, Value
from jixiao.grammar.vocabulary import Vocabulary

if TYPE_CHECKING:
    from jixiao.grammar.entry_nodes import Entries
    from jixiao.grammar.nodes import Name

__all__ = ["Grammar"]

_OPS = {"≥": ">=", "≤": "<=", "=": "=", ">": ">", "<": "<", "不少于": ">=", "不低于": ">=", "不超过": "<=", "大于": ">"}
_SIMPLE = re.compile(r"(?P<s>[^\d≥≤=<>]*?)(?P<o>≥|≤|=|>|<|不少于|不低于|不超过|大于)?(?P<n>\d+(?:\.\d+)?)(?P<k>[万亿]?)(?P<u>\D{0,6})")


class Grammar:
    """What parses indicator texts with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary if vocabulary is not None else Vocabulary.builtin()

    def value(self, text: str) -> Value:
        """Parse one indicator value; any text gives a value."""
        leaf = Node("value", Span(0, len(text)))
        found = _SIMPLE.fullmatch(text)
        if not text.strip():
            return Value(text, Kind.EMPTY, tree=leaf)
        if not found:
            return Value(text, Kind.QUALITATIVE, tree=leaf)
        number = Decimal(found["n"]) * {"": 1, "万": 10**4, "亿": 10**8}[found["k"]]
        unit = found["u"] or None
        own = Number(Span(*found.span("n")), found["n"], number, unit, Span(*found.span("u")) if unit else None)
        op = _OPS.get(found["o"] or "", "=")
        return Value(
            text, Kind.COMPARISON, True, op, found["o"] is not None, Span(*found.span("o")) if found["o"] else None,
            number, None, unit, subject=found["s"] or None, numbers=(own,), tree=leaf,
        )

    def entries(self, text: str) -> Entries:
        """Parse one indicator cell of the wide forms."""
        from jixiao.grammar.entries import parse_entries  # noqa: PLC0415

        return parse_entries(text, self.vocabulary)

    def name(self, text: str) -> Name:
        """Look up the words of an indicator's name."""
        from jixiao.grammar.names import parse_name  # noqa: PLC0415

        return parse_name(text, self.vocabulary)

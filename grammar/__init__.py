"""Indicator expressions: text to syntax tree. Imports nothing else of jixiao, and loads nothing of lark that it does not need."""

from __future__ import annotations

from functools import lru_cache

from jixiao.grammar.canonical import canonical, same_meaning
from jixiao.grammar.entry_nodes import Entries, Entry
from jixiao.grammar.hints import hint
from jixiao.grammar.language import Grammar
from jixiao.grammar.nodes import Hint, Kind, Name, Node, Number, Quantity, Span, Value
from jixiao.grammar.record import value_to_dict
from jixiao.grammar.vocabulary import Term, Vocabulary, VocabularyError

__all__ = [
    "Entries",
    "Entry",
    "Grammar",
    "Hint",
    "Kind",
    "Name",
    "Node",
    "Number",
    "Quantity",
    "Span",
    "Term",
    "Value",
    "Vocabulary",
    "VocabularyError",
    "canonical",
    "hint",
    "parse_entries",
    "parse_name",
    "parse_value",
    "same_meaning",
    "value_to_dict",
]


@lru_cache(maxsize=1)
def _default() -> Grammar:
    return Grammar()


def parse_value(text: str) -> Value:
    """Parse one indicator value with the built-in vocabulary; any text gives a value."""
    return _default().value(text)


def parse_entries(text: str) -> Entries:
    """Parse one indicator cell of the wide forms with the built-in vocabulary."""
    return _default().entries(text)


def parse_name(text: str) -> Name:
    """Look up the words of an indicator's name in the built-in vocabulary."""
    return _default().name(text)

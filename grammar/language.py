"""The grammar as an object: one vocabulary, and what it makes of values, entries and names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.grammar.kept import Kept
from jixiao.grammar.vocabulary import Vocabulary

if TYPE_CHECKING:
    from jixiao.grammar.entry_nodes import Entries
    from jixiao.grammar.name_words import NameWords
    from jixiao.grammar.nodes import Name, Value
    from jixiao.grammar.shapes import Shapes

__all__ = ["Grammar"]

_NAMES = 8_192


class Grammar:
    """What parses indicator texts with one vocabulary.

    The parser is built with the first value. Values of one shape are parsed once; the store is bounded.
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary if vocabulary is not None else Vocabulary.builtin()
        self._names: Kept[str, Name] = Kept(_NAMES)

    @cached_property
    def _shapes(self) -> Shapes:
        from jixiao.grammar.lexicon import Lexicon
        from jixiao.grammar.parser import Parser
        from jixiao.grammar.reading import Readings
        from jixiao.grammar.shapes import Shapes

        lexicon = Lexicon(self.vocabulary)
        return Shapes(Readings(lexicon, Parser(lexicon)))

    def value(self, text: str) -> Value:
        """Parse one indicator value; any text gives a value."""
        return self._shapes.value(text)

    def forget(self) -> None:
        """Drop all values and names that are kept for when they come again."""
        self._names = Kept(_NAMES)
        if "_shapes" in vars(self):
            self._shapes.forget()

    def entries(self, text: str) -> Entries:
        """Parse one indicator cell of the wide forms."""
        from jixiao.grammar.collecting import collection_paused
        from jixiao.grammar.entries import parse_entries

        with collection_paused():
            return parse_entries(text, self.vocabulary)

    def name(self, text: str) -> Name:
        """Look up the words of an indicator's name."""
        found = self._names.get(text)
        if found is None:
            from jixiao.grammar.names import parse_name

            found = parse_name(text, self.vocabulary)
            self._names.keep(text, found)
        return found

    def may_be_rate(self, text: str) -> bool:
        """Tell cheaply whether a name may speak of a ratio; False is certain, and spares looking the name up."""
        return self._name_words.may_rate(text)

    @cached_property
    def _name_words(self) -> NameWords:
        from jixiao.grammar.name_words import name_words

        return name_words(self.vocabulary)

    def __reduce__(self) -> tuple[type[Grammar], tuple[Vocabulary]]:
        """Travel to a worker process as the vocabulary alone."""
        return type(self), (self.vocabulary,)

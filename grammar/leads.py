"""Values that begin with words about what is measured: all with one number after words of one length are one shape.

Two values in five of a large table say their subject before the number (天河区话务接通率≥95%), and most of these occur
once. Where the words before the number are nothing but words, only their length and their last characters matter for
how the value is read: the number stands alone in its clause, and the words are its subject as they are. The conditions
below say when that is so; ``tests/grammar/test_leads.py`` compares with the whole way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.kept import Kept
from jixiao.grammar.nodes import Kind
from jixiao.grammar.phrases import Phrase
from jixiao.grammar.subjects import is_bare
from jixiao.grammar.targets import PLACES

if TYPE_CHECKING:
    from jixiao.grammar.reading import Readings

__all__ = ["CONTEXT", "Leads"]

CONTEXT = 2
"""Characters before a number at which its words look back; one would do today."""
_SHORTEST = 5
_FIGURES = frozenset("0123456789")
_BEGINNINGS = _FIGURES | frozenset("≥≤<>=")
_ELSEWHERE = frozenset(" \n:=×*÷")
"""Characters with which a value is torn, a calculation, or a time of day."""
_GRADES = frozenset("级星类等")
_MODELS = 4096


class Leads:
    """Tells how many characters of a value are its lead, if it is a lead and one number."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._parser = readings.parser
        self._lexicon = readings.lexicon
        self._telling = _GRADES | frozenset(word[0] for word in self._lexicon.words("scoring"))
        self._plain: Kept[str, bool] = Kept(_MODELS)

    def length(self, text: str) -> int:
        """Return the length of the lead of a normalised text; 0 for every text that is not just that."""
        if text[0] in _BEGINNINGS or not _ELSEWHERE.isdisjoint(text):
            return 0
        word = self._parser.first(text)
        end = word.end
        if (
            word.type != "TEXT"
            or not _SHORTEST <= end < len(text)
            or not self._telling.isdisjoint(text[:end])
            or not is_bare(text, end, self._lexicon)
        ):
            return 0
        model = text[end - CONTEXT :]
        plain = self._plain.get(model)
        if plain is None:
            plain = self._is_plain(model)
            self._plain.keep(model, plain)
        return end if plain else 0

    def _is_plain(self, model: str) -> bool:
        """Tell whether the last characters of a lead and what follows are read as words and one comparison."""
        items = self._parser.items(model)
        if len(items) != 2 or items[0].type != "TEXT" or items[0].end != CONTEXT:
            return False
        number = items[1]
        if not isinstance(number, Phrase) or number.type != "measure" or number.end != len(model):
            return False
        if model[number.amounts[0].figure.start] not in _FIGURES:
            return False
        draft = self._readings.draft(model)
        return draft.kind is Kind.COMPARISON and draft.unit not in PLACES

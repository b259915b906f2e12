"""Values that begin with words about what is measured: all with one number after words of one length are one shape.

Two values in five of a large table say their subject before the number (天河区话务接通率≥95%), and most of these occur
once. Where the words before the number are nothing but words, only their length and their last characters matter for
how the value is read: the number stands alone in its clause, and the words are its subject as they are. The conditions
below say when that is so; ``tests/grammar/test_leads.py`` compares with the whole way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.figure_shapes import shape
from jixiao.grammar.kept import Kept
from jixiao.grammar.nodes import Kind
from jixiao.grammar.phrases import Phrase
from jixiao.grammar.subjects import is_bare
from jixiao.grammar.targets import PLACES

if TYPE_CHECKING:
    from jixiao.grammar.reading import Readings

__all__ = ["Leads"]

_CONTEXT = 2
"""Characters before a number at which its words look back; one would do today."""
_SHORTEST = 3
_PLAIN = frozenset({"TEXT", "CHAR"})
_OTHERS = frozenset({"PLANYEAR", "QUOTED"})
_YEAR = len("2023年")
_FIGURES = frozenset("0123456789")
_BEGINNINGS = _FIGURES | frozenset("≥≤<>=")
_ELSEWHERE = frozenset(" \n:=×*÷")
"""Characters with which a value is torn, a calculation, or a time of day."""
_GRADES = frozenset("级星类等")
_MODELS = 4096


class Leads:
    """Tells the shape of values that are words and one number."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._parser = readings.parser
        self._lexicon = readings.lexicon
        self._telling = _GRADES | frozenset(word[0] for word in self._lexicon.words("scoring"))
        self._plain: Kept[str, bool] = Kept(_MODELS)

    def shape(self, text: str) -> str | None:
        """Return what stands for all normalised texts of this kind that are read alike; None for a text of another kind."""
        if text[:1] in _BEGINNINGS or not _ELSEWHERE.isdisjoint(text):
            return None
        end, others = self._lead(text)
        if (
            not _SHORTEST <= end < len(text)
            or not self._telling.isdisjoint(text[:end])
            or not is_bare(text, end, self._lexicon)
        ):
            return None
        rest = text[end - _CONTEXT :]
        model = shape(rest)
        plain = self._plain.get(model)
        if plain is None:
            plain = self._is_plain(rest)
            self._plain.keep(model, plain)
        return f"{end} {others} {model}" if plain else None

    def _lead(self, text: str) -> tuple[int, str]:
        """Return where the words at the beginning end, and what among them is more than plain words, with its places."""
        end, length = 0, len(text)
        others = ""
        before = None
        while end < length:
            word = self._parser.following(text, end, before)
            before = kind = word.type
            if kind in _OTHERS or (kind == "DATE" and word.end - end == _YEAR and text[word.end - 1] == "年"):
                others = f"{others}{kind}{end}-{word.end}"
            elif kind != "TEXT" and not (kind == "CHAR" and text[end].isalpha()):
                break
            end = word.end
        return end, others

    def _is_plain(self, model: str) -> bool:
        """Tell whether the last characters of a lead and what follows are read as words and one comparison."""
        items = self._parser.items(model)
        number = items[-1]
        if number.start != _CONTEXT or any(item.type not in _PLAIN for item in items[:-1]):
            return False
        if not isinstance(number, Phrase) or number.type != "measure" or number.end != len(model):
            return False
        if model[number.amounts[0].figure.start] not in _FIGURES:
            return False
        draft = self._readings.draft(model)
        return draft.kind is Kind.COMPARISON and draft.unit not in PLACES

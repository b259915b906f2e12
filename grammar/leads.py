"""Values that begin with words about what is measured: what follows the words is read once for all of them.

Most values of a large table say their subject before the number (天河区话务接通率≥95%), and most of these occur once. Where
the words before the number are nothing but words, only their last characters matter for how the value is read: the number
stands alone in its clause, and the words are its subject as they are. So 通率≥95% is read, and its value moved. Where
another word of the grammar stands among them (归集和开放数据集增长量≥5个), what is read begins a little before that word.
The conditions below say when that is so; ``tests/grammar/test_leads.py`` compares with the whole way.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from jixiao.grammar.figure_shapes import shape
from jixiao.grammar.kept import Kept
from jixiao.grammar.lead_words import BEGINNINGS, FIGURES, LeadWords
from jixiao.grammar.measures import Reader
from jixiao.grammar.moves import End, Place, spans
from jixiao.grammar.nodes import Kind, Value
from jixiao.grammar.origins import is_level
from jixiao.grammar.phrases import Lead, Phrase
from jixiao.grammar.subjects import may_begin
from jixiao.grammar.targets import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.grammar.phrases import Item
    from jixiao.grammar.reading import Readings

__all__ = ["Leads"]

_SEEN, _MORE_SEEN = 2, 4
"""Characters before a number at which its words look back, and before any other word; one and three would do today."""
_SHORT = 10
"""So many characters are taken for one number; what is longer has other words before it."""
_SHORTEST = 3
_TORN = frozenset(" \n:*×÷")
"""Characters with which a value is torn, a calculation, or a time of day."""
_CALCULATED = frozenset("+/")
"""Characters with which a value is a calculation if an equation is in it."""
_GRADES = frozenset("级星类等")
"""Characters with which the words may end in a grade, if what follows them can be the rest of one."""
_PLAIN = frozenset({"TEXT", "CHAR"})
_AMONG = _PLAIN | {"PLANYEAR", "QUOTED", "DIRECTION", "lead"}
_FIGURED = _AMONG | {"IDIOM", "measure"}
"""What may stand between plain words and the number, and what more if enough characters before it are seen."""
_MODELS = 4096
_OTHER = End(0, Value("", Kind.EMPTY))
"""Stands for all ends that are no words and one comparison."""


class Leads:
    """Tells how long the lead of a value is, and makes the value of that of its end."""

    def __init__(self, readings: Readings) -> None:
        self._parser = readings.parser
        self._lexicon = readings.lexicon
        self._statements = readings.statements
        self._words = LeadWords(readings.parser, readings.lexicon)
        self._scoring = frozenset(word[0] for word in self._lexicon.words("scoring")) | frozenset("得扣")
        self._doubtful = self._scoring | _TORN | {"="}
        self._graded_ends = readings.statements.graded_ends
        self._particles = frozenset(word[0] for word in self._lexicon.words("fillers"))
        self.forget()

    def forget(self) -> None:
        """Drop what is kept."""
        self._forms: Kept[str, int] = Kept(_MODELS)
        self._numbered: Kept[tuple[object, ...], int] = Kept(_MODELS)
        self._numbers = count(1)
        self._ends: Kept[str, End] = Kept(_MODELS)
        self._places: Kept[tuple[int, int], Place] = Kept(_MODELS)

    def value(self, text: str, known: Callable[[str], Value]) -> Value | None:
        """Return the value of a normalised text of words and one number; None for a text of another kind.

        ``known`` gives the value of the end of the text.
        """
        length = self.length(text)
        seen = _SEEN if len(text) - length <= _SHORT else _MORE_SEEN
        by = length - seen
        if not length or by < 0:
            return None
        written = text[by:]
        end = self._ends.get(written)
        if end is None:
            end = self._end(written, known(written), seen)
            self._ends.keep(written, end)
        if end is _OTHER:
            return None
        key = end.form, length
        place = self._places.get(key)
        if place is None:
            place = Place(end.value, by)
            self._places.keep(key, place)
        return place.filled(end.value, text) if self._is_subject(text, place.length) else None

    def length(self, text: str) -> int:
        """Return the length of the words before the number or another word; 0 where there is more to them."""
        if text[:1] in BEGINNINGS:
            return 0
        certain = self._doubtful.isdisjoint(text)
        if not certain and (not _TORN.isdisjoint(text) or ("=" in text and not _CALCULATED.isdisjoint(text))):
            return 0
        length = self._words.end(text)
        if length < _SHORTEST or FIGURES.isdisjoint(text[length:]) or not may_begin(text):
            return 0
        if not certain and not self._scoring.isdisjoint(text[:length]):
            return 0
        if (
            text[-1] in self._graded_ends
            and not _GRADES.isdisjoint(text[:length])
            and self._statements.graded.search(text, length) is not None
        ):
            return 0
        return length

    def _is_subject(self, text: str, end: int) -> bool:
        """Tell whether the first ``end`` characters are more than verbs and particles."""
        return (text[0].isalpha() and text[0] not in self._particles) or self._lexicon.fillers.fullmatch(
            text, 0, end
        ) is None

    def _end(self, text: str, value: Value, seen: int) -> End:
        """Return the end of a text, whose value is given, as one to be moved; ``_OTHER`` if it is none."""
        kind = shape(text)
        form = self._forms.get(kind)
        if form is None:
            form = self._form(value) if self._is_plain(text, value, seen) else 0
            self._forms.keep(kind, form)
        return End(form, value) if form else _OTHER

    def _form(self, value: Value) -> int:
        """Return the number of what the ends have in common whose words and figures stand alike."""
        form = spans(value)
        number = self._numbered.get(form)
        if number is None:
            number = next(self._numbers)
            self._numbered.keep(form, number)
        return number

    def _is_plain(self, text: str, value: Value, seen: int) -> bool:
        """Tell whether the last characters of a lead and what follows, whose value is given, are words and one comparison."""
        if value.kind is not Kind.COMPARISON or value.unit in PLACES or value.subject_span is None:
            return False
        *words, number = self._parser.items(text)
        if not isinstance(number, Phrase) or number.type != "measure" or number.end != len(text):
            return False
        if value.subject_span != (0, number.start) or text[number.amounts[0].figure.start] not in FIGURES:
            return False
        lead = [item for item in words if item.start < seen]
        if lead[-1].end != seen or any(item.type not in _PLAIN for item in lead):
            return False
        return len(lead) == len(words) or self._is_among(
            text, words[len(lead) :], number, _AMONG if seen < _MORE_SEEN else _FIGURED
        )

    def _is_among(self, text: str, words: list[Item], number: Phrase, among: frozenset[str]) -> bool:
        """Tell whether words that stand between plain words and the number leave both as they are."""
        return (
            text[-1] not in self._graded_ends
            and self._scoring.isdisjoint(text[: number.start])
            and all(item.type in among for item in words)
            and not any(word.type == "COMPARATOR" for item in words if isinstance(item, Lead) for word in item.words)
            and not (any(isinstance(item, Phrase) for item in words) and is_level(number, Reader(self._lexicon, text)))
        )

"""Values that begin with words about what is measured: what follows the words is read once for all of them.

Two values in five of a large table say their subject before the number (天河区话务接通率≥95%), and most of these occur
once. Where the words before the number are nothing but words, only their last characters matter for how the value is
read: the number stands alone in its clause, and the words are its subject as they are. So 通率≥95% is read, and its value
moved. The conditions below say when that is so; ``tests/grammar/test_leads.py`` compares with the whole way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.figure_shapes import shape
from jixiao.grammar.kept import Kept
from jixiao.grammar.nodes import Kind, Node, Number, Span, Value
from jixiao.grammar.patterns import deferred
from jixiao.grammar.phrases import Phrase
from jixiao.grammar.subjects import is_bare
from jixiao.grammar.targets import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.grammar.reading import Readings

__all__ = ["Leads"]

_SEEN = 2
"""Characters before a number at which its words look back; one would do today."""
_SHORTEST = 3
_FIGURES = frozenset("0123456789")
_BEGINNINGS = _FIGURES | frozenset("≥≤<>=")
_ELSEWHERE = frozenset(" \n:=×*÷")
"""Characters with which a value is torn, a calculation, or a time of day."""
_GRADES = frozenset("级星类等")
"""Characters with which the words may end in a grade, if what follows them can be the rest of one."""
_PLAIN = frozenset({"TEXT", "CHAR"})
_OTHERS = frozenset({"PLANYEAR", "QUOTED"})
_YEAR = deferred("(?:19|20)[0-9]{2}年")
_MODELS = 4096


class Leads:
    """Tells how long the lead of a value is, and makes the value of that of its end."""

    def __init__(self, readings: Readings) -> None:
        self._parser = readings.parser
        self._lexicon = readings.lexicon
        self._scoring = frozenset(word[0] for word in self._lexicon.words("scoring"))
        self._graded = readings.statements.graded
        self._plain: Kept[str, bool] = Kept(_MODELS)

    def value(self, text: str, known: Callable[[str], Value]) -> Value | None:
        """Return the value of a normalised text of words and one number; None for a text of another kind.

        ``known`` gives the value of the end of the text.
        """
        length = self.length(text)
        if not length:
            return None
        end = text[length - _SEEN :]
        kind = shape(end)
        plain = self._plain.get(kind)
        if plain is None:
            plain = self._is_plain(end, known(end))
            self._plain.keep(kind, plain)
        return _moved(known(end), text, length) if plain else None

    def length(self, text: str) -> int:
        """Return the length of the words before the number; 0 where there is more to them."""
        if text[:1] in _BEGINNINGS or not _ELSEWHERE.isdisjoint(text):
            return 0
        length = self._words(text)
        if (
            _SHORTEST <= length < len(text)
            and self._scoring.isdisjoint(text[:length])
            and (_GRADES.isdisjoint(text[:length]) or self._graded.search(text, length) is None)
            and is_bare(text, length, self._lexicon)
        ):
            return length
        return 0

    def _words(self, text: str) -> int:
        """Return where the words at the beginning end: plain words, 全年, quotations, and the years of what is measured."""
        place, end = 0, len(text)
        before = None
        while place < end:
            char = text[place]
            if char in _BEGINNINGS and (char not in "12" or _YEAR.match(text, place) is None):
                break
            reached = self._parser.plain(text, place) if before != "DATE" else -1  # 2024年期间 and 2024年后 go on
            if reached > 0:
                before, place = "TEXT", reached
                continue
            word = self._parser.following(text, place, before)
            before = word.type
            if before == "DATE":
                if _YEAR.fullmatch(text, place, word.end) is None:
                    break
            elif before not in _OTHERS and before != "TEXT" and not (before == "CHAR" and char.isalpha()):
                break
            place = word.end
        return place

    def _is_plain(self, text: str, value: Value) -> bool:
        """Tell whether the last characters of a lead and what follows, whose value is given, are words and one comparison."""
        if value.kind is not Kind.COMPARISON or value.unit in PLACES or value.subject_span != (0, _SEEN):
            return False
        items = self._parser.items(text)
        number = items[-1]
        if number.start != _SEEN or any(item.type not in _PLAIN for item in items[:-1]):
            return False
        if not isinstance(number, Phrase) or number.type != "measure" or number.end != len(text):
            return False
        return text[number.amounts[0].figure.start] in _FIGURES


_PLACES = {name: place for place, name in enumerate(Value._fields)}
_TEXT, _OP, _SUBJECT, _SUBJECT_SPAN, _NUMBERS, _TREE = (
    _PLACES[name] for name in ("text", "op_span", "subject", "subject_span", "numbers", "tree")
)
_NEW = tuple.__new__


def _moved(value: Value, text: str, length: int) -> Value:
    """Return the value of ``text``, whose words are so long, from that of its end."""
    by = length - _SEEN
    subject = _NEW(Span, (0, length))
    nodes = (_NEW(Node, ("subject", subject, ())), *[_node(node, by) for node in value.tree.children[1:]])
    fields = list(value)
    fields[_TEXT] = text
    fields[_OP] = _span(value.op_span, by)
    fields[_SUBJECT] = text[:length]
    fields[_SUBJECT_SPAN] = subject
    fields[_NUMBERS] = tuple([_number(number, by) for number in value.numbers])
    fields[_TREE] = _NEW(Node, ("value", _NEW(Span, (0, len(text))), nodes))
    return _NEW(Value, fields)


def _span(span: Span | None, by: int) -> Span | None:
    return _NEW(Span, (span[0] + by, span[1] + by)) if span is not None else None


def _number(number: Number, by: int) -> Number:
    span, text, value, unit, unit_span = number
    return _NEW(Number, (_span(span, by), text, value, unit, _span(unit_span, by)))


def _node(node: Node, by: int) -> Node:
    kind, (start, end), children = node
    return _NEW(Node, (kind, _NEW(Span, (start + by, end + by)), tuple([_node(child, by) for child in children])))

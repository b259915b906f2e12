"""Values that state nothing: a word that stands for nothing, or a sign or a unit without its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN
from jixiao.grammar.patterns import deferred
from jixiao.grammar.wordlist import WordList

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["Nothings"]

_BLANKS = deferred(r"\s*")
_SYMBOLS = deferred(r"[\W_]+")
_BRACKETS = deferred(r"(?:\(\s*\)|\[\s*\])")
_JOINT = deferred(r"\s*[/·.每]+\s*")
_COMPLETE = deferred(r"完成(?=\s*[%‰])")
_PER = deferred("[/每]+")
_COUNTED_BY = deferred(f"(?:[/·.每]+{HAN}{{1,6}})+")
_JOINTS = deferred("[/·.每]+")
_NOTE = deferred(r"[(\[]\s*(?:单位:)?(?P<unit>[^\s()\[\]]+)\s*[)\]]")


class Nothings:
    """Tells placeholders from values, and units that stand alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = frozenset(lexicon.words("placeholders"))
        self._signs = WordList((*lexicon.comparators, *lexicon.words("near-signs"), "达到", "控制在"))
        self._scales = WordList(word for word in lexicon.scales if word != "十")  # 十次 is ten times
        self._units = lexicon.unit_words

    def holds(self, text: str) -> bool:
        """Tell whether a whole value stands for nothing: 无, ≥, ≧ %, 公里, 元/人."""
        if text in self._words or _SYMBOLS.fullmatch(text):
            return True
        return any(self._closed(text, place) for place in _reached(text, 0, self._signed))

    def _signed(self, text: str, place: int) -> Iterator[int]:
        """Yield where a sign at ``place`` ends, with the blanks behind it."""
        complete = _COMPLETE.match(text, place)
        ends = self._signs.ends(text, place) if complete is None else (complete.end(),)
        return (_after(text, end) for end in ends)

    def _closed(self, text: str, place: int) -> bool:
        """Tell whether empty brackets, a scale and units, each or none, are all from ``place`` on."""
        empty = _BRACKETS.match(text, place)
        begin = _after(text, empty.end() if empty else place)
        return any(self._measured(text, at) for at in (begin, *self._scales.ends(text, begin)))

    def _measured(self, text: str, place: int) -> bool:
        """Tell whether nothing or units joined to one another are all from ``place`` on."""
        if place == len(text):
            return True
        return any(len(text) in _reached(text, end, self._joined) for end in self._units.ends(text, place))

    def _joined(self, text: str, place: int) -> Iterable[int]:
        joint = _JOINT.match(text, place)
        return self._units.ends(text, joint.end()) if joint is not None else ()

    def unit_alone(self, text: str) -> tuple[str, str | None] | None:
        """Return the unit at the end of a value that lacks its number, and what it is counted by."""
        for place in range(len(text)):
            for end in self._units.ends(text, place):
                if end == len(text):
                    return text[place:], None
                per = _PER.match(text, end)
                if per is not None and len(text) in self._units.ends(text, per.end()):
                    return text[place:end], text[per.end() :]
        return None

    def noted_unit(self, text: str, start: int, end: int) -> tuple[str, int, int, tuple[str, ...]] | None:
        """Return the scale, where the unit stands, and what it is counted by, of a unit in brackets: （万元）, （元/人/天）."""
        found = _NOTE.fullmatch(text, start, end)
        if found is None:
            return None
        begin, last = found.span("unit")
        for place in (begin, *self._scales.ends(text, begin)):
            for unit in self._units.ends(text, place):
                per = _PER.match(text, unit)
                if unit == last:
                    return text[begin:place], place, unit, ()
                if per is not None and last in self._units.ends(text, per.end()):
                    return text[begin:place], place, unit, (text[per.end() : last],)
                if per is not None and (
                    last in _reached(text, per.start(), self._joined) or _COUNTED_BY.fullmatch(text, unit, last)
                ):
                    return text[begin:place], place, unit, tuple(_JOINTS.split(text[per.end() : last]))
        return None


def _after(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found is not None else place


def _reached(text: str, place: int, steps: Callable[[str, int], Iterable[int]]) -> dict[int, None]:
    """Return all places that some number of steps leads to."""
    places = {place: None}
    waiting = [place]
    for begin in waiting:
        fresh = [end for end in steps(text, begin) if end not in places]
        places.update(dict.fromkeys(fresh))
        waiting += fresh
    return places

"""The words of names, compiled for looking up the end of a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["NameWords", "name_words"]

_SECTIONS = (
    "name-tails", "name-rates", "name-counts", "name-growth", "name-growth-verbs", "name-reductions", "name-measures",
    "name-things", "name-modifiers", "name-heads",
)  # fmt: skip
_NEGATED = deferred("(?:不|未|非|无)(?:按时|按期|及时|能|予以?|达到?)?\\Z")
_JOINTS = deferred("[/／·．.每]")
_SCALE = deferred("[十百千万亿]{1,2}")
_FOLD = {ord("％"): "%", ord("／"): "/", ord("．"): "."}
_MODIFIED = 6
_WIDE = ord("！") - ord("!")


class NameWords:
    """The words of one vocabulary that govern names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words: dict[str, Mapping[str, str]] = {
            name: {word.lower(): key for word, key in vocabulary.words(name).items()} for name in _SECTIONS
        }
        self._by_last = {name: _lengths(words, -1) for name, words in self._words.items()}
        self._by_first = {name: _lengths(words, 0) for name, words in self._words.items()}
        last = self._by_last["name-rates"]
        self._rating = frozenset(
            (*last, *map(str.upper, last), *(chr(ord(char) + _WIDE) for char in last if char.isascii()))
        )
        own, periods = vocabulary.words("name-units"), vocabulary.words("name-periods")
        shared: Iterable[str] = vocabulary.words("units") if "units" in vocabulary.sections else ()
        more: Iterable[str] = vocabulary.words("denominators") if "denominators" in vocabulary.sections else ()
        excluded = {word for word, key in own.items() if key == "none"}
        self._units = {*shared, *own} - excluded
        self._periods = {*self._units, *periods, *more}
        self._dimensions = _dimensions(vocabulary)
        affixes = vocabulary.section("level-affixes")
        markers = "|".join(re.escape(word) for word in (*affixes["required"].words, *affixes["optional"].words))
        self._marker = re.compile(f"[(\\[](?:{markers})+[)\\]]|[★☆]+")
        modifiers = "|".join(map(re.escape, sorted(self._words["name-modifiers"], key=len, reverse=True)))
        self._dealing = re.compile(
            "处理|查处|查办|办理|受理|调处|化解|处置|整改|排查|整治|打击|调解|[不未]发生|杜绝|避免|防止|防范|预防|遏制|消除|禁止|严防"
        )
        dealt = "|".join(re.escape(word) for word, key in self._words["name-growth-verbs"].items() if key == "dealing")
        self._modified = re.compile(f"(?:{modifiers})(?:(?!{dealt}).){{0,{_MODIFIED}}}\\Z")

    def ending(self, section: str, text: str) -> str | None:
        """Return the longest word of ``section`` that ``text`` ends with."""
        words = self._words[section]
        for length in self._by_last[section].get(text[-1:], ()):
            if text[-length:] in words:
                return text[-length:]
        return None

    def beginning(self, section: str, text: str) -> str | None:
        """Return the key of the longest word of ``section`` that ``text`` begins with."""
        words = self._words[section]
        for length in self._by_first[section].get(text[:1], ()):
            if text[:length] in words:
                return words[text[:length]]
        return None

    def core(self, text: str) -> str:
        """Take off the last words that say nothing (情况, 指标, 达到), and signs and punctuation."""
        while True:
            text = text.rstrip("：:。；;，,、.“”\"'-—~≥≤=<>")
            tail = self.ending("name-tails", text)
            if tail is None or len(tail) == len(text) or self._governs(text):
                return text
            text = text[: -len(tail)]

    def _governs(self, text: str) -> bool:
        """Say whether the last words mean something as they are, so that nothing is to be taken off."""
        return any(self.ending(name, text) is not None for name in ("name-heads", "name-growth"))

    def rate(self, core: str) -> tuple[bool, bool]:
        """Say whether the name speaks of a ratio, and of one that cannot leave 0–100 %."""
        word = self.ending("name-rates", core)
        key = self._words["name-rates"][word] if word else "none"
        return key != "none", key == "bounded"

    def may_rate(self, text: str) -> bool:
        """Say cheaply whether a text may speak of a ratio; it does not where none of the words' last characters stands."""
        return not self._rating.isdisjoint(text)

    def growth(self, core: str) -> bool:
        """Say whether the name speaks of a change: by its last word, or by its first verb."""
        first = self.beginning("name-growth-verbs", core)
        return self.ending("name-growth", core) is not None or (first is not None and first != "dealing")

    def count(self, core: str, unit: str | None) -> bool:
        """Say whether the name speaks of a number of things: by its last word, or by its unit."""
        base = _JOINTS.split(unit)[0] if unit is not None else ""
        base = base if base in self._units else _SCALE.sub("", base, count=1)
        dimension = self._dimensions.get(base)
        if dimension is not None and dimension != "time":
            return dimension == "count"
        word = self.ending("name-counts", core)
        return word is not None and self._words["name-counts"][word] == "count"

    def polarity(self, core: str) -> int:
        """Return 1 for what is wanted, -1 for what is not, 0 if the words do not tell."""
        reduction = self.ending("name-reductions", core)
        if reduction is not None and len(reduction) < len(core):  # 死亡率下降 is wanted, 覆盖率下降 is not
            return -1 if self._wants(self.core(core[: -len(reduction)])) > 0 else 1
        wants = self._wants(core)
        if wants < 0 and (self.beginning("name-growth-verbs", core) == "reduction" or self._dealt_with(core)):
            return 0
        return wants

    def _dealt_with(self, core: str) -> bool:
        """Say whether the name counts what is done about something (查处违法案件数)."""
        if self.rate(core)[0]:
            return False
        return self.beginning("name-growth-verbs", core) == "dealing" or self._dealing.search(core) is not None

    def _wants(self, core: str) -> int:
        head = self.ending("name-heads", core)
        if head is not None:
            key = self._words["name-heads"][head]
            before = core[: -len(head)]
            if key == "wanted":
                return -1 if _NEGATED.search(before) else 1
            return -1 if key == "unwanted" else 0
        growth = self.ending("name-growth", core)
        if growth is not None and len(growth) < len(core):
            bad = self._wants(core[: -len(growth)]) < 0
            return -1 if bad else int(self._words["name-growth"][growth] == "growth")
        things = list(self._measured(core))
        unwanted = any(self.ending("name-things", thing) for thing in things)
        return -1 if unwanted or any(self._modified.search(thing) for thing in things[1:]) else 0

    def _measured(self, core: str, depth: int = 2) -> Iterator[str]:
        """Yield ``core``, and what is left when a measure is taken off its end, up to twice (事故|发生|次数)."""
        core = core.rstrip("的")
        yield core
        words = self._words["name-measures"]
        for length in reversed(self._by_last["name-measures"].get(core[-1:], ())) if depth else ():
            if length < len(core) and core[-length:] in words:
                yield from self._measured(core[:-length], depth - 1)

    def unmarked(self, text: str) -> str:
        """Take 必填 and its like in brackets, and stars, out of a name."""
        return self._marker.sub("", text)

    def is_unit(self, text: str) -> bool:
        """Say whether ``text`` is a unit, with 万 or 亿 before it or a period behind it."""
        first, *rest = _JOINTS.split(text.translate(_FOLD))
        scaled = _SCALE.match(first)
        known = first in self._units or (scaled is not None and first[scaled.end() :] in self._units)
        return known and all(part in self._periods or part.removeprefix("个") in self._periods for part in rest)

    def spelled(self, unit: str) -> str:
        """Return a unit with one width of its signs."""
        return unit.translate(_FOLD)


def _lengths(words: Iterable[str], place: int) -> dict[str, list[int]]:
    """Return the lengths of the words by their character at ``place``, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[place], set()).add(len(word))
    return {char: sorted(lengths, reverse=True) for char, lengths in found.items()}


def _dimensions(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the dimension of every spelling of a unit."""
    terms = vocabulary.section("units").values() if "units" in vocabulary.sections else ()
    return {word: term.attributes.get("dimension", "") for term in terms for word in term.words}


@lru_cache(maxsize=16)
def name_words(vocabulary: Vocabulary) -> NameWords:
    """Return the words of ``vocabulary``, compiled once."""
    return NameWords(vocabulary)

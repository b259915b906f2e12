"""The vocabulary as the value grammar needs it: patterns of word classes and what each word stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from string import ascii_letters
from typing import Any

from jixiao.grammar.patterns import alternatives, deferred, gapped, initials
from jixiao.grammar.remainders import UnitPart
from jixiao.grammar.vocabulary import Vocabulary
from jixiao.grammar.wordlist import WordList

__all__ = ["Lexicon"]

_SPACE = deferred(r"\s+")
_JOINT = deferred(r"[·.*/]+")


class Lexicon:
    """Look-ups of one vocabulary, made when first asked for and kept."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def words(self, *sections: str) -> list[str]:
        """Return all spellings of ``sections``."""
        return [word for section in sections for word in self.vocabulary.words(section)]

    def any_of(self, *sections: str) -> str:
        """Return a pattern for the longest word of ``sections``."""
        return alternatives(self.words(*sections))

    def gapped(self, *sections: str) -> str:
        """Return a pattern for the words of ``sections``, in which ``…`` stands for a few characters."""
        return gapped(self.words(*sections))

    def of(self, section: str, *keys: str) -> list[str]:
        """Return the spellings of some keys of a section."""
        terms = self.vocabulary.section(section)
        return [word for key in keys if key in terms for word in terms[key].words]

    def attribute(self, section: str, name: str) -> Mapping[str, Any]:
        """Return for every spelling of a section that has it the attribute ``name``."""
        terms = self.vocabulary.section(section).values()
        return {word: term.attributes[name] for term in terms if name in term.attributes for word in term.words}

    @cached_property
    def comparators(self) -> Mapping[str, str]:
        """The sign of every word before a number."""
        return self.attribute("comparators", "op")

    @cached_property
    def comparator_words(self) -> WordList:
        """The words before a number that state a comparison."""
        return WordList(self.comparators)

    @cached_property
    def unit_words(self) -> WordList:
        """All units; one is none where the next character makes another word of it."""
        guards = dict(self.attribute("units", "not-before"))
        for unit in self.units:
            if unit.isascii() and unit[-1].isalpha():
                guards[unit] = guards.get(unit, "") + ascii_letters  # the m of 5min is none
        return WordList(self.units, guards)

    @cached_property
    def bounds(self) -> Mapping[str, str]:
        """The sign of every word after a number; ``""`` for those that say nothing about it."""
        return self.attribute("bounds", "op")

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The agreed spelling of every unit."""
        return self.vocabulary.words("units")

    @cached_property
    def currencies(self) -> Mapping[str, str]:
        """The unit that a currency sign before a number stands for."""
        return self.attribute("currency-signs", "unit")

    @cached_property
    def unit_parts(self) -> Mapping[str, UnitPart]:
        """What each spelling of a smaller unit says behind a larger one: the 分钟 of 1小时30分钟."""
        terms = self.vocabulary.section("unit-parts").values()
        return {
            word: UnitPart(
                frozenset(term.attributes["of"].split("、")), term.attributes["unit"], term.attributes["times"]
            )
            for term in terms
            for word in term.words
        }

    @cached_property
    def denominators(self) -> Mapping[str, str]:
        """The agreed spelling of every word that a rate is counted by."""
        return {**self.vocabulary.words("denominators"), **self.units}

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """The dimension of every agreed unit."""
        return {key: term.attributes.get("dimension", "") for key, term in self.vocabulary.section("units").items()}

    @cached_property
    def scales(self) -> Mapping[str, int]:
        """The factor of 万, 亿 and the like."""
        return self.attribute("scales", "factor")

    @cached_property
    def unit_pattern(self) -> str:
        """The longest unit, unless the next character makes another word of it."""
        return alternatives(self.words("units"), self.attribute("units", "not-before"))

    @cached_property
    def unit_initials(self) -> str:
        """The first characters of all units."""
        return initials(self.words("units"))

    @cached_property
    def directions(self) -> Mapping[str, str]:
        """``up``, ``down`` or ``flat`` for every word of change."""
        return self.vocabulary.words("directions")

    @cached_property
    def bound_directions(self) -> frozenset[str]:
        """The words of change that mean one only beside a baseline."""
        return frozenset(self.words("directions-bound"))

    @cached_property
    def noun_ends(self) -> Mapping[str, str]:
        """For words that may end a noun the characters behind which they do: 应 of 响应."""
        return self.attribute("noun-ends", "not-after")

    @cached_property
    def levels(self) -> frozenset[str]:
        """Words before a number that is a level reached: 降至."""
        return frozenset(self.of("copulas", "level"))

    @cached_property
    def nearly(self) -> frozenset[str]:
        """Every word and sign of approximation."""
        return frozenset(self.words("approximations", "near-signs"))

    @cached_property
    def comparator(self) -> re.Pattern[str]:
        """A word before a number that states a comparison."""
        return re.compile(self.any_of("comparators"))

    @cached_property
    def completion(self) -> re.Pattern[str]:
        """What is said to happen by a date: 全部完成."""
        soon = "以前|之前|以内|之内|全部|按时|按期|全面|均|正式|项目|工程"
        return re.compile(rf" *[前内底末]?(?:{soon})*(?:{self.any_of('completions')}|[,，;；。)]|$)")

    @cached_property
    def no_unit(self) -> re.Pattern[str]:
        """How a word begins that is no unit although it stands behind a number."""
        return re.compile(self.any_of("completions", "fillers", "vague", "tails"))

    @cached_property
    def fillers(self) -> re.Pattern[str]:
        """A text that consists of verbs and particles alone and so is no subject."""
        return re.compile(rf"(?:{self.any_of('fillers')}|\W|_)*")

    def unit(self, text: str) -> str:
        """Return the agreed spelling of a unit, or the text itself without blanks."""
        return self.units.get(text) or _SPACE.sub("", text)

    def denominator(self, text: str) -> str:
        """Return the agreed spelling of what a rate is counted by, or the text itself."""
        found = self.denominators.get(text)
        if found is None and text.startswith("个"):
            text = text[1:]
            found = self.denominators.get(text)
        return found or _SPACE.sub("", text)

    def denominators_of(self, text: str) -> str:
        """Return the agreed spelling of what a rate is counted by, with ``·`` between several: ㎡/月, (人·天)."""
        bare = text.strip("()")
        return "·".join(map(self.denominator, filter(None, _JOINT.split(bare))))

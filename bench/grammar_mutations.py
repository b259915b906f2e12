"""A mutation check of the tables of values: every word of the vocabulary of values taken out, and every meaning turned.

    python bench/grammar_mutations.py [--section units] [--show 200]

A mutant is the built-in vocabulary without one word, or with one comparator, bound, scale, direction or unit that means
something else, or with the characters gone that make another word of one. It is caught when some text of the reviewed
tables (``tests/grammar/cases_value_*.toml``, ``words_value.toml``) is read otherwise. Prints the mutants that are not and
exits with status 1 if there are any. The order of words must mean nothing: a vocabulary turned around reads all texts alike.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.grammar import Grammar, Term, Vocabulary
from jixiao.grammar.characters import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TESTS = Path(__file__).resolve().parents[1] / "tests" / "grammar"
sys.path.insert(0, str(TESTS))

from expectations import Sentence, sentences, table  # noqa: E402  the tables are read as the tests read them

SECTIONS = (
    "comparators", "comparators-near", "near-signs", "copulas", "modals", "noun-ends", "bounds", "bounds-not", "approximations", "scales", "baselines", "baseline-tails", "comparisons",
    "comparison-words", "comparison-not-after", "comparison-not-before", "directions", "directions-bound", "direction-nouns", "grades", "grade-glued", "grade-heads", "grade-tails",
    "grade-prefixes", "absolutes", "absolutes-not", "deferrals", "placeholders", "scoring", "completions", "tails", "fillers", "idioms", "scopes", "scope-tails", "rank-words", "plan-year",
    "units", "unit-parts", "currency-signs", "denominators",
)  # fmt: skip
TURNED: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "op": lambda op: {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": ">", "": ">="}[op],
        "factor": lambda factor: factor * 10,
        "times": lambda times: times + 1,
        "unit": lambda _: "个",
        "of": lambda _: "个",
        "not-before": lambda _: "",
        "not-after": lambda _: "甲",
    }
)


class Mutant(NamedTuple):
    """What was changed, where to look first, and the vocabulary."""

    section: str
    change: str
    word: str
    vocabulary: Vocabulary


def words_gone(base: Vocabulary, section: str) -> Iterator[Mutant]:
    """Yield the vocabulary without each word of a section."""
    for term in base.section(section).values():
        for word in term.words:
            if section == "placeholders" and not re.search(r"\w", normalised(word).replace("〇", "")):
                continue  # signs stand for nothing whether listed or not; other parts of the program look them up
            rest = tuple(other for other in term.words if other != word)
            yield Mutant(section, f"without {word}", word, _with(base, section, term._replace(words=rest)))


def meanings_turned(base: Vocabulary, section: str) -> Iterator[Mutant]:
    """Yield the vocabulary with each word of a section meaning something else."""
    for term in base.section(section).values():
        for name, turn in TURNED.items():
            if name in term.attributes:
                attributes = MappingProxyType({**term.attributes, name: turn(term.attributes[name])})
                turned = _with(base, section, term._replace(attributes=attributes))
                yield Mutant(section, f"{term.key}: {name} {attributes[name]!r}", term.words[0], turned)
    if section == "directions":
        for key, other in (("up", "down"), ("down", "up")):
            for word in base.section(section)[key].words:
                yield Mutant(section, f"{word} {other}", word, _moved(base, section, word, key, other))
    if section == "units":
        for term in base.section(section).values():
            for word in term.words:
                if word != term.key:
                    yield Mutant(section, f"{word} by itself", word, _moved(base, section, word, term.key, f"另{word}"))


def _with(base: Vocabulary, section: str, *terms: Term) -> Vocabulary:
    sections = {name: base.section(name) for name in base.sections}
    sections[section] = {**sections[section], **{term.key: term for term in terms}}
    return Vocabulary(sections)


def _moved(base: Vocabulary, section: str, word: str, key: str, other: str) -> Vocabulary:
    terms = base.section(section)
    term, target = terms[key], terms.get(other, Term(other, attributes=terms[key].attributes))
    rest = tuple(item for item in term.words if item != word)
    return _with(base, section, term._replace(words=rest), target._replace(words=(*target.words, word)))


def turned_around(base: Vocabulary) -> Vocabulary:
    """Return the vocabulary with all words and keys in the opposite order."""
    return Vocabulary(
        {
            name: {key: term._replace(words=term.words[::-1]) for key, term in reversed(base.section(name).items())}
            for name in base.sections
        }
    )


class Tables:
    """The reviewed texts and what they mean."""

    def __init__(self) -> None:
        self.cases = [
            Sentence("", text, fields, None)
            for path in sorted(TESTS.glob("cases_value_*.toml"))
            for text, fields in table(path)
        ]
        self.words = sentences(TESTS / "words_value.toml")

    def catches(self, mutant: Mutant) -> bool:
        """Tell whether some text is read otherwise; sentences about the word come first, then texts that hold it."""
        grammar = Grammar(mutant.vocabulary)
        piece = max(mutant.word.replace("#", "…").split("…"), key=len)
        near = [sentence for sentence in (*self.words, *self.cases) if piece in sentence.text]
        near.sort(key=lambda sentence: sentence.section != mutant.section)
        return not all(sentence.holds(grammar.value(sentence.text)) for sentence in near)

    def alike(self, vocabulary: Vocabulary) -> list[str]:
        """Return the texts that a vocabulary reads otherwise than the tables say."""
        grammar = Grammar(vocabulary)
        return [item.text for item in (*self.cases, *self.words) if not item.holds(grammar.value(item.text))]


def mutants(base: Vocabulary, section: str) -> Iterator[Mutant]:
    yield from words_gone(base, section)
    yield from meanings_turned(base, section)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--section", choices=SECTIONS)
    parser.add_argument("--show", type=int, default=200)
    asked = parser.parse_args()
    base, tables, count = Vocabulary.builtin(), Tables(), 0
    survivors: list[Mutant] = []
    for section in [asked.section] if asked.section else SECTIONS:
        for mutant in mutants(base, section):
            count += 1
            if not tables.catches(mutant):
                survivors.append(mutant)
    otherwise = tables.alike(turned_around(base))
    print(f"{count} mutants, {len(survivors)} not caught; {len(otherwise)} texts depend on the order of words")
    for mutant in survivors[: asked.show]:
        print(f"  {mutant.section}: {mutant.change}")
    for text in otherwise[: asked.show]:
        print(f"  order: {text}")
    sys.exit(1 if survivors or otherwise else 0)


if __name__ == "__main__":
    main()

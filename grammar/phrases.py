"""The phrases that the parser finds, as records: what Lark calls instead of building trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from jixiao.grammar.scanner import Word

__all__ = ["Amount", "Item", "Lead", "Phrase", "Phrases", "flat"]


class Amount:
    """A number with its scale, unit and denominators. ``figure`` is a FIGURE or a MASK."""

    __slots__ = (
        "currency",
        "figure",
        "per",
        "plus_minus",
        "remainder",
        "scale",
        "unit",
        "unit_note",
        "within",
        "words",
    )

    figure: Word

    def __init__(self, parts: list[Word | list[Word]]) -> None:
        self.plus_minus: Word | None = None
        self.currency: Word | None = None
        self.within: Word | None = None
        self.scale: Word | None = None
        self.unit: Word | None = None
        self.unit_note: Word | None = None
        self.remainder: Word | None = None
        self.per: list[list[Word]] = []
        self.words: list[Word] = []
        for part in parts:
            if isinstance(part, list):
                self.per.append(part)
                self.words += part
            else:
                setattr(self, _PLACES[part.type], part)
                self.words.append(part)


_PLACES = {
    "FIGURE": "figure",
    "MASK": "figure",
    "UNIT": "unit",
    "SCALE": "scale",
    "WITHIN": "within",
    "PLUSMINUS": "plus_minus",
    "CURRENCY": "currency",
    "UNITNOTE": "unit_note",
    "REMAINDER": "remainder",
}


class Lead:
    """The words before a number; a phrase of its own when none follows."""

    __slots__ = ("end", "start", "words")

    type = "lead"

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.start = words[0].start
        self.end = words[-1].end


class Phrase:
    """One phrase: the name of its rule, the words before its number, its numbers, and the words after.

    ``dates`` are the ends of a period or the one date, ``mark`` is the word of a rank.
    """

    __slots__ = ("amounts", "bounds", "dates", "end", "lead", "mark", "start", "type", "words")

    def __init__(self, kind: str, parts: list[Any]) -> None:
        self.type = kind
        self.lead: list[Word] = []
        self.amounts: list[Amount] = []
        self.bounds: list[Word] = []
        self.dates: list[Word | Amount] = []
        self.mark: Word | None = None
        words: list[Word] = []
        for part in parts:
            if isinstance(part, Amount):
                self.amounts.append(part)
                self.dates.append(part)
                words += part.words
            elif isinstance(part, Word):
                words.append(part)
                self._take(part)
            elif isinstance(part, Lead):
                self.lead = part.words
                words += part.words
            else:
                if self.amounts:  # 第3名以上/天 has a denominator and nothing that it could divide
                    self.amounts[-1].per.append(part)
                words += part
        self.words = words
        self.start = words[0].start
        self.end = words[-1].end

    def _take(self, word: Word) -> None:
        kind = word.type
        if kind in {"BOUND", "LIMIT", "INCLUDED"}:
            self.bounds.append(word)
        elif kind == "DATE":
            self.dates.append(word)
        elif kind in {"FRONT", "ORDINAL"}:
            self.mark = word


Item: TypeAlias = "Word | Phrase | Lead"


def _phrase(kind: str) -> Callable[[list[Any]], Phrase]:
    def build(parts: list[Any]) -> Phrase:
        return Phrase(kind, parts)

    return build


class Phrases:
    """The callbacks of the parser, one for every rule of ``value.lark``."""

    def __init__(self) -> None:
        self.measure = _phrase("measure")
        self.tolerance = _phrase("tolerance")
        self.interval = _phrase("interval")
        self.period = _phrase("period")
        self.date = _phrase("date")
        self.rank = _phrase("rank")
        self.lead = Lead
        self.amount = Amount
        self.per: Callable[[list[Word]], list[Word]] = list
        self.value: Callable[[list[Item]], list[Item]] = list


def flat(items: Iterable[Item]) -> Iterator[Word]:
    """Yield the words of all items in order."""
    for item in items:
        if isinstance(item, Word):
            yield item
        else:
            yield from item.words

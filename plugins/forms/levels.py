"""The level columns of a long form: carried down over merged and blank cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.grammar.levels import category_in, first_length, level_of, required_marker
from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE, Passage
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar.vocabulary import Vocabulary
    from jixiao.sheet import Cell

__all__ = ["Levels", "is_required", "prefix_lengths"]

_PREFIX = deferred(r"([^:：\-—－–]{2,14})[\s]*[:：\-—－–]+\s*(?=\S{2})")
_DIVIDERS = " \t\r\n\u3000:：-—－–"
_WORD = 12
_BARE = frozenset({"满意度", "成本"})
_BOTH = deferred(r"^(.*?[^\s\-—－–/／])\s*[-—－–/／]{1,2}\s*(.+)$", re.DOTALL)


@lru_cache(maxsize=4)
def _marks(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word[0] for word in vocabulary.section("level-affixes")["required"].words)


def is_required(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a level or name is marked as mandatory; most texts are told apart by their characters alone."""
    return not _marks(vocabulary).isdisjoint(text) and required_marker(text, vocabulary)


def prefix_lengths(text: str, vocabulary: Vocabulary | None = None) -> Iterator[int]:
    """Yield the length of each level word, at most two, that the rest of a name begins with before a colon or dash."""
    for _ in range(2):
        match = _PREFIX.match(text)
        if match is None or level_of(match[1], vocabulary) is None:
            return
        yield match.end(1)
        text = text[match.end() :]


class Levels:
    """Category and subcategory in force, with the cells they were read from.

    ``second``: the form has a level-2 column. ``mixed``: its only level column holds level-2 words for the most part.
    """

    def __init__(self, sheet: str, vocabulary: Vocabulary, *, second: bool, mixed: bool = False) -> None:
        self._sheet = sheet
        self._vocabulary = vocabulary
        self._second, self._mixed = second, mixed
        self._known: dict[str, str] = {}
        self._first_cell: Cell | None = None
        self._second_cell: Cell | None = None
        self.category = "other"
        self.first = NO_PASSAGE
        self.second = NO_PASSAGE
        self.required = False

    def reset(self) -> None:
        """Forget the levels: another project begins."""
        self._first_cell = self._second_cell = None
        self.category, self.first, self.second, self.required = "other", NO_PASSAGE, NO_PASSAGE, False

    def take(self, first: Cell | None, second: Cell | None) -> None:
        """Take the level cells of one row; None and blank ones continue from above."""
        changed = False
        if first is not None and first is not self._first_cell:
            text = first.text.strip()
            if text:
                changed = text != self.first.text or self._first_cell is None
                self._first_cell = first
                self._set_first(first, text)
        if second is not None and second is not self._second_cell and second.text.strip():
            self._second_cell = second
            self.second = passage_of(second, self._sheet)
            self.required = is_required(self.second.text, self._vocabulary) or is_required(
                self.first.text, self._vocabulary
            )
        elif changed and (second is None or not second.text.strip() or second is not self._second_cell):
            self._second_cell = None
            self.second = self._split()
            self.required = is_required(self.first.text, self._vocabulary)

    def cut(self, name: Passage) -> Passage:
        """Take the levels that a name begins with (产出数量：培训人数, 产出-数量-培训人数); return the rest of it."""
        if self._first_cell is None:
            self.reset()
        self.second = NO_PASSAGE
        for length in prefix_lengths(name.text, self._vocabulary):
            word = name.part(0, length)
            level = level_of(word.text, self._vocabulary)
            compound = first_length(word.text, self._vocabulary)
            if level is not None and level.first and not self.first.text:
                self.first, self.category = word, level.category
            elif level is not None and (not level.first or level.category != self.category):
                self.second = word
            if compound and not self.first.text:
                self.first, self.category = word.part(0, compound), level.category if level is not None else "other"
            start = length + len(name.text[length:]) - len(name.text[length:].lstrip(_DIVIDERS))
            name = name.part(start, len(name.text))
        return name

    def _set_first(self, cell: Cell, text: str) -> None:
        self.first = passage_of(cell, self._sheet)
        category = self._known.get(text)
        if category is None:
            level = level_of(text, self._vocabulary)
            category = level.category if level is not None and level.first else "other"
            if level is None and len(text) <= _WORD:
                category = category_in(squeeze(text), self._vocabulary)
            if level is not None and not level.first and level.subcategory and _BOTH.match(text):
                category = level.category
            if len(self._known) < 1000:
                self._known[text] = category
        self.category = category

    def _split(self) -> Passage:
        """Return the level-2 word of a form without a level-2 column: a cell may hold both (产出指标-数量指标) or it alone."""
        if self._second:
            return NO_PASSAGE
        match = _BOTH.match(self.first.text)
        level = level_of(self.first.text, self._vocabulary)
        if self._mixed and match is None and level is not None and level.subcategory:
            if level.first:  # 满意度指标 stands on both levels, 服务对象满意度指标 rather on the second
                return self.first if squeeze(self.first.text).removesuffix("指标") not in _BARE else NO_PASSAGE
            second, length = self.first, first_length(self.first.text, self._vocabulary)
            self.first = second.part(0, length) if length else NO_PASSAGE
            self.category = level.category if length else self.category
            return second
        if match is None or level is None or level.subcategory is None:
            return NO_PASSAGE
        self.category = level.category
        whole = self.first
        self.first = whole.part(match.start(1), match.end(1))
        return whole.part(match.start(2), match.end(2))

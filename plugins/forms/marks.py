"""What the words of a header say beside its field: of which time a target or a result is, and whether it only explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.money import is_blank
from jixiao.plugins.forms.spelling import EDGES, is_year, squeeze

if TYPE_CHECKING:
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["Marks"]

_DATES = deferred(
    r"(?:(?:19|20)\d{2}[年.])?\d{1,2}(?:月份?|\.)(?:\d{1,2}日?|底|末)?(?:[-~～—－–至到]+\d{1,2}月(?:份|底|末|\d{1,2}日)?)?"
)


class Marks:
    """The marks of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        targets, results = vocabulary.section("targets"), vocabulary.section("results")
        self._stages = {key: tuple(map(squeeze, targets[key].words)) for key in ("initial", "adjusted")}
        self._unadjusted = frozenset(map(squeeze, targets["unadjusted"].words))
        self._whole = tuple(map(squeeze, results["whole"].words))
        times = (*map(squeeze, results["interim"].words), *self._whole)
        self._times = sorted(times, key=lambda word: (-len(word), word))
        self._asides = tuple(map(squeeze, vocabulary.section("explanations")["aside"].words))

    def stage(self, text: str) -> str:
        """Return ``initial`` or ``adjusted`` for what a header says of its targets, else an empty text."""
        word = squeeze(text)
        return next((stage for stage, marks in self._stages.items() if any(map(word.__contains__, marks))), "")

    def says_target(self, text: str) -> bool:
        """Tell whether the cell of an adjusted target or goal says one; a dash, 无 and 未调整 do not."""
        return not is_blank(text) and squeeze(text).strip(EDGES) not in self._unadjusted

    def timeless(self, word: str) -> str:
        """Return a header's word without those for a part of the year, empty if it has none: 上半年完成值, 二季度完成."""
        rest = _DATES.sub("", word)
        for mark in self._times:
            rest = rest.replace(mark, "")
        return rest.strip(EDGES) if rest != word else ""

    def speaks_of_part(self, text: str) -> bool:
        """Tell whether a header's words speak of less than the whole year; 年末 and 1-12月 do not."""
        word = squeeze(text)
        return bool(self.timeless(word)) and not any(map(word.__contains__, self._whole))

    def is_aside(self, text: str) -> bool:
        """Tell whether a header of unknown meaning only announces explanations, or is a year: 未完成原因及下一步措施."""
        word = squeeze(text)
        return is_year(word) or any(map(word.__contains__, self._asides))

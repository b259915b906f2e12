"""Indicators of regular entries: equal entries of a table share what they mean, each knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.indicators import Indicator
from jixiao.passages import NO_PASSAGE, Passage

if TYPE_CHECKING:
    from jixiao.grammar import Grammar, Name, Value
    from jixiao.parts import Known

__all__ = ["EntryIndicator", "EntryParts"]


class EntryParts:
    """What equal entries have in common: their meaning, and where name and value stand, counted from the entry's start.

    The level-1 word takes the first ``level`` characters. ``judge`` has judged them, and ``verdict`` is what it keeps.
    """

    __slots__ = ("category", "judge", "level", "name", "name_span", "text", "value", "value_span", "verdict")

    def __init__(
        self,
        text: str,
        category: str,
        level: int,
        name_span: tuple[int, int],
        value_span: tuple[int, int],
        value: Value,
        name: Name,
    ) -> None:
        self.text = text
        self.category = category
        self.level = level
        self.name_span = name_span
        self.value_span = value_span
        self.value = value
        self.name = name
        self.judge: object = None
        self.verdict: tuple[Known, ...] = ()


class EntryIndicator(Indicator):
    """The indicator of an entry that stands at ``offset`` of a cell's text; its passages are made when asked for."""

    __slots__ = ("_cell", "_offset", "category", "entry_parts", "grammar", "name", "number", "value")

    sign_passage = unit_passage = total_value_passage = remark_passage = NO_PASSAGE
    weight_passage = actual_passage = score_passage = reason_passage = NO_PASSAGE
    direction_text = declared_text = weight = score = None
    required = hidden = unread = heads = False
    guessed = ()
    value: Value
    name: Name
    entry_parts: EntryParts

    def __init__(self, grammar: Grammar, parts: EntryParts, cell: Passage, offset: int, number: int) -> None:
        self.grammar = grammar
        self.category = parts.category
        self.number = number
        self.value = parts.value
        self.name = parts.name
        self.entry_parts = parts
        self._cell = cell
        self._offset = offset

    def _part(self, start: int, end: int) -> Passage:
        return self._cell.part(start + self._offset, end + self._offset)

    @property
    def category_passage(self) -> Passage:
        """The level-1 word as written."""
        return self._part(0, self.entry_parts.level)

    @property
    def subcategory_passage(self) -> Passage:
        """No passage: a regular entry has one level word."""
        return NO_PASSAGE

    @property
    def name_passage(self) -> Passage:
        """The name."""
        return self._part(*self.entry_parts.name_span)

    @property
    def value_passage(self) -> Passage:
        """The value within the entry."""
        return self._part(*self.entry_parts.value_span)

    @property
    def text(self) -> Passage:
        """The value: sign and unit have no columns of their own."""
        return self._part(*self.entry_parts.value_span)

    @property
    def entry(self) -> Passage:
        """The whole entry without its number."""
        return self._part(0, len(self.entry_parts.text))

    @property
    def spot(self) -> tuple[str, int, int, int] | None:
        """Where the entry begins: sheet, row, column and offset; None unless its cell's text stands in one piece."""
        if len(self._cell.fragments) != 1:
            return None
        _, row, column, offset, _ = self._cell.fragments[0]
        return self._cell.sheet, row, column, offset + self._offset

    @property
    def key(self) -> object:
        """The text of the entry, which says everything."""
        return self.entry_parts.text

    @property
    def category_text(self) -> str | None:
        """The level-1 word as written."""
        return self.entry_parts.text[: self.entry_parts.level]

    @property
    def subcategory(self) -> str | None:
        """None: a regular entry has one level word."""
        return None

    @property
    def name_text(self) -> str:
        """The indicator's name."""
        return self.entry_parts.name.text

    @property
    def value_text(self) -> str:
        """The value's own words."""
        return self.entry_parts.value.text

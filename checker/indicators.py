"""One indicator as understood: its passages, its value as a syntax tree, and what its name means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.passages import NO_PASSAGE, Passage, join_value

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.grammar import Grammar, Name, Value

__all__ = ["Indicator", "Parts"]


class Parts(NamedTuple):
    """Where the parts of an entry stand, relative to the entry's own start; None where there is no such part.

    Equal entries share one ``Parts`` with the meaning of value and name, so that a text is looked at once.
    """

    category: str
    entry: str
    category_span: tuple[int, int] | None
    subcategory_span: tuple[int, int] | None
    name_span: tuple[int, int]
    value_span: tuple[int, int]
    value: Value
    name: Name


class Indicator:
    """One indicator as understood.

    ``value_passage`` is the value as displayed, without the sign and unit that stand in columns of their own.
    ``text`` is sign + value + unit, what the grammar reads; spans of ``value`` count its characters.
    ``unread`` says that the value's cell is not empty but could not be read (a formula without a stored result, FRM007).
    ``entry`` is the whole entry of an indicator cell without its number, ``number`` that number.
    """

    __slots__ = (
        "_category",
        "_entry",
        "_name",
        "_name_passage",
        "_offset",
        "_parts",
        "_source",
        "_subcategory",
        "_text",
        "_value",
        "_value_passage",
        "actual_text",
        "category",
        "direction_text",
        "grammar",
        "guessed",
        "hidden",
        "number",
        "remark_passage",
        "required",
        "sign_passage",
        "total_value_passage",
        "unit_passage",
        "unread",
        "weight",
        "weight_passage",
    )

    def __init__(
        self,
        grammar: Grammar,
        category: str,
        category_passage: Passage,
        subcategory_passage: Passage,
        name_passage: Passage,
        value_passage: Passage,
        sign_passage: Passage = NO_PASSAGE,
        unit_passage: Passage = NO_PASSAGE,
        direction_text: str | None = None,
        total_value_passage: Passage = NO_PASSAGE,
        actual_text: str | None = None,
        remark_passage: Passage = NO_PASSAGE,
        weight_passage: Passage = NO_PASSAGE,
        weight: Decimal | None = None,
        entry: Passage = NO_PASSAGE,
        number: int | None = None,
        required: bool = False,
        guessed: tuple[str, ...] = (),
        hidden: bool = False,
        unread: bool = False,
    ) -> None:
        self.grammar = grammar
        self.category = category
        self._category: Passage | None = category_passage
        self._subcategory: Passage | None = subcategory_passage
        self._name_passage: Passage | None = name_passage
        self._value_passage: Passage | None = value_passage
        self.sign_passage = sign_passage
        self.unit_passage = unit_passage
        self.direction_text = direction_text
        self.total_value_passage = total_value_passage
        self.actual_text = actual_text
        self.remark_passage = remark_passage
        self.weight_passage = weight_passage
        self.weight = weight
        self._entry: Passage | None = entry
        self.number = number
        self.required = required
        self.guessed = guessed
        self.hidden = hidden
        self.unread = unread
        self._text: Passage | None = None
        self._value: Value | None = None
        self._name: Name | None = None
        self._parts: Parts | None = None
        self._source = NO_PASSAGE
        self._offset = 0

    @classmethod
    def of_entry(cls, grammar: Grammar, parts: Parts, source: Passage, offset: int, number: int | None) -> Indicator:
        """Make the indicator of an entry that starts at ``offset`` of a cell; its passages are made when asked for."""
        nothing: Any = None  # filled by the properties
        made = cls(grammar, parts.category, nothing, nothing, nothing, nothing, entry=nothing, number=number)
        made._parts = parts
        made._source = source
        made._offset = offset
        made._value = parts.value
        made._name = parts.name
        return made

    def _part(self, span: tuple[int, int] | None) -> Passage:
        if span is None:
            return NO_PASSAGE
        return self._source.part(span[0] + self._offset, span[1] + self._offset)

    def _words(self, span: tuple[int, int] | None) -> str:
        """Return the characters of a part without making its passage."""
        return self._parts.entry[slice(*span)] if span is not None and self._parts is not None else ""

    @property
    def category_passage(self) -> Passage:
        """The level-1 word as written."""
        if self._category is None and self._parts is not None:
            self._category = self._part(self._parts.category_span)
        return self._category or NO_PASSAGE

    @property
    def subcategory_passage(self) -> Passage:
        """The level-2 word as written."""
        if self._subcategory is None and self._parts is not None:
            self._subcategory = self._part(self._parts.subcategory_span)
        return self._subcategory or NO_PASSAGE

    @property
    def name_passage(self) -> Passage:
        """The name without list markers."""
        if self._name_passage is None and self._parts is not None:
            self._name_passage = self._part(self._parts.name_span)
        return self._name_passage or NO_PASSAGE

    @property
    def value_passage(self) -> Passage:
        """The value cell's own words, or the value within an indicator cell."""
        if self._value_passage is None and self._parts is not None:
            self._value_passage = self._part(self._parts.value_span)
        return self._value_passage or NO_PASSAGE

    @property
    def entry(self) -> Passage:
        """The whole entry of an indicator cell without its number; no passage in forms with a row an indicator."""
        if self._entry is None and self._parts is not None:
            self._entry = self._part((0, len(self._parts.entry)))
        return self._entry or NO_PASSAGE

    @property
    def spot(self) -> tuple[str, int, int, int] | None:
        """Where the entry begins: sheet, row, column and offset; None unless it stands in one piece of one cell."""
        if self._parts is None or len(self._source.fragments) != 1:
            return None
        _, row, column, offset, _ = self._source.fragments[0]
        return self._source.sheet, row, column, offset + self._offset

    @property
    def key(self) -> object:
        """Everything a rule over indicators may look at: equal keys, equal findings."""
        if self._parts is not None:
            return self._parts.entry
        return (
            self.entry.text,
            self.category,
            self.category_passage.text,
            self.subcategory_passage.text,
            self.name_passage.text,
            self.sign_passage.text,
            self.value_passage.text,
            self.unit_passage.text,
            self.direction_text,
            self.total_value_passage.text,
            self.actual_text,
            self.remark_passage.text,
            self.weight_passage.text,
            self.required,
            self.unread,
        )

    @property
    def category_text(self) -> str | None:
        """The level-1 word as written, None when the form gives none."""
        if self._parts is not None:
            return self._words(self._parts.category_span) or None
        return self.category_passage.text or None

    @property
    def subcategory(self) -> str | None:
        """The level-2 word as written, None when the form gives none."""
        if self._parts is not None:
            return self._words(self._parts.subcategory_span) or None
        return self.subcategory_passage.text or None

    @property
    def name_text(self) -> str:
        """The indicator's name without list markers."""
        if self._parts is not None:
            return self._parts.name.text
        return self.name_passage.text

    @property
    def value_text(self) -> str:
        """The value cell's own words."""
        if self._parts is not None:
            return self._parts.value.text
        return self.value_passage.text

    @property
    def sign_text(self) -> str | None:
        """The sign column's text, None without such a column or text."""
        return self.sign_passage.text or None

    @property
    def unit_text(self) -> str | None:
        """The unit column's text, None without such a column or text."""
        return self.unit_passage.text or None

    def go_on(self, name: Passage, subcategory: Passage) -> None:
        """Append the rest of the name, and of the level-2 word, that stand in the row below."""
        self._name_passage = self.name_passage.joined(name)
        self._name = None
        if subcategory.text:
            self._subcategory = self.subcategory_passage.joined(subcategory)

    @property
    def text(self) -> Passage:
        """Sign, value and unit joined: what the grammar reads."""
        if self._text is None:
            self._text = join_value(self.sign_passage, self.value_passage, self.unit_passage)
        return self._text

    @property
    def value(self) -> Value:
        """The value's meaning."""
        if self._value is None:
            self._value = self.grammar.value(self.text.text)
        return self._value

    @property
    def name(self) -> Name:
        """The name's meaning."""
        if self._name is None:
            self._name = self.grammar.name(self.name_passage.text)
        return self._name

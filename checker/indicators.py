"""One indicator as understood: its passages, its value as a syntax tree, and what its name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.passages import NO_PASSAGE, Passage, join_value

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.entry_indicators import EntryParts
    from jixiao.grammar import Grammar, Name, Value

__all__ = ["Indicator"]


class Indicator:
    """One indicator as understood.

    ``value_passage`` is the value as displayed, without the sign and unit that stand in columns of their own.
    ``text`` is sign + value + unit, what the grammar reads; spans of ``value`` count its characters.
    ``unread`` says that the value's cell is not empty but could not be read (a formula without a stored result, FRM007).
    ``declared_text`` is what a column of natures says (定性指标) beside a sign = that stands before words too.
    ``heads`` says that the row only heads those below it, which have the values and share its weight.
    ``actual_passage`` has a place where a result is written, or its own cell is there and was left blank.
    ``reason_passage`` is what the column of reasons for deviations says, with the place of a blank cell.
    ``entry`` is the whole entry of an indicator cell without its number, ``number`` that number.
    """

    __slots__ = (
        "_category",
        "_entry",
        "_name",
        "_name_passage",
        "_subcategory",
        "_text",
        "_value",
        "_value_passage",
        "actual_passage",
        "category",
        "declared_text",
        "direction_text",
        "grammar",
        "guessed",
        "heads",
        "hidden",
        "number",
        "reason_passage",
        "remark_passage",
        "required",
        "score",
        "score_passage",
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
        actual_passage: Passage = NO_PASSAGE,
        remark_passage: Passage = NO_PASSAGE,
        weight_passage: Passage = NO_PASSAGE,
        weight: Decimal | None = None,
        entry: Passage = NO_PASSAGE,
        number: int | None = None,
        required: bool = False,
        guessed: tuple[str, ...] = (),
        hidden: bool = False,
        unread: bool = False,
        declared_text: str | None = None,
        score_passage: Passage = NO_PASSAGE,
        score: Decimal | None = None,
        reason_passage: Passage = NO_PASSAGE,
    ) -> None:
        self.grammar = grammar
        self.category = category
        self._category = category_passage
        self._subcategory = subcategory_passage
        self._name_passage = name_passage
        self._value_passage = value_passage
        self.sign_passage = sign_passage
        self.unit_passage = unit_passage
        self.direction_text = direction_text
        self.total_value_passage = total_value_passage
        self.actual_passage = actual_passage
        self.remark_passage = remark_passage
        self.weight_passage = weight_passage
        self.weight = weight
        self._entry = entry
        self.number = number
        self.required = required
        self.guessed = guessed
        self.hidden = hidden
        self.unread = unread
        self.declared_text = declared_text
        self.score_passage = score_passage
        self.score = score
        self.heads = False
        self.reason_passage = reason_passage
        self._text: Passage | None = None
        self._value: Value | None = None
        self._name: Name | None = None

    @property
    def category_passage(self) -> Passage:
        """The level-1 word as written."""
        return self._category

    @property
    def subcategory_passage(self) -> Passage:
        """The level-2 word as written."""
        return self._subcategory

    @property
    def name_passage(self) -> Passage:
        """The name without list markers."""
        return self._name_passage

    @property
    def value_passage(self) -> Passage:
        """The value cell's own words, or the value within an indicator cell."""
        return self._value_passage

    @property
    def entry(self) -> Passage:
        """The whole entry of an indicator cell without its number; no passage in forms with a row an indicator."""
        return self._entry

    @property
    def spot(self) -> tuple[str, int, int, int] | None:
        """Where it begins as an entry of an indicator cell: sheet, row, column and offset; None unless it stands in one piece."""
        return None

    @property
    def entry_parts(self) -> EntryParts | None:
        """What a regular entry of an indicator cell shares with its equals; None for every other indicator."""
        return None

    @property
    def key(self) -> object:
        """Everything a rule over indicators may look at: equal keys, equal findings."""
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
            self.declared_text,
            self.total_value_passage.text,
            self.actual_text,
            self.remark_passage.text,
            self.weight_passage.text,
            self.score_passage.text,
            self.reason_passage.text,
            self.required,
            self.unread,
            self.heads,
        )

    @property
    def category_text(self) -> str | None:
        """The level-1 word as written, None when the form gives none."""
        return self.category_passage.text or None

    @property
    def subcategory(self) -> str | None:
        """The level-2 word as written, None when the form gives none."""
        return self.subcategory_passage.text or None

    @property
    def name_text(self) -> str:
        """The indicator's name without list markers."""
        return self.name_passage.text

    @property
    def value_text(self) -> str:
        """The value cell's own words."""
        return self.value_passage.text

    @property
    def sign_text(self) -> str | None:
        """The sign column's text, None without such a column or text."""
        return self.sign_passage.text or None

    @property
    def actual_text(self) -> str | None:
        """The result as written in a self-evaluation, None without such a column or text."""
        return self.actual_passage.text or None

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
        """Sign, value and unit joined: what the grammar reads. A = before words that a column calls 定性 is no sign."""
        if self._text is None:
            unsigned = self.declared_text and not any(map(str.isdigit, self.value_text))
            sign = NO_PASSAGE if unsigned else self.sign_passage
            self._text = join_value(sign, self.value_passage, self.unit_passage)
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

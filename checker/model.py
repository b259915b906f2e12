"""What departments submit: tables, projects and indicators, every text with the place it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.sheet import address
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.finding import Fix
    from jixiao.grammar import Grammar, Name, Value

__all__ = [
    "AMOUNT_KEYS",
    "CATEGORIES",
    "NO_PASSAGE",
    "Amount",
    "EmptyRow",
    "Ignored",
    "Indicator",
    "Parts",
    "Passage",
    "Place",
    "Problem",
    "Project",
    "Reading",
    "Subtotal",
    "Table",
    "Task",
]

CATEGORIES = ("output", "benefit", "satisfaction", "cost", "other")
AMOUNT_KEYS = ("total", "fiscal", "special_account", "other")


class Place(NamedTuple):
    """Where the user's hand must go: sheet, 1-based row and column, and characters of the cell's own text.

    ``span`` is None when the whole cell is meant.
    """

    sheet: str
    row: int
    column: int
    span: tuple[int, int] | None = None

    @property
    def cell(self) -> str:
        """The A1 address."""
        return address(self.row, self.column)


class Fragment(NamedTuple):
    """``length`` characters of a passage from ``start`` on stand at ``offset`` of cell (``row``, ``column``).

    ``length`` 0 marks where an empty text would have to be written.
    """

    start: int
    row: int
    column: int
    offset: int
    length: int


class Passage(NamedTuple):
    """A text and the cells it was put together from: one fragment, or several for a row cut by a page break.

    Characters of ``text`` outside every fragment were added when cells were joined and stand in no cell.
    """

    text: str
    sheet: str
    fragments: tuple[Fragment, ...]

    @classmethod
    def of(cls, text: str, sheet: str, row: int, column: int, offset: int = 0) -> Passage:
        """Make a passage that stands in one piece at ``offset`` of one cell."""
        return cls(text, sheet, (Fragment(0, row, column, offset, len(text)),))

    def part(self, start: int, end: int) -> Passage:
        """Return characters ``start`` to ``end`` as a passage of their own."""
        if len(self.fragments) == 1:
            _, row, column, offset, _ = self.fragments[0]
            piece = Fragment(0, row, column, offset + start, end - start)
            return Passage(self.text[start:end], self.sheet, (piece,))
        pieces = []
        for item in self.fragments:
            first, last = max(start, item.start), min(end, item.start + item.length)
            if first < last or (start == end and item.start <= start <= item.start + item.length):
                pieces.append(
                    Fragment(
                        first - start, item.row, item.column, item.offset + first - item.start, max(0, last - first)
                    )
                )
                if start == end:
                    break
        return Passage(self.text[start:end], self.sheet, tuple(pieces or self.fragments[-1:]))

    def joined(self, other: Passage, separator: str = "") -> Passage:
        """Return this passage followed by ``separator`` (which stands in no cell) and ``other``."""
        shift = len(self.text) + len(separator)
        moved = (item._replace(start=item.start + shift) for item in other.fragments)
        return Passage(self.text + separator + other.text, self.sheet, (*self.fragments, *moved))

    def places(self, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """Return the place of characters ``start`` to ``end`` in every cell they touch, in reading order."""
        stop = len(self.text) if end is None else end
        if len(self.fragments) == 1 and stop <= self.fragments[0].length:
            _, row, column, offset, _ = self.fragments[0]
            return (Place(self.sheet, row, column, (start + offset, stop + offset)),)
        found = []
        for item in self.fragments:
            first, last = max(start, item.start), min(stop, item.start + item.length)
            if first < last or (start == stop and item.start <= start <= item.start + item.length):
                offset = item.offset - item.start
                found.append(Place(self.sheet, item.row, item.column, (first + offset, max(first, last) + offset)))
                if start == stop:
                    break
        if not found and self.fragments:
            item = self.fragments[0]
            found.append(Place(self.sheet, item.row, item.column, (item.offset, item.offset + item.length)))
        return tuple(found)

    @property
    def place(self) -> Place:
        """The first place of the whole passage."""
        return self.places()[0]


NO_PASSAGE = Passage("", "", ())


class Amount(NamedTuple):
    """One amount cell: its passage, and the number in the table's money unit (None for prose or a blank)."""

    passage: Passage
    number: Decimal | None = None


Amounts: TypeAlias = Mapping[str, Amount]
"""Keys of ``AMOUNT_KEYS``; a column that the form lacks is absent."""


@dataclass(frozen=True, slots=True)
class Table:
    """The head of one table: what holds for all its rows.

    ``unit`` is ``万元``, ``元`` … or None when the form states none, ``unit_passage`` where it is stated; ``units`` lists
    every statement when several disagree. ``columns`` names the fields for which the form has a column (``total``,
    ``sign``, ``unit``, ``weight``, ``subcategory`` …, see the header vocabulary). ``level`` is ``project`` or ``department``.
    """

    sheet: str
    form: str
    unit: str | None = None
    unit_passage: Passage = NO_PASSAGE
    units: tuple[Passage, ...] = ()
    year: int | None = None
    title: str = ""
    hidden: bool = False
    columns: frozenset[str] = frozenset()
    missing_columns: tuple[str, ...] = ()
    level: str = "project"
    header: Place | None = None


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
        "weight",
        "weight_passage",
    )

    def __init__(
        self,
        grammar: Grammar,
        category: str,
        category_passage: Passage | None,
        subcategory_passage: Passage | None,
        name_passage: Passage | None,
        value_passage: Passage | None,
        sign_passage: Passage = NO_PASSAGE,
        unit_passage: Passage = NO_PASSAGE,
        direction_text: str | None = None,
        total_value_passage: Passage = NO_PASSAGE,
        actual_text: str | None = None,
        remark_passage: Passage = NO_PASSAGE,
        weight_passage: Passage = NO_PASSAGE,
        weight: Decimal | None = None,
        entry: Passage | None = NO_PASSAGE,
        number: int | None = None,
        required: bool = False,
        guessed: tuple[str, ...] = (),
        hidden: bool = False,
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
        self._text: Passage | None = None
        self._value: Value | None = None
        self._name: Name | None = None
        self._parts: Parts | None = None
        self._source = NO_PASSAGE
        self._offset = 0

    @classmethod
    def of_entry(cls, grammar: Grammar, parts: Parts, source: Passage, offset: int, number: int | None) -> Indicator:
        """Make the indicator of an entry that starts at ``offset`` of a cell; its passages are made when asked for."""
        made = cls(
            grammar,
            parts.category,
            None,
            None,
            None,
            None,
            entry=None,
            number=number,
        )
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


_NUMERAL = re.compile("[0-9０-９*＊零一二两三四五六七八九十百千万亿半几]")
_NO_UNIT = frozenset({"无", "/", "-", "—", "不适用", "定性", ""})
_NO_SIGN = frozenset({"无", "/", "-", "—", "定性", "定量", "定量（其他）", "定量(其他)", "不适用", "正向", "反向", ""})


def join_value(sign: Passage, value: Passage, unit: Passage) -> Passage:
    """Join the columns sign, value and unit.

    Left out are words that are neither (无, 定性, 不适用), a unit that the value repeats, and the unit of a value without
    any number: it would only make an unknown word of a known one.
    """
    joined = value
    if sign.text.strip() not in _NO_SIGN:
        joined = sign.joined(joined)
    text = unit.text.strip()
    if (
        text not in _NO_UNIT
        and not value.text.rstrip().endswith(text)
        and (_NUMERAL.search(value.text) or not value.text)
    ):
        joined = joined.joined(unit)
    return joined


@dataclass(slots=True, eq=False)
class Project:
    """One project with its indicators.

    ``unread`` are passages of indicator cells that ended in no indicator. ``cells`` are the addresses it was joined from.
    """

    table: Table
    name_passage: Passage
    amounts: Amounts
    goal: Passage
    indicators: tuple[Indicator, ...]
    cells: tuple[str, ...] = ()
    indicator_cell: Passage = NO_PASSAGE
    amounts_total: Amounts = field(default_factory=dict)
    total_goal: Passage = NO_PASSAGE
    tasks: tuple[Task, ...] = ()
    empty_rows: tuple[EmptyRow, ...] = ()
    unread: tuple[Passage, ...] = ()
    facts: Mapping[str, Passage] = field(default_factory=dict)
    hidden: bool = False

    @property
    def name(self) -> str | None:
        """The project's name, None if the form names none."""
        return self.name_passage.text or None

    def amount(self, key: str = "total") -> Decimal | None:
        """Return the amount of the budget year in the table's money unit."""
        found = self.amounts.get(key)
        return found.number if found else None


class Subtotal(NamedTuple):
    """A 合计 or unit subtotal row. ``grand`` is true for the total over all rows of the table."""

    name_passage: Passage
    amounts: Amounts
    grand: bool


class Task(NamedTuple):
    """One 年度重点工作任务 of a department-level form."""

    name_passage: Passage
    amount: Amount | None = None
    content: Passage = NO_PASSAGE


class EmptyRow(NamedTuple):
    """A template row that has a category but neither name nor value; ``required`` when it is marked 必填 or ★."""

    category: str
    subcategory: str | None
    passage: Passage
    required: bool = False


class Ignored(NamedTuple):
    """Non-empty rows from ``first`` to ``last`` that were read and not judged, and why.

    ``count`` is how many they are when empty rows lie between; 0 stands for all from first to last.
    """

    sheet: str
    first: int
    last: int
    why: Text
    count: int = 0  # type: ignore[assignment]  # nobody counts the members of this tuple

    @property
    def rows(self) -> int:
        """How many rows were ignored."""
        return self.count or self.last - self.first + 1


class Problem(NamedTuple):
    """Something odd found while reading; ``code`` is the rule that reports it (FRM001–FRM007, FRM012).

    ``project`` names the project it belongs to; ``fix`` counts characters of the passage.
    """

    code: str
    passage: Passage
    message: Text
    expected: str | None = None
    actual: str | None = None
    suggestion: Text | None = None
    fix: Fix | None = None
    project: str = ""


Reading: TypeAlias = "Table | Project | Subtotal | Ignored | Problem"
"""What a form plug-in yields, in reading order: each table's head, then what belongs to it."""

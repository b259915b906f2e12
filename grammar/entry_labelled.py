"""What stands below one heading with labels: names, 年度指标值 and the like, and values that may hold any punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.grammar.entry_clauses import named, trimmed
from jixiao.grammar.entry_items import MARKED, leading_number
from jixiao.grammar.entry_nodes import Entry
from jixiao.grammar.entry_numbers import DIGIT, Numbering, numbering_before
from jixiao.grammar.levels import BLANK_CHARS, BLANKS
from jixiao.grammar.nodes import Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.entry_heads import Label
    from jixiao.grammar.entry_marks import Marks
    from jixiao.grammar.entry_sections import Section

__all__ = ["LabelledCell"]

_LISTED = deferred(
    rf"(?P<before>[。；;！!\n\r…]|[，,、{BLANKS}])?[{BLANKS}]{{0,9}}+(?P<digits>[{DIGIT}]{{1,3}}+)[{BLANKS}]{{0,3}}+[、.．)）](?![{DIGIT}])"
)
_STOP = deferred(r"[。；;！!\n\r\v\f\x85\u2028\u2029]")
_OPENERS, _CLOSERS = "（(【[〔", "）)】]〕"
_WEAK = frozenset("，,、 \t\xa0\u3000")


_Levels: TypeAlias = "tuple[Span | None, Span | None]"


class _Turn(NamedTuple):
    """Where the next entry of a section begins: with its number, its own level word, its name."""

    begin: int
    name: int
    numbering: Numbering
    category: Span | None = None


class _Ends(NamedTuple):
    """A name or a value without the labelled remarks behind it, and those."""

    end: int
    unit: Span | None = None
    remark: Span | None = None


class LabelledCell:
    """A cell with labels; what only few cells have (notes, remarks) is looked for once."""

    def __init__(self, text: str, marks: Marks) -> None:
        self._text = text
        self._marks = marks
        self._noted = marks.note.search(text) is not None
        self._titled = marks.any_name_label.search(text) is not None
        self._annexed = marks.after.search(text) is not None

    def read(self, section: Section, labels: Sequence[Label]) -> tuple[list[Entry], list[Span]]:
        """Return the entries of a section and its notes, which belong to none."""
        entries: list[Entry] = []
        unread: list[Span] = []
        turn = _first_turn(self._text, section)
        own = section.head is None or section.numbering.number is not None
        levels: _Levels = (section.category, section.subcategory)
        group = section.counted if own else section.group
        index = 0
        while index < len(labels):
            label = labels[index]
            if label.start < turn.name:  # 产出指标目标值：the label and the level word share 指标
                label = label._replace(start=min(turn.name, label.stop))
            index += 1
            following = None
            while index < len(labels) and following is None:
                number = turn.numbering.number
                following = _turn(self._text, labels[index - 1].end, labels[index].start, number, self._marks)
                index += following is None
            stop = self._before_note(label.end, following.begin if following else section.end, unread)
            entries.append(self._entry(turn, label, stop, levels, group))
            if following is None:
                break
            turn = following
            if following.category is not None:
                levels = following.category, None
            elif section.numbering.kind == following.numbering.kind == "digits":
                levels = None, None
        return entries, unread

    def _entry(self, turn: _Turn, label: Label, stop: int, levels: _Levels, group: int) -> Entry:
        """Make one entry; a name that is missing is taken from the level word."""
        text = self._text
        category, subcategory = levels
        titled, stated = _Ends(label.start), _Ends(stop)
        if self._annexed:
            titled, stated = self._ends(turn.name, label.start), self._ends(label.end, stop)
        before, value = titled.end, trimmed(text, label.end, stated.end)
        while before > turn.name and text[before - 1] in _WEAK:
            before -= 1
        if before > turn.name and text[before - 1] in _OPENERS:
            before -= 1
            if value.end > value.start and text[value.end - 1] in _CLOSERS:
                value = trimmed(text, value.start, value.end - 1)
        title = self._marks.name_label.match(text, turn.name, before) if self._titled else None
        name = named(text, title.end() if title else turn.name, before)
        if name.start == name.end:
            name = subcategory or category or Span(label.start, label.start)
        end = stop
        while end > label.end and text[end - 1] in BLANK_CHARS:
            end -= 1
        number, span = turn.numbering.number, turn.numbering.span
        unit, remark = stated.unit or titled.unit, stated.remark or titled.remark
        whole, word = Span(turn.begin, end), Span(label.start, label.stop)
        return Entry(whole, number, span, category, subcategory, name, word, value, group, unit, remark)

    def _ends(self, start: int, end: int) -> _Ends:
        """Cut 单位：, 权重： and the like off the end of a name or value."""
        text = self._text
        found = list(self._marks.after.finditer(text, start, end))
        if not found:
            return _Ends(end)
        unit = remark = None
        for place, match in enumerate(found):
            stop = found[place + 1].start() if place + 1 < len(found) else end
            if match["word"] in self._marks.unit_words and unit is None:
                unit = trimmed(text, match.end(), stop)
            else:
                remark = trimmed(text, match.start("word") if remark is None else remark.start, stop)
        return _Ends(found[0].start(), unit, remark)

    def _before_note(self, start: int, stop: int, unread: list[Span]) -> int:
        """Return where a 注： begins between ``start`` and ``stop``, else ``stop``."""
        note = self._marks.note.search(self._text, start, stop) if self._noted else None
        if note is None:
            return stop
        unread.append(trimmed(self._text, note.start() + 1, stop))
        return note.start() + 1


def _first_turn(text: str, section: Section) -> _Turn:
    start = section.start
    if section.numbering.number is not None and text[start : start + 1] not in MARKED:
        return _Turn(section.begin, start, section.numbering)
    numbering, name = leading_number(text, start, section.end)
    if section.head is not None:
        own = section.numbering
        return _Turn(section.begin, name, own if own.number is not None else numbering)
    return _Turn(
        trimmed(text, start, section.end).start if numbering.span is None else numbering.begin, name, numbering
    )


def _turn(text: str, start: int, end: int, number: int | None, marks: Marks) -> _Turn | None:
    """Return where a new entry begins between a value's ``start`` and the next label; None if the label is part of the value.

    A level word with a colon, the last list number, or the last stop.
    """
    word = marks.full_colon.search(text, start, end)
    if word is not None:
        own = numbering_before(text, start, word.start(), number, start)
        return _Turn(own.begin, word.end(), own, Span(*word.span("word")))
    wanted = str(number + 1) if number is not None else None
    found = None
    for match in _LISTED.finditer(text, start, end):
        digits = match["digits"]
        if (match["before"] or digits == wanted) and match.start() > start:
            found = match
    stops = list(_STOP.finditer(text, start, end))
    if found is not None:
        span = Span(*found.span("digits"))
        name = _level_before(text, found.end(), end, marks)
        return _Turn(span.start, name[1], Numbering(span.start, int(found["digits"]), span, "digits"), name[0])
    for stop in reversed(stops):
        numbering, name_start = leading_number(text, stop.end(), end)
        name_span = named(text, name_start, end)
        if name_span.start < name_span.end:
            begin = numbering.begin if numbering.kind else name_start
            level, name_start = _level_before(text, name_start, end, marks)
            return _Turn(begin, name_start, numbering, level)
    return None


def _level_before(text: str, start: int, end: int, marks: Marks) -> tuple[Span | None, int]:
    """Return a level word that a name begins with (its colon is missing), and where the name itself begins."""
    match = marks.full.match(text, start, end)
    if match is None or marks.compound.match(text, match.end()) or not named(text, match.end(), end)[1] > match.end():
        return None, start
    return Span(*match.span()), match.end()

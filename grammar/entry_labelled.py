"""What stands below one heading with labels: names, 年度指标值 and the like, and values that may hold any punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_clauses import named, trimmed
from jixiao.grammar.entry_items import leading_number
from jixiao.grammar.entry_nodes import Entry
from jixiao.grammar.entry_numbers import DIGIT, Numbering, numbering_before
from jixiao.grammar.levels import BLANK_CHARS, BLANKS
from jixiao.grammar.nodes import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.entry_heads import Label
    from jixiao.grammar.entry_marks import Marks
    from jixiao.grammar.entry_sections import Section

__all__ = ["labelled"]

_LISTED = re.compile(
    rf"(?P<before>[。；;！!\n\r…]|[，,、{BLANKS}])?[{BLANKS}]{{0,9}}+(?P<digits>[{DIGIT}]{{1,3}}+)[{BLANKS}]{{0,3}}+[、.．)）](?![{DIGIT}])"
)
_STOP = re.compile(r"[。；;！!\n\r\v\f\x85\u2028\u2029]")
_OPENERS, _CLOSERS = "（(【[〔", "）)】]〕"
_WEAK = frozenset("，,、 \t\xa0\u3000")


class _Turn(NamedTuple):
    """Where the next entry of a section begins: with its number, its own level word, its name."""

    begin: int
    name: int
    numbering: Numbering
    category: Span | None = None


def labelled(text: str, section: Section, labels: Sequence[Label], marks: Marks) -> tuple[list[Entry], list[Span]]:
    """Return the entries of a section and its notes, which belong to none."""
    entries: list[Entry] = []
    unread: list[Span] = []
    head = section.head
    turn = _first_turn(text, section)
    category, subcategory = section.category, section.subcategory
    index = 0
    while index < len(labels):
        label = labels[index]
        index += 1
        following = None
        while index < len(labels) and following is None:
            following = _turn(text, labels[index - 1].end, labels[index].start, turn.numbering.number, marks)
            index += following is None
        stop = following.begin if following else section.end
        stop = _before_note(text, label.end, stop, marks, unread)
        group = section.counted if head is None or section.numbering.number is not None else section.group
        entries.append(_entry(text, turn, label, stop, (category, subcategory), group, marks))
        if following is None:
            break
        turn = following
        if following.category is not None:
            category, subcategory = following.category, None
        elif section.numbering.kind == following.numbering.kind == "digits":
            category = subcategory = None
    return entries, unread


def _first_turn(text: str, section: Section) -> _Turn:
    start = section.start
    numbering, name = leading_number(text, start, section.end)
    if section.head is not None:
        own = section.numbering
        return _Turn(section.begin, name, own if own.number is not None else numbering)
    return _Turn(
        trimmed(text, start, section.end).start if numbering.span is None else numbering.begin, name, numbering
    )


class _Ends(NamedTuple):
    """A name or a value without the labelled remarks behind it, and those."""

    end: int
    unit: Span | None = None
    remark: Span | None = None


def _ends(text: str, start: int, end: int, marks: Marks) -> _Ends:
    """Cut 单位：, 权重： and the like off the end of a name or value."""
    found = list(marks.after.finditer(text, start, end))
    if not found:
        return _Ends(end)
    unit = remark = None
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else end
        if match["word"] in marks.unit_words and unit is None:
            unit = trimmed(text, match.end(), stop)
        else:
            remark = trimmed(text, match.start("word") if remark is None else remark.start, stop)
    return _Ends(found[0].start(), unit, remark)


def _entry(
    text: str, turn: _Turn, label: Label, stop: int, levels: tuple[Span | None, Span | None], group: int, marks: Marks
) -> Entry:
    """Make one entry; a name that is missing is taken from the level word."""
    category, subcategory = levels
    titled, stated = _ends(text, turn.name, label.start, marks), _ends(text, label.end, stop, marks)
    before, value = titled.end, trimmed(text, label.end, stated.end)
    while before > turn.name and text[before - 1] in _WEAK:
        before -= 1
    if before > turn.name and text[before - 1] in _OPENERS:
        before -= 1
        if value.end > value.start and text[value.end - 1] in _CLOSERS:
            value = trimmed(text, value.start, value.end - 1)
    title = marks.name_label.match(text, turn.name, before)
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


def _before_note(text: str, start: int, stop: int, marks: Marks, unread: list[Span]) -> int:
    """Return where a 注： begins between ``start`` and ``stop``, else ``stop``."""
    note = marks.note.search(text, start, stop)
    if note is None:
        return stop
    unread.append(trimmed(text, note.start() + 1, stop))
    return note.start() + 1


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
        name_span = named(text, stop.end(), end)
        if name_span.start < name_span.end:
            level, name_start = _level_before(text, name_span.start, end, marks)
            return _Turn(name_span.start, name_start, Numbering(name_span.start), level)
    return None


def _level_before(text: str, start: int, end: int, marks: Marks) -> tuple[Span | None, int]:
    """Return a level word that a name begins with (its colon is missing), and where the name itself begins."""
    match = marks.full.match(text, start, end)
    if match is None or marks.compound.match(text, match.end()) or not named(text, match.end(), end)[1] > match.end():
        return None, start
    return Span(*match.span()), match.end()

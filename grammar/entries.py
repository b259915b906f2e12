"""Indicator cells of the wide forms, cut into entries.

The cut is made by regular expressions compiled from the vocabulary; the structure of one entry is described by
``entries.lark``. An LALR parse of the parts of one entry takes 35 µs, the cut of its text 15 µs; so the parser runs
once for each sequence of parts, and only when a tree is asked for.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_clauses import clauses_of, trimmed
from jixiao.grammar.entry_heads import heads_of, labels_of
from jixiao.grammar.entry_items import items_of
from jixiao.grammar.entry_labelled import LabelledCell
from jixiao.grammar.entry_marks import marks_of, mended
from jixiao.grammar.entry_nodes import Entries, Entry
from jixiao.grammar.entry_sections import Section, sections_of
from jixiao.grammar.nodes import Span
from jixiao.grammar.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.grammar.entry_heads import Head
    from jixiao.grammar.entry_marks import Marks

__all__ = ["parse_entries"]


class _Part(NamedTuple):
    """The entries of one section and the spans that are none.

    ``lent``: its one entry bears the number of the heading. ``spoilt`` is the group whose headings' numbers count no
    entries, because here a number holds for several.
    """

    entries: list[Entry]
    unread: list[Span]
    style: str
    lent: bool = False
    spoilt: int | None = None


def parse_entries(text: str, vocabulary: Vocabulary | None = None) -> Entries:
    """Cut an indicator cell into entries, in linear time; any text gives a result."""
    vocabulary = vocabulary if vocabulary is not None else Vocabulary.builtin()
    marks = marks_of(vocabulary)
    healed, broken = mended(text, marks)
    return _restored(_parsed(healed, marks, vocabulary), text, broken) if broken else _parsed(text, marks, vocabulary)


def _parsed(text: str, marks: Marks, vocabulary: Vocabulary) -> Entries:
    labels = labels_of(text, marks)
    heads = heads_of(text, labels, marks)
    cell = LabelledCell(text, marks)
    parts: list[_Part] = []
    position = 0
    for section in sections_of(text, heads, vocabulary):
        first = position
        while position < len(labels) and labels[position].start < section.end:
            position += 1
        if position > first:
            entries, unread = cell.read(section, labels[first:position])
            lent = len(entries) == 1 and section.numbering.number is not None
            parts.append(_Part(entries, unread, "F1", lent, 0 if section.shared else None))
        elif section.head is None:
            parts.append(_Part([], _preamble(text, section.end, marks), ""))
        else:
            parts.append(_listed(text, section, section.head, vocabulary))
    return _joined(text, parts, heads)


def _restored(parsed: Entries, text: str, broken: Mapping[int, int]) -> Entries:
    """Return what was parsed as spans of the text as it was before ``mended``."""

    def longer(span: Span) -> Span:
        return Span(span.start, max(span.end, broken.get(span.start, 0)))

    def maybe(span: Span | None) -> Span | None:
        return longer(span) if span is not None else None

    entries = tuple(
        entry._replace(
            category=maybe(entry.category),
            subcategory=maybe(entry.subcategory),
            label=maybe(entry.label),
            name=longer(entry.name) if entry.name in {entry.category, entry.subcategory} else entry.name,
        )
        for entry in parsed.entries
    )
    return Entries(text, parsed.style, entries, parsed.unread)


def _preamble(text: str, end: int, marks: Marks) -> list[Span]:
    """Return what stands before the first heading, without a 绩效指标： that says only what the cell is."""
    generic = marks.generic.match(text, 0, end)
    span = trimmed(text, 0, end)
    if generic is not None and trimmed(text, generic.end(), end) == Span(generic.end(), generic.end()):
        return []
    return [span] if span.start < span.end else []


def _listed(text: str, section: Section, head: Head, vocabulary: Vocabulary) -> _Part:
    """Return the entries of a section without labels."""
    entries, unread = [], []
    marks, style = marks_of(vocabulary), "F2" if head.boxed else "F3"
    for item in items_of(text, section.start, section.end, clauses_of(vocabulary), bracketed=head.boxed):
        if item.clause is None or marks.first_note.match(text, *item.body):
            unread.append(Span(item.start, item.body.end) if item.clause else item.numbering.span or item.body)
            continue
        style = "F2" if item.indexed else style
        name = item.clause.name or section.subcategory or section.category or item.body
        value = None if item.indexed and item.clause.value == item.clause.name else item.clause.value
        entries.append(
            Entry(
                Span(item.start, _closed(text, item.body.end, section.end)),
                item.numbering.number,
                item.numbering.span,
                section.category,
                section.subcategory,
                name,
                None,
                value,
                section.group,
            )
        )
    numbered = section.numbering.number is not None and section.numbering.kind != "han"
    if len(entries) != 1:
        spoilt = section.counted if entries and (numbered or section.shared) else None
        return _Part(entries, unread, style, lent=False, spoilt=spoilt)
    only = entries[0]
    if not unread or unread[0].start > only.span.start:
        only = only._replace(span=Span(section.begin, only.span.end))
    if numbered:
        only = only._replace(number=section.numbering.number, number_span=section.numbering.span, group=section.counted)
    return _Part([only], unread, style, numbered, 0 if section.shared else None)


def _closed(text: str, start: int, end: int) -> int:
    """Return where the punctuation behind ``start`` ends."""
    while start < end and text[start] in "。；;，,、.．":
        start += 1
    return start


def _joined(text: str, parts: Sequence[_Part], heads: Sequence[Head]) -> Entries:
    entries = [entry for part in parts for entry in part.entries]
    unread = [span for part in parts for span in part.unread]
    if not entries:
        whole = trimmed(text, 0, len(text))
        return Entries(text, None, (), (whole,) if whole.start < whole.end else ())
    styles = {part.style for part in parts if part.entries}
    style = next(style for style in ("F1", "F2", "F3") if style in styles)
    spoilt = {part.spoilt for part in parts}
    if any(part.lent and part.entries[0].group for part in parts):
        spoilt.add(0)
    if spoilt != {None}:
        entries = [
            entry._replace(number=None, number_span=None) if part.lent and entry.group in spoilt else entry
            for part in parts
            for entry in part.entries
        ]
    if not all(part.entries for part in parts[1:]):
        unread += _unused(text, heads, entries)
    return Entries(text, style, tuple(entries), tuple(sorted(unread)))


def _unused(text: str, heads: Sequence[Head], entries: Sequence[Entry]) -> list[Span]:
    """Return the headings below which no entry stands."""
    used = set(chain.from_iterable((entry.category, entry.subcategory, entry.name) for entry in entries))
    return [
        trimmed(text, head.start, head.end)
        for head in heads
        if head.first not in used and head.second not in used - {None}
    ]

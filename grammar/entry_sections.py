"""Headings and the texts below them: which level words and which list number are in force where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_numbers import Numbering
from jixiao.grammar.levels import belongs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grammar.entry_heads import Head
    from jixiao.grammar.nodes import Span
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["Section", "sections_of"]


class Section(NamedTuple):
    """The text from ``start`` to ``end`` below one heading (None before the first), and what is in force there.

    ``counted`` is the ordinal of the heading below which ``numbering`` counts, 0 for the whole cell. ``begin`` and ``numbering`` are the heading's own, or those of the level-1 heading right before it. ``shared``: that
    heading had its number used up before.
    """

    head: Head | None
    start: int
    end: int
    category: Span | None = None
    subcategory: Span | None = None
    group: int = 0
    begin: int = 0
    numbering: Numbering = Numbering(0)
    shared: bool = False
    counted: int = 0


class _Above(NamedTuple):
    """The level-1 heading in force. ``open``: nothing but level-2 headings has followed it yet."""

    head: Head
    open: bool
    group: int


def sections_of(text: str, heads: Sequence[Head], vocabulary: Vocabulary) -> Iterator[Section]:
    """Yield the sections of a cell in order, the one before the first heading included."""
    yield Section(None, 0, heads[0].start if heads else len(text))
    above: _Above | None = None
    for group, head in enumerate(heads, 1):
        end = heads[group].start if group < len(heads) else len(text)
        category: Span | None = head.first
        subcategory = head.second
        begin, numbering, shared, counted = head.start, head.numbering, False, 0
        if head.second is not None:
            above = _Above(head, not text[head.first.end : head.second.start].strip(), group)
        elif above is not None and _is_second(text, head, above, vocabulary, follows=heads[group - 2] is above.head):
            direct = heads[group - 2] is above.head and above.open and above.head.second is None
            if numbering.number is None and above.head.numbering.kind not in {"", "han"}:
                shared = not direct
                begin, numbering = (above.head.start, above.head.numbering) if direct else (begin, numbering)
            counted = above.group if numbering is head.numbering and _below(head, above) else 0
            category = above.head.first if direct or _fits(head, above, vocabulary) else None
            subcategory = head.first
        elif not head.level.first:
            category, subcategory = None, head.first
        else:
            above = _Above(head, end == head.end or not text[head.end : end].strip(_EMPTY), group)
        yield Section(head, head.end, end, category, subcategory, group, begin, numbering, shared, counted)


_EMPTY = " \t\r\n\u3000\xa0，,、；;：:。."


def _is_second(text: str, head: Head, above: _Above, vocabulary: Vocabulary, *, follows: bool) -> bool:
    """Say whether a heading is a level-2 word: 成本指标 is one below 产出指标 unless it is numbered as that is."""
    if not head.level.first:
        return True
    over = above.head
    if head.level.subcategory is None or not above.open or (head.boxed and over.boxed and not follows):
        return False
    again = text[slice(*head.first)] == text[slice(*over.first)] and not follows
    nested = not head.numbering.kind or head.numbering.kind != over.numbering.kind
    kin = over.level.category in {"output", head.level.category}
    return nested and kin and not again and belongs(head.level.subcategory, over.level.category, vocabulary)


def _below(head: Head, above: _Above) -> bool:
    """Say whether the headings of level 2 are counted anew below each of level 1."""
    return above.open and head.numbering.kind != above.head.numbering.kind


def _fits(head: Head, above: _Above, vocabulary: Vocabulary) -> bool:
    """Say whether a level-2 word belongs below the level-1 heading, and is not its sibling."""
    sibling = not above.open and bool(above.head.numbering.kind) and above.head.numbering.kind == head.numbering.kind
    return not sibling and belongs(head.level.subcategory or "", above.head.level.category, vocabulary)

"""Headings and the texts below them: which level words are in force where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.levels import belongs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grammar.entry_heads import Head
    from jixiao.grammar.nodes import Span
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["Section", "sections_of"]


class Section(NamedTuple):
    """The text from ``start`` to ``end`` below one heading (None before the first), and the level words in force."""

    head: Head | None
    start: int
    end: int
    category: Span | None = None
    subcategory: Span | None = None
    group: int = 0


class _Above(NamedTuple):
    """The level-1 heading in force. ``open``: nothing but level-2 headings has followed it yet."""

    head: Head
    open: bool


def sections_of(text: str, heads: Sequence[Head], vocabulary: Vocabulary) -> Iterator[Section]:
    """Yield the sections of a cell in order, the one before the first heading included."""
    yield Section(None, 0, heads[0].start if heads else len(text))
    above: _Above | None = None
    for group, head in enumerate(heads, 1):
        end = heads[group].start if group < len(heads) else len(text)
        bodied = bool(text[head.end : end].strip(" \t\r\n\u3000\xa0，,、；;：:。."))
        if head.second is not None:
            above = _Above(head, open=not text[head.first.end : head.second.start].strip())
            yield Section(head, head.end, end, head.first, head.second, group)
        elif _is_second(head, above, vocabulary):
            category = _category(head, above, vocabulary)
            yield Section(head, head.end, end, category, head.first, group)
        else:
            above = _Above(head, open=not bodied)
            yield Section(head, head.end, end, head.first, None, group)


def _is_second(head: Head, above: _Above | None, vocabulary: Vocabulary) -> bool:
    """Say whether a heading is a level-2 word: 成本指标 is one below 产出指标 unless it is numbered as that is."""
    if not head.level.first:
        return True
    if above is None or head.level.subcategory is None or not above.open:
        return False
    over = above.head
    nested = not head.numbering.kind or head.numbering.kind != over.numbering.kind
    return (
        nested
        and (not head.boxed or not over.boxed)
        and over.level.category in {"output", head.level.category}
        and belongs(head.level.subcategory, over.level.category, vocabulary)
    )


def _category(head: Head, above: _Above | None, vocabulary: Vocabulary) -> Span | None:
    """Return the level-1 word above a level-2 heading: none if that is its sibling or was left out between them."""
    if above is None:
        return None
    over = above.head
    fits = belongs(head.level.subcategory or "", over.level.category, vocabulary)
    direct = above.open and over.end >= head.start - 2
    sibling = not above.open and bool(over.numbering.kind) and over.numbering.kind == head.numbering.kind
    return over.first if (fits or direct) and not sibling else None

"""What the entry grammar makes of an indicator cell: entries of spans, the text that fits nowhere, and the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from jixiao.grammar.nodes import Node, Span

__all__ = ["Entries", "Entry", "Style"]

Style: TypeAlias = Literal["F1", "F2", "F3"]
"""F1: name and value behind labels; F2: headings or values in brackets; F3: running prose."""


class Entry(NamedTuple):
    """One indicator of a cell, as spans into the cell's text, without blanks and punctuation around them.

    ``span`` runs from the entry's first character to its closing punctuation; a heading shared by several entries lies
    outside. ``number`` is the entry's own numbering and ``number_span`` its digits; ``group`` says with which others it
    is counted: 0 for the whole cell, else the ordinal of the heading above it. ``category`` and ``subcategory`` are the
    level words as written; None where the cell has none.

    ``label`` is 年度指标值 and the like. ``value`` is empty where a label promises a value that is not there, None where
    nothing does. A phrase that states both at once (提升服务水平) is name and value; a value alone (质量指标：100%)
    has its level word as the name. ``unit`` and ``remark`` are what labels of their own (单位：, 权重：, 指标说明：) set off.
    """

    span: Span
    number: int | None
    number_span: Span | None
    category: Span | None
    subcategory: Span | None
    name: Span
    label: Span | None = None
    value: Span | None = None
    group: int = 0
    unit: Span | None = None
    remark: Span | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """All of one cell. ``style`` is None when there is no entry. ``unread`` is what ended in no entry: FRM003."""

    text: str
    style: Style | None = None
    entries: tuple[Entry, ...] = ()
    unread: tuple[Span, ...] = ()

    @property
    def tree(self) -> Node:
        """The syntax tree; its leaves concatenate to the text. Built when asked for."""
        from jixiao.grammar.entry_tree import tree_of

        return tree_of(self)

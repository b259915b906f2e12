"""What the grammar makes of a text: one record of meaning, and a tree of spans that covers every character."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

__all__ = ["Hint", "Kind", "Name", "Node", "Number", "Quantity", "Span", "Value"]

Quantity: TypeAlias = "Decimal | Fraction"
"""An exact number after scaling: 万 and 亿 are multiplied in; only true fractions are ``Fraction``."""


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (0-based, end exclusive) of the text that was parsed."""

    start: int
    end: int


class Kind(StrEnum):
    """What a value is; the meanings stand in the interface description."""

    COMPARISON = "comparison"
    RANGE = "range"
    CHANGE = "change"
    DEADLINE = "deadline"
    RANK = "rank"
    GRADE = "grade"
    QUALITATIVE = "qualitative"
    FORMULA = "formula"
    COMPOUND = "compound"
    DEFERRED = "deferred"
    PLACEHOLDER = "placeholder"
    EMPTY = "empty"


class Node(NamedTuple):
    """One node of the tree with spans. A leaf has no children; the leaves, in order, concatenate to the whole text.

    ``type`` is a kebab-case word: ``comparator``, ``number``, ``scale``, ``unit``, ``subject``, ``tail``, ``gap`` …
    """

    type: str
    span: Span
    children: tuple[Node, ...] = ()


class Number(NamedTuple):
    """One number that belongs to the target, with the characters it was read from (sign and unit not included)."""

    span: Span
    text: str
    value: Quantity
    unit: str | None = None
    unit_span: Span | None = None


class Value(NamedTuple):
    """The meaning of one indicator value; fields that do not apply are None, as in ``jixiao parse --format json``.

    ``number`` is the interface's ``value`` when it is a number, ``word`` when it is the word of a grade.
    ``low`` and ``high`` are numbers, or ISO dates for a period. ``op_span`` is where the comparison is stated.
    """

    text: str
    kind: Kind
    quantified: bool = False
    op: str | None = None
    op_stated: bool | None = None
    op_span: Span | None = None
    number: Quantity | None = None
    word: str | None = None
    unit: str | None = None
    per: str | None = None
    low: Quantity | str | None = None
    high: Quantity | str | None = None
    approximate: bool = False
    subject: str | None = None
    subject_span: Span | None = None
    baseline: str | None = None
    direction: str | None = None
    date: str | None = None
    scope: str | None = None
    parts: tuple[Value, ...] = ()
    join: str | None = None
    numbers: tuple[Number, ...] = ()
    tree: Node = Node("value", Span(0, 0))


@dataclass(frozen=True, slots=True)
class Name:
    """What the words of an indicator's name say, looked up in the vocabulary.

    ``stem`` is the name for comparing: without list markers, units in brackets, blanks, and with one width and case.
    ``unit`` is the unit in brackets at the end (``（%）``, ``(次/日)``), or None; ``unit_span`` its characters.
    ``rate``: the name speaks of a ratio (…率, 比例, 占比, 覆盖面, 程度 …). ``bounded``: that ratio cannot leave 0–100 %
    (not 增长率, 提升率, 资产负债率 …). ``count``: it speaks of a number of things (数量, 人数, 次数 …).
    ``growth``: of a change (增长, 提升, 下降 …). ``satisfaction``: 满意 is in it. ``polarity``: ``1`` for what is wanted,
    ``-1`` for what is not (投诉, 事故, 差错 …), 0 if the words do not tell.
    """

    text: str
    stem: str
    unit: str | None = None
    unit_span: Span | None = None
    rate: bool = False
    bounded: bool = False
    count: bool = False
    growth: bool = False
    satisfaction: bool = False
    polarity: int = 0


class Hint(NamedTuple):
    """What was taken for what in a value that is only half read, and the nearest well-formed spelling.

    ``span`` is the place in the value's text; ``suggestion`` is None when nothing can be proposed.
    """

    zh: str
    en: str
    span: Span
    suggestion: str | None = None

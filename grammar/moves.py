"""The value of the end of a text, moved to where it stands in the whole text.

The spans and the tree are the same in all texts that are of one length and whose ends have the same of them: they are made
once for all of these.
"""

from __future__ import annotations

from typing import NamedTuple

from jixiao.grammar.nodes import Node, Number, Span, Value

__all__ = ["End", "Place", "spans"]

_PLACES = {name: place for place, name in enumerate(Value._fields)}
_TEXT, _OP, _SUBJECT, _SUBJECT_SPAN, _NUMBERS, _TREE = (
    _PLACES[name] for name in ("text", "op_span", "subject", "subject_span", "numbers", "tree")
)
_NEW = tuple.__new__
"""Makes a named tuple in half the time of its own constructor."""


class End(NamedTuple):
    """The last words of a lead with the comparison behind them: the value of it alone, and a number for its ``spans``."""

    form: int
    value: Value


class Place:
    """The spans and the tree of a text of words and one comparison."""

    __slots__ = ("_number", "_op", "_subject", "_tree", "_unit", "length")

    def __init__(self, value: Value, by: int) -> None:
        """``value`` is that of the end, whose words are the subject; ``by`` is how far it is moved."""
        number = value.numbers[0]
        subject = value.subject_span
        assert subject is not None  # noqa: S101  the words of the end are its subject
        self.length = subject.end + by
        self._subject = _NEW(Span, (0, self.length))
        self._op = _span(value.op_span, by)
        self._number = _span(number.span, by)
        self._unit = _span(number.unit_span, by)
        nodes = (_NEW(Node, ("subject", self._subject, ())), *[_node(node, by) for node in value.tree.children[1:]])
        self._tree = _NEW(Node, ("value", _NEW(Span, (0, value.tree.span.end + by)), nodes))

    def filled(self, value: Value, text: str) -> Value:
        """Return the value of ``text`` from that of its end."""
        _, written, quantity, unit, _ = value.numbers[0]
        fields = list(value)
        fields[_TEXT] = text
        fields[_OP] = self._op
        fields[_SUBJECT] = text[: self.length]
        fields[_SUBJECT_SPAN] = self._subject
        fields[_NUMBERS] = (_NEW(Number, (self._number, written, quantity, unit, self._unit)),)
        fields[_TREE] = self._tree
        return _NEW(Value, fields)


def spans(value: Value) -> tuple[object, ...]:
    """Return all that a ``Place`` takes from the value of an end."""
    number = value.numbers[0]
    return value.subject_span, value.op_span, number.span, number.unit_span, value.tree


def _span(span: Span | None, by: int) -> Span | None:
    return _NEW(Span, (span[0] + by, span[1] + by)) if span is not None else None


def _node(node: Node, by: int) -> Node:
    """Move a target, whose children are leaves."""
    kind, (start, end), leaves = node
    moved = [_NEW(Node, (name, _NEW(Span, (first + by, last + by)), ())) for name, (first, last), _ in leaves]
    return _NEW(Node, (kind, _NEW(Span, (start + by, end + by)), tuple(moved)))

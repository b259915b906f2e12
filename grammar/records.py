"""Frozen records made from their fields at once: their own constructors, which look every field up, take twice the time."""

from __future__ import annotations

from collections import deque
from itertools import repeat
from operator import call
from typing import TYPE_CHECKING

from jixiao.grammar.nodes import Number, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["number_of", "value_of"]

_VALUE = tuple(getattr(Value, name).__set__ for name in Value.__slots__)
_NUMBER = tuple(getattr(Number, name).__set__ for name in Number.__slots__)
_NEW = object.__new__


def value_of(fields: Iterable[object]) -> Value:
    """Return a value of all its fields in order."""
    value = _NEW(Value)
    deque(map(call, _VALUE, repeat(value), fields), 0)
    return value


def number_of(fields: Iterable[object]) -> Number:
    """Return a number of all its fields in order."""
    number = _NEW(Number)
    deque(map(call, _NUMBER, repeat(number), fields), 0)
    return number

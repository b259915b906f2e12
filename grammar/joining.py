"""What the targets of several clauses are together: one range, one target, or a compound."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Draft
from jixiao.grammar.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["between", "joined", "ranged"]

_LOWER = frozenset({">=", ">"})
_UPPER = frozenset({"<=", "<"})


def joined(found: list[Draft]) -> Draft | None:
    """Return the one meaning of all quantified targets; None when nothing is quantified."""
    quantified = ranged([draft for draft in found if draft.quantified])
    if not quantified:
        return None
    if len(quantified) == 1:
        return quantified[0]
    whole = Draft(Kind.COMPOUND, quantified[0].region[0], quantified[-1].region[1])
    whole.parts = tuple(quantified)
    whole.join = "or" if any(part.alternative for part in quantified[1:]) else "and"
    whole.numbers = tuple(number for part in quantified for number in part.numbers)
    return whole


def ranged(found: Iterable[Draft]) -> list[Draft]:
    """Make one range of two bounds on one quantity: ≥60%且≤80%."""
    kept: list[Draft] = []
    for draft in found:
        if kept and _bounds(kept[-1], draft):
            kept[-1] = _range(kept[-1], draft)
        else:
            kept.append(draft)
    return kept


def _bounds(first: Draft, second: Draft) -> bool:
    """Tell whether two comparisons are the two ends of one range."""
    if first.kind is not Kind.COMPARISON or second.kind is not Kind.COMPARISON or second.alternative:
        return False
    if {first.op in _LOWER, second.op in _LOWER} != {True, False} or {first.op in _UPPER, second.op in _UPPER} != {
        True,
        False,
    }:
        return False
    return (
        second.subject is None
        and second.per == first.per
        and (
            first.unit == second.unit
            or isinstance(first.unit, tuple) == isinstance(second.unit, tuple)
            or None in (first.unit, second.unit)
        )
        and (None in (first.unit, second.unit) or first.unit == second.unit)
    )


def _range(first: Draft, second: Draft) -> Draft:
    return between(first, second) if first.op in _LOWER else between(second, first)


def between(low: Draft, high: Draft) -> Draft:
    """Return the range of two bounds, whichever stands first in the text."""
    first, second = sorted((low, high), key=lambda draft: draft.start)
    whole = Draft(Kind.RANGE, first.start, second.end)
    whole.region = (first.region[0], second.region[1])
    whole.low, whole.high = low.value, high.value
    whole.unit = first.unit or second.unit
    whole.per = first.per
    whole.subject = first.subject
    whole.approximate = first.approximate or second.approximate
    whole.numbers = first.numbers + second.numbers
    whole.words = [*first.words, *second.words]
    whole.alternative = first.alternative
    return whole


def regions(found: list[Draft], start: int, end: int) -> None:
    """Give each target of one clause its part of the clause: from its subject to the next one's."""
    for draft in found:
        draft.region = (draft.subject[0] if draft.subject is not None else draft.start, end)
    if found:
        found[0].region = (start, found[0].region[1])
    for before, after in pairwise(found):
        before.region = (before.region[0], max(before.end, after.region[0]))

"""A quantity between its two bounds: 80%≤满意度≤100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Draft
from jixiao.grammar.nodes import Kind
from jixiao.grammar.phrases import Lead, Phrase, flat
from jixiao.grammar.subjects import trimmed

if TYPE_CHECKING:
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item

__all__ = ["enclosed"]

_UPPER = frozenset({"<=", "<"})
_SHORTEST = 4


def enclosed(items: list[Item], reader: Reader) -> Draft | None:
    """Return the range that a clause states when its name stands between a lower and an upper bound; else None."""
    if len(items) < _SHORTEST:
        return None
    first, sign, last = items[0], items[1], items[-1]
    if not (isinstance(first, Phrase) and isinstance(last, Phrase) and isinstance(sign, Lead)):
        return None
    if {first.type, last.type} != {"measure"} or first.lead or any(isinstance(item, Phrase) for item in items[2:-1]):
        return None
    lower, upper = reader.stated(sign.words), reader.measure(last)
    if lower is None or lower[0] not in _UPPER or upper.op not in _UPPER or upper.op_span is None:
        return None
    below = reader.measure(first)
    draft = Draft(Kind.RANGE, first.start, last.end)
    draft.words = list(flat(items))
    draft.low, draft.high = below.value, upper.value
    draft.unit, draft.per = upper.unit or below.unit, upper.per
    draft.numbers = below.numbers + upper.numbers
    draft.subject = trimmed(items[2].start, items[-2].end, reader)
    return draft

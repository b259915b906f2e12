"""Subjects that stand between their two bounds: 90%≤满意度<100%."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.grammar.choice import is_signed
from jixiao.grammar.joining import between
from jixiao.grammar.phrases import Lead, Phrase
from jixiao.grammar.subjects import trimmed

if TYPE_CHECKING:
    from jixiao.grammar.clauses import Clause
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.measures import Reader

__all__ = ["enclosed"]

_LEAST, _MOST = 4, 8
_PLAIN = frozenset({"TEXT", "CHAR", "IDIOM", "QUOTED"})
_RISING = MappingProxyType({"<": True, "<=": True, ">": False, ">=": False})


def enclosed(clause: Clause, reader: Reader) -> Draft | None:
    """Return the range that a whole clause of this shape states."""
    items = clause.items
    if not _LEAST <= len(items) <= _MOST or not isinstance(items[1], Lead):
        return None
    first, sign, *words, last = items
    if not isinstance(first, Phrase) or not isinstance(last, Phrase) or {first.type, last.type} != {"measure"}:
        return None
    if first.lead or not is_signed(last) or any(item.type not in _PLAIN for item in words):
        return None
    op = reader.lexicon.comparators.get(reader.text[sign.start : sign.end].strip(), "")
    low, high = reader.measure(first), reader.measure(last)
    if op not in _RISING or high.op is None or _RISING.get(high.op) is not _RISING[op]:
        return None
    if None not in (low.unit, high.unit) and low.unit != high.unit:
        return None
    draft = between(low, high) if _RISING[op] else between(high, low)
    draft.subject = trimmed(words[0].start, words[-1].end, reader)
    return draft

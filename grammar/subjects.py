"""The words before a comparison that say what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.phrases import Lead, Phrase

if TYPE_CHECKING:
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.nodes import Span
    from jixiao.grammar.phrases import Item

__all__ = ["may_begin", "subject", "trimmed"]

_OUTSIDE = frozenset({"EACH", "BASELINE", "RELATIVE", "SAMEPERIOD", "LISTMARK"})
_EDGE = " ,，;；。、:.!?*-~=/\n“”\"'·%>)]_+|\\"
_HEAD = " ,，;；。、:.!?*-~=/\n\"'·%>_+|\\)]"
_TAILS = (
    "截至",
    "截止",
    "控制在",
    "确保在",
    "力争在",
    "达到",
    *"于在为的达至约由从自每各是应需须",
)
"""Particles that end no subject."""


def subject(items: list[Item], reader: Reader, op: Span | None = None) -> tuple[int, int] | None:
    """Return where the subject stands among the items between the last target and this one, None without any.

    ``op`` is the target's comparison, which may stand among them: 至少 of 至少培训2次.
    """
    items = _after_colon(items, reader)
    runs: list[tuple[int, int]] = []
    start = end = -1
    for item in items:
        if item.type in _OUTSIDE or (isinstance(item, Lead) and _compares(item, items, op)):
            if end > start:
                runs.append((start, end))
            start = end = -1
            continue
        start = item.start if start < 0 else start
        end = item.end
    if end > start:
        runs.append((start, end))
    for start, end in runs:
        found = trimmed(start, end, reader)
        if found is not None:
            return found
    return None


def _compares(item: Lead, items: list[Item], op: Span | None) -> bool:
    """Tell whether words of comparison are the target's own, or begin the clause: 控制在 of 控制在预算金额100万元以内."""
    if op is not None and item.start <= op.start < item.end:
        return True
    return item is items[0] and any(word.type == "COMPARATOR" for word in item.words)


def trimmed(start: int, end: int, reader: Reader) -> tuple[int, int] | None:
    """Return ``start`` to ``end`` without punctuation and particles at its edges; None if nothing is left."""
    text = reader.text
    ends = reader.lexicon.noun_ends
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in _HEAD:
            start += 1
        while start < end and text[end - 1] in _EDGE and not (text[end - 1] in ")]”" and _paired(text, start, end)):
            end -= 1
        for tail in _TAILS:
            begin = end - len(tail)
            if text.endswith(tail, start, end) and (begin == start or text[begin - 1] not in ends.get(tail, "")):
                end = begin
                changed = True
    if end - start == 1 and text[start] in NUMERALS:
        return None
    if start >= end or reader.lexicon.fillers.fullmatch(text, start, end):
        return None
    return start, end


def may_begin(text: str) -> bool:
    """Tell whether ``trimmed`` leaves the first character of a text as it is."""
    return text[0] not in _HEAD


def _paired(text: str, start: int, end: int) -> bool:
    opening = {")": "(", "]": "[", "”": "“"}[text[end - 1]]
    return text.find(opening, start, end) >= 0


def _after_colon(items: list[Item], reader: Reader) -> list[Item]:
    """Return what stands behind the last colon that has words on both sides; a colon at the end closes the subject."""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item.type == "COLON" and index + 1 < len(items):
            rest = [
                other
                for other in items[index + 1 :]
                if other.type not in _OUTSIDE and not isinstance(other, Lead | Phrase)
            ]
            if rest and trimmed(rest[0].start, rest[-1].end, reader) is not None:
                return items[index + 1 :]
    return items

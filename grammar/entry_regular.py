"""The commonest cell of the wide form, recognised whole by one expression: ``1、产出指标：名称，年度指标值：值。`` and so on.

Four cells in five of a published table have this regular shape, and their entries recur by the hundred thousand. For
them the cut needs no look at the rest of the cell, so equal entries can be looked at once; any other cell takes the
full grammar. Both give the same entries, which is property-tested.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jixiao.grammar.entry_numbers import BULLETS, DIGIT, RING, TO_TEN
from jixiao.grammar.levels import BLANKS
from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["RegularEntry", "regular_entries"]

_DELIMITERS = "：:，,。；;、\\n\\r\\t【】\\[\\]{}"
_LABEL = "年度指标值"


class RegularEntry(NamedTuple):
    """One entry: its own number, where it begins behind the number, its text up to the closing 。, and its parts.

    ``category``, ``name_end`` and ``value`` are offsets in that text: the level word runs from 0 to ``category``, the
    name from behind the colon to ``name_end``, the value from ``value`` to before the closing 。.
    """

    number: int
    start: int
    text: str
    category: int
    name_end: int
    value: int


def regular_entries(text: str, vocabulary: Vocabulary) -> tuple[RegularEntry, ...] | None:
    """Return the entries of a regular cell, numbered 1, 2, 3 … without a gap; None for every other cell."""
    found = []
    position = 0
    for number, match in enumerate(_pattern(vocabulary).finditer(text), 1):
        if match.start() != position or match[1] != str(number) or "指标" in match[5]:
            return None
        position = match.end()
        start = match.start(2)
        entry = RegularEntry(
            number, start, match[2], match.end(3) - start, match.end(4) - start, match.start(5) - start
        )
        found.append(entry)
    return tuple(found) if found and position == len(text) else None


@lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = sorted(
        {word for term in vocabulary.section("level1").values() for word in term.words}, key=len, reverse=True
    )
    levels = "|".join(map(re.escape, words))
    marked = (
        rf"[{BULLETS}{RING}\-－—–/／·|｜.．]|指标(?:[{DIGIT}]|{TO_TEN})|[（(]?(?:[{DIGIT}]+|{TO_TEN}+)(?:[.．)）]|是)"
    )
    name = f"(?!{marked})[^{_DELIMITERS}{BLANKS}]+(?<![.．|｜])"
    value = f"(?![|｜.．，,])[^{_DELIMITERS.replace('，,', '')}{BLANKS}]+(?<![.．|｜，,])"
    return re.compile(f"([1-9][0-9]?)、(((?:{levels})指标)：({name})，{_LABEL}：({value})。)")

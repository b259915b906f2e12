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

__all__ = ["RegularEntry", "numbered_pieces", "regular_entry"]

_DELIMITERS = "：:，,。；;、\\n\\r\\t【】\\[\\]{}"
_LABEL = "年度指标值"
_MARKS = tuple(f"{number}、" for number in range(1, 100))


class RegularEntry(NamedTuple):
    """Where the parts of a regular entry stand, counted from behind its number.

    The level word runs from 0 to ``category``, the name from behind the colon to ``name_end``, the value from ``value`` to
    the end.
    """

    category: int
    name_end: int
    value: int


def numbered_pieces(text: str) -> list[tuple[int, str]] | None:
    """Cut a cell whose pieces are numbered 1、 2、 3、 … and closed by 。 each; None for every other cell.

    Of each piece, the place behind its number and the text from there to before the 。. What is cut between 。 is no
    entry yet: that tells ``regular_entry``.
    """
    pieces = text.split("。")
    if pieces.pop() or not 0 < len(pieces) <= len(_MARKS):
        return None
    found = []
    place = 0
    for mark, piece in zip(_MARKS, pieces, strict=False):
        if not piece.startswith(mark):
            return None
        start = len(mark)
        found.append((place + start, piece[start:]))
        place += len(piece) + 1
    return found


def regular_entry(text: str, vocabulary: Vocabulary) -> RegularEntry | None:
    """Return where the parts of a piece stand; None where it is no regular entry."""
    found = _pattern(vocabulary).fullmatch(text)
    if found is None or "指标" in found[3]:
        return None
    return tuple.__new__(RegularEntry, (found.end(1), found.end(2), found.start(3)))


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
    return re.compile(f"((?:{levels})指标)：({name})，{_LABEL}：({value})")

"""All amounts of a project in one cell: 总额106万元 一、财政拨款：70万元 二、自有资金：36万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.fund import FUND_FIELDS, Fund
from jixiao.plugins.forms.spelling import plain
from jixiao.plugins.forms.unknown_funds import UNKNOWN
from jixiao.plugins.forms.words import HeaderWord

if TYPE_CHECKING:
    import re

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell

__all__ = ["funds_listed"]

_LONGEST = 300
_BRACKETS = deferred(r"[(（][^()（）]*[)）]")
_CALCULATED = deferred(r"\d\s*[+＋*×÷=＝]")
_PIECE = deferred(r"(?:[^\n；;，,。、]|[,，](?=\d{3}(?!\d))|(?<!元)、)+")
_ENTRY = deferred(
    r"\s*((?:其\s*中\s*[:：]?)?[^\d:：]*?(?:\d[)）、.．](?!\d)[^\d:：]*?)?)\s*[:：为]?\s*"
    r"(?:(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:万元|亿元|元|万|亿)?|(?:万元|元)?)\s*"
)
_NO_SOURCE = frozenset({"executed", "rate"})


def funds_listed(cell: Cell, words: Words, heading: HeaderWord | None, sheet: str) -> list[Fund]:
    """Return the amounts that a cell lists, an empty list if it holds anything else besides.

    What stands in brackets behind an amount are its parts; a calculation there makes prose of it. ``heading`` is what the label of the cell means: a number
    without a name at the beginning is that amount.
    """
    if not 1 < len(cell.text) <= _LONGEST:
        return []
    if _CALCULATED.search(cell.text):
        return []
    text = _BRACKETS.sub(lambda match: " " * len(match[0]), cell.text)
    found: list[Fund] = []
    for piece in _PIECE.finditer(text):
        if not piece[0].strip():
            continue
        entry = _ENTRY.fullmatch(piece[0])
        word = _word(entry[1], words, heading, first=not found) if entry is not None else None
        if entry is None or word is None:
            return []
        if entry[2]:
            found.append(_fund(cell, word, entry, piece.start(), sheet))
    fields = {item.word.field for item in found}
    names = {plain(item.label.text) for item in found}
    return found if len(names) > 1 and fields & {"total", "fiscal", "fiscal-part"} else []


def _word(label: str, words: Words, heading: HeaderWord | None, *, first: bool) -> HeaderWord | None:
    """Return what the name of an entry means, None for what names no amount."""
    if not plain(label):
        return heading if first else None
    word = words.fact(label.strip().rstrip("共计约为"))
    if word is not None:
        return word if word.field in FUND_FIELDS - _NO_SOURCE else None
    return UNKNOWN if words.names_source(label) else None


def _fund(cell: Cell, word: HeaderWord, entry: re.Match[str], begin: int, sheet: str) -> Fund:
    """Return one amount with its own name for its label."""
    end = begin + len(entry[0].rstrip())
    part = passage_of(cell, sheet).part(begin + entry.start(2), end)
    return Fund(word, cell._replace(text=entry[1].strip()), cell, cell.row, cell.column, part=part)

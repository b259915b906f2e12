"""Several indicators in one row: a list of names in one cell and the list of their values beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import Indicator, Passage
from jixiao.plugins.forms.names import bare_name

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jixiao.grammar import Grammar

__all__ = ["may_be_list", "parted"]

_BEFORE = r"(?:^|(?<=[\s;；。,，、]))\s*(?:指标)?"
_NUMBER = deferred(rf"{_BEFORE}(?:[(（](\d{{1,2}})[)）]|(\d{{1,2}})(?:[、)）:：]|[.．](?!\d))|([①-⑳]))\s*")
_POINTED = deferred(rf"{_BEFORE}(\d{{1,2}})[.．]\s*")
_LINE = deferred(r"[^\n]+")
_TRAILING = " \t\r\n\u3000;；,，、。"
_SHORTEST = 2
_FIELDS = ("sign_passage", "unit_passage", "total_value_passage", "remark_passage", "weight_passage", "score_passage")
_WHOLE = (
    "weight",
    "score",
    "actual_passage",
    "reason_passage",
    "direction_text",
    "declared_text",
    "required",
    "guessed",
    "hidden",
)


def may_be_list(text: str) -> bool:
    """Tell cheaply whether a cell may hold more than one item."""
    return "\n" in text or "2" in text or "②" in text


def parted(made: Indicator, name: Passage, value: Passage, grammar: Grammar) -> list[Indicator]:
    """Return the indicators of a row whose cells ``name`` and ``value`` are lists of one length, else only ``made``."""
    pairs = _pairs(name, value, grammar)
    if not pairs:
        return [made]
    beside = {field: _shared(getattr(made, field), len(pairs)) for field in _FIELDS}
    found = []
    for index, (called, target) in enumerate(pairs):
        one = Indicator(grammar, made.category, made.category_passage, made.subcategory_passage, called, target)
        for field, parts in beside.items():
            setattr(one, field, parts[index])
        for field in _WHOLE:
            setattr(one, field, getattr(made, field))
        found.append(one)
    return found


def _pairs(name: Passage, value: Passage, grammar: Grammar) -> list[tuple[Passage, Passage]]:
    """Return each name with its value; an empty list where the cells are no lists that belong together."""
    names, values = _numbered(name), _numbered(value)
    if names and not values:  # 1.12月10日前 is no decimal below a list that is numbered so
        values = (_numbered(value, _POINTED) if _POINTED.match(name.text) else []) or _lines(value)
    elif values and not names:
        names = _lines(name)
    elif not names and not values:
        names, values = _lines(name), _lines(value)
        if not all(grammar.value(item.text).quantified for item in values) or any(map(_goes_on, (*names, *values))):
            return []
    if len(names) < 2 or len(names) != len(values):
        return []
    return [(item.part(*bare_name(item.text)), target) for item, target in zip(names, values, strict=True)]


def _numbered(passage: Passage, marker: re.Pattern[str] = _NUMBER) -> list[Passage]:
    """Return the items of a list that is numbered 1, 2, 3 from its beginning on."""
    kept: list[re.Match[str]] = []
    for match in marker.finditer(passage.text):
        if _count(next(filter(None, match.groups()))) == len(kept) + 1:
            kept.append(match)
    if len(kept) < 2 or passage.text[: kept[0].start()].strip():
        return []
    ends = [match.start() for match in kept[1:]] + [len(passage.text)]
    return list(_trimmed(passage, [(match.end(), end) for match, end in zip(kept, ends, strict=True)]))


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else ord(number) - ord("①") + 1


def _lines(passage: Passage) -> list[Passage]:
    return list(_trimmed(passage, [match.span() for match in _LINE.finditer(passage.text) if match[0].strip()]))


def _goes_on(passage: Passage) -> bool:
    """Tell whether a line belongs to the one above it: a remark in brackets, or the rest of a word."""
    return passage.text[0] in "(（[【,，、" or len(passage.text) < _SHORTEST


def _trimmed(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Passage]:
    """Yield the parts of a passage without blanks and the punctuation behind them."""
    for start, end in spans:
        piece = passage.text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        yield passage.part(begin, max(begin, start + len(piece.rstrip(_TRAILING))))


def _shared(passage: Passage, count: int) -> list[Passage]:
    """Return one part for each item, or the whole for all of them."""
    parts = _numbered(passage) or _lines(passage)
    return parts if len(parts) == count else [passage] * count

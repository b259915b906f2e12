"""List numbers before headings and clauses, told from the digits of the value that precedes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from jixiao.grammar.levels import BLANKS
from jixiao.grammar.nodes import Span
from jixiao.grammar.patterns import deferred, one_of

__all__ = ["BULLETS", "DIGIT", "RING", "TO_TEN", "Numbering", "numbering_before", "ring_number", "short_number"]

DIGIT = "0-9０-９"
"""Digits as the inside of a character class; so are the bullets and numbers in rings."""
TO_TEN = one_of("一二三四五六七八九十")
"""A numeral from one to ten, as a pattern."""
RING = "\u2460-\u249b\u2776-\u2793\u3220-\u3229"
BULLETS = "★☆*＊●•▪◆■◇□▲△※"

_NUMBERING = deferred(
    rf"(?:(?P<digits>[{DIGIT}]++(?:[.．][{DIGIT}]++)*+)[{BLANKS}]{{0,3}}+(?P<mark>[、.．,，:：)）。]?)"
    rf"|(?P<han>{TO_TEN}{{1,3}}+)[{BLANKS}]{{0,3}}+(?:[、.．,，:：]|是)"
    rf"|[（(](?P<round>[{DIGIT}]{{1,2}}|{TO_TEN}{{1,3}})[）)][、.．]?|(?P<ring>[{RING}])[、.．]?"
    rf"|第(?P<nth>[{DIGIT}]{{1,2}}|{TO_TEN}{{1,3}})[项条类个][、,，:：]?"
    rf"|(?P<bullet>[{BULLETS}-]))[{BLANKS}{BULLETS}]{{0,9}}\Z"
)
_NESTED = deferred(rf"[{DIGIT}]{{1,2}}(?:[.．][{DIGIT}]{{1,2}}){{1,4}}")
_WINDOW = 24
_SHORT = 4
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_FREE = frozenset("。；;！!？?…，,、：:)）】]］〕」』》〉>}｝|｜/／ \t\r\n\v\f\x85\xa0\u2028\u2029\u3000")
_UNFINISHED = frozenset("≥≤≧≦＞＜><=＝═≈±于到达过为至超约在近.．-－—~～：:")
"""What a value cannot end with: the digits behind it belong to the value."""


class Numbering(NamedTuple):
    """A list number: where it begins, its value, its digits, and its kind (``digits`` ``han`` ``round`` ``ring`` …)."""

    begin: int
    number: int | None = None
    span: Span | None = None
    kind: str = ""


def numbering_before(text: str, floor: int, at: int, previous: int | None, filled: int) -> Numbering:
    """Return the list number that ends at ``at`` and begins at ``floor`` or behind it.

    ``previous`` is the number of the entry before: where digits run into its value, only its successor is cut off
    (``≥99.5%2、``, ``≥1002、``). ``filled`` is where that value begins; it is not left empty.
    """
    short = short_number(text, floor, at, filled)
    if short is not None:
        return short
    match = _NUMBERING.search(text, max(floor, at - _WINDOW), at)
    if match is None:
        return Numbering(at)
    kind = match.lastgroup or ""
    kind = "digits" if kind == "mark" else kind
    if kind != "digits":
        return _plain(match, kind)
    start, stop = match.span("digits")
    if (start > floor and text[start - 1] not in _FREE) or start <= filled < stop:
        return _glued(match, text, floor, previous, filled)
    run = match["digits"]
    if not match["mark"] and run != str((previous or 0) + 1):
        return Numbering(at)
    if len(run) > 3 or not run.isdecimal():
        return Numbering(start if _NESTED.fullmatch(run) else at)
    return Numbering(start, int(run), Span(start, stop), kind)


def short_number(text: str, floor: int, at: int, filled: int) -> Numbering | None:
    """Return a list number of up to three digits and 、 or a dot, with nothing glued to it; the commonest kind."""
    start = at - 1
    if start <= floor or text[start] not in "、.":
        return None
    while start > floor and text[start - 1] in _DIGITS:
        start -= 1
    if 1 < at - start <= _SHORT and start > filled and (start == floor or text[start - 1] in _FREE):
        return Numbering(start, int(text[start : at - 1]), Span(start, at - 1), "digits")
    return None


def _plain(match: re.Match[str], kind: str) -> Numbering:
    start, stop = match.span(kind)
    digits = match[kind]
    number = int(digits) if digits.isdecimal() else None
    if kind == "ring":
        number = ring_number(digits)
    return Numbering(match.start(), number, Span(start, stop) if number is not None else None, kind)


def ring_number(char: str) -> int | None:
    """Return the number of ① ⑴ ⒈ ❶ ➀, None for ㈠ and its like."""
    code = ord(char)
    for first, last in ((0x2460, 0x2473), (0x2474, 0x2487), (0x2488, 0x249B), (0x2776, 0x277F), (0x2780, 0x2789)):
        if first <= code <= last:
            return code - first + 1
    return (code - 0x278A + 1) if 0x278A <= code <= 0x2793 else None


def _glued(match: re.Match[str], text: str, floor: int, previous: int | None, filled: int) -> Numbering:
    """Cut the successor of ``previous`` off the digits of a value, or nothing."""
    start, stop = match.span("digits")
    run, mark = match["digits"], match["mark"]
    none = Numbering(match.end())
    if mark not in "、.．" or previous is None:
        unit = start > floor and text[start - 1] not in _UNFINISHED
        whole = unit and mark and mark in "、.．" and len(run) <= 2 and run.isdecimal()
        return Numbering(start, int(run), Span(start, stop), "digits") if whole else none
    wanted = str(previous + 1)
    unfinished = start <= filled or text[start - 1] in _UNFINISHED
    if not unfinished and run.isdecimal() and (run == wanted or len(run) <= 2):
        return Numbering(start, int(run), Span(start, stop), "digits")
    if run.endswith(wanted) and len(run) > len(wanted):
        cut = stop - len(wanted)
        return Numbering(cut, previous + 1, Span(cut, stop), "digits")
    return none

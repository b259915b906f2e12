"""The level headings of an indicator cell, told from level words that are part of a name or a value."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_marks import OPEN
from jixiao.grammar.entry_numbers import DIGIT, RING, Numbering, numbering_before, short_number
from jixiao.grammar.levels import BLANKS, Level
from jixiao.grammar.nodes import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.entry_marks import Marks

__all__ = ["Head", "Label", "heads_of", "labels_of"]

_COLON = re.compile(rf"[{BLANKS}]{{0,9}}+[：:]")
_STOP_BEFORE = re.compile(rf"[。；;！!？?…\n\r\v\f\x85\u2028\u2029][{BLANKS}]{{0,40}}+\Z")
_BLANK_BEFORE = re.compile(rf"[{BLANKS}]\Z")
_LINE = re.compile(
    rf"[{BLANKS}]*+\Z|[{BLANKS}，,、；;。—\-－–·/／|｜.．]|指标[{DIGIT}]|[（(]?[{DIGIT}]{{1,2}}[）)、.．]|[{RING}]"
)
_SEPARATORS = " \t\r\n\u3000\xa0，,、；;"
_NEAR = 40
_FIRST, _COLONS = 2, frozenset("：:")
_COLUMN, _COLUMN_END = 12, frozenset("：:标型别级类 \u3000")
_OPENERS = frozenset(OPEN.replace("\\", ""))
_BOX = frozenset("【[［〔「『{｛《〈<＜")
_NO_LABEL_BEFORE = frozenset("到达于按以与和的低高对其")


class Label(NamedTuple):
    """A value label: its word from ``start`` to ``stop``, and the end of the colon behind it."""

    start: int
    stop: int
    end: int


class Head(NamedTuple):
    """One heading with its list number; its body begins at ``end``."""

    start: int
    end: int
    first: Span
    level: Level
    second: Span | None
    numbering: Numbering
    boxed: bool


def labels_of(text: str, marks: Marks) -> list[Label]:
    """Return the value labels of ``text``, in order."""
    found = []
    first = marks.first_label.match(text)
    if first is not None:
        found.append(Label(*first.span("far"), first.end()))
    for match in marks.label.finditer(text, first.end() if first else 0):
        group = match.lastgroup or ""
        if group != "near" or not match.start() or text[match.start() - 1] not in _NO_LABEL_BEFORE:
            found.append(Label(*match.span(group), match.end()))
    return found


class _Scan(NamedTuple):
    """What the decisions about one text share."""

    text: str
    marks: Marks
    labels: Sequence[Label]
    starts: Sequence[int]
    base: int


def heads_of(text: str, labels: Sequence[Label], marks: Marks) -> list[Head]:
    """Return the headings of ``text``, in order."""
    generic = marks.generic.match(text)
    scan = _Scan(text, marks, labels, [label.start for label in labels], generic.end() if generic else 0)
    heads: list[Head] = []
    match = marks.first_head.match(text) or marks.next_head.search(text)
    while match is not None:
        previous = heads[-1] if heads else None
        head = _plain(match, scan, previous) or _head(match, scan, previous)
        if head is not None:
            heads.append(head)
        match = marks.next_head.search(text, head.end - 1 if head else match.end("first"))
    return heads


def _plain(match: re.Match[str], scan: _Scan, previous: Head | None) -> Head | None:
    """Return the commonest heading, ``n、…指标：``, without looking at all that others may have; None for any other."""
    text, end = scan.text, match.end()
    if match.lastindex != _FIRST or text[end : end + 1] not in _COLONS or text[match.start()] != "、":
        return None
    start, stop = match.span(_FIRST)
    known = scan.marks.known(text[start:stop])
    if known is None or start != match.start() + 1:
        return None
    numbering = short_number(text, previous.end if previous else 0, start, _filled(scan, start))
    if numbering is None:
        return None
    return Head(numbering.begin, end + 1, Span(start, stop), known[0], None, numbering, boxed=False)


def _head(match: re.Match[str], scan: _Scan, previous: Head | None) -> Head | None:
    """Return the heading at ``match``, None if its words are part of something else."""
    text = scan.text
    whole, opening, (start, stop), *pairs, closing, index = match.regs
    known = scan.marks.known(text[start:stop])
    second = next((Span(*pair) for pair in pairs if pair[0] >= 0), None)
    if known is None or (second and not _paired(known[0], text[second.start : second.end], scan.marks)):
        return None
    begin, opened = start, ""
    if opening[0] >= 0 or text[whole[0]] in _OPENERS:
        begin = opening[0] if opening[0] >= 0 else whole[0]
        opened = text[begin]
    floor, number = (previous.end, previous.numbering.number) if previous else (scan.base, None)
    column = text[begin - 1] in _COLUMN_END and scan.marks.level_label.search(text, max(floor, begin - _COLUMN), begin)
    begin = column.start() if column else begin
    numbering = numbering_before(text, floor, begin, number, _filled(scan, begin))
    numbered = numbering.begin < begin
    ended = (
        numbered
        or bool(column)
        or (begin - floor < _NEAR and not text[floor:begin].strip())
        or _STOP_BEFORE.search(text, max(floor, begin - _NEAR), begin) is not None
    )
    end = whole[1]
    colon = _COLON.match(text, end)
    if opened:
        full = known[1] or second is not None
        box = opened in _BOX
        fits = (full or ended) and (closing[0] >= 0 or (box and colon is not None)) and (box or ended)
    elif colon is not None:
        fits = _fits_colon(scan, begin, end, full=known[1], ended=ended, numbered=numbered)
    else:
        fits = known[1] and ended and _fits_bare(scan, end, numbered=numbered, indexed=index[0] >= 0)
    if not fits:
        return None
    boxed = opened in _BOX
    return Head(numbering.begin, colon.end() if colon else end, Span(start, stop), known[0], second, numbering, boxed)


def _filled(scan: _Scan, before: int) -> int:
    """Return where the value begins that ends before ``before``; -1 without one."""
    index = bisect_left(scan.starts, before) - 1
    return scan.labels[index].end if index >= 0 else -1


def _fits_colon(scan: _Scan, begin: int, end: int, *, full: bool, ended: bool, numbered: bool) -> bool:
    """Decide on a level word with a colon behind it."""
    if numbered or (full and ended):
        return True
    if scan.labels:
        return _labelled(scan, end)
    return full or ended or _BLANK_BEFORE.search(scan.text, max(0, begin - 1), begin) is not None


def _fits_bare(scan: _Scan, end: int, *, numbered: bool, indexed: bool) -> bool:
    """Decide on a level word with 指标 or the like, after a stop or a number, and no colon behind it."""
    index = bisect_left(scan.starts, end)
    if index < len(scan.starts) and not scan.text[end : scan.starts[index]].strip(_SEPARATORS):
        return False
    if indexed or _LINE.match(scan.text, end):
        return numbered or not scan.labels or _labelled(scan, end) or scan.text[end : end + 1] in "\r\n"
    return scan.marks.compound.match(scan.text, end) is None and (
        not scan.labels or (numbered and _labelled(scan, end))
    )


def _labelled(scan: _Scan, start: int) -> bool:
    """Say whether a label follows ``start`` before another level word with a colon does."""
    index = bisect_left(scan.starts, start)
    if index == len(scan.starts):
        return False
    between = scan.marks.next_head.search(scan.text, start - 1, scan.starts[index])
    return between is None or _COLON.match(scan.text, between.end()) is None


def _paired(first: Level, second: str, marks: Marks) -> bool:
    known = marks.known(second)
    return first.first and known is not None and known[0].subcategory is not None

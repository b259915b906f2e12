"""The level headings of an indicator cell, told from level words that are part of a name or a value."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_marks import OPEN
from jixiao.grammar.entry_numbers import DIGIT, RING, Numbering, numbering_before, short_number
from jixiao.grammar.levels import BLANKS, Level
from jixiao.grammar.nodes import Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar.entry_marks import Marks

__all__ = ["Head", "Label", "heads_of", "labels_of"]

_COLON = deferred(rf"[{BLANKS}]{{0,9}}+[：:]")
_STOP_BEFORE = deferred(rf"[。；;！!？?…\n\r\v\f\x85\u2028\u2029][{BLANKS}]{{0,40}}+\Z")
_LINE = deferred(
    rf"[{BLANKS}]*+\Z|[{BLANKS}，,、；;。—\-－–·/／|｜.．]|指标[{DIGIT}]|[（(]?[{DIGIT}]{{1,2}}[）)、.．]|[{RING}]"
)
_EMPTY = " \t\r\n\u3000\xa0，,、；;"
_SPACES = frozenset([*" \t\r\n\u3000\xa0", ""])
_SATISFACTION = deferred("[^；;。：:，,\n]{1,30}满意")
_NEAR = 40
_FIRST, _COLONS = 2, frozenset("：:")
_COLUMN, _COLUMN_END = 12, frozenset("：:标型别级类 \u3000")
_OPENERS = frozenset(OPEN.replace("\\", ""))
_SETTLED = deferred(rf"[{BLANKS}]{{0,9}}+(?:[：:\-－—–/|｜\n]|\Z)")
_CLOSERS = frozenset("】]］〕」』》〉>}｝）)")
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
    match = marks.head.search(text)
    while match is not None:
        previous = heads[-1] if heads else None
        head = _plain(match, scan, previous) or _head(match, scan, previous)
        if head is not None:
            heads.append(head)
        match = marks.head.search(text, head.end - 1 if head else match.end("first"))
    return heads


def _plain(match: re.Match[str], scan: _Scan, previous: Head | None) -> Head | None:
    """Return the commonest heading, ``n、…指标：``, without looking at all that others may have; None for any other."""
    text, end = scan.text, match.end()
    if match.lastindex != _FIRST or text[end : end + 1] not in _COLONS or text[match.start()] != "、":
        return None
    start, stop = match.span(_FIRST)
    known = scan.marks.known(text[start:stop])
    if known is None or not known[1] or start != match.start() + 1:
        return None
    numbering = short_number(text, previous.end if previous else 0, start, _filled(scan, start))
    if numbering is None:
        return None
    return Head(numbering.begin, end + 1, Span(start, stop), known[0], None, numbering, boxed=False)


class _Candidate(NamedTuple):
    """A level word that may be a heading, with what stands around it."""

    begin: int
    end: int
    sure: int
    ended: bool
    opened: str
    closed: bool
    colon: bool
    indexed: bool
    numbering: Numbering
    previous: Head | None

    @property
    def numbered(self) -> bool:
        """A list number stands before it."""
        return self.numbering.begin < self.begin


def _head(match: re.Match[str], scan: _Scan, previous: Head | None) -> Head | None:
    """Return the heading at ``match``, None if its words are part of something else."""
    text = scan.text
    whole, opening, (start, stop), _, below, closing, index = match.regs
    known = scan.marks.known(text[start:stop])
    second = Span(*below) if below[0] >= 0 else None
    end = whole[1]
    if known is None:
        return None
    if second is not None:
        lower = scan.marks.known(text[second.start : second.end])
        if lower is None or not known[0].first or lower[0].subcategory is None:
            return None
        if lower[1] < 2 and closing[0] < 0 and _SETTLED.match(text, end) is None and text[end - 1] not in _CLOSERS:
            second, end = None, stop
    begin, opened = start, ""
    if opening[0] >= 0 or text[whole[0]] in _OPENERS:
        begin = opening[0] if opening[0] >= 0 else whole[0]
        opened = text[begin]
    floor, number = (previous.end, previous.numbering.number) if previous else (scan.base, None)
    column = text[begin - 1] in _COLUMN_END and scan.marks.level_label.search(text, max(floor, begin - _COLUMN), begin)
    if column:
        begin = column.start() - (text[column.start() - 1 : column.start()] in _BOX)
    numbering = numbering_before(text, floor, begin, number, _filled(scan, begin))
    if text[whole[0]] == "是" and numbering.begin == begin:
        return None
    ended = numbering.begin < begin or bool(column) or _ended(text, floor, begin)
    colon = _COLON.match(text, end)
    sure = 2 if second is not None else known[1]
    candidate = _Candidate(
        begin,
        colon.end() if colon else end,
        sure,
        ended,
        opened,
        closing[0] >= 0,
        colon is not None,
        index[0] >= 0,
        numbering,
        previous,
    )
    if not _fits(scan, candidate):
        return None
    return Head(numbering.begin, candidate.end, Span(start, stop), known[0], second, numbering, opened in _BOX)


def _fits(scan: _Scan, word: _Candidate) -> bool:
    if word.opened:
        box = word.opened in _BOX
        return (word.sure == 2 or word.ended) and (word.closed or (box and word.colon)) and (box or word.ended)
    if word.sure == 0:
        return word.colon and word.ended and _fits_lone(scan, word)
    if word.colon:
        return _fits_colon(scan, word)
    between = word.previous is not None and not scan.labels and scan.text[word.end : word.end + 1] in _SPACES
    ended = word.ended or (between and scan.text[word.begin - 1] in _SPACES)
    return word.sure == 2 and ended and _fits_bare(scan, word)


def _ended(text: str, floor: int, begin: int) -> bool:
    """Say whether a heading, a sentence or a line ends before ``begin``."""
    if begin - floor < _NEAR and not text[floor:begin].strip():
        return True
    return _STOP_BEFORE.search(text, max(floor, begin - _NEAR), begin) is not None


def _filled(scan: _Scan, before: int) -> int:
    """Return where the value begins that ends before ``before``; -1 without one."""
    index = bisect_left(scan.starts, before) - 1
    return scan.labels[index].end if index >= 0 else -1


def _fits_colon(scan: _Scan, word: _Candidate) -> bool:
    """Decide on a level word with a colon behind it."""
    if word.numbered or (word.sure == 2 and word.ended):
        return True
    if scan.labels:
        return _labelled(scan, word.end)
    return word.sure == 2 or word.ended or scan.text[word.begin - 1] in _SPACES


def _fits_lone(scan: _Scan, word: _Candidate) -> bool:
    """Decide on 服务对象满意度： and the like: a heading if it goes on counting the headings, or a satisfaction stands below."""
    before = word.previous.numbering if word.previous is not None else None
    counted = before is not None and before.number is not None and before.kind == word.numbering.kind
    if counted and before is not None and word.numbering.number == (before.number or 0) + 1:
        return True
    below = _SATISFACTION.match(scan.text, word.end)
    return below is not None and (not scan.labels or _labelled(scan, word.end))


def _fits_bare(scan: _Scan, word: _Candidate) -> bool:
    """Decide on a level word with 指标 or the like, after a stop or a number, and no colon behind it."""
    end = word.end
    index = bisect_left(scan.starts, end)
    if (
        index < len(scan.starts)
        and scan.starts[index] - end < _NEAR
        and not scan.text[end : scan.starts[index]].strip(_EMPTY)
    ):
        return False
    if word.indexed or _LINE.match(scan.text, end):
        return word.numbered or not scan.labels or _labelled(scan, end) or scan.text[end : end + 1] in "\r\n"
    return scan.marks.compound.match(scan.text, end) is None and (
        not scan.labels or (word.numbered and _labelled(scan, end))
    )


def _labelled(scan: _Scan, start: int) -> bool:
    """Say whether a label follows ``start`` before another level word with a colon does."""
    index = bisect_left(scan.starts, start)
    if index == len(scan.starts):
        return False
    between = scan.marks.head.search(scan.text, start - 1, scan.starts[index])
    return between is None or _COLON.match(scan.text, between.end()) is None

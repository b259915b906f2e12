"""What stands below one heading without labels, cut into items: list numbers, stops, line ends, commas between clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_clauses import EDGES, Clause, trimmed
from jixiao.grammar.entry_numbers import BULLETS, DIGIT, RING, TO_TEN, Numbering, ring_number
from jixiao.grammar.levels import BLANKS
from jixiao.grammar.nodes import Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar.entry_clauses import Clauses

__all__ = ["MARKED", "Item", "items_of", "leading_number"]

_INNER = "“[^”]{0,120}+”|「[^」]{0,120}+」|《[^》]{0,120}+》|‘[^’]{0,120}+’|（[^（）]{0,200}+）|\\([^()]{0,200}+\\)"
_MARK = (
    rf"指标(?P<nth>[{DIGIT}]{{1,2}}|{TO_TEN}{{1,2}})(?:[{BLANKS}]{{0,3}}+[：:、.．，,]|[{BLANKS}])|[（(](?P<round>[{DIGIT}]{{1,2}}|{TO_TEN}{{1,3}})[）)][、.．]?"
    rf"|(?P<ring>[{RING}])[、.．]?|(?<![{DIGIT}])(?P<digits>[{DIGIT}]++(?:[.．][{DIGIT}]++)*+)[{BLANKS}]{{0,3}}+[、.．)）:：](?![{DIGIT}])"
    rf"|(?P<han>{TO_TEN}{{1,3}}+)(?:[、.．]|是)|(?P<bullet>[{BULLETS}]++)"
)
_TOKEN = deferred(
    rf"(?P<mark>{_MARK})|(?P<inner>{_INNER})|(?P<stop>[。；;！!\n\r\v\f\x85\u2028\u2029…])|(?P<weak>[，,、{BLANKS}])"
)
_LEADING = deferred(_MARK)
_FIRST = deferred(rf"(?<![{DIGIT}])[1１][{BLANKS}]{{0,3}}[:：][{BLANKS}]{{0,3}}\Z")
"""The number of the first item where a heading bears it: 数量指标 1：…… 2：……"""
MARKED = EDGES | {
    "",
    *f"0123456789０１２３４５６７８９（(指一二三四五六七八九十{BULLETS}㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    *map(chr, range(0x2460, 0x2794)),
}
"""What a list number may begin with, or stand behind."""
_CONTINUED = frozenset("0123456789０１２３４５６７８９≥≤≧≦＞＜><=＝每共且并其即若按未低高超扣得另含约为达不以在")
"""What no clause of its own begins with."""


class Item(NamedTuple):
    """One clause with its own list number.

    ``clause`` is None for a number with nothing behind it. ``indexed``: its number is an ``指标n：``.
    """

    start: int
    body: Span
    numbering: Numbering
    clause: Clause | None
    indexed: bool


class _Piece(NamedTuple):
    start: int
    body: Span
    numbering: Numbering
    indexed: bool
    commas: tuple[int, ...]


def items_of(text: str, start: int, end: int, clauses: Clauses, *, bracketed: bool) -> Iterator[Item]:
    """Yield the items between ``start`` and ``end``; ``bracketed`` when their values stand in brackets."""
    for piece in _pieces(text, start, end):
        if piece.body.start == piece.body.end:
            yield Item(piece.start, piece.body, piece.numbering, None, piece.indexed)
            continue
        begin, numbering = piece.start if piece.numbering.kind else piece.body.start, piece.numbering
        for body, clause in _clauses(text, piece, clauses, bracketed=bracketed or piece.indexed):
            yield Item(begin if begin >= 0 else body.start, body, numbering, clause, piece.indexed)
            begin, numbering = -1, Numbering(-1)


def leading_number(text: str, start: int, end: int) -> tuple[Numbering, int]:
    """Return the list number that a clause begins with, and where its words begin."""
    numbering, position = Numbering(start), trimmed(text, start, end).start
    if text[position : position + 1] not in MARKED:
        return numbering, position
    while (token := _LEADING.match(text, position, end)) is not None:
        own = _number(token, empty=True, previous=None)
        if own is None:
            break
        numbering = own if numbering.span is None else numbering
        position = trimmed(text, token.end(), end).start
    return numbering, position


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Cut at stops and list numbers; the last piece may be a number with an empty body."""
    begin = body = start
    numbering, indexed, previous = Numbering(start), False, 1 if _FIRST.search(text, max(0, start - 6), start) else None
    commas: list[int] = []
    for token in _TOKEN.finditer(text, start, end):
        kind = token.lastgroup
        if kind == "weak":
            commas.append(token.start())
        if kind in {"weak", "inner"}:
            continue
        filled = trimmed(text, body, token.start())
        empty = filled.start == filled.end
        body = body if empty else filled.start
        if kind == "stop":
            if not empty:
                yield _Piece(begin, filled, numbering, indexed, tuple(commas))
                numbering, indexed, begin = Numbering(token.end()), False, token.end()
            elif numbering.span is None:
                begin = token.end()
            body, commas = token.end(), []
            continue
        own = _number(token, empty=empty, previous=previous)
        if own is None:
            continue
        if not empty:
            yield _Piece(begin, trimmed(text, body, own.begin), numbering, indexed, tuple(commas))
        if not empty or numbering.span is None:
            begin = own.begin
        numbering, indexed = own, token["nth"] is not None
        body, commas, previous = token.end(), [], own.number or previous
    last = trimmed(text, body, end)
    if last.start < last.end or numbering.span is not None:
        yield _Piece(begin, last, numbering, indexed, tuple(commas))


def _number(token: re.Match[str], *, empty: bool, previous: int | None) -> Numbering | None:
    """Return the list number of ``token``, None where its digits belong to the clause.

    Inside a clause only 指标n：, ① and the successor of the number before begin a new one.
    """
    kind = next(name for name in ("nth", "round", "ring", "digits", "han", "bullet") if token[name] is not None)
    digits = token[kind]
    span, begin = Span(*token.span(kind)), token.start()
    number = ring_number(digits) if kind == "ring" else int(digits) if digits.isdecimal() else None
    if kind == "digits" and (number is None or len(digits) > 3):
        cut = _successor(digits, previous) if not empty else None
        return (
            None
            if cut is None
            else Numbering(span.end - cut, (previous or 0) + 1, Span(span.end - cut, span.end), kind)
        )
    if empty or kind in {"nth", "ring"}:
        return Numbering(begin, number, span if number is not None else None, kind)
    if kind in {"round", "digits"} and previous is not None:
        cut = _successor(digits, previous)
        if cut is not None:
            begin = begin if cut == len(digits) else span.end - cut
            return Numbering(begin, previous + 1, Span(span.end - cut, span.end), kind)
    return None


def _successor(digits: str, previous: int | None) -> int | None:
    """Return how many of the last ``digits`` are the number after ``previous``, None if they are not."""
    wanted = str(previous + 1) if previous is not None else ""
    return len(wanted) if wanted and digits.endswith(wanted) else None


def _clauses(text: str, piece: _Piece, clauses: Clauses, *, bracketed: bool) -> Iterator[tuple[Span, Clause]]:
    """Cut a piece at the commas and blanks between two clauses that each have a name and a quantity."""
    cuts = [comma for comma in piece.commas if piece.body.start < comma < piece.body.end]
    if not cuts:
        yield piece.body, clauses.part(text, *piece.body, bracketed=bracketed)
        return
    joined: list[tuple[Span, Clause]] = []
    for body, clause in _paired(text, piece.body, cuts, clauses, bracketed=bracketed):
        own = clause.clear and (text[body.start] not in _CONTINUED or clauses.measures(text, clause))
        if joined and not (own and (joined[-1][1].clear or _parted(joined[-1][1]))):
            joined[-1] = _continued(joined[-1], body.end, clause)
        else:
            joined.append((body, clause))
    for body, clause in joined:
        whole = _parted(clause) and clause.value is not None and clause.value.end == body.end
        yield body, clause if whole else clauses.part(text, *body, bracketed=bracketed)


def _parted(clause: Clause) -> bool:
    """Say whether a clause has a name and a value of its own."""
    return None not in {clause.name, clause.value} and clause.name != clause.value


def _paired(
    text: str, piece: Span, cuts: list[int], clauses: Clauses, *, bracketed: bool
) -> Iterator[tuple[Span, Clause]]:
    """Yield what stands between the cuts; a name that its value follows (合格率，≥95%) is one clause with it."""
    waiting: tuple[Span, Clause] | None = None
    begin = piece.start
    for cut in (*cuts, piece.end):
        body = trimmed(text, begin, cut)
        begin = cut + 1
        if body.start == body.end:
            continue
        clause = clauses.part(text, *body, bracketed=bracketed)
        if waiting is not None and clause.name is None and waiting[1].name == waiting[1].value:
            (start, _), (name, _, _) = waiting
            waiting = Span(start, body.end), Clause(name, clause.value, clear=clauses.quantified(text, clause))
            continue
        if waiting is not None:
            yield waiting
        waiting = body, clause
    if waiting is not None:
        yield waiting


def _continued(before: tuple[Span, Clause], end: int, clause: Clause) -> tuple[Span, Clause]:
    """Lengthen a clause by what follows its comma; the value of a clear one runs on."""
    (start, _), (name, value, clear) = before
    if clear and value is not None and name != value:
        return Span(start, end), Clause(name, Span(value.start, end), clear=True)
    return Span(start, end), Clause(name, value, clear or clause.clear)

"""The tree with spans: every character of the text in one leaf."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from jixiao.grammar.nodes import Node, Span
from jixiao.grammar.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.phrases import Item
    from jixiao.grammar.scanner import Word

__all__ = ["NODE_TYPES", "grown"]

NODE_TYPES = MappingProxyType(
    {
        "COMPARATOR": "comparator",
        "COPULA": "copula",
        "NEAR": "approximation",
        "FIGURE": "number",
        "MASK": "mask",
        "PLUSMINUS": "plus-minus",
        "TOLERANCE": "plus-minus",
        "WITHIN": "approximation",
        "SCALE": "scale",
        "UNIT": "unit",
        "UNITNOTE": "unit",
        "REMAINDER": "remainder",
        "CURRENCY": "unit",
        "PER": "per-sign",
        "DENOMINATOR": "per",
        "JOIN": "per-sign",
        "BOUND": "bound",
        "INCLUDED": "bound",
        "LIMIT": "limit",
        "RANGE": "range-sign",
        "DATE": "date",
        "EACH": "per",
        "BASELINE": "baseline",
        "RELATIVE": "baseline",
        "SAMEPERIOD": "baseline",
        "DIRECTION": "direction",
        "PLANYEAR": "period",
        "FRONT": "rank-mark",
        "ORDINAL": "rank-mark",
        "SEPARATOR": "separator",
        "BREAK": "separator",
        "OR": "conjunction",
        "ALSO": "conjunction",
        "COLON": "separator",
        "NOTE": "note",
        "LISTMARK": "list-mark",
    }
)
"""The node type of every word class; the others are ``text``."""

_Inner: TypeAlias = "tuple[int, int, str, Sequence[Word]]"

_NEW = tuple.__new__

_LOOSE = frozenset(
    {
        "COPULA",
        "NEAR",
        "DIRECTION",
        "COMPARATOR",
        "LIMIT",
        "BOUND",
        "RANGE",
        "UNIT",
        "FIGURE",
        "SCALE",
        "DATE",
        "PLANYEAR",
    }
)
"""Words that are text where they belong to no target."""


def grown(draft: Draft, items: list[Item], text: str) -> Draft:
    """Set the tree of ``draft`` and of its parts."""
    end = len(text)
    if len(items) == 1 and draft.words is getattr(items[0], "words", None) and draft.start == 0 and draft.end == end:
        draft.tree = _made("value", 0, end, (_target(str(draft.kind), 0, end, draft.words),))
        return draft
    inner = sorted(node for part in draft.parts or (draft,) for node in _nodes(part))
    draft.tree = _made("value", 0, end, tuple(_children(flat(items), inner, end)))
    if draft.parts:
        _share(draft)
    return draft


def _made(kind: str, start: int, end: int, children: tuple[Node, ...] = ()) -> Node:
    """Make a node; without the keyword constructors of named tuples this takes half the time."""
    return _NEW(Node, (kind, _NEW(Span, (start, end)), children))


def _share(draft: Draft) -> None:
    """Give each part the nodes of its region; parts and nodes are in order."""
    nodes = draft.tree.children
    place = 0
    for part in draft.parts:
        start, end = part.region
        own: list[Node] = []
        done = start
        while place < len(nodes) and nodes[place].span.start < end:
            node = nodes[place]
            if node.span.start >= done and node.span.end <= end:
                if node.span.start > done:
                    own.append(_made("text", done, node.span.start))
                own.append(node)
                done = node.span.end
            place += 1
        if done < end:
            own.append(_made("text", done, end))
        part.tree = _made("part", start, end, tuple(own))


def _nodes(draft: Draft) -> list[_Inner]:
    found: list[_Inner] = []
    if draft.subject is not None:
        found.append((*draft.subject, "subject", ()))
    if draft.scope is not None:
        found.append((*draft.scope, "scope", ()))
    found += ((*mark, ()) for mark in draft.marks)
    if draft.words:
        found.append((draft.start, draft.end, str(draft.kind), draft.words))
    elif draft.word is not None and not isinstance(draft.word, str):
        found.append((*draft.word, "grade", ()))
    return found


def _children(words: Iterable[Word], inner: list[_Inner], end: int) -> Iterator[Node]:
    """Yield the nodes of targets and subjects in order, and between them the other words and the blanks.

    Neighbouring words that mean nothing by themselves are one ``text``.
    """
    place = begun = 0
    pending = iter(inner)
    following = next(pending, None)
    for word in words:
        start = word.start
        while start < word.end:
            while following is not None and following[0] <= start:
                if following[0] >= place:
                    if place > begun:
                        yield _made("text", begun, place)
                    yield from _gap(place, following[0])
                    yield _target(following[2], following[0], following[1], following[3])
                    place = begun = following[1]
                following = next(pending, None)
            start = max(start, place)
            stop = word.end if following is None else min(word.end, following[0])
            if start >= stop:
                break
            kind = word.type
            plain = kind in _LOOSE or kind not in NODE_TYPES
            if place > begun and (not plain or start > place):
                yield _made("text", begun, place)
                begun = place
            if not plain or start > place:
                yield from _gap(place, start)
                begun = start
            if not plain:
                yield _made(NODE_TYPES[kind], start, stop)
                begun = stop
            place = start = stop
    if place > begun:
        yield _made("text", begun, place)
    while following is not None:
        if following[0] >= place:
            yield from _gap(place, following[0])
            yield _target(following[2], following[0], following[1], following[3])
            place = following[1]
        following = next(pending, None)
    yield from _gap(place, end)


def _gap(start: int, end: int) -> Iterator[Node]:
    if end > start:
        yield _made("gap", start, end)


def _target(kind: str, start: int, end: int, words: Sequence[Word]) -> Node:
    """Return a target with its words as leaves; a subject and a grade are leaves themselves."""
    leaves: list[Node] = []
    place = start
    for word in words:
        if word.start > place:
            leaves.append(_made("gap", place, word.start))
        leaves.append(_made(NODE_TYPES.get(word.type, "text"), word.start, word.end))
        place = word.end
    return _made(kind, start, end, tuple(leaves))

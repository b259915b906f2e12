"""The tree with spans: every character of the text in one leaf."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.grammar.nodes import Node, Span
from jixiao.grammar.phrases import flat

if TYPE_CHECKING:
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
        "WITHIN": "approximation",
        "SCALE": "scale",
        "UNIT": "unit",
        "UNITNOTE": "unit",
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

_LOOSE = frozenset({"COPULA", "NEAR", "DIRECTION", "COMPARATOR", "LIMIT", "BOUND", "RANGE", "UNIT", "FIGURE", "SCALE", "DATE", "PLANYEAR"})
"""Words that are text where they belong to no target."""


def grown(draft: Draft, items: list[Item], text: str) -> Draft:
    """Set the tree of ``draft`` and of its parts."""
    words = list(flat(items))
    pieces = draft.parts or (draft,)
    inner = [node for part in pieces for node in _nodes(part)]
    inner.sort()
    leaves = _leaves(words, inner)
    draft.tree = Node("value", Span(0, len(text)), _covered(leaves, 0, len(text), text))
    if draft.parts:
        _share(draft, text)
    return draft


def _share(draft: Draft, text: str) -> None:
    """Give each part the nodes of its region; parts and nodes are in order."""
    nodes = draft.tree.children
    place = 0
    for part in draft.parts:
        start, end = part.region
        own = []
        while place < len(nodes) and nodes[place].span.start < end:
            if nodes[place].span.start >= start and nodes[place].span.end <= end:
                own.append(nodes[place])
            place += 1
        part.tree = Node("part", Span(start, end), _covered(own, start, end, text))


def _nodes(draft: Draft) -> list[tuple[int, int, str, list[Word]]]:
    found = []
    if draft.subject is not None:
        found.append((*draft.subject, "subject", []))
    if draft.scope is not None:
        found.append((*draft.scope, "scope", []))
    if draft.words:
        found.append((draft.start, draft.end, str(draft.kind), draft.words))
    elif draft.word is not None and not isinstance(draft.word, str):
        found.append((*draft.word, "grade", []))
    return found


def _leaves(words: list[Word], inner: list[tuple[int, int, str, list[Word]]]) -> list[Node]:
    """Return the nodes of targets and subjects, and between them the other words; neighbouring texts are one leaf."""
    found: list[Node] = []
    place = 0
    pending = iter(inner)
    following = next(pending, None)
    for word in words:
        while following is not None and following[0] <= word.start:
            found.append(_inner(following))
            place = max(place, following[1])
            following = next(pending, None)
        if word.start < place:
            continue
        kind = "text" if word.type in _LOOSE else NODE_TYPES.get(word.type, "text")
        stop = following[0] if following is not None and following[0] < word.end else word.end
        if kind == "text" and found and found[-1].type == "text" and found[-1].span.end == word.start:
            found[-1] = Node("text", Span(found[-1].span.start, stop))
        else:
            found.append(Node(kind, Span(word.start, stop)))
        place = stop
    while following is not None:
        found.append(_inner(following))
        following = next(pending, None)
    return found


def _inner(item: tuple[int, int, str, list[Word]]) -> Node:
    start, end, kind, words = item
    if len(words) < 2 and kind not in {"comparison", "range", "change", "deadline", "rank"}:
        return Node(kind, Span(start, end))
    leaves = [Node(NODE_TYPES.get(word.type, "text"), Span(word.start, word.end)) for word in words]
    return Node(kind, Span(start, end), tuple(leaves))


def _covered(nodes: list[Node], start: int, end: int, text: str) -> tuple[Node, ...]:
    """Return ``nodes`` with a ``gap`` wherever blanks or brackets lie between two of them, at every depth."""
    found: list[Node] = []
    place = start
    for node in nodes:
        if node.span.start > place:
            found.append(Node("gap", Span(place, node.span.start)))
        inner = _covered(list(node.children), *node.span, text) if node.children else ()
        found.append(node._replace(children=inner) if inner != node.children else node)
        place = node.span.end
    if place < end:
        found.append(Node("gap", Span(place, end)))
    return tuple(found)

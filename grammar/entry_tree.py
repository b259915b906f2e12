"""The syntax tree of an indicator cell: its parts as leaves, parsed by ``entries.lark`` once for each sequence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from lark import Lark, Token, Tree

from jixiao.grammar.levels import BLANKS
from jixiao.grammar.nodes import Node, Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grammar.entry_nodes import Entries, Entry

__all__ = ["tree_of"]

_CODES = {
    "number": "n", "marker": "m", "category": "c", "subcategory": "d", "name": "t", "label": "l", "value": "v",
    "clause": "x", "unit": "u", "remark": "r", "gap": "g", "stray": "s",
}  # fmt: skip
_STOPS = "。；;，,、.．：:"
_OTHERS = rf"{BLANKS}（()）【】\[\]［］〔〕「」『』《》〈〉<>{{}}｛｝＜＞\-－—–·/／|｜~～―・\\→_＿！!？?…"
_BETWEEN = deferred(f"(?P<stop>[{_STOPS}])|(?P<gap>[{_OTHERS}]++)|(?P<marker>[^{_STOPS}{_OTHERS}]++)")
_Part: TypeAlias = "tuple[Span, str]"
_Shape: TypeAlias = "tuple[str, tuple[_Shape | int, ...]]"


def tree_of(parsed: Entries) -> Node:
    """Return the tree ``cell``: entries, the headings that several entries share, gaps, and what is unread."""
    text = parsed.text
    tops: list[tuple[Span, Entry | None]] = [(entry.span, entry) for entry in parsed.entries]
    tops += ((span, None) for span in parsed.unread)
    tops.sort(key=lambda top: top[0])
    shared = _shared(parsed.entries)
    children: list[Node] = []
    position = 0
    for span, entry in [*tops, (Span(len(text), len(text)), None)]:
        if position < span.start:
            children += _between(text, Span(position, span.start), shared)
        if entry is not None:
            children.append(_structured("entry", _leaves(text, span, _parts(entry))))
        elif span.start < span.end:
            children.append(Node("unread", span))
        position = span.end
    return Node("cell", Span(0, len(text)), tuple(children))


def _parts(entry: Entry) -> list[_Part]:
    """Return the parts that stand inside the entry, in order."""
    named = (
        (entry.number_span, "number"), (entry.category, "category"), (entry.subcategory, "subcategory"),
        (entry.label, "label"), (entry.unit, "unit"), (entry.remark, "remark"),
    )  # fmt: skip
    parts = [(span, kind) for span, kind in named if span is not None]
    if entry.name not in {entry.category, entry.subcategory}:
        parts.append((entry.name, "clause" if entry.name == entry.value else "name"))
    if entry.value is not None and entry.value != entry.name:
        parts.append((entry.value, "value"))
    return sorted(part for part in parts if entry.span.start <= part[0].start < part[0].end <= entry.span.end)


def _shared(entries: Sequence[Entry]) -> list[_Part]:
    """Return the level words that stand outside the entries they hold for."""
    found: set[_Part] = set()
    for entry in entries:
        for span, kind in ((entry.category, "category"), (entry.subcategory, "subcategory")):
            if span is not None and span.start < entry.span.start:
                found.add((span, kind))
    return sorted(found)


def _between(text: str, span: Span, shared: Sequence[_Part]) -> Iterator[Node]:
    """Yield what stands between two entries: a heading, or gaps alone."""
    parts = [part for part in shared if span.start <= part[0].start < span.end]
    leaves = _leaves(text, span, parts)
    if parts:
        yield _structured("heading", leaves)
    else:
        yield from leaves


def _leaves(text: str, span: Span, parts: Sequence[_Part]) -> list[Node]:
    """Return leaves for every character of ``span``: the parts, and what stands between them."""
    leaves: list[Node] = []
    position = span.start
    for part, kind in parts:
        leaves += _filling(text, position, part.start)
        leaves.append(Node(kind, part))
        position = part.end
    leaves += _filling(text, position, span.end)
    return leaves


def _filling(text: str, start: int, end: int) -> Iterator[Node]:
    """Yield gaps and markers; a second stop in a row is stray."""
    stopped = False
    for match in _BETWEEN.finditer(text, start, end):
        kind = match.lastgroup or "gap"
        if kind == "stop":
            kind, stopped = ("stray" if stopped else "gap"), True
        yield Node(kind, Span(*match.span()))


def _structured(kind: str, leaves: Sequence[Node]) -> Node:
    shape = _parse("".join([_CODES[leaf.type] for leaf in leaves]))
    return _node((kind, shape[1]), leaves)


def _node(shape: _Shape, leaves: Sequence[Node]) -> Node:
    children = tuple(leaves[item] if isinstance(item, int) else _node(item, leaves) for item in shape[1])
    return Node(shape[0], Span(children[0].span.start, children[-1].span.end), children)


@lru_cache(maxsize=4096)
def _parse(codes: str) -> _Shape:
    """Parse one sequence of parts; the numbers are places in it."""
    return _shape(_parser().parse(codes))


def _shape(tree: Tree[Token]) -> _Shape:
    children = (_shape(child) if isinstance(child, Tree) else child.start_pos or 0 for child in tree.children)
    return str(tree.data), tuple(children)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    """Build the parser, once."""
    return Lark((files("jixiao.grammar") / "entries.lark").read_text(encoding="utf-8"), start="entry", parser="lalr")

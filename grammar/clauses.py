"""A text as clauses: stretches between separators, each with the phrases in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.phrases import Phrase

if TYPE_CHECKING:
    from jixiao.grammar.phrases import Item

__all__ = ["Clause", "clauses"]

_SOFT = frozenset({"BREAK", "OR", "ALSO"})
_EACH = ("各", "均", "分别")


class Clause:
    """Items between two separators. ``alternative`` when 或 stands in front of it."""

    __slots__ = ("alternative", "end", "items", "phrases", "start")

    def __init__(self, items: list[Item], alternative: bool) -> None:
        self.items = items
        self.phrases = [item for item in items if isinstance(item, Phrase)]
        self.start = items[0].start
        self.end = items[-1].end
        self.alternative = alternative


def clauses(items: list[Item], text: str) -> list[Clause]:
    """Split at every ``，``, ``；`` and ``。``, and at 、 或 和 only between two stretches that both hold a number or date.

    Dates that one number is for (6月、12月各1次) stay with it.
    """
    if len(items) == 1:
        return [Clause(items, alternative=False)]
    found: list[Clause] = []
    begun: list[Item] = []
    alternative = False
    for item in items:
        if item.type == "SEPARATOR":
            if begun:
                found += _divided(begun, text, alternative)
                alternative = False
            begun = []
        else:
            begun.append(item)
    if begun:
        found += _divided(begun, text, alternative)
    return found


def _divided(items: list[Item], text: str, alternative: bool) -> list[Clause]:
    if items[0].type in _SOFT:
        alternative = items[0].type == "OR"
        items = items[1:]
    for item in items:
        if item.type in _SOFT:
            break
    else:
        return [Clause(items, alternative)] if items else []
    found: list[Clause] = []
    pieces = _shared(_pieces(items), text)
    current = pieces[0][1]
    counted = _counts(current)
    for sign, piece in pieces[1:]:
        counts = _counts(piece)
        if counted and (counts or (sign.type == "OR" and _relative(piece))):
            found.append(Clause(current, alternative))
            alternative = sign.type == "OR"
            current, counted = piece, counts
        else:
            current += (sign, *piece)
            counted = counted or counts
    if current:
        found.append(Clause(current, alternative))
    return found


def _pieces(items: list[Item]) -> list[tuple[Item, list[Item]]]:
    """Cut at every soft sign; neighbours of them join one piece."""
    pieces: list[tuple[Item, list[Item]]] = [(items[0], [])]
    for item in items:
        if item.type in _SOFT:
            pieces.append((item, []))
        else:
            pieces[-1][1].append(item)
    return pieces


def _shared(pieces: list[tuple[Item, list[Item]]], text: str) -> list[tuple[Item, list[Item]]]:
    """Join the dates that one number is for to its piece."""
    found: list[tuple[Item, list[Item]]] = []
    joining = False
    for sign, piece in reversed(pieces):
        if joining and _ends_in_date(piece):
            following, behind = found.pop()
            found.append((sign, [*piece, following, *behind]))
            joining = len(piece) == 1
        else:
            joining = len(piece) > 1 and _is_plain_date(piece[0]) and text.startswith(_EACH, piece[1].start)
            found.append((sign, piece))
    return found[::-1]


def _ends_in_date(piece: list[Item]) -> bool:
    return bool(piece) and _is_plain_date(piece[-1]) and not any(isinstance(item, Phrase) for item in piece[:-1])


def _is_plain_date(item: Item) -> bool:
    return isinstance(item, Phrase) and item.type == "date" and not item.lead and not item.bounds


def _counts(items: list[Item]) -> bool:
    return any(isinstance(item, Phrase) for item in items)


def _relative(items: list[Item]) -> bool:
    return any(item.type in {"BASELINE", "RELATIVE", "SAMEPERIOD"} for item in items)

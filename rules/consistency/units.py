"""What kind of thing a unit counts, and which units say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.rules.consistency.words import groups, words

if TYPE_CHECKING:
    from jixiao.grammar import Vocabulary

__all__ = ["Unit", "ambiguous", "dimension", "same_period", "same_thing", "unit_of"]

_SCALE = deferred(r"^[十百千万亿]+(?=.)")
_RATE = deferred(r"[/／每]")


class Unit(NamedTuple):
    """A unit as written in brackets: the thing counted and the denominator, both in agreed spelling."""

    unit: str
    per: str | None = None


def unit_of(text: str, vocabulary: Vocabulary) -> Unit:
    """Return what a unit such as ``万人``, ``次/日`` or ``％`` means; 万 and 亿 are left out."""
    known = vocabulary.words("units")
    first, _, rest = _RATE.sub("/", text.strip()).partition("/") if text not in known else (text, "", "")
    bare = first if first in known else _SCALE.sub("", first)
    return Unit(known.get(bare, bare), known.get(rest, rest) or None)


def dimension(unit: str, vocabulary: Vocabulary) -> str | None:
    """Return the dimension of a unit in agreed spelling, None when the vocabulary does not know it."""
    term = vocabulary.section("units").get(unit)
    return None if term is None else str(term.attributes.get("dimension"))


def same_thing(one: str, other: str) -> bool:
    """Tell whether two units of count may stand for each other: 人 and 名, 次 and 场; 个 for anything."""
    return one == other or "个" in (one, other) or any({one, other} <= group for group in groups("same-units"))


def same_period(one: str, other: str) -> bool:
    """Tell whether two denominators may be the same; of a joint one (人·天) any part will do."""
    return any(same_thing(a, b) for a in one.split("·") for b in other.split("·"))


def ambiguous(unit: str) -> bool:
    """Tell whether a unit has several meanings, or is a single letter, so that nothing follows from it."""
    return unit in words("ambiguous-units") or (len(unit) == 1 and unit.isascii() and unit != "%")

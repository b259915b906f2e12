"""What kind of thing a unit counts, and which units say the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.rules.consistency.words import groups, table, words

if TYPE_CHECKING:
    from jixiao.grammar import Vocabulary

__all__ = ["KINDRED", "Unit", "ambiguous", "both_periods", "dimension", "same_period", "same_thing", "unit_of"]

KINDRED = ({"mass", "volume"}, {"power", "physics"}, {"power", "data"})
"""Kinds that are used for one another: water is counted in tons and in cubic metres."""

_SCALE = deferred(r"^[十百千万亿]+(?=.)")
_RATE = deferred(r"[/／每]")
_JOINT = deferred(r"[/／每·．.*]+")
_HALF = "半年"
_TOLD_APART = frozenset({"time", "count"})
"""Only denominators of these are told apart within one kind: a price per kWh and one per 度 are written either way."""


class Unit(NamedTuple):
    """A unit as written in brackets: the thing counted and the denominator, both in agreed spelling."""

    unit: str
    per: str | None = None


@lru_cache(maxsize=256)
def unit_of(text: str, vocabulary: Vocabulary) -> Unit:
    """Return what a unit such as ``万人``, ``次/日`` or ``％`` means; 万 and 亿 are left out. Units recur."""
    known = vocabulary.words("units")
    first, _, rest = _RATE.sub("/", text.strip()).partition("/") if text not in known else (text, "", "")
    bare = first if first in known else _SCALE.sub("", first)
    return Unit(known.get(bare, bare), known.get(rest, rest) or None)


def dimension(unit: str, vocabulary: Vocabulary) -> str | None:
    """Return the dimension of a unit in agreed spelling, None when the vocabulary does not know it."""
    term = vocabulary.section("units").get(unit)
    return None if term is None else str(term.attributes.get("dimension"))


def same_thing(one: str, other: str) -> bool:
    """Tell whether two units may stand for each other: 人 and 名, 次 and 场, 户次 and 次, L and 升; 个 for anything."""
    return (
        one == other
        or "个" in (one, other)
        or (one.endswith("次") and other == "次")
        or (other.endswith("次") and one == "次")
        or any({one, other} <= group for group in groups("same-units"))
    )


def same_period(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Tell whether two denominators may be the same; of a joint one (人·天, 人/天, 人天) any part will do.

    What the vocabulary does not know may be anything.
    """
    return any(_same_part(a, b, vocabulary) for a in _parts(one, vocabulary) for b in _parts(other, vocabulary))


def both_periods(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Tell whether two denominators are lengths of time, so that 次/月 can be worked out from 次/年."""
    return all(per == _HALF or dimension(_period(per, vocabulary), vocabulary) == "time" for per in (one, other))


def ambiguous(unit: str) -> bool:
    """Tell whether a unit has several meanings, or is a single letter, so that nothing follows from it."""
    return unit in words("ambiguous-units") or (len(unit) == 1 and unit.isascii() and unit != "%")


def _parts(per: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words of a denominator; what is written as one word (人月) is taken apart where both are words."""
    parts = [part for part in _JOINT.split(per) if part]
    known = vocabulary.words("units")
    apart = [
        (part[0], part[1:])
        for part in parts
        if part[0] in known and dimension(known.get(part[1:], ""), vocabulary) == "time"
    ]
    return [*parts, *(half for pair in apart for half in pair)]


def _same_part(one: str, other: str, vocabulary: Vocabulary) -> bool:
    one, other = _period(one, vocabulary), _period(other, vocabulary)
    if same_thing(one, other):
        return True
    kinds = dimension(one, vocabulary), dimension(other, vocabulary)
    if None in kinds:
        known = {*vocabulary.words("denominators"), *vocabulary.words("units")}
        return one not in known or other not in known
    if kinds[0] != kinds[1]:  # 元/人 and 元/月 may both be short for 元/人·月
        return set(kinds) in KINDRED or "time" in kinds
    return kinds[0] not in _TOLD_APART


def _period(text: str, vocabulary: Vocabulary) -> str:
    """Return a denominator in agreed spelling; s, h and min are written in denominators alone."""
    latin = table("latin-periods").get(text, text)
    return vocabulary.words("units").get(latin, latin)

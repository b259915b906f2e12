"""Several numbers in one value that belong together, or that are told apart by their words or by what they count."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.value.spans import leaves
from jixiao.rules.value.words import holding, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grammar import Value, Vocabulary

__all__ = ["by_conditions", "reached", "told_apart"]

_ARROWS = ("→", "⟶", "➔", "➝", "➜", "->", "—>", "–>", "=>")
_CHANGED = (*_ARROWS, *words("changed_to"))
_BLANKS = " \t\r\n\u3000\xa0，,、"
_CONDITION = deferred(
    f"(?:非|遇|逢|在|每)?(?:{holding('conditions').pattern})+(?:期间?|时段?|季节?|前|后|条件下?|情况下?)?"
)
_TIMES = frozenset(words("times"))
_PERIODS = frozenset(words("periods"))
_OCCASIONS = frozenset(words("occasions"))
_COUNTS = frozenset({"count", "label"})
_NAMING = frozenset({"subject", "text", "note", "scope", "baseline"})
_MARKS = deferred(r"[\W_]+")
_PLAIN = holding("unnamed")


def reached(parts: Sequence[Value]) -> list[Value]:
    """Drop every number from which a change starts (5%→3%, 95%提高到98%): what it ends at is the target."""
    started = {
        index
        for index, (before, after) in enumerate(pairwise(parts))
        if _unit(before) == _unit(after)
        and (after.text.lstrip(_BLANKS).startswith(_CHANGED) or before.text.rstrip(_BLANKS).endswith(_ARROWS))
    }
    return [part for index, part in enumerate(parts) if index not in started]


def by_conditions(parts: Sequence[Value]) -> bool:
    """Tell whether one thing is done the more often the more it is needed: 非汛期每10天1次，汛期每5天1次."""
    labels = [part.subject for part in parts if part.subject]
    return (
        len(labels) >= len(parts) - 1
        and len({part.unit for part in parts}) == 1
        and all(part.per is not None and part.per.lstrip("0123456789") in _PERIODS for part in parts)
        and all(_CONDITION.fullmatch(label) for label in labels)
    )


def told_apart(parts: Sequence[Value], vocabulary: Vocabulary) -> bool:
    """Tell whether each number can be judged by itself: what it is said of, or what it counts, is that of no other one."""
    named = [(_label(part), _sort(part, vocabulary)) for part in parts]
    return not any(
        _alike(sort, other_sort) and (not label or not other or label == other)
        for (label, sort), (other, other_sort) in combinations(named, 2)
    )


def _label(part: Value) -> str:
    """Return the words around a number that say what it is said of, without verbs and particles that every number has."""
    start = part.tree.span.start
    found = "".join(
        part.text[leaf.span.start - start : leaf.span.end - start] for leaf in leaves(part.tree) if leaf.type in _NAMING
    )
    return _PLAIN.sub("", _MARKS.sub("", found))


def _sort(part: Value, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return what a number counts, and of what it is so many; what counts times, and what tells how long, is one sort."""
    if part.kind is Kind.DEADLINE or isinstance(part.low, str):
        return "date", ""
    per = part.per.lstrip("0123456789") if part.per else ""
    unit = "" if part.unit is None else _counted(part.unit, vocabulary)
    often = per in _PERIODS and unit != "time"  # 每周5天, 每天2小时 are two things
    return f"{unit} more" if part.kind is Kind.CHANGE else unit, "" if often else per


def _counted(unit: str, vocabulary: Vocabulary) -> str:
    if unit in _OCCASIONS:
        return "occasions"
    term = vocabulary.section("units").get(unit)
    dimension = term.attributes.get("dimension", "count") if term is not None else "count"
    return unit if dimension in _COUNTS else str(dimension)


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two numbers may be of the same thing; one without a unit may be of anything but a date."""
    bare = "" in (one[0], other[0]) and "date" not in (one[0], other[0])
    return bare or one == other


def _unit(part: Value) -> tuple[str | None, str | None]:
    per = part.per and part.per.lstrip("0123456789")
    return ("time" if part.unit in _TIMES else part.unit, "time" if per in _PERIODS else per)

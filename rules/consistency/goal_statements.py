"""Numbers in a goal, and whether they are about the thing that an indicator measures."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.rules.consistency.words import alternatives, any_of, ending

if TYPE_CHECKING:
    from jixiao.model import Indicator

__all__ = ["Statement", "stated"]

_CLAUSE = deferred(r"[^，,。；;！!？?\n\r、]+")
_NUMBER = deferred(r"([0-9]+(?:\.[0-9]+)?)[ ]*([万亿]?)")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_ORDINAL = deferred(r"^[\s（(]*(?:[0-9]{1,2}|[一二三四五六七八九十]+)[.．、)）][\s]*")
_SHORTEST = 4
_PIECE = 2
"""Characters of the shortest piece of a name that may stand apart in a goal."""
_NEAR = 4
"""Characters that may describe what is counted, between its number and its noun."""
_PEOPLE = frozenset("人名位")


class Statement(NamedTuple):
    """A number that a clause of the goal states about a thing, and where it stands in the goal with its unit."""

    amount: Decimal
    span: tuple[int, int]


def stated(goal: str, indicator: Indicator) -> Statement | None:
    """Return the one number that the goal states about the indicator's thing; None if there is none, or several."""
    stem = indicator.name.stem
    thing = stem if indicator.name.rate else _untailed(stem)
    if len(thing) < _SHORTEST or goal.count(thing) > 1:
        return None
    unit = indicator.value.unit
    return (_behind(goal, thing, stem, unit) if thing in goal else None) or _amid(goal, thing, unit)


def _behind(goal: str, thing: str, stem: str, expected: str | None) -> Statement | None:
    """Return the number that stands behind the whole thing: 新增就业500人."""
    place = goal.index(thing)
    clause = _clause(goal, place)
    if clause is None:
        return None
    before = _ORDINAL.sub("", goal[clause[0] : place])
    after = place + len(stem if goal.startswith(stem, place) else thing)
    link = _links().match(goal, after)
    number = _NUMBER.match(goal, link.end() if link else after)
    if number is None or not _openings().fullmatch(before):
        return None
    if len(_NUMBER.findall(goal[clause[0] : clause[1]], len(before))) != 1:
        return None
    unit = goal[number.end() : number.end() + len(expected or "")]
    if unit != expected or not _ends(goal, number.end() + len(unit), unit):
        return None
    return _statement(number, number.end() + len(unit))


def _amid(goal: str, thing: str, unit: str | None) -> Statement | None:
    """Return the number that stands amid the words of the thing: 完成6座小型水库除险加固, 维修改造学校18所."""
    if not unit or unit == "%" or not (unit in goal or unit in _PEOPLE):
        return None
    numbers = list(_counted(unit).finditer(goal))
    if len(numbers) != 1:
        return None
    number = numbers[0]
    clause = _clause(goal, number.start())
    if clause is None or not _ends(goal, number.end(), unit):
        return None
    before = _ORDINAL.sub("", goal[clause[0] : number.start()])
    after = goal[number.end() : clause[1]]
    pieces = _pieces(thing, f"{before}，{after}")
    if not pieces or not _leads(before, pieces):
        return None
    behind = [piece for piece in pieces if piece in after]
    if behind:
        named = after.find(behind[-1]) <= (_NEAR if len(pieces) > 1 else 0)
        given = unit in _PEOPLE and any_of("goal-gifts").match(thing) is not None
        return _statement(number, number.end()) if named or given else None
    ordered = sorted(pieces, key=before.find) == pieces
    return _statement(number, number.end()) if ordered and _ends_with(before, pieces[-1]) else None


def _clause(goal: str, place: int) -> tuple[int, int] | None:
    """Return where the clause around a place stands; None for one of other years, parts, or nothing exact."""
    clause = next((item for item in _CLAUSE.finditer(goal) if place in range(*item.span())), None)
    return None if clause is None or any_of("goal-others").search(clause[0]) else clause.span()


def _pieces(thing: str, clause: str) -> list[str]:
    """Return the pieces of a thing, in its order, that the clause holds; none if they are not all of it."""
    pieces: list[str] = []
    while thing:
        size = next((size for size in range(len(thing), _PIECE - 1, -1) if thing[:size] in clause), 0)
        if not size:
            return []
        pieces.append(thing[:size])
        thing = thing[size:]
    return pieces


def _leads(before: str, pieces: list[str]) -> bool:
    """Tell whether what stands before the number is of the thing, and otherwise only leads up to it."""
    first = min((before.find(piece) for piece in pieces if piece in before), default=len(before))
    return _leading().fullmatch(before[:first]) is not None


def _ends_with(before: str, piece: str) -> bool:
    """Tell whether the last piece is what the number counts: nothing but a link stands between."""
    place = before.rfind(piece)
    return _links().fullmatch(before, place + len(piece)) is not None


def _statement(number: re.Match[str], end: int) -> Statement:
    return Statement(Decimal(number[1]) * _SCALES[number[2]], (number.start(), end))


@lru_cache(maxsize=1 << 12)
def _untailed(stem: str) -> str:
    """Return what a name counts: 培训教师 of 培训教师人数."""
    return ending("counted-tails").sub("", stem)


@lru_cache(maxsize=64)
def _counted(unit: str) -> re.Pattern[str]:
    """Return the pattern of a number with this unit; people are counted by several."""
    units = "[人名位]" if unit in _PEOPLE else re.escape(unit)
    return re.compile(f"(?<![0-9.,])([0-9]+(?:\\.[0-9]+)?)[ ]*([万亿]?)[ ]*{units}")


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile(f'(?:{alternatives("goal-openings")}|[“”"\\s])*')


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('goal-openings')}|{alternatives('goal-receivers')})*")


@lru_cache(maxsize=1)
def _links() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('goal-links')}|\\s)*")


def _ends(goal: str, place: int, unit: str) -> bool:
    """Tell whether the unit is over: 人 of 人次 is not."""
    return unit == "%" or goal[place : place + 1] not in {"次", "天", "月", "/", "·", "均"}

"""The numbers of the entries of one cell: where they do not run on by one, and what they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.finding import Fix
from jixiao.model import Problem
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grammar.entry_nodes import Entries, Entry
    from jixiao.model import Passage

__all__ = ["misnumbered"]


class _Numbered(NamedTuple):
    """An entry that bears a number, and the number that its place among the others gives it."""

    entry: Entry
    number: int
    expected: int


def misnumbered(passage: Passage, entries: Entries, project: str) -> Iterator[Problem]:
    """Yield FRM004 where the numbers of the cell, or those below one of its headings, are not those of their places."""
    for sequence in _sequences(entries.entries):
        place = 0
        while place < len(sequence):
            item = sequence[place]
            rest = len(sequence) - place
            if item.number == item.expected:
                place += 1
            elif rest > 1 and _shifted(sequence[place:]):
                yield _problem(passage, item, project, rest)
                break
            else:
                yield _problem(passage, item, project)
                place += 1


def _sequences(entries: Sequence[Entry]) -> Iterator[list[_Numbered]]:
    """Yield the numbered entries that run on from each other; below a heading the numbers may begin anew."""
    sequence: list[_Numbered] = []
    expected = group = None
    bare = 0
    for entry in entries:
        if entry.group != group:
            expected, group = expected if entry.number == expected else None, entry.group
        if entry.number is None or entry.number_span is None:
            expected = None if expected is None else expected + 1
            bare += 1
            continue
        if expected is None:  # the heading above may bear the first number: 数量指标 1：…… 2：……
            yield sequence
            sequence = []
            expected = 2 if bare == 1 and entry.number == 2 else 1
        bare = 0
        sequence.append(_Numbered(entry, entry.number, expected))
        expected += 1
    yield sequence


def _shifted(items: Sequence[_Numbered]) -> bool:
    """Tell whether all numbers to the end are off by the same: one is missing, or stands twice."""
    return len({item.number - item.expected for item in items}) == 1


def _problem(passage: Passage, item: _Numbered, project: str, entries: int = 1) -> Problem:
    """Make the problem; digits are repaired alone where no other number has to change with them."""
    place = passage.part(*(item.entry.number_span or (0, 0)))
    digits = place.text.rstrip("、.．。)） \t\n\u3000")
    number, expected = item.number, item.expected
    zh, en = f"序号写的是 {number}，按顺序应为 {expected}", f"the number is {number}, by order it should be {expected}"
    if entries > 1:
        zh, en = f"{zh}，后面 {entries - 1} 个依次改", f"{en}, and the {entries - 1} behind it accordingly"
    return Problem(
        "FRM004",
        place,
        Text(zh, en),
        expected=str(expected),
        actual=str(number),
        fix=Fix(0, len(digits), str(expected)) if entries == 1 and digits.isdecimal() else None,
        project=project,
    )

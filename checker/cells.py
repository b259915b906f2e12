"""From the text of an indicator cell to indicators, with everything that fits nowhere kept and named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiao.finding import Fix
from jixiao.grammar.entry_regular import regular_entries
from jixiao.grammar.levels import first_length, level_of
from jixiao.model import NO_PASSAGE, Indicator, Parts, Passage, Problem
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.grammar.entry_nodes import Entries, Entry

__all__ = ["CellReading", "indicators_of"]


class CellReading(NamedTuple):
    """The indicators of one cell, the passages that ended in none, and what was odd."""

    indicators: tuple[Indicator, ...]
    unread: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


def indicators_of(passage: Passage, grammar: Grammar, project: str = "") -> CellReading:
    """Split an indicator cell of the wide forms into indicators.

    ``project`` names the project in problems. Problems are FRM003 (text that fits nowhere) and FRM004 (numbering).
    """
    regular = regular_entries(passage.text, grammar.vocabulary)
    if regular is not None:
        return CellReading(
            tuple(
                Indicator.of_entry(grammar, _parts(item.text, item[3:], grammar), passage, item.start, item.number)
                for item in regular
            )
        )
    entries = grammar.entries(passage.text)
    indicators = tuple(_indicator(passage, entry, grammar) for entry in entries.entries)
    unread = tuple(passage.part(*span) for span in entries.unread)
    problems = (*_unread_problems(unread, project), *_numbering(passage, entries, project))
    return CellReading(indicators, unread, problems)


@lru_cache(maxsize=8_192)
def _parts(text: str, ends: tuple[int, int, int], grammar: Grammar) -> Parts:
    """Return the parts of one regular entry; equal entries of a table share them."""
    category, name_end, value = ends
    level = level_of(text[:category], grammar.vocabulary)
    return Parts(
        level.category if level else "other",
        text,
        (0, category),
        None,
        (category + 1, name_end),
        (value, len(text) - 1),
        grammar.value(text[value:-1]),
        grammar.name(text[category + 1 : name_end]),
    )


def _indicator(passage: Passage, entry: Entry, grammar: Grammar) -> Indicator:
    """Make one indicator of one entry."""
    part = passage.part
    start, end = entry.span
    if entry.category is not None:
        start = max(start, entry.category.start)  # without the number: equal entries are judged once
    category = part(*entry.category) if entry.category is not None else NO_PASSAGE
    if entry.category is None and entry.subcategory is not None:
        second = part(*entry.subcategory)
        category = second.part(0, first_length(second.text, grammar.vocabulary))  # the 产出 of 产出数量
    level = level_of(category.text, grammar.vocabulary)
    return Indicator(
        grammar,
        level.category if level else "other",
        category,
        part(*entry.subcategory) if entry.subcategory is not None else NO_PASSAGE,
        part(*entry.name),
        part(*entry.value) if entry.value is not None else part(end, end),
        unit_passage=part(*entry.unit) if entry.unit is not None else NO_PASSAGE,
        remark_passage=part(*entry.remark) if entry.remark is not None else NO_PASSAGE,
        entry=part(start, end),
        number=entry.number,
    )


def _unread_problems(unread: tuple[Passage, ...], project: str) -> Iterator[Problem]:
    for piece in unread:
        yield Problem(
            "FRM003",
            piece,
            Text(
                f"“{_short(piece.text)}”没有被识别为任何指标，请按“类别：名称，年度指标值：值。”的格式填写",
                f"“{_short(piece.text)}” was not recognised as part of any indicator; write it as “category: name, target: value.”",
            ),
            project=project,
        )


def _numbering(passage: Passage, entries: Entries, project: str) -> Iterator[Problem]:
    """Yield FRM004 where the numbers of the cell, or those below one of its headings, do not run on by one."""
    expected = group = None
    bare = 0
    for entry in entries.entries:
        if entry.group != group:
            expected, group = expected if entry.number == expected else None, entry.group
        if entry.number is None or entry.number_span is None:
            expected = None if expected is None else expected + 1
            bare += 1
            continue
        if expected is None:  # the heading above may bear the first number: 数量指标 1：…… 2：……
            expected = 2 if bare == 1 and entry.number == 2 else 1
        bare = 0
        if entry.number != expected:
            yield _misnumbered(passage.part(*entry.number_span), entry.number, expected, project)
            expected = entry.number
        expected += 1


def _misnumbered(place: Passage, number: int, expected: int, project: str) -> Problem:
    """Make the problem; the repair is safe only for the digits themselves."""
    digits = place.text.rstrip("、.．。)） \t\n\u3000")
    return Problem(
        "FRM004",
        place,
        Text(
            f"序号写的是 {number}，按顺序应为 {expected}", f"the number is {number}, by order it should be {expected}"
        ),
        expected=str(expected),
        actual=str(number),
        fix=Fix(0, len(digits), str(expected)) if digits.isdecimal() else None,
        project=project,
    )


def _short(text: str, limit: int = 24) -> str:
    """Cut a quotation for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"

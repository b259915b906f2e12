"""From the text of an indicator cell to indicators, with everything that fits nowhere kept and named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from jixiao.entry_indicators import EntryIndicator, EntryParts
from jixiao.grammar.entry_regular import numbered_pieces, regular_entry
from jixiao.grammar.kept import Kept
from jixiao.grammar.levels import first_length, level_of
from jixiao.memory import RECURRING
from jixiao.model import NO_PASSAGE, Indicator, Passage, Problem
from jixiao.numbering import misnumbered
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.grammar.entry_nodes import Entry

__all__ = ["CellReading", "forget", "indicators_of"]

_KNOWN: WeakKeyDictionary[Grammar, Kept[str, EntryParts]] = WeakKeyDictionary()


class CellReading(NamedTuple):
    """The indicators of one cell, the passages that ended in none, and what was odd."""

    indicators: tuple[Indicator, ...]
    unread: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


def indicators_of(passage: Passage, grammar: Grammar, project: str = "") -> CellReading:
    """Split an indicator cell of the wide forms into indicators.

    ``project`` names the project in problems. Problems are FRM003 (text that fits nowhere) and FRM004 (numbering).
    """
    regular = _regular(passage, grammar)
    if regular is not None:
        return tuple.__new__(CellReading, (regular, (), ()))
    entries = grammar.entries(passage.text)
    indicators = tuple(_indicator(passage, entry, grammar) for entry in entries.entries)
    unread = tuple(passage.part(*span) for span in entries.unread)
    problems = (*_unread_problems(unread, project), *misnumbered(passage, entries, project))
    return CellReading(indicators, unread, problems)


def forget(grammar: Grammar) -> None:
    """Drop all that is kept of entries, values and names for when they come again."""
    _KNOWN.pop(grammar, None)
    grammar.forget()


def _regular(passage: Passage, grammar: Grammar) -> tuple[Indicator, ...] | None:
    """Return the indicators of a cell of regular entries only, None for every other cell."""
    pieces = numbered_pieces(passage.text)
    if pieces is None:
        return None
    known = _KNOWN.get(grammar)
    if known is None:
        known = _KNOWN[grammar] = Kept(RECURRING)
    found = []
    for number, (place, text) in enumerate(pieces, 1):
        parts = known.get(text)
        if parts is None:
            parts = _parts(text, grammar)
            if parts is None:
                return None
            known.keep(text, parts)
        found.append(EntryIndicator(grammar, parts, passage, place, number))
    return tuple(found)


def _parts(text: str, grammar: Grammar) -> EntryParts | None:
    """Return what equal entries share; None for a text that is no regular entry."""
    at = regular_entry(text, grammar.vocabulary)
    if at is None:
        return None
    level = level_of(text[: at.category], grammar.vocabulary)
    return EntryParts(
        text + "。",
        level.category if level else "other",
        at.category,
        (at.category + 1, at.name_end),
        (at.value, len(text)),
        grammar.value(text[at.value :]),
        grammar.name(text[at.category + 1 : at.name_end]),
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


def _short(text: str, limit: int = 24) -> str:
    """Cut a quotation for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"

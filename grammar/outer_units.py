"""Units that stand apart from their number: in brackets before or behind it, or as a last word that no list names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Measured
from jixiao.grammar.nodes import Kind, Span
from jixiao.grammar.scanner import Word
from jixiao.grammar.subjects import trimmed

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item
    from jixiao.grammar.statements import Statements

__all__ = ["LONGEST_UNIT", "bracketed_unit", "noted_unit", "own_unit"]

LONGEST_UNIT = 4


def own_unit(draft: Draft, after: list[Item], reader: Reader) -> None:
    """Take a short last word behind a number without a unit as its unit: ≥0.97比例."""
    if (
        not after
        or any(item.type not in {"TEXT", "CHAR"} for item in after)
        or draft.unit is not None
        or draft.per is not None
        or not draft.numbers
    ):
        return
    start, end = after[0].start, after[-1].end
    if (
        end - start <= LONGEST_UNIT
        and draft.kind is not Kind.RANK
        and reader.lexicon.no_unit.match(reader.text, start, end) is None
    ):
        draft.unit = (start, end)
        draft.end = end
        draft.words = [*draft.words, Word("UNIT", start, end)]
        draft.numbers = tuple(item._replace(unit=draft.unit, unit_span=Span(start, end)) for item in draft.numbers)


def noted_unit(draft: Draft, before: list[Item], reader: Reader, statements: Statements) -> None:
    """Take the unit from brackets right before the sign: 投资额（万元）：500."""
    note = next((item for item in reversed(before) if item.type != "COLON"), None)
    if note is None or note.type != "NOTE" or draft.value is None:
        return
    if bracketed_unit(draft, note, reader, statements) and draft.subject is not None:
        draft.subject = trimmed(draft.subject[0], note.start, reader)


def bracketed_unit(draft: Draft, note: Item, reader: Reader, statements: Statements) -> bool:
    """Take the unit from brackets; tell whether there is one in them."""
    found = statements.nothings.noted_unit(reader.text, note.start, note.end)
    if found is None or draft.value is None:
        return False
    scale, *unit, per = found
    factor = reader.lexicon.scales[scale] if scale else 1
    draft.unit = reader.lexicon.units[reader.text[slice(*unit)]]
    draft.per = "·".join(map(reader.lexicon.denominator, per)) or None
    draft.value = draft.value._replace(factor=draft.value.factor * factor)
    draft.numbers = (Measured(draft.value, draft.unit, Span(*unit)),)
    return True

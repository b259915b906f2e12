"""Rows that only head the rows below them: they bear a name and the weight, those below the values and no weight."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model import Indicator

__all__ = ["mark_parents"]

_DASHES = "-—–－―/"
_THEREOF = "其中"


def mark_parents(indicators: Sequence[Indicator]) -> None:
    """Mark the parents among the indicators of a project, and let the weight of each cover the rows below it.

    Nothing is one where a row with a value of its own bears the weight of those below it too: there the first row of each
    class has the weight, and a blank value is missing.
    """
    if any(_says(upper) and upper.weight and _lacks_weight(upper, lower) for upper, lower in pairwise(indicators)):
        return
    for place, parent in enumerate(indicators):
        if not _may_be_parent(parent):
            continue
        below = list(takewhile(partial(_belongs, parent), indicators[place + 1 :]))
        if below and _says(below[0]):
            parent.heads = True
            for item in below:
                item.weight_passage = parent.weight_passage


def _may_be_parent(row: Indicator) -> bool:
    """Tell whether a row has a name and a weight, and no target, sign, unit or result."""
    said = (row.value_text, row.sign_text, row.unit_text, row.actual_text, row.total_value_passage.text)
    return bool(row.weight) and not row.unread and bool(row.name_text) and not any(_text(text) for text in said)


def _belongs(parent: Indicator, row: Indicator) -> bool:
    """Tell whether a row below a parent is one of its own: of the same class, and without a weight."""
    same = (row.category, row.subcategory) == (parent.category, parent.subcategory)
    return same and row.weight is None and not row.weight_passage.text.strip() and bool(row.name_text)


def _lacks_weight(upper: Indicator, lower: Indicator) -> bool:
    return _belongs(upper, lower) and _says(lower) and not lower.name_text.startswith(_THEREOF)


def _says(row: Indicator) -> bool:
    return bool(_text(row.value_text))


def _text(text: str | None) -> str:
    return squeeze(text or "").strip(_DASHES)

"""What stands where a value should be, and which rows need none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.rules.value.words import holding

if TYPE_CHECKING:
    from jixiao.model import Indicator

__all__ = ["HINTS", "MASK", "deferred_to_total", "inapplicable", "masked"]

MASK = re.compile(
    r"[*＊_＿×○□△◇?？…]+|[xXＸｘ]{2,}|\.{2,}|某某?|^[\s/／\\\-—–－~～、]+$|^(?:无|不适用|暂无|待填|null|NULL|None|NA|N/A)$"
)
HINTS = holding("hints")
_NOT_APPLICABLE = re.compile(r"[\s/／\\\-—–－无]+|其中[:：]?|不适用|无指标|暂无")
_INAPPLICABLE = holding("inapplicable")


def masked(text: str) -> bool:
    """Tell whether a text without a number holds a mask or a stand-in, and not only a sign or a unit."""
    return MASK.search(text.strip()) is not None


def inapplicable(indicator: Indicator) -> bool:
    """Tell whether the name says that the row does not apply to the project."""
    name = indicator.name_text.strip()
    return _NOT_APPLICABLE.fullmatch(name) is not None or _INAPPLICABLE.search(name) is not None


def deferred_to_total(indicator: Indicator) -> bool:
    """Tell whether a dual form gives a target for the whole period only, so that this year has none."""
    total = indicator.total_value_passage.text.strip()
    return bool(total) and MASK.search(total) is None

"""What sort of statement a value without a number makes, so that each gets one finding and no more."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.passages import QUALITATIVE
from jixiao.rules.value.placeholders import HINTS, inapplicable
from jixiao.rules.value.words import holding, words

if TYPE_CHECKING:
    from jixiao.model import Indicator

__all__ = ["RANKED", "VAGUE", "Quality", "declared", "graded", "quality", "repeats_name"]

VAGUE = deferred(f"(?<![不零负])(?:{holding('vague').pattern})")
RANKED = deferred(f"(?:{holding('ranked').pattern}|(?<=[国省市县内业])先进)(?!{holding('rank_objects').pattern})")
_GRADED = holding("graded")
_VERIFIABLE = holding("verifiable")
_BOOLEAN = frozenset(words("boolean"))
_CONTENTED = frozenset(words("contented"))
_RATE_GRADES = frozenset(words("rate_grades"))
_WORD = deferred(r"[^\W\d_]")
_UNSIGNED = QUALITATIVE | {"无", "不适用", "/", "-", "—", "——"}
_DEFINITE = deferred(r"\d|^(?:无|未|不|没有|杜绝|避免|防止)")
_EDGES = " \t\n\u3000\u00a0。．.；;，,、“”\"'（）()"


class Quality(Enum):
    """The sorts, in the order in which they are tried."""

    BOOLEAN = "boolean"
    RANK = "rank"
    DECLARED = "declared"
    VAGUE = "vague"
    OTHER = "other"


def quality(indicator: Indicator) -> Quality | None:
    """Return the sort of a value that should have been a number, None if it is sound or another rule's business."""
    value = indicator.value
    text = value.text.strip(_EDGES)
    if text in _BOOLEAN and value.kind in (Kind.QUALITATIVE, Kind.GRADE):
        return None if inapplicable(indicator) else Quality.BOOLEAN
    if value.kind is Kind.GRADE:
        contented = indicator.name.satisfaction and text in _CONTENTED
        bare = contented or (text in _RATE_GRADES and indicator.name.stem.endswith("率"))
        if not bare or graded(indicator):
            return None
        return Quality.DECLARED if declared(indicator) else Quality.VAGUE
    if value.quantified or inapplicable(indicator):
        return None
    if not _WORD.search(indicator.value_text):
        return None
    if graded(indicator) or HINTS.search(text):
        return None
    if RANKED.search(text):
        return Quality.RANK
    if declared(indicator):
        return Quality.DECLARED
    vague = VAGUE.search(text) is not None and _VERIFIABLE.search(text) is None
    if vague or repeats_name(indicator) or indicator.name.satisfaction:
        return Quality.VAGUE
    return None if _DEFINITE.search(text) else Quality.OTHER


def declared(indicator: Indicator) -> bool:
    """Tell whether the form's own column says that the value is qualitative, or has no sign for it."""
    stated = {indicator.direction_text, indicator.declared_text}
    return not QUALITATIVE.isdisjoint(stated) or (indicator.sign_text or "").strip() in _UNSIGNED


def graded(indicator: Indicator) -> bool:
    """Tell whether value or remark grades the result."""
    return _GRADED.search(indicator.value_text) is not None or _GRADED.search(indicator.remark_passage.text) is not None


def repeats_name(indicator: Indicator) -> bool:
    """Tell whether the value says nothing but the name again."""
    return indicator.value.text.strip(_EDGES) == indicator.name_text.strip(_EDGES)

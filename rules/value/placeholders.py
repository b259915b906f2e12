"""What stands where a value should be, and which rows need none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.value.spans import leaves
from jixiao.rules.value.words import holding, words

if TYPE_CHECKING:
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["HINTS", "deferred_to_total", "inapplicable", "is_blank", "is_symbol", "says_nothing", "stand_in"]

HINTS = holding("hints")
_SYMBOLS = deferred(r"[\s/／\\\-—–－~～|*＊_＿?？…·○□△◇×√]+")
_LETTERS = deferred(r"(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[xXＸｘ]+|[nNＮｎ])(?![A-Za-zＡ-Ｚａ-ｚ])|[某×○□△◇]+")
_BLANK = deferred(r"[\s。．.；;，,、：:]")
_ROW = deferred(r"[\s/／\\\-—–－无]+|其中[:：]?")
_INAPPLICABLE = holding("inapplicable")
_NOTHING = frozenset(words("not_applicable"))


def is_blank(text: str) -> bool:
    """Tell whether nothing but blanks, or a stop or comma, is written."""
    return not text.strip() or _BLANK.fullmatch(text.strip()) is not None


def is_symbol(text: str) -> bool:
    """Tell whether a value is a slash, a dash or another symbol alone."""
    return _SYMBOLS.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a value is 无, 不适用 or the like."""
    return text.strip() in _NOTHING


def stand_in(indicator: Indicator, context: Context) -> tuple[int, int] | None:
    """Return the characters of the value that stand in for a target: a mask, a symbol, a hint; None without one."""
    value = indicator.value
    own = indicator.value_text.strip()
    if value.kind is Kind.PLACEHOLDER:
        masks = [leaf.span for leaf in leaves(value.tree) if leaf.type == "mask"]
        if masks:
            return masks[0]
        found = own in context.vocabulary.words("placeholders")
        letters = _LETTERS.search(value.text)
        if letters and not found:
            return letters.span()
    else:
        hint = HINTS.search(value.text)
        if hint:
            return hint.span()
        found = False
    if own and (found or _SYMBOLS.fullmatch(own)):
        start = value.text.index(own)
        return start, start + len(own)
    return None


def inapplicable(indicator: Indicator) -> bool:
    """Tell whether the name says that the row does not apply to the project."""
    name = indicator.name_text.strip()
    return _ROW.fullmatch(name) is not None or _INAPPLICABLE.search(name) is not None


def deferred_to_total(indicator: Indicator) -> bool:
    """Tell whether a dual form gives a target for the whole period only, so that this year has none."""
    total = indicator.total_value_passage.text
    return not is_blank(total) and not says_nothing(total) and _SYMBOLS.fullmatch(total) is None

"""Parsing by shape: texts that differ in their figures alone are parsed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.characters import normalised
from jixiao.grammar.collecting import collection_paused
from jixiao.grammar.drafts import filled
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.nodes import Value
    from jixiao.grammar.reading import Readings

__all__ = ["Shapes", "shape"]

_FIGURES = str.maketrans("123456789", "000000000")

# Whether figures are a plausible date, or name a thing (5G, 3A), depends on which they are: there the shape is the text.
_PARTICULAR = deferred(
    r"(?<![0-9.,])(?:19|20)[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?![0-9])|[0-9]\s*[年月日号季周天旬学]|[0-9]\s*分之"
    r"|[0-9][.\-/][0-9]{1,2}\s*(?:日|之?前|以前)|[0-9][AaGgDd]|[QqHh][0-9]|[A-Za-z][\-/ ]?[0-9]|第[0-9]|[0-9]成"
)
_LONGEST = 400


def shape(plain: str) -> str:
    """Return what stands for all normalised texts that are parsed alike: figures become noughts, dates stay."""
    return plain if _PARTICULAR.search(plain) else plain.translate(_FIGURES)


class Shapes:
    """A bounded store of drafts by shape."""

    def __init__(self, readings: Readings, limit: int = 8192) -> None:
        self._readings = readings
        self._limit = limit
        self._drafts: dict[str, Draft] = {}

    def value(self, text: str) -> Value:
        """Return the value of ``text``; a shape met before costs no parse."""
        plain = normalised(text)
        key = shape(plain)
        draft = self._drafts.get(key)
        if draft is None:
            if len(plain) > _LONGEST:
                with collection_paused():
                    return filled(self._readings.draft(plain), text, plain)
            draft = self._readings.draft(plain)
            self._keep(key, draft)
        return filled(draft, text, plain)

    def _keep(self, key: str, draft: Draft) -> None:
        """Store a draft; a full store forgets its older half."""
        if len(self._drafts) >= self._limit:
            for old in list(self._drafts)[: self._limit // 2]:
                del self._drafts[old]
        self._drafts[key] = draft

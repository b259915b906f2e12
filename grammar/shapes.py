"""Parsing by shape: texts that differ in their figures alone are parsed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.characters import normalised
from jixiao.grammar.collecting import collection_paused
from jixiao.grammar.cuts import fits, restored
from jixiao.grammar.drafts import filled
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.cuts import Cuts
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
_CONNECTED = deferred(r"[0-9](?:[0-9.,/\-~:年月日号季周旬、和及至到前第\s]*[0-9])?")
_LONGEST = 400
_NAMED = 10
"""Shorter texts have no subject that is worth cutting."""
_MANY = 250
"""Fewer shapes are parsed sooner than the pattern of what can be cut is made."""


def shape(plain: str) -> str:
    """Return what stands for all normalised texts that are parsed alike: figures become noughts, dates stay."""
    if _PARTICULAR.search(plain) is None:
        return plain.translate(_FIGURES)
    return _CONNECTED.sub(_folded, plain)


def _folded(found: re.Match[str]) -> str:
    """Fold the figures of one connected run unless they are particular."""
    around = found.string[max(0, found.start() - 1) : found.end() + 2]
    return found.group() if _PARTICULAR.search(around) else found.group().translate(_FIGURES)


class Shapes:
    """A bounded store of drafts by shape."""

    def __init__(self, readings: Readings, cuts: Cuts | None = None, limit: int = 16384) -> None:
        self._readings = readings
        self._cuts = cuts
        self._limit = limit
        self._drafts: dict[str, Draft] = {}

    def value(self, text: str) -> Value:
        """Return the value of ``text``; a shape met before costs no parse."""
        plain = normalised(text)
        many = len(self._drafts) >= _MANY and len(plain) > _NAMED
        short = self._cuts.find(plain) if many and self._cuts is not None else None
        if short is not None:
            draft = self._draft(short.plain)
            if fits(draft, short):
                return restored(draft, short, text)
        return filled(self._draft(plain), text, plain)

    def _draft(self, plain: str) -> Draft:
        key = shape(plain)
        draft = self._drafts.get(key)
        if draft is None:
            if len(plain) > _LONGEST:
                with collection_paused():
                    return self._readings.draft(plain)
            draft = self._readings.draft(plain)
            self._keep(key, draft)
        return draft

    def _keep(self, key: str, draft: Draft) -> None:
        """Store a draft; a full store forgets its older half."""
        if len(self._drafts) >= self._limit:
            for old in list(self._drafts)[: self._limit // 2]:
                del self._drafts[old]
        self._drafts[key] = draft

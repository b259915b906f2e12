"""Parsing by shape: texts that differ in their figures alone are parsed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.characters import normalised
from jixiao.grammar.cuts import fits, restored
from jixiao.grammar.drafts import filled
from jixiao.grammar.particulars import PARTICULAR

if TYPE_CHECKING:
    from jixiao.grammar.cuts import Cuts
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.nodes import Value
    from jixiao.grammar.reading import Readings

__all__ = ["Shapes", "shape"]

_FIGURES = str.maketrans("123456789", "000000000")

_CONNECTED = re.compile(r"[0-9](?:[0-9.,/\-~:年月日号季周旬、和及至到前第\s]*[0-9])?")
_LONGEST = 400


def shape(plain: str) -> str:
    """Return what stands for all normalised texts that are parsed alike: figures become noughts, dates stay."""
    if PARTICULAR.search(plain) is None:
        return plain.translate(_FIGURES)
    return _CONNECTED.sub(_folded, plain)


def _folded(found: re.Match[str]) -> str:
    """Fold the figures of one connected run unless they are particular."""
    around = found.string[max(0, found.start() - 1) : found.end() + 2]
    return found.group() if PARTICULAR.search(around) else found.group().translate(_FIGURES)


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
        short = self._cuts.find(plain) if self._cuts is not None else None
        if short is not None:
            draft = self._draft(short.plain)
            if fits(draft, short):
                return restored(draft, short, text, plain)
        return filled(self._draft(plain), text, plain)

    def _draft(self, plain: str) -> Draft:
        key = shape(plain)
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._readings.draft(plain)
            if len(plain) <= _LONGEST:
                self._keep(key, draft)
        return draft

    def _keep(self, key: str, draft: Draft) -> None:
        """Store a draft; a full store forgets its older half."""
        if len(self._drafts) >= self._limit:
            for old in list(self._drafts)[: self._limit // 2]:
                del self._drafts[old]
        self._drafts[key] = draft

"""Parsing by shape: texts that differ in their figures alone are parsed once, and equal texts have one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.characters import normalised
from jixiao.grammar.collecting import collection_paused
from jixiao.grammar.drafts import filled
from jixiao.grammar.kept import Kept
from jixiao.grammar.leads import CONTEXT, Leads
from jixiao.grammar.patterns import deferred
from jixiao.grammar.recipes import Recipe

if TYPE_CHECKING:
    from jixiao.grammar.nodes import Value
    from jixiao.grammar.reading import Readings

__all__ = ["Shapes", "shape"]

_FIGURES = str.maketrans("123456789", "000000000")

# Whether figures are a plausible date, or name a thing (5G, 3A), depends on which they are: there the shape is the text.
# The pattern begins with one class of characters, so that the search passes over all others at once.
_PARTICULAR = deferred(
    r"[0-9A-Za-z第](?:(?<=第)[0-9]|(?<=[A-Za-z])[\-/ ]?[0-9]|(?<=[0-9])(?:\s*(?:[年月日号季周天旬学]|分之|:\s?[0-9])|[AaGgDd成]"
    r"|[.\-/][0-9]{1,2}\s*(?:日|之?前|以前))|(?<![0-9.,].)(?:(?<=1)9|(?<=2)0)[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?![0-9]))"
)
_LONGEST = 400


def shape(plain: str) -> str:
    """Return what stands for all normalised texts that are parsed alike: figures become noughts, dates stay."""
    return plain if _PARTICULAR.search(plain) else plain.translate(_FIGURES)


class Shapes:
    """A bounded store of drafts by shape, and of values by text."""

    def __init__(self, readings: Readings, limit: int = 4096) -> None:
        self._readings = readings
        self._leads = Leads(readings)
        self._values: Kept[str, Value] = Kept(limit)
        self._known: Kept[str, Recipe] = Kept(limit)

    def value(self, text: str) -> Value:
        """Return the value of ``text``; a text or a shape met before costs no parse."""
        value = self._values.get(text)
        if value is None:
            value = self._value(text)
            if len(text) <= _LONGEST:
                self._values.keep(text, value)
        return value

    def _value(self, text: str) -> Value:
        plain = normalised(text)
        if len(plain) > _LONGEST:
            with collection_paused():
                return filled(self._readings.draft(plain), text, plain)
        lead = self._leads.length(plain) if plain else 0
        key = f"{lead} {shape(plain[lead - CONTEXT:])}" if lead else shape(plain)
        known = self._known.get(key)
        if known is None:
            known = Recipe(self._readings.draft(plain))
            self._known.keep(key, known)
        return known.value(text, plain)

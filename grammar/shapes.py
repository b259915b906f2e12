"""Parsing by shape: texts that differ in their figures alone are parsed once, and equal texts have one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.characters import normalised
from jixiao.grammar.collecting import collection_paused
from jixiao.grammar.drafts import filled
from jixiao.grammar.figure_shapes import shape
from jixiao.grammar.kept import Kept
from jixiao.grammar.leads import Leads
from jixiao.grammar.recipes import Recipe

if TYPE_CHECKING:
    from jixiao.grammar.nodes import Value
    from jixiao.grammar.reading import Readings

__all__ = ["Shapes"]

_LONGEST = 400


class Shapes:
    """A bounded store of drafts by shape, and of values by text."""

    def __init__(self, readings: Readings, limit: int = 8192) -> None:
        self._readings = readings
        self._leads = Leads(readings)
        self._limit = limit
        self.forget()

    def forget(self) -> None:
        """Drop what is kept."""
        self._leads.forget()
        self._values: Kept[str, Value] = Kept(self._limit)
        self._known: Kept[str, Recipe] = Kept(self._limit)

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
        if plain == text:
            led = self._leads.value(text, self._plain)
            if led is not None:
                return led
        return self._whole(text, plain)

    def _plain(self, text: str) -> Value:
        return self._whole(text, text)

    def _whole(self, text: str, plain: str) -> Value:
        """Return the value of a text by its shape."""
        key = shape(plain)
        known = self._known.get(key)
        again = known is not None
        if known is None:
            known = Recipe(self._readings.draft(plain))
            self._known.keep(key, known)
        return known.value(text, plain, again=again)

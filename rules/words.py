"""The words that rules look for, kept as data in ``words.toml`` beside each family."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.grammar.own_data import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["alternatives", "any_in", "word_table", "words"]


@lru_cache(maxsize=16)
def _sections(family: str) -> Mapping[str, Any]:
    path = Path(__file__).with_name(family) / "words.toml"
    return read_toml(path)


def words(family: str, section: str) -> tuple[str, ...]:
    """Return the words of one section of a family, in the order of the file."""
    return tuple(_sections(family)[section])


def word_table(family: str, section: str) -> Mapping[str, str]:
    """Return a section that maps words to words."""
    return dict(_sections(family)[section])


def alternatives(items: Iterable[str]) -> str:
    """Return a pattern that matches any of ``items``, longer ones first."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda item: (-len(item), item)))


def any_in(characters: str, text: str) -> bool:
    """Tell whether a text holds one of a few characters; looking for one after the other is faster than a pattern."""
    for char in characters:  # noqa: SIM110  any() takes three times as long
        if char in text:
            return True
    return False

"""The words that the rules over values look for, from ``words.toml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jixiao.grammar.own_data import read_toml
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["finder", "holding", "table", "words"]

_NAMES = 8192
"""Answers kept per list of words; a large submission has a few thousand different names."""


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Any]:
    return read_toml(Path(__file__).with_name("words.toml"))


def words(section: str) -> tuple[str, ...]:
    """Return the words of a section, in the order of the file."""
    return tuple(_sections()[section])


def table(section: str) -> Mapping[str, str]:
    """Return a section that maps words to words."""
    return MappingProxyType(_sections()[section])


def finder(*sections: str) -> Callable[[str], bool]:
    """Return a function that tells whether a name holds any word of the sections; names recur, so answers are kept."""
    pattern = holding(*sections)

    @lru_cache(maxsize=_NAMES)
    def found(name: str) -> bool:
        return pattern.search(name) is not None

    return found


def holding(*sections: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of the sections, the longest first."""
    found = {word for section in sections for word in words(section)}
    return deferred("|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))))

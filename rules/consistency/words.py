"""The words that the rules over consistency look for, from ``words.toml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jixiao.grammar.own_data import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["alternatives", "any_of", "ending", "ends", "groups", "table", "words"]


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Any]:
    return read_toml(Path(__file__).with_name("words.toml"))


@lru_cache(maxsize=64)
def words(section: str) -> frozenset[str]:
    """Return the words of a section."""
    return frozenset(_sections()[section])


@lru_cache(maxsize=8)
def groups(section: str) -> tuple[frozenset[str], ...]:
    """Return the lists of a section of lists."""
    return tuple(frozenset(group) for group in _sections()[section])


def table(section: str) -> Mapping[str, str]:
    """Return a section that maps words to words."""
    return MappingProxyType(_sections()[section])


@lru_cache(maxsize=64)
def any_of(section: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a section, the longest first."""
    return re.compile(alternatives(section))


@lru_cache(maxsize=64)
def ending(section: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a section at the end of a text."""
    return re.compile(f"(?:{alternatives(section)})$")


def ends(section: str, stem: str) -> bool:
    """Tell whether a stem, which holds no blanks, ends with a word of a section; its last character excludes most."""
    return stem.endswith(_by_last_character(section).get(stem[-1:], ()))


@lru_cache(maxsize=64)
def _by_last_character(section: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words(section):
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def alternatives(section: str) -> str:
    """Return the words of a section as a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(words(section), key=lambda word: (-len(word), word))))

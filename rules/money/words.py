"""The words that the rules over money look for, from ``words.toml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.grammar.own_data import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["alternatives", "any_of", "ending"]


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Any]:
    return read_toml(Path(__file__).with_name("words.toml"))


def alternatives(section: str) -> str:
    """Return the words of a section as a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(_sections()[section], key=lambda word: (-len(word), word))))


@lru_cache(maxsize=64)
def any_of(section: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a section."""
    return re.compile(alternatives(section))


@lru_cache(maxsize=64)
def ending(section: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a section at the end of a text."""
    return re.compile(f"(?:{alternatives(section)})$")

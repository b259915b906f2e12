"""The words that the comparison of two years looks for, from ``words.toml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.grammar.own_data import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["scales", "words"]


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Any]:
    return read_toml(Path(__file__).with_name("words.toml"))


@lru_cache(maxsize=8)
def words(section: str) -> tuple[str, ...]:
    """Return the words of a section, in the order of the file."""
    return tuple(_sections()[section])


@lru_cache(maxsize=1)
def scales() -> tuple[tuple[str, ...], ...]:
    """Return the scales of grades, each from the best to the worst."""
    return tuple(tuple(scale) for scale in _sections()["grades"])

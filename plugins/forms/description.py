"""The description of a form in TOML: what its header must hold, what it is called, how an empty one looks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jixiao.text import Text

__all__ = ["Description", "built_in", "described"]


@dataclass(frozen=True, slots=True)
class Description:
    """One form. It fits a grid of its ``kind`` and ``level`` that has all ``columns``, one of ``any_of``, none of
    ``without``, every trait, and one of ``title_words`` in its title; the highest ``rank`` of those that fit wins.

    ``requires`` are the columns whose absence is FRM001; ``words`` spellings of its own, by field.
    """

    name: str
    title: Text
    kind: str
    level: str = "project"
    rank: int = 10
    columns: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    traits: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    template: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def described(data: Mapping[str, Any]) -> Description:
    """Make a description of a TOML table that was checked against the schema."""
    rules = data.get("recognise", {})
    return Description(
        data["name"],
        Text(data["title"]["zh"], data["title"]["en"]),
        data["kind"],
        data.get("level", "project"),
        data.get("rank", 100),
        frozenset(rules.get("columns", ())),
        frozenset(rules.get("any", ())),
        frozenset(rules.get("without", ())),
        tuple(rules.get("traits", ())),
        tuple(rules.get("title", ())),
        tuple(rules.get("requires", ())),
        MappingProxyType({key: tuple(words) for key, words in data.get("columns", {}).items()}),
        MappingProxyType(data.get("template", {})),
    )


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Description]:
    """Return the built-in descriptions by name, F1 to F16."""
    found = []
    for item in (files("jixiao.plugins.forms") / "layouts").iterdir():
        if item.name.endswith(".toml"):
            found.append(described(tomllib.loads(item.read_text(encoding="utf-8"))))
    return MappingProxyType({item.name: item for item in sorted(found, key=lambda item: (len(item.name), item.name))})

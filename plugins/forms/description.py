"""The description of a form in TOML: what its header must hold, what it is called, how an empty one looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jixiao.grammar.own_data import read_toml
from jixiao.text import Text

__all__ = ["Description", "Template", "TemplateColumn", "built_in", "described"]


class TemplateColumn(NamedTuple):
    """One column of an empty form: its field, header and width in characters."""

    field: str
    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Template:
    """How an empty form looks.

    ``rows`` are the level words of a long form, ``goals`` the labels of the multi-year and the annual goal, ``entry`` how a
    wide form writes an indicator (``numbered``, ``bracketed``, ``prose``).
    """

    title: str
    columns: tuple[TemplateColumn, ...]
    unit: str = "万元"
    rows: tuple[tuple[str, str], ...] = ()
    goals: tuple[str, ...] = ("年度目标",)
    entry: str = "numbered"
    all_amounts: bool = False
    tasks: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """One form.

    It fits a grid of its ``kind`` and ``level`` that has all ``columns``, one of ``any_of``, none of ``without``, every
    trait, and one of ``title_words`` in its title; the highest ``rank`` of those that fit wins. ``requires`` are the
    columns whose absence is FRM001. ``columns_words`` and ``facts_words`` are spellings of its own, by field;
    ``money_unit`` is the unit that the form prescribes.
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
    columns_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    facts_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    money_unit: str | None = None
    template: Template | None = None


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
        _words(data.get("columns", {})),
        _words(data.get("facts", {})),
        data.get("money-unit"),
        _template(data["template"]) if "template" in data else None,
    )


def _words(table: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(words) for key, words in table.items()})


def _template(data: Mapping[str, Any]) -> Template:
    return Template(
        data["title"],
        tuple(TemplateColumn(item["field"], item["title"], item.get("width", 16)) for item in data["columns"]),
        data.get("unit", "万元"),
        tuple((first, second) for first, second in data.get("rows", ())),
        tuple(data.get("goals", ("年度目标",))),
        data.get("entry", "numbered"),
        data.get("all-amounts", False),
        data.get("tasks", False),
    )


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Description]:
    """Return the built-in descriptions by name, F1 to F16."""
    paths = Path(__file__).with_name("layouts").glob("*.toml")
    found = [described(read_toml(path)) for path in paths]
    return MappingProxyType({item.name: item for item in sorted(found, key=lambda item: (len(item.name), item.name))})

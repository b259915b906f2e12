"""The list of what checks rest on: legal documents with verified wording, and plain grounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jixiao.basis import Basis
from jixiao.grammar.own_data import read_toml
from jixiao.text import Text

__all__ = ["Basis", "load_basis"]


@lru_cache(maxsize=1)
def load_basis() -> Mapping[str, Basis]:
    """Return every basis by id, in the order of the file."""
    sections = read_toml(Path(__file__).with_name("basis.toml"))
    return MappingProxyType({item.id: item for name, section in sections.items() for item in _entries(name, section)})


def _entries(name: str, section: Mapping[str, Any]) -> Iterator[Basis]:
    document = Text(**section["document"])
    number, verified = section.get("number"), section.get("verified", False)
    for key, point in section.get("points", {}).items():
        yield Basis(f"{name}/{key}", document, number, Text(**point), verified)
    if "point" in section:
        yield Basis(name, document, number, Text(**section["point"]), verified)

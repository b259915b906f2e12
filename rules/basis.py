"""The list of what checks rest on: legal documents with verified wording, and plain grounds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jixiao.text import Text

__all__ = ["Basis", "load_basis"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One ground of a check.

    ``number`` is the document's number, None for a ground that is no document. ``verified`` is true only for
    documents whose wording in ``point`` has been verified.
    """

    id: str
    document: Text
    number: str | None
    point: Text
    verified: bool

    @property
    def citation(self) -> Text:
        """Document, number and point in one line."""
        number = self.number or ""
        beside = f" ({number})" if number else ""
        return Text(
            f"{self.document.zh}{f'（{number}）' if number else ''}：{self.point.zh}",
            f"{self.document.en}{beside}: {self.point.en}",
        )


@lru_cache(maxsize=1)
def load_basis() -> Mapping[str, Basis]:
    """Return every basis by id, in the order of the file."""
    sections = tomllib.loads((files("jixiao.rules") / "basis.toml").read_text(encoding="utf-8"))
    return MappingProxyType({item.id: item for name, section in sections.items() for item in _entries(name, section)})


def _entries(name: str, section: Mapping[str, Any]) -> Iterator[Basis]:
    document = Text(**section["document"])
    number, verified = section.get("number"), section.get("verified", False)
    for key, point in section.get("points", {}).items():
        yield Basis(f"{name}/{key}", document, number, Text(**point), verified)
    if "point" in section:
        yield Basis(name, document, number, Text(**section["point"]), verified)

"""The records of a rule set's rules as attributes of their classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jixiao.basis import Basis
from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.text import Text

__all__ = ["attributes_of", "basis_of", "both"]


def attributes_of(record: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of the class that are the rule's record; ``values`` are those of the whole file."""
    found: dict[str, Any] = {
        "code": record["code"],
        "name": record["name"],
        **{key: both(record[key]) for key in ("title", "checks", "why", "repair")},
        "severity": Severity(record["severity"]),
        "reliability": record["reliability"],
        "basis": tuple(record["basis"]),
        "each": record.get("each") == "indicator",
        "enabled": record.get("enabled", True),
        "since": record.get("since", values.get("version") or "1"),
        "status": record.get("status", "stable"),
        "replaced_by": record.get("replaced-by"),
        **{key: tuple(record.get(key, ())) for key in ("aliases", "words", "requires", "supersedes")},
    }
    if "kinds" in record:
        found["kinds"] = frozenset(map(Kind, record["kinds"]))
    if "categories" in record:
        found["categories"] = frozenset(record["categories"])
    if "fix" in record:
        found["fixable"] = "safe" if record["fix"].get("safe") else "unsafe"
    return found


def both(text: str | Mapping[str, str]) -> Text:
    """Return a text in both languages; one that is given once stands for both."""
    return Text(text, text) if isinstance(text, str) else Text(text["zh"], text["en"])


def basis_of(item: Mapping[str, Any]) -> Basis:
    """Return a ground that a rule set adds."""
    return Basis(
        item["id"], both(item["document"]), item.get("number"), both(item["point"]), item.get("verified", False)
    )

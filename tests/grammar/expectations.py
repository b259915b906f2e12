"""Expected fields of values: short tables expanded to every field of ``jixiao parse``."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.grammar import value_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jixiao.grammar import Node, Value

_ALWAYS = {"comparison", "range", "rank", "deadline", "grade", "formula", "compound"}
_NULL = ("value", "unit", "per", "low", "high", "subject", "baseline", "direction", "date", "scope", "join")
_OUTSIDE = {"text", "canonical", "ast"}


def table(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Read a table of cases: text and expected fields."""
    return [(text, expanded(case)) for text, case in tomllib.loads(path.read_text(encoding="utf-8")).items()]


def expanded(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return every field: those that a table leaves out are null or false, or follow from the kind."""
    fields: dict[str, Any] = dict.fromkeys(_NULL)
    fields |= {"approximate": False, "op": None, "parts": None}
    fields["quantified"] = case["kind"] in _ALWAYS or (case["kind"] == "change" and ("value" in case or "low" in case))
    fields |= case
    if fields["op"] is not None:
        fields["op_stated"] = fields["op"] != "(=)"
        fields["op"] = fields["op"].strip("()")
    if fields["parts"]:
        fields["parts"] = [expanded(part) for part in fields["parts"]]
    return fields


def seen(value: Value) -> dict[str, Any]:
    """Return the same fields of a parsed value."""
    return _seen(value_to_dict(value))


def _seen(record: Mapping[str, Any]) -> dict[str, Any]:
    fields = {key: item for key, item in record.items() if key not in _OUTSIDE}
    if fields["parts"]:
        fields["parts"] = [_seen(part) for part in fields["parts"]]
    return fields


def leaves(node: Node) -> Iterator[Node]:
    """Yield the leaves of a tree from left to right."""
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


class Sentence(NamedTuple):
    """A sentence about one word: its section, what it means, and the words that are one leaf of its tree, if that is tested."""

    section: str
    text: str
    fields: dict[str, Any]
    leaf: str | None

    def holds(self, value: Value) -> bool:
        """Tell whether ``value``, the parsed text, is what the sentence means."""
        texts = [value.text[leaf.span.start : leaf.span.end] for leaf in leaves(value.tree) if leaf.type != "text"]
        return seen(value) == self.fields and (self.leaf is None or self.leaf in texts)


def sentences(path: Path) -> list[Sentence]:
    """Read a table of words."""
    found = []
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["words"]:
        keyed = group.get("keys") or {"": group["words"]}
        for key, words in keyed.items():
            for word in map(_written, words):
                fields = {
                    name: item.replace("{key}", key).replace("{}", word) if isinstance(item, str) else item
                    for name, item in group["fields"].items()
                }
                leaf = group["leaf"].replace("{}", word) if "leaf" in group else None
                found.append(Sentence(group["section"], group["text"].replace("{}", word), expanded(fields), leaf))
    return found


def _written(word: str) -> str:
    for gap in ("某事", "甲乙"):
        word = word.replace("…", gap, 1)
    return word.replace("#", "12")

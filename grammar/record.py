"""A value as plain data: the fields of ``jixiao parse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.grammar.canonical import canonical, plain

if TYPE_CHECKING:
    from jixiao.grammar.language import Grammar
    from jixiao.grammar.nodes import Node, Value

__all__ = ["value_to_dict"]


def value_to_dict(value: Value, grammar: Grammar | None = None) -> dict[str, Any]:
    """Return the fields of ``jixiao parse --format json``; decimals as strings, spans as pairs.

    ``grammar`` is the one that parsed the value, None for the built-in one. Spans of parts count the whole text.
    """
    return _record(value, value.text, grammar)


def _record(value: Value, text: str, grammar: Grammar | None) -> dict[str, Any]:
    record: dict[str, Any] = {"text": value.text, "kind": str(value.kind), "op": value.op}
    if value.op is not None:
        record["op_stated"] = bool(value.op_stated)
    return record | {
        "value": value.word if value.word is not None else plain(value.number),
        "unit": value.unit,
        "per": value.per,
        "low": plain(value.low),
        "high": plain(value.high),
        "approximate": value.approximate,
        "subject": value.subject,
        "baseline": value.baseline,
        "direction": value.direction,
        "date": value.date,
        "scope": value.scope,
        "parts": [_record(part, text, grammar) for part in value.parts] or None,
        "join": value.join,
        "quantified": value.quantified,
        "canonical": canonical(value, grammar),
        "ast": _tree(value.tree, text),
    }


def _tree(node: Node, text: str) -> dict[str, Any]:
    start, end = node.span
    return {
        "type": node.type,
        "span": [start, end],
        "text": text[start:end],
        "children": [_tree(child, text) for child in node.children],
    }

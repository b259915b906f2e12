"""A value as plain data: the fields of ``jixiao parse``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jixiao.grammar.nodes import Hint, Node, Quantity, Value

__all__ = ["canonical", "hint", "value_to_dict"]


def value_to_dict(value: Value) -> dict[str, Any]:
    """Return the fields of ``jixiao parse --format json``; decimals as strings, spans as pairs."""
    record: dict[str, Any] = {"text": value.text, "kind": str(value.kind), "op": value.op}
    if value.op is not None:
        record["op_stated"] = bool(value.op_stated)
    record |= {
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
        "parts": [value_to_dict(part) for part in value.parts] or None,
        "join": value.join,
        "quantified": value.quantified,
        "canonical": canonical(value),
        "ast": _tree(value.tree, value.text, value.tree.span.start),
    }
    return record


def plain(number: Quantity | str | None) -> str | None:
    """Return a number as text without exponent, a fraction as ``2/3``."""
    if number is None or isinstance(number, str):
        return number
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tree(node: Node, text: str, origin: int) -> dict[str, Any]:
    start, end = node.span
    return {
        "type": node.type,
        "span": [start, end],
        "text": text[start - origin : end - origin],
        "children": [_tree(child, text, origin) for child in node.children],
    }


def canonical(value: Value) -> str:
    """Return one agreed spelling of the same meaning."""
    return value.text.strip()


def hint(value: Value) -> Hint | None:
    """Return what was taken for what, for a value that is only half read."""
    return None

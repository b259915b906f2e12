"""Indicator expressions: text to syntax tree. Imports nothing else of jixiao."""

from __future__ import annotations

from jixiao.grammar.nodes import Kind, Name, Node, Number, Quantity, Span, Value

__all__ = ["Kind", "Name", "Node", "Number", "Quantity", "Span", "Value"]

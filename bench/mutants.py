"""Changed conditions of a module, one at a time, for the measurement of cases.

Changed are comparisons (``<`` to ``<=``, ``==`` to ``!=``, ``in`` to ``not in``), ``and`` and ``or``, numbers that are
compared with, ``any`` and ``all``; negations, operands and guards are taken away, and conditions turned round;
``x or ""``, which stands in for what is absent, is no condition.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, NamedTuple

__all__ = ["Mutant", "code_of", "mutants"]

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SWAPPED = {"any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One change: the function it is in, the line, what was done, and the changed module."""

    function: str
    line: int
    what: str
    tree: ast.Module


def changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], ast.AST]]]:
    """Yield what can be done to one node: a description, and a function that does it to a copy of the node."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            new = _OPPOSITE[type(operator)]
            yield f"{type(operator).__name__} to {new.__name__}", _with_operator(index, new)
        for index, side in enumerate(node.comparators):
            if isinstance(side, ast.Constant) and type(side.value) is int:
                yield f"{side.value} to {side.value + 1}", _with_number(index)
    elif isinstance(node, ast.BoolOp) and not _is_default(node):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} to {other.__name__}", lambda item: ast.BoolOp(other(), item.values)
        for index in range(len(node.values)):
            yield f"operand {index + 1} of {len(node.values)} removed", _without_operand(index)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not removed", lambda item: item.operand
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SWAPPED:
        yield f"{node.func.id} to {_SWAPPED[node.func.id]}", _swapped
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition turned round", _turned
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], ast.Return | ast.Continue):
            yield "guard removed", lambda _: ast.Pass()
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            yield f"filter {index + 1} removed", _without_filter(index)


def _is_default(node: ast.BoolOp) -> bool:
    """Tell whether ``text or ""`` only stands in for what is absent, which is no condition."""
    return isinstance(node.op, ast.Or) and isinstance(node.values[-1], ast.Constant | ast.Tuple)


def _with_operator(index: int, new: type[ast.cmpop]) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        node.ops[index] = new()
        return node

    return change


def _with_number(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        node.comparators[index] = ast.Constant(node.comparators[index].value + 1)
        return node

    return change


def _without_operand(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        del node.values[index]
        return node if len(node.values) > 1 else node.values[0]

    return change


def _without_filter(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        del node.ifs[index]
        return node

    return change


def _swapped(node: Any) -> ast.AST:
    node.func = ast.Name(_SWAPPED[node.func.id], ast.Load())
    return node


def _turned(node: Any) -> ast.AST:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


class _Replace(ast.NodeTransformer):
    """Puts the changed node in the place of the node with a number; nodes are numbered in the order of ``ast.walk``."""

    def __init__(self, wanted: ast.AST, change: Callable[[Any], ast.AST]) -> None:
        self.wanted, self.change = wanted, change

    def visit(self, node: ast.AST) -> Any:
        if node is self.wanted:
            return ast.copy_location(self.change(node), node)
        return self.generic_visit(node)


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of the functions of a module."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        owner = _owner(tree, node)
        if owner is None:
            continue
        for what, change in changes(node):
            changed = ast.parse(source)
            wanted = next(item for place, item in enumerate(ast.walk(changed)) if place == number)
            mutated = _Replace(wanted, change).visit(changed)
            yield Mutant(owner, _line(node), what, ast.fix_missing_locations(mutated))


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0))


def _owner(tree: ast.Module, node: ast.AST) -> str | None:
    """Return the qualified name of the outermost function that holds a node."""
    line = _line(node)
    for item in tree.body:
        members = [(item.name + ".", inner) for inner in item.body] if isinstance(item, ast.ClassDef) else [("", item)]
        for prefix, function in members:
            if isinstance(function, ast.FunctionDef) and function.lineno <= line <= (function.end_lineno or 0):
                return prefix + function.name
    return None


def code_of(code: CodeType, name: str) -> CodeType:
    """Return the code of a function out of the code of its module."""
    for part in name.split("."):
        code = next(item for item in code.co_consts if isinstance(item, CodeType) and item.co_name == part)
    return code

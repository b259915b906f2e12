"""Expressions of the Common Expression Language: compiled and type-checked once, evaluated in microseconds.

CEL is not Turing-complete, has no side effects, and its regular expressions are linear. The engine adds a budget of
10,000 steps over lists, so that no condition can hang a run. Beyond the standard, whole numbers and decimals may be
mixed in comparisons and arithmetic (``value.number >= 95``), and ``sum(list)`` adds decimals exactly. ``has`` is left out:
every name of the view is always there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from jixiao.errors import ConfigError
from jixiao.expression_errors import ExpressionError, explained, without_result

__all__ = ["Expression", "ExpressionError", "Expressions", "available"]

_NUMBERS = ("int", "double")
_ORDERED = ("bool", "string", "timestamp", "duration")
_ORDER = {"_<_": "less", "_<=_": "less_equals", "_>_": "greater", "_>=_": "greater_equals"}
_EQUAL = {"_==_": "equals", "_!=_": "not_equals"}
_ARITHMETIC: Mapping[str, tuple[str, Callable[[float, float], float]]] = {
    "_+_": ("add", lambda a, b: a + b),
    "_-_": ("subtract", lambda a, b: a - b),
    "_*_": ("multiply", lambda a, b: a * b),
    "_/_": ("divide", lambda a, b: a / b),
}
_MORE_ARITHMETIC = {
    "_+_": (
        ("string", "string", "string"),
        ("duration", "duration", "duration"),
        ("timestamp", "duration", "timestamp"),
        ("list<T>", "list<T>", "list<T>"),
    ),
    "_-_": (
        ("duration", "duration", "duration"),
        ("timestamp", "duration", "timestamp"),
        ("timestamp", "timestamp", "duration"),
    ),
}


class Expression:
    """One compiled expression; ``type`` is the type of its result (``BOOL``, ``STRING``, ``DOUBLE`` …)."""

    __slots__ = ("_compiled", "source", "type")

    def __init__(self, source: str, compiled: Any) -> None:
        self.source = source
        self._compiled = compiled
        self.type: str = compiled.return_type().name()

    def value(self, data: Mapping[str, Any]) -> Any:
        """Evaluate; what goes wrong at run time (no such key, division by zero, too many steps) is an ``EvaluationError``."""
        try:
            result = self._compiled.eval(data=data)
        except RuntimeError as error:
            raise without_result(self.source, str(error)) from error
        found = result.plain_value()
        if result.type().name() == "ERROR":
            raise without_result(self.source, str(found))
        return found


class Expressions:
    """An environment: the variables by name with their types, and ``descriptors``, the pool that defines their messages."""

    def __init__(self, variables: Mapping[str, str], pool: Any = None) -> None:
        cel = available()
        self.variables = variables
        self._environment = cel.NewEnv(
            pool,
            config=cel.NewEnvConfigFromYaml(_declarations()),
            variables={name: _type(cel, kind) for name, kind in variables.items()},
            function_impls=_implementations(),
        )

    def compile(self, source: str) -> Expression:
        """Compile and check one expression; ``ExpressionError`` tells what is wrong and at which characters."""
        try:
            return Expression(source, self._environment.compile(source))
        except RuntimeError as error:
            raise explained(source, str(error), self.variables) from error


def available() -> Any:
    """Return the CEL module, or raise ``ConfigError`` where this machine has none."""
    try:
        return import_module("cel_expr_python.cel")
    except ImportError as error:
        raise ConfigError(
            f"TOML 规则集需要表达式引擎 cel-expr-python，此环境没有：{error}。",
            f"TOML rule sets need the expression engine cel-expr-python, which is missing here: {error}.",
        ) from error


def _type(cel: Any, kind: str) -> Any:
    """Return the CEL type of ``string``, ``list<double>``, ``jixiao.Value`` and the like."""
    simple = {"string": cel.Type.STRING, "double": cel.Type.DOUBLE, "int": cel.Type.INT, "bool": cel.Type.BOOL}
    if kind.startswith("list<"):
        return cel.Type.List(_type(cel, kind.removeprefix("list<").removesuffix(">")))
    return simple.get(kind) or cel.Type(kind)


@cache
def _declarations() -> str:
    """Return the environment's configuration; every JSON text is YAML."""
    functions: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for symbol, name in _ORDER.items():
        pairs = [(a, b) for a in _NUMBERS for b in _NUMBERS] + [(kind, kind) for kind in _ORDERED]
        functions[symbol] = [(f"{name}_{a}_{b}", (a, b), "bool") for a, b in pairs]
    for symbol, name in _EQUAL.items():
        mixed = [(f"{name}_{a}_{b}", (a, b), "bool") for a, b in (("int", "double"), ("double", "int"))]
        functions[symbol] = [(name, ("T", "T"), "bool"), *mixed]
    functions["@in"] = [
        ("in_list", ("T", "list<T>"), "bool"),
        ("in_map", ("T", "map<T,U>"), "bool"),
        ("in_list_of_int", ("double", "list<int>"), "bool"),
        ("in_list_of_double", ("int", "list<double>"), "bool"),
    ]
    for symbol, (name, _) in _ARITHMETIC.items():
        pairs = [(a, b) for a in _NUMBERS for b in _NUMBERS]
        same = [(f"{name}_{a}_{b}", (a, b), "int" if a == b == "int" else "double") for a, b in pairs]
        more = [(f"{name}_more_{n}", (a, b), c) for n, (a, b, c) in enumerate(_MORE_ARITHMETIC.get(symbol, ()))]
        functions[symbol] = [*same, *more]
    replaced = [{"name": symbol} for symbol in functions]
    functions["sum"] = [("sum_double", ("list<double>",), "double"), ("sum_int", ("list<int>",), "int")]
    declared = [{"name": name, "overloads": [_overload(*item) for item in items]} for name, items in functions.items()]
    return json.dumps(
        {
            "stdlib": {"exclude_functions": replaced, "exclude_macros": ["has"]},
            "extensions": [{"name": "strings"}, {"name": "math"}],
            "functions": declared,
        }
    )


def _overload(key: str, arguments: tuple[str, ...], result: str) -> dict[str, Any]:
    return {"id": key, "args": [_declared(kind) for kind in arguments], "return": _declared(result)}


def _declared(kind: str) -> dict[str, Any]:
    """Return a type in the words of the configuration; ``T`` and ``U`` stand for any type."""
    if kind in {"T", "U"}:
        return {"type_name": kind, "is_type_param": True}
    outer, _, inner = kind.rstrip(">").partition("<")
    return (
        {"type_name": outer, "params": [_declared(item) for item in inner.split(",")]} if inner else {"type_name": kind}
    )


def _implementations() -> dict[str, Callable[..., Any]]:
    """Return what the engine has no function of its own for."""
    found: dict[str, Callable[..., Any]] = {"sum_double": _exact_sum}
    for name, function in _ARITHMETIC.values():
        found[f"{name}_int_double"] = found[f"{name}_double_int"] = function
    return found


def _exact_sum(values: list[int | float]) -> float:
    """Add the decimals that the doubles stand for: 0.1 and 0.2 make 0.3. At run time lists of all kinds are one."""
    if values and all(isinstance(value, int) for value in values):
        return sum(values)
    return float(sum((Decimal(repr(float(value))) for value in values), Decimal()))

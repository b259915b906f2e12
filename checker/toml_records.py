"""The view as typed messages: built once for a rule set, filled only with what its expressions name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.grammar.patterns import deferred
from jixiao.toml_view import RECORDS, VARIABLES, Field

if TYPE_CHECKING:
    from fractions import Fraction

    from jixiao.model import Indicator

__all__ = ["PACKAGE", "Records", "descriptors", "words_of"]

PACKAGE = "jixiao"
NAN = float("nan")
_KEPT = 20_000
"""Indicators kept; a real table has a few thousand different ones."""
_WORD = deferred(r"[A-Za-z_][A-Za-z0-9_]*")
_WAN = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "亿元": Decimal(10000),
}


def words_of(expressions: Iterable[str]) -> frozenset[str]:
    """Return every word that expressions name, and perhaps some of their texts': what the view must hold."""
    return frozenset(word for text in expressions for word in _WORD.findall(text))


@cache
def descriptors() -> tuple[Any, Mapping[str, Any]]:
    """Return the descriptor pool of the view and its message classes by record."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    file = descriptor_pb2.FileDescriptorProto(name="jixiao/view.proto", package=PACKAGE, syntax="proto3")
    for record, fields in RECORDS.items():
        message = file.message_type.add(name=record)
        for number, (name, field) in enumerate(fields.items(), 1):
            _declare(message, name, number, field.type)
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    found = {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{PACKAGE}.{name}")) for name in RECORDS}
    return pool, found


def _declare(message: Any, name: str, number: int, kind: str) -> None:
    """Add one field to a message descriptor."""
    from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Proto

    plain = {"string": Proto.TYPE_STRING, "double": Proto.TYPE_DOUBLE, "int": Proto.TYPE_INT64, "bool": Proto.TYPE_BOOL}
    label = Proto.LABEL_REPEATED if kind.startswith(("list<", "map<")) else Proto.LABEL_OPTIONAL
    inner = kind.removeprefix("list<").removesuffix(">")
    if inner in plain:
        message.field.add(name=name, number=number, type=plain[inner], label=label)
        return
    reference = f".{PACKAGE}.{inner}"
    if kind == "map<string,string>":
        entry = message.nested_type.add(name=f"{name.title()}Entry")
        entry.options.map_entry = True
        _declare(entry, "key", 1, "string")
        _declare(entry, "value", 2, "string")
        reference = f".{PACKAGE}.{message.name}.{entry.name}"
    message.field.add(name=name, number=number, type=Proto.TYPE_MESSAGE, type_name=reference, label=label)


class Records:
    """Makes messages of subjects, with the fields that ``words`` name; amounts are turned from ``unit`` into 万元.

    An unknown unit leaves the amounts unknown.
    """

    def __init__(self, words: frozenset[str], unit: str | None = None) -> None:
        self._classes = descriptors()[1]
        self._plans = {name: _plan(fields, words) for name, fields in RECORDS.items()}
        self._variables = {scope: _plan(fields, words) for scope, fields in VARIABLES.items()}
        self._factor = _WAN.get(unit or "")
        self._indicators: dict[object, Any] = {}

    def variables(self, scope: str, sources: Mapping[str, Any]) -> dict[str, Any]:
        """Return the variables of a scope that are needed, each read from its own source or from the subject ``""``."""
        whole = sources.get("")
        return {
            name: _clean(field.type, field.read(sources.get(name, whole), self))
            for name, field in self._variables[scope]
        }

    def made(self, record: str, source: Any) -> Any:
        """Make one message of ``source``."""
        given = {name: _clean(field.type, field.read(source, self)) for name, field in self._plans[record]}
        try:
            return self._classes[record](**given)
        except UnicodeEncodeError:  # half of a surrogate pair, which only a damaged file can hold
            return self._classes[record](**{key: _encodable(value) for key, value in given.items()})

    def indicator(self, source: Indicator) -> Any:
        """Make the message of an indicator; equal ones of a table are made once."""
        key = source.key
        found = self._indicators.get(key)
        if found is None:
            if len(self._indicators) >= _KEPT:
                self._indicators.clear()
            found = self._indicators[key] = self.made("Indicator", source)
        return found

    def wan(self, amount: Decimal | None) -> float:
        """Return an amount in 万元, NaN when it or its unit is unknown."""
        return NAN if amount is None or self._factor is None else float(amount * self._factor)

    @staticmethod
    def number(value: Decimal | Fraction | None) -> float:
        """Return the nearest double."""
        return _double(value)


def _plan(fields: Mapping[str, Field], words: frozenset[str]) -> tuple[tuple[str, Field], ...]:
    return tuple((name, field) for name, field in fields.items() if name in words)


def _clean(kind: str, value: Any) -> Any:
    """Give what is absent the value that the type has for it."""
    if kind == "double":
        return _double(value)
    if value is None:
        return {"string": "", "int": 0, "bool": False}.get(kind, value)
    return value


def _double(value: Any) -> float:
    if value is None:
        return NAN
    try:
        return float(value)
    except OverflowError:  # a fraction of hundreds of digits
        return float("inf")


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value

"""The public members of a class with their types, as its source states them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

__all__ = ["Member", "members"]

_HIDDEN = {
    "Indicator": frozenset({"grammar", "key", "entry_parts", "spot", "go_on"}),
    "Rule": frozenset({"written", "origin", "scope", "parameters"}),
}
"""What is public for the engine only."""


class Member(NamedTuple):
    """One attribute or method: how it is written, its type, and its docstring where it has one."""

    name: str
    written: str
    type: str
    doc: str = ""


def members(kind: type) -> Iterator[Member]:
    """Yield the public members of a class: fields in their order, then properties and methods."""
    hidden = _HIDDEN.get(kind.__name__, frozenset())
    if issubclass(kind, Enum):
        yield from (Member(item.name, f"{kind.__name__}.{item.name}", f'"{item.value}"') for item in kind)
    else:
        for name, stated in _fields(kind).items():
            if not name.startswith("_") and name not in hidden:
                yield Member(name, name, _plain(stated))
    for name, item in vars(kind).items():
        if name.startswith("_") or name in hidden:
            continue
        if isinstance(item, property):
            yield Member(name, name, _plain(inspect.get_annotations(_getter(item))["return"]), _first(item))
        elif inspect.isfunction(item) or isinstance(item, classmethod):
            function = item.__func__ if isinstance(item, classmethod) else item
            yield Member(name, *_call(function), _first(function))


def _getter(item: property) -> Any:
    return item.fget


def _fields(kind: type) -> dict[str, Any]:
    """Return what a record declares; of a plain class, what it is made of."""
    found = inspect.get_annotations(kind)
    if found:
        return found
    stated = inspect.get_annotations(vars(kind)["__init__"])
    return {
        name: text for name, text in stated.items() if name in getattr(kind, "__slots__", stated) and name != "return"
    }


def _call(function: Any) -> tuple[str, str]:
    """Return how a function is called, and what it returns."""
    signature = inspect.signature(function)
    own = [item for item in signature.parameters.values() if item.name not in {"self", "cls"}]
    shown = signature.replace(
        parameters=[item.replace(annotation=inspect.Parameter.empty) for item in own],
        return_annotation=inspect.Signature.empty,
    )
    return f"{function.__name__}{shown}", _plain(signature.return_annotation)


def _plain(stated: Any) -> str:
    """Return a type as its source states it."""
    text = getattr(stated, "__forward_arg__", stated)
    text = text if isinstance(text, str) else getattr(text, "__name__", str(text))
    return text.removeprefix("ClassVar[").removesuffix("]") if text.startswith("ClassVar[") else text


def _first(item: Any) -> str:
    return (inspect.getdoc(item) or "").partition("\n\n")[0].replace("\n", " ")

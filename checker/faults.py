"""Faults of strangers' code, which may raise anything: whose it was and what went wrong, said as one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from jixiao.errors import JixiaoError, PluginFaultError, UnreadableError
from jixiao.text import Text

__all__ = ["called", "guarded", "owned", "what"]

_PASSING = (KeyboardInterrupt, GeneratorExit, MemoryError, UnreadableError, PluginFaultError)
"""What is no fault: the user interrupts, the machine or the file is to blame, or the fault has a name already."""

_OWNERS: WeakKeyDictionary[type, str] = WeakKeyDictionary()


def owned(kind: type, plugin: str) -> None:
    """Remember which plug-in brought a class of readers, forms or reporters."""
    _OWNERS[kind] = plugin


def what(error: BaseException) -> Text:
    """Say what was raised; not even the text of a stranger's error can be trusted to be one."""
    name = type(error).__name__
    if isinstance(error, JixiaoError):
        return Text(f"{name}: {error.text.zh}", f"{name}: {error.text.en}")
    try:
        said = f"{name}: {error}"
    except Exception:
        said = name
    return Text(said, said)


def called(thing: object, method: str, *arguments: object) -> Any:
    """Call a method of a reader, form or reporter; a fault names its plug-in."""
    try:
        return getattr(thing, method)(*arguments)
    except _PASSING:
        raise
    except BaseException as error:
        raise _fault(thing, method, error) from error


def guarded(thing: object, method: str, *arguments: object) -> Iterator[Any]:
    """Yield what a generator method of a reader, form or reporter yields; a fault names its plug-in."""
    try:
        yield from getattr(thing, method)(*arguments)
    except _PASSING:
        raise
    except BaseException as error:
        raise _fault(thing, method, error) from error


def _fault(thing: object, method: str, error: BaseException) -> PluginFaultError:
    kind = type(thing)
    plugin, place = _OWNERS.get(kind, kind.__module__), f"{getattr(thing, 'name', kind.__name__)}.{method}"
    said = what(error)
    return PluginFaultError(
        f"插件 {plugin} 的 {place} 出错：{said.zh}",
        f"{place} of plug-in {plugin} failed: {said.en}",
    )

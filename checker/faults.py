"""Faults of strangers' code, which may raise anything: whose it was and what went wrong, said as one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from jixiao.errors import JixiaoError, PluginFaultError, UnreadableError
from jixiao.pointing import shown
from jixiao.text import Text

__all__ = ["called", "fault", "guarded", "guarded_stream", "named", "owned", "texts", "watched", "what"]

_PASSING = (KeyboardInterrupt, GeneratorExit, MemoryError, UnreadableError, PluginFaultError)
"""What is no fault: the user interrupts, the machine or the file is to blame, or the fault has a name already."""

_OWNERS: WeakKeyDictionary[type, Callable[[], str]] = WeakKeyDictionary()


def owned(kind: type, plugin: Callable[[], str]) -> None:
    """Remember how the plug-in is called that brought a class of readers, forms or reporters."""
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
        raise fault(thing, method, error) from error


def watched(function: Callable[..., Any], plugin: Callable[[], str], place: str) -> Callable[..., Any]:
    """Return the function of a plug-in such that its faults name the plug-in and the place."""

    def call(*arguments: object) -> Any:
        try:
            return function(*arguments)
        except (KeyboardInterrupt, JixiaoError):
            raise
        except BaseException as error:
            raise named(plugin(), place, error) from error

    return call


def guarded(thing: object, method: str, *arguments: object) -> Iterator[Any]:
    """Yield what a generator method of a form or reporter yields; a fault names its plug-in."""
    return guarded_stream(thing, method, lambda: getattr(thing, method)(*arguments))


def guarded_stream(thing: object, method: str, stream: Callable[[], Iterable[Any]]) -> Iterator[Any]:
    """Yield what ``stream`` yields; a fault names the plug-in of ``thing``."""
    try:
        yield from stream()
    except _PASSING:
        raise
    except BaseException as error:
        raise fault(thing, method, error) from error


def texts(thing: object, method: str, *arguments: object) -> Iterator[str]:
    """Yield the pieces of text that a reporter yields; a fault names its plug-in."""
    for piece in guarded(thing, method, *arguments):
        if not isinstance(piece, str):
            raise fault(thing, method, TypeError(f"{shown(piece)} 不是文字 / is no text"))
        yield piece


def fault(thing: object, method: str, error: BaseException) -> PluginFaultError:
    """Return the error that names the plug-in of a reader, form or reporter, and what went wrong in it."""
    kind = type(thing)
    plugin = _OWNERS.get(kind, lambda: kind.__module__)()
    place = f"{getattr(thing, 'name', kind.__name__)}.{method}"
    return named(plugin, place, error)


def named(plugin: str, place: str, error: BaseException) -> PluginFaultError:
    """Return the error that says which plug-in failed, where and how."""
    said = what(error)
    return PluginFaultError(
        f"插件 {plugin} 的 {place} 出错：{said.zh}",
        f"{place} of plug-in {plugin} failed: {said.en}",
    )

"""Entry points of installed distributions: found, told apart and loaded, each by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint

from jixiao.errors import PluginError
from jixiao.faults import what

__all__ = ["label_of", "load", "unique"]


def label_of(entry: EntryPoint) -> str:
    """Return the distribution of an entry point with its version, or where it points if nothing was installed."""
    return _named_version(entry.dist) if entry.dist else entry.value


@lru_cache(maxsize=64)
def _named_version(distribution: Distribution) -> str:
    """Return name and version; every look at one of them parses the metadata anew."""
    metadata = distribution.metadata
    return f"{metadata['Name']} {metadata['Version']}"


def unique(found: Iterable[EntryPoint]) -> list[EntryPoint]:
    """Refuse one name from two distributions: pluggy alone would silently drop the second."""
    by_name: dict[str, EntryPoint] = {}
    for entry in sorted(found, key=lambda item: (item.name, item.value)):
        other = by_name.setdefault(entry.name, entry)
        if other is not entry and (other.value, label_of(other)) != (entry.value, label_of(entry)):
            raise PluginError(
                f"插件名 {entry.name} 由两个安装包提供：{label_of(other)} 与 {label_of(entry)}。请卸载其中一个。",
                f"plug-in name {entry.name} comes from two distributions: {label_of(other)} and "
                f"{label_of(entry)}. Uninstall one of them.",
            )
    return list(by_name.values())


def load(entry: EntryPoint) -> object:
    """Import what an entry point names; whatever that raises is said with the plug-in's name."""
    try:
        return entry.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # importing a stranger's module may raise anything; it is named and the run stops
        said = what(error)
        raise PluginError(
            f"插件 {entry.name}（{label_of(entry)}）无法加载：{said.zh}",
            f"plug-in {entry.name} ({label_of(entry)}) cannot be loaded: {said.en}",
        ) from error

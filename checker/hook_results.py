"""What hooks give: taken as lists and tables of our own, and brought together by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jixiao.errors import PluginError

__all__ = ["copied", "merged"]

_MAPPINGS = frozenset({"jixiao_form_loaders", "jixiao_profiles", "jixiao_vocabulary", "jixiao_executors"})


def copied(hook: str, result: Any) -> Any:
    """Return what a hook gave as a list or dict of our own."""
    if hook not in _MAPPINGS:
        return list(result)
    strings = isinstance(result, Mapping) and all(isinstance(key, str) for key in result)
    if not strings or (hook == "jixiao_profiles" and not all(isinstance(text, str) for text in result.values())):
        raise TypeError(f"{result!r:.80} 不可用 / cannot be used")
    return dict(result)


def merged(results: list[tuple[str, Any]], zh: str, en: str, label: Callable[[str], str]) -> dict[str, Any]:
    """Merge what plug-ins provide by name; one name from two plug-ins is an error."""
    merged: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for plugin, items in results:
        for key, value in items.items():
            if key in merged:
                raise PluginError(
                    f"{zh} {key} 由两个插件提供：{label(owners[key])} 与 {label(plugin)}。",
                    f"{en} {key} is provided by two plug-ins: {label(owners[key])} and {label(plugin)}.",
                )
            merged[key], owners[key] = value, plugin
    return dict(sorted(merged.items()))

"""The plug-in host: every entry point is loaded by itself, and whatever is wrong is named and stops the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from jixiao import hooks
from jixiao.errors import JixiaoError, PluginError
from jixiao.registry import Registered, Registry

if TYPE_CHECKING:
    from types import ModuleType

    from jixiao.basis import Basis
    from jixiao.protocols import ExecutorFactory, Form, FormLoader, Reader, Reporter

__all__ = ["GROUP", "Host", "PluginRecord"]

GROUP = "jixiao"


class PluginRecord(NamedTuple):
    """One plug-in as ``jixiao plugins`` shows it."""

    name: str
    distribution: str
    version: str
    module: str
    hooks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Host:
    """All plug-ins of this installation, or exactly those given (tests, embedding)."""

    def __init__(self, plugins: Mapping[str, ModuleType | object] | None = None) -> None:
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hooks)
        self._entries: dict[str, EntryPoint] = {}
        self._labels: dict[str, str] = {}
        if plugins is None:
            for entry in _unique(entry_points(group=GROUP)):
                self._entries[entry.name] = entry
                self._register(entry.name, _load(entry))
        else:
            for name, plugin in plugins.items():
                self._register(name, plugin)
        self._registry: Registry | None = None

    def _register(self, name: str, plugin: object) -> None:
        try:
            self._manager.register(plugin, name=name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise PluginError(
                f"插件 {self._label(name)} 不可用：{error}。可用的钩子：{'、'.join(_hook_names())}。",
                f"plug-in {self._label(name)} cannot be used: {error}. Known hooks: {', '.join(_hook_names())}.",
            ) from error
        unknown = [key for key in vars(plugin) if key.startswith("jixiao_") and key not in _hook_names()]
        if unknown:
            raise PluginError(
                f"插件 {self._label(name)} 实现了不存在的钩子 {'、'.join(unknown)}。可用：{'、'.join(_hook_names())}。",
                f"plug-in {self._label(name)} implements unknown hooks {', '.join(unknown)}. Known: {', '.join(_hook_names())}.",
            )

    def add(self, name: str, plugin: object) -> None:
        """Add one more plug-in, such as a TOML rule set; ``name`` is what messages call it."""
        self._register(name, plugin)
        self._registry = None

    def _label(self, name: str) -> str:
        """Return the plug-in's name with its distribution; reading the metadata of one is slow, so it is kept."""
        if name not in self._labels:
            entry = self._entries.get(name)
            self._labels[name] = f"{name}（{_distribution(entry)}）" if entry else name
        return self._labels[name]

    def results(self, hook: str) -> list[tuple[str, Any]]:
        """Call one hook and return (plug-in name, result) in order of name; a crash names the plug-in."""
        found = []
        for implementation in sorted(
            getattr(self._manager.hook, hook).get_hookimpls(), key=lambda item: item.plugin_name
        ):
            name = implementation.plugin_name
            try:
                result = implementation.function()
                found.append((name, list(result) if not isinstance(result, Mapping) else dict(result)))
            except JixiaoError:
                raise
            except Exception as error:  # a stranger's code may raise anything; it is named and the run stops
                raise PluginError(
                    f"插件 {self._label(name)} 的 {hook} 出错：{type(error).__name__}: {error}",
                    f"{hook} of plug-in {self._label(name)} failed: {type(error).__name__}: {error}",
                ) from error
        return found

    def registry(self) -> Registry:
        """Return all rules."""
        if self._registry is None:
            self._registry = Registry(
                Registered(rule, self._label(name)) for name, rules in self.results("jixiao_rules") for rule in rules
            )
        return self._registry

    def basis(self) -> dict[str, Basis]:
        """Return every document and ground that rules may cite, by id."""
        found = [(name, {item.id: item for item in items}) for name, items in self.results("jixiao_basis")]
        return _merged(found, "依据", "basis", self._label)

    def readers(self) -> dict[str, Reader]:
        """Return one instance of each reader by name."""
        return _named(self.results("jixiao_readers"), "读取器", "reader", self._label)

    def forms(self) -> dict[str, Form]:
        """Return one instance of each form by name."""
        return _named(self.results("jixiao_forms"), "表式", "form", self._label)

    def form_loaders(self) -> dict[str, FormLoader]:
        """Return what makes forms of descriptions, by suffix of the file."""
        return _merged(self.results("jixiao_form_loaders"), "表式读取器", "form loader", self._label)

    def reporters(self) -> dict[str, Reporter]:
        """Return one instance of each reporter by name."""
        return _named(self.results("jixiao_reporters"), "报告格式", "reporter", self._label)

    def profiles(self) -> dict[str, str]:
        """Return the TOML text of each profile by name."""
        return _merged(self.results("jixiao_profiles"), "方案", "profile", self._label)

    def executors(self) -> dict[str, ExecutorFactory]:
        """Return the executor factories by name."""
        return _merged(self.results("jixiao_executors"), "执行器", "executor", self._label)

    def vocabulary(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return (plug-in name, additions) in order of name."""
        return [(self._label(name), additions) for name, additions in self.results("jixiao_vocabulary") if additions]

    def records(self) -> list[PluginRecord]:
        """Return what ``jixiao plugins`` shows, in order of name."""
        rules: dict[str, list[str]] = {}
        for name, classes in self.results("jixiao_rules"):
            rules[name] = sorted(rule.code for rule in classes)
        return [
            PluginRecord(
                name,
                entry.dist.name if (entry := self._entries.get(name)) and entry.dist else "",
                entry.dist.version if entry and entry.dist else "",
                entry.value if entry else type(plugin).__name__,
                tuple(sorted(key for key in _hook_names() if hasattr(plugin, key))),
                tuple(rules.get(name, ())),
            )
            for name, plugin in sorted(self._manager.list_name_plugin())
        ]


def _hook_names() -> tuple[str, ...]:
    return tuple(name for name in vars(hooks) if name.startswith("jixiao_"))


def _distribution(entry: EntryPoint) -> str:
    return _named_version(entry.dist) if entry.dist else entry.value


@lru_cache(maxsize=64)
def _named_version(distribution: Distribution) -> str:
    """Return name and version; every look at one of them parses the metadata anew."""
    metadata = distribution.metadata
    return f"{metadata['Name']} {metadata['Version']}"


def _unique(found: Iterable[EntryPoint]) -> list[EntryPoint]:
    """Refuse one name from two distributions: pluggy alone would silently drop the second."""
    by_name: dict[str, EntryPoint] = {}
    for entry in sorted(found, key=lambda item: (item.name, item.value)):
        other = by_name.setdefault(entry.name, entry)
        if other is not entry and (other.value, _distribution(other)) != (entry.value, _distribution(entry)):
            raise PluginError(
                f"插件名 {entry.name} 由两个安装包提供：{_distribution(other)} 与 {_distribution(entry)}。请卸载其中一个。",
                f"plug-in name {entry.name} comes from two distributions: {_distribution(other)} and "
                f"{_distribution(entry)}. Uninstall one of them.",
            )
    return list(by_name.values())


def _load(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception as error:  # importing a stranger's module may raise anything; it is named and the run stops
        raise PluginError(
            f"插件 {entry.name}（{_distribution(entry)}）无法加载：{type(error).__name__}: {error}",
            f"plug-in {entry.name} ({_distribution(entry)}) cannot be loaded: {type(error).__name__}: {error}",
        ) from error


def _named(results: list[tuple[str, Any]], zh: str, en: str, label: Callable[[str], str]) -> dict[str, Any]:
    return _merged([(name, {kind.name: kind() for kind in classes}) for name, classes in results], zh, en, label)


def _merged(results: list[tuple[str, Any]], zh: str, en: str, label: Callable[[str], str]) -> dict[str, Any]:
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

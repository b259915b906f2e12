"""The plug-in host: every entry point is loaded by itself, and whatever is wrong is named and stops the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from jixiao import hooks
from jixiao.entries import label_of, load, unique
from jixiao.errors import PluginError
from jixiao.faults import named, owned, watched, what
from jixiao.hook_results import copied, merged
from jixiao.registry import Registered, Registry

if TYPE_CHECKING:
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
        self._given = plugins
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hooks)
        self._entries: dict[str, EntryPoint] = {}
        self._labels: dict[str, str] = {}
        self._registry: Registry | None = None
        self._basis: dict[str, Basis] | None = None
        if plugins is None:
            for entry in unique(entry_points(group=GROUP)):
                self._entries[entry.name] = entry
                self._register(entry.name, load(entry))
        else:
            for name, plugin in plugins.items():
                self._register(name, plugin)

    def _register(self, name: str, plugin: object) -> None:
        known = _hook_names()
        try:
            self._manager.register(plugin, name=name)
            self._manager.check_pending()
            ours = [key for key in dir(plugin) if key.startswith("jixiao_") and not _is_module(plugin, key)]
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # looking at the attributes of a stranger's object may raise anything
            said = what(error)
            raise PluginError(
                f"插件 {self._label(name)} 不可用：{said.zh}。可用的钩子：{'、'.join(known)}。",
                f"plug-in {self._label(name)} cannot be used: {said.en}. Known hooks: {', '.join(known)}.",
            ) from error
        self._refuse_inert(name, plugin, ours)

    def _refuse_inert(self, name: str, plugin: object, ours: list[str]) -> None:
        """Refuse a plug-in of which something, or all, would silently never be called."""
        called = {caller.name for caller in self._manager.get_hookcallers(plugin) or ()}
        label, known = self._label(name), _hook_names()
        unknown = [key for key in ours if key not in known]
        if unknown:
            raise PluginError(
                f"插件 {label} 实现了不存在的钩子 {'、'.join(unknown)}。可用：{'、'.join(known)}。",
                f"plug-in {label} implements unknown hooks {', '.join(unknown)}. Known: {', '.join(known)}.",
            )
        unmarked = [key for key in ours if key not in called]
        if unmarked:
            raise PluginError(
                f"插件 {label} 的 {'、'.join(unmarked)} 没有用 @hookimpl 标出（或不是函数），不会被调用。",
                f"{', '.join(unmarked)} of plug-in {label} is not marked with @hookimpl (or no function) and never called.",
            )
        if not called:
            raise PluginError(
                f"插件 {label} 没有实现任何钩子。可用：{'、'.join(known)}。",
                f"plug-in {label} implements no hook. Known: {', '.join(known)}.",
            )

    def add(self, name: str, plugin: object) -> None:
        """Add one more plug-in, such as a TOML rule set; ``name`` is what messages call it."""
        self._register(name, plugin)
        self._registry = self._basis = None

    def fresh(self) -> Host:
        """Return a host of the same plug-ins without what was added to this one."""
        return Host(self._given)

    def _label(self, name: str) -> str:
        """Return the plug-in's name with its distribution; reading the metadata of one is slow, so it is kept."""
        if name not in self._labels:
            entry = self._entries.get(name)
            self._labels[name] = f"{name} ({label_of(entry)})" if entry else name
        return self._labels[name]

    def source(self, label: str) -> tuple[str, str, str]:
        """Return name, version and distribution of the plug-in that messages call ``label``."""
        name = next((key for key, value in self._labels.items() if value == label), label)
        entry = self._entries.get(name)
        return (name, entry.dist.version, entry.dist.name) if entry and entry.dist else (name, "", "")

    def results(self, hook: str) -> list[tuple[str, Any]]:
        """Call one hook and return (plug-in name, result) in order of name; a crash names the plug-in."""
        found = []
        for implementation in sorted(
            getattr(self._manager.hook, hook).get_hookimpls(), key=lambda item: item.plugin_name
        ):
            name = implementation.plugin_name
            try:
                result = implementation.function()
                found.append((name, copied(hook, result)))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # a stranger's code may raise anything; it is named and the run stops
                raise named(self._label(name), hook, error) from error
        return found

    def registry(self) -> Registry:
        """Return all rules."""
        if self._registry is None:
            self._registry = Registry(
                Registered(rule, self._label(name)) for name, rules in self.results("jixiao_rules") for rule in rules
            )
            if self._entries:  # a host of given plug-ins need not have what they refer to
                self._registry.check_references(self.basis(), self._columns)
            else:
                self._registry.check_successors()
        return self._registry

    def _columns(self) -> set[str]:
        """Return the columns that forms have, those that a form of a plug-in names as its own (``columns``) included."""
        from jixiao.columns import COLUMNS

        forms = (form for _, forms in self.results("jixiao_forms") for form in forms)
        return {*COLUMNS, *(key for form in forms for key in getattr(form, "columns", ()))}

    def basis(self) -> dict[str, Basis]:
        """Return every document and ground that rules may cite, by id."""
        if self._basis is None:
            found = self._by_name("jixiao_basis", lambda items: {item.id: item for item in items})
            self._basis = merged(found, "依据", "basis", self._label)
        return self._basis

    def readers(self) -> dict[str, Reader]:
        """Return one instance of each reader by name."""
        return self._instances("jixiao_readers", "读取器", "reader")

    def forms(self) -> dict[str, Form]:
        """Return one instance of each form by name."""
        return self._instances("jixiao_forms", "表式", "form")

    def form_loaders(self) -> dict[str, FormLoader]:
        """Return what makes forms of descriptions, by suffix of the file."""
        return merged(self._functions("jixiao_form_loaders"), "表式读取器", "form loader", self._label)

    def reporters(self) -> dict[str, Reporter]:
        """Return one instance of each reporter by name."""
        return self._instances("jixiao_reporters", "报告格式", "reporter")

    def profiles(self) -> dict[str, str]:
        """Return the TOML text of each profile by name."""
        return merged(self.results("jixiao_profiles"), "方案", "profile", self._label)

    def executors(self) -> dict[str, ExecutorFactory]:
        """Return the executor factories by name."""
        return merged(self._functions("jixiao_executors"), "执行器", "executor", self._label)

    def vocabulary(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return (plug-in name, additions) in order of name."""
        return [(self._label(name), additions) for name, additions in self.results("jixiao_vocabulary") if additions]

    def _by_name(self, hook: str, make: Callable[[Any], dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
        """Return (plug-in name, what ``make`` makes of its result); what cannot be used names the plug-in."""
        found = []
        for name, items in self.results(hook):
            try:
                found.append((name, make(items)))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # a stranger's classes may raise anything when they are set up
                raise named(self._label(name), hook, error) from error
        return found

    def _functions(self, hook: str) -> list[tuple[str, dict[str, Any]]]:
        return [
            (name, {key: watched(call, partial(self._label, name), f"{hook} {key}") for key, call in items.items()})
            for name, items in self.results(hook)
        ]

    def _instances(self, hook: str, zh: str, en: str) -> dict[str, Any]:
        found = self._by_name(hook, lambda classes: {kind.name: kind() for kind in classes})
        for name, made in found:
            for item in made.values():
                owned(type(item), partial(self._label, name))
        return merged(found, zh, en, self._label)

    def records(self) -> list[PluginRecord]:
        """Return what ``jixiao plugins`` shows, in order of name."""
        rules: dict[str, list[str]] = {}
        for name, classes in self.results("jixiao_rules"):
            rules[name] = sorted(getattr(rule, "code", repr(rule)) for rule in classes)
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


def _is_module(plugin: object, key: str) -> bool:
    """Tell whether an attribute is a package that happens to be called like a hook."""
    return isinstance(getattr(plugin, key), ModuleType)

"""What authors of rules run: every example and every case of the rules at hand, each with what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.errors import ConfigError, JixiaoError, UsageError, reason
from jixiao.faults import what as what_of
from jixiao.imports import imported, own_rules
from jixiao.registry import Registered, Registry, nearest
from jixiao.ruleset_toml import add_rule_sets
from jixiao.testing import Case, load_cases, run_case, run_rule
from jixiao.text import Text
from jixiao.toml_syntax import explained

if TYPE_CHECKING:
    from jixiao.host import Host
    from jixiao.rule import Example, Rule

__all__ = ["Fault", "Material", "Trial", "material_of", "trials"]


class Fault(NamedTuple):
    """What is wrong with an example or a case."""

    rule: str
    where: Text
    what: Text


class Trial(NamedTuple):
    """One example or case; ``run`` returns what is wrong with it, or None."""

    rule: str
    where: Text
    run: Callable[[], Text | None]

    def fault(self) -> Fault | None:
        """Run it; a rule that crashes is a fault, never an end of the run."""
        try:
            what = self.run()
        except JixiaoError as error:
            what = error.text
        except Exception as error:  # the rule under test may raise anything
            said = what_of(error)
            what = Text(f"规则出错：{said.zh}", f"the rule failed: {said.en}")
        return Fault(self.rule, self.where, what) if what is not None else None


@dataclass(slots=True)
class Material:
    """The rules whose examples are run, and the cases, which may belong to any rule of the host."""

    rules: dict[str, type[Rule]] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)


def material_of(host: Host, arguments: Iterable[str]) -> Material:
    """Collect rules and cases from plug-in names, rule codes, rule sets, case tables, Python modules and folders.

    Without arguments these are all rules of the host. ``UsageError`` names what is none of them.
    """
    found, tables = Material(), list[Path]()
    given = list(arguments)
    if not given:
        found.rules = {code: item.rule for code, item in host.registry().rules.items()}
    for argument in given:
        path = Path(argument)
        if path.is_dir():
            _add_folder(host, path, found, tables)
        elif path.is_file():
            _add_file(host, path, found, tables)
        else:
            _add_named(host, argument, found)
    for table in tables:
        found.cases += _cases(table, host)
    return found


def _add_folder(host: Host, folder: Path, found: Material, tables: list[Path]) -> None:
    """Take the rule sets and case tables of a folder, and the package that it is, or those in its ``src``."""
    for path in (folder / "__init__.py", *sorted(folder.glob("src/*/__init__.py"))):
        if path.is_file():
            _add_module(host, path, found)
    for path in sorted(folder.rglob("*.toml")):
        if _toml_kind(path):
            _add_file(host, path, found, tables)


def _add_file(host: Host, path: Path, found: Material, tables: list[Path]) -> None:
    if path.suffix == ".py":
        _add_module(host, path, found)
        return
    kind = _toml_kind(path)
    if kind == "cases":
        tables.append(path)
    elif kind == "rules":
        before = set(host.registry().rules)
        add_rule_sets(host, {str(path): path})
        found.rules.update({code: item.rule for code, item in host.registry().rules.items() if code not in before})
    else:
        raise UsageError(
            f'“{path}”既不是规则集（[[rule]]）也不是用例表（rule = "编码" 和 [[case]]）。',
            f'“{path}” is neither a rule set ([[rule]]) nor a table of cases (rule = "CODE" and [[case]]).',
        )


def _toml_kind(path: Path) -> str | None:
    try:
        values = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        why = reason(error)
    except UnicodeDecodeError:
        why = Text("不是 UTF-8 编码", "it is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        why = explained(str(error))
    else:
        if isinstance(values.get("rule"), str) and "case" in values:
            return "cases"
        return "rules" if isinstance(values.get("rule"), list) else None
    raise ConfigError(f"无法读取 {path}：{why.zh}。", f"cannot read {path}: {why.en}.")


def _cases(table: Path, host: Host) -> list[Case]:
    """Return the cases of a table; a rule or parameter that there is not is told with the table's name."""
    cases = load_cases(table)
    registry = host.registry()
    where = str(table)
    try:
        rule = registry.rules[registry.resolve(cases[0].rule)].rule
        for case in cases:
            where = f"{table} [{case.id}]"
            rule(case.parameters)
    except (ConfigError, UsageError) as error:
        raise type(error)(f"{where}：{error.text.zh}", f"{where}: {error.text.en}") from error
    return cases


def _add_named(host: Host, word: str, found: Material) -> None:
    """Take the rules of a plug-in, or those that a code, name or prefix means."""
    registry = host.registry()
    plugins = {record.name: record.rules for record in host.records()}
    if word in plugins:
        found.rules.update({code: registry.rules[code].rule for code in plugins[word]})
        return
    try:
        codes = registry.matching(word)
    except UsageError as error:
        hint = nearest(word, [*plugins, *registry.rules])
        raise UsageError(
            f"“{word}”不是文件、文件夹、插件名或规则{hint.zh}。",
            f"“{word}” is no file, folder, plug-in or rule{hint.en}.",
        ) from error
    found.rules.update({code: registry.rules[code].rule for code in codes})


def _add_module(host: Host, path: Path, found: Material) -> None:
    """Import a module and take its rules: those that it offers by the hook, else the rule classes that it defines."""
    module = imported(path)
    if not hasattr(module, "jixiao_rules"):
        own = Registry(Registered(rule, str(path)) for rule in own_rules(module))
        found.rules.update({code: item.rule for code, item in own.rules.items()})
        return
    rules = list(module.jixiao_rules())
    known = host.registry().rules
    if any(rule.code not in known or known[rule.code].rule is not rule for rule in rules):
        host.add(str(path), module)
    found.rules.update({rule.code: rule for rule in rules})


def trials(material: Material, host: Host) -> Iterator[Trial]:
    """Yield every trial, the examples first."""
    for code, rule in sorted(material.rules.items()):
        for number, example in enumerate(rule.bad, 1):
            yield Trial(code, Text(f"应报的样例 {number}", f"bad example {number}"), partial(_bad, rule, example))
        for number, example in enumerate(rule.good, 1):
            yield Trial(code, Text(f"不应报的样例 {number}", f"good example {number}"), partial(_good, rule, example))
    if material.cases:
        registry = host.registry()
        for case in material.cases:
            rule = registry.rules[registry.resolve(case.rule)].rule
            yield Trial(rule.code, Text(f"用例 {case.id}", f"case {case.id}"), partial(_case, rule, case))


def _bad(rule: type[Rule], example: str | Example) -> Text | None:
    """Say when a bad example is not found."""
    if run_rule(rule, example):
        return None
    shown = _shown(example)
    return Text(f"没有报出：{shown}", f"not found: {shown}")


def _good(rule: type[Rule], example: str | Example) -> Text | None:
    """Say when a good example is found."""
    found = run_rule(rule, example)
    if not found:
        return None
    shown = _shown(example)
    return Text(f"却报了“{found[0].message.zh}”：{shown}", f"found, saying “{found[0].message.en}”: {shown}")


def _case(rule: type[Rule], case: Case) -> Text | None:
    """Say when a case ends in other findings than its table expects."""
    outcome = run_case(case, rule)
    if outcome.expected == outcome.actual:
        return None
    return Text(
        f"应得 {_items(outcome.expected)}，实得 {_items(outcome.actual)}",
        f"expected {_items(outcome.expected)}, found {_items(outcome.actual)}",
    )


def _items(found: list[dict[str, Any]]) -> str:
    return "; ".join(", ".join(f"{key} = {value!r}" for key, value in item.items()) for item in found) or "-"


def _shown(example: str | Example) -> str:
    """Return an example on one line, only what was given."""
    if isinstance(example, str):
        return example
    given = (f"{key} = {value!r}" for key, value in example._asdict().items() if value != example._field_defaults[key])
    return "{" + ", ".join(given) + "}"

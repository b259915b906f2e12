"""Rule sets in TOML: read, checked against their schema, compiled, and turned into rules like any other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from inspect import get_annotations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.case_tables import example_of
from jixiao.config import load_toml
from jixiao.errors import ConfigError, reason
from jixiao.hooks import hookimpl
from jixiao.references import no_basis
from jixiao.rule import Parameter
from jixiao.rule_records import flaws
from jixiao.text import Text
from jixiao.toml_attributes import attributes_of, basis_of, both
from jixiao.toml_conditions import Compiler, sources_of
from jixiao.toml_positions import Location, Positions
from jixiao.toml_records import words_of
from jixiao.toml_rules import KINDS, View
from jixiao.toml_schema import complaints

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.host import Host
    from jixiao.rule import Rule

__all__ = ["TomlRuleSet", "add_rule_sets", "load_rule_set", "ruleset_schema"]

_TAKEN = frozenset(name for base in KINDS["indicator"].__mro__ for name in (*vars(base), *get_annotations(base)))
_LIMIT = 10
"""So many mistakes of one file are told at once."""


class TomlRuleSet:
    """One rule set: a plug-in like any other, with the rules and the basis of its file."""

    def __init__(
        self, name: str, title: Text, version: str, rules: Sequence[type[Rule]], basis: Sequence[Basis]
    ) -> None:
        self.name = name
        self.title = title
        self.version = version
        self.rules = tuple(rules)
        self.basis = tuple(basis)

    @hookimpl
    def jixiao_rules(self) -> tuple[type[Rule], ...]:
        """Return the rules of the file."""
        return self.rules

    @hookimpl
    def jixiao_basis(self) -> tuple[Basis, ...]:
        """Return the grounds that the file adds."""
        return self.basis


def ruleset_schema() -> dict[str, Any]:
    """Return the published JSON Schema of rule sets."""
    return _schema()


@cache
def _schema() -> dict[str, Any]:
    text = (files("jixiao") / "schemas" / "ruleset.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def load_rule_set(path: str | Path) -> TomlRuleSet:
    """Read one rule set; every mistake is a ``ConfigError`` with file, line, rule and the nearest valid names.

    Plug-ins return ``load_rule_set(…).rules`` from ``jixiao_rules`` and ``.basis`` from ``jixiao_basis``.
    """
    return _reader(path).read()


def _reader(path: str | Path) -> _Reader:
    """Open one rule set and compare it with its schema."""
    text = _text(Path(path))
    reader = _Reader(text, str(path), load_toml(text, str(path)))
    reader.check()
    return reader


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = reason(error)
        raise ConfigError(f"无法读取规则集“{path}”：{why.zh}。", f"cannot read rule set “{path}”: {why.en}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"规则集“{path}”不是 UTF-8 编码，请另存为 UTF-8。", f"rule set “{path}” is not UTF-8."
        ) from error


class _Reader:
    """One file under way."""

    def __init__(self, text: str, source: str, values: Mapping[str, Any]) -> None:
        self.values = values
        self.source = source
        self.positions = Positions(text.replace("\r\n", "\n"))
        self.digest = sha256(text.encode()).hexdigest()[:12]

    def check(self) -> None:
        """Compare the file with the schema."""
        self.refuse(self._slip(path, what) for path, what in complaints(self.values, ruleset_schema()))

    def check_basis(self, known: Iterable[str]) -> None:
        """Refuse a rule that cites what nobody provides."""
        ids = frozenset(known)
        self.refuse(
            self._slip(("rule", index, "basis"), no_basis(key, ids), key)
            for index, record in enumerate(self.values["rule"])
            for key in record["basis"]
            if key not in ids
        )

    def refuse(self, slips: Iterable[tuple[Location, Text]]) -> None:
        """Raise with the first mistakes in the order of the file, if there are any."""
        found = sorted(slips)
        if found:
            more = len(found) - _LIMIT
            shown = [text for _, text in found[:_LIMIT]] + (
                [Text(f"另有 {more} 处。", f"{more} more.")] if more > 0 else []
            )
            raise ConfigError("\n".join(text.zh for text in shown), "\n".join(text.en for text in shown))

    def _slip(self, path: tuple[str | int, ...], what: Text, part: str = "", offset: int = 0) -> tuple[Location, Text]:
        """Put file, place and rule before what is wrong."""
        place, where = self._where(path, part, offset)
        return place, Text(f"{where.zh}{what.zh}。", f"{where.en}{what.en}.")

    def _where(self, path: tuple[str | int, ...], part: str = "", offset: int = 0) -> tuple[Location, Text]:
        """Return where something stands, and file, place, rule and key as sentences about it begin."""
        place = line, column = self.positions.of(path, part, offset)
        code = self._code(path)
        key = ".".join(str(item) for item in (path[2:] if code else path) if not isinstance(item, int))
        of = Text(f"规则 {code} 的 {key}：" if code and key else f"规则 {code}：" if code else f"{key}：" if key else "", f"{key} of rule {code}: " if code and key else f"rule {code}: " if code else f"{key}: " if key else "")  # fmt: skip
        return place, Text(
            f"{self.source} 第 {line} 行第 {column} 列，{of.zh}", f"{self.source}:{line}:{column}: {of.en}"
        )

    def _origin(self, index: int, attribute: str, word: str) -> Text:
        """Return where an attribute of a rule stands, for the registry's sentences."""
        return self._where(("rule", index, *_keys(attribute)), word)[1]

    def _code(self, path: tuple[str | int, ...]) -> str:
        if len(path) < 2 or path[0] != "rule" or not isinstance(path[1], int):
            return ""
        rule = self.values["rule"][path[1]]
        return str(rule.get("code", path[1] + 1)) if isinstance(rule, Mapping) else ""

    def read(self) -> TomlRuleSet:
        """Compile everything and make the classes."""
        basis = tuple(basis_of(item) for item in self.values.get("basis", ()))
        records = self.values["rule"]
        view = View(words_of(text for record in records for text in sources_of(record)))
        found, wrong = [], []
        for index, record in enumerate(records):
            compiler = Compiler(record)
            condition, message = compiler.condition(), compiler.message()
            wrong += [
                self._slip(("rule", index, *slip.path), slip.text, slip.part, slip.start) for slip in compiler.slips
            ]
            if condition is not None and message is not None:
                made = self._rule(index, record, {"view": view, "condition": condition, "message": message})
                wrong += [
                    self._slip(("rule", index, *_keys(flaw.attribute)), flaw.what, flaw.word) for flaw in flaws(made)
                ]
                found.append(made)
        self.refuse(wrong)
        version = f"{self.values.get('version', '')} ({self.digest})".strip()
        return TomlRuleSet(self.values["name"], both(self.values["title"]), version, found, basis)

    def _rule(self, index: int, record: Mapping[str, Any], compiled: Mapping[str, Any]) -> type[Rule]:
        """Make one class."""
        kind = KINDS[record["over"]]
        try:
            made: type[Rule] = type(record["code"], (kind,), {**attributes_of(record, self.values), **self._parameters(index, record), **compiled, "__doc__": both(record["checks"]).en})  # fmt: skip
            made.origin = staticmethod(partial(self._origin, index))
            made.written = sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
            made.bad = tuple(self._example(item) for item in record["bad"])
            made.good = tuple(self._example(item) for item in record["good"])
        except ConfigError as error:
            what = Text(error.text.zh.rstrip("。"), error.text.en.rstrip("."))
            raise ConfigError(*self._slip(("rule", index), what)[1]) from error
        return made

    def _example(self, item: Any) -> Any:
        return item if isinstance(item, str) else example_of(item)

    def _parameters(self, index: int, record: Mapping[str, Any]) -> dict[str, Parameter[Any]]:
        found: dict[str, Parameter[Any]] = {}
        for name, item in record.get("parameters", {}).items():
            if name in _TAKEN:
                what = Text(
                    f"参数不能叫 {name}，规则已有同名的项",
                    f"a parameter cannot be called {name}, which rules have already",
                )
                self.refuse([self._slip(("rule", index, "parameters", name), what)])
            default = tuple(item["default"]) if isinstance(item["default"], list) else item["default"]
            parameter: Parameter[Any] = Parameter(
                default, both(item["text"]), low=item.get("low"), high=item.get("high")
            )
            parameter.name = name
            parameter.checked(default, record["code"])
            found[name] = parameter
        return found


def _keys(attribute: str) -> tuple[str, ...]:
    """Return the keys in the file of an attribute of a rule's class."""
    return (
        tuple(attribute.replace("_", "-").split("."))
        if not attribute.startswith("parameters.")
        else tuple(attribute.split("."))
    )


def add_rule_sets(host: Host, paths: Mapping[str, Path]) -> dict[str, str]:
    """Add rule sets to a host as plug-ins and return their versions by name."""
    readers = {name: _reader(path) for name, path in paths.items()}
    loaded = {name: reader.read() for name, reader in readers.items()}
    for name, found in loaded.items():
        host.add(name, found)
    known = host.basis()
    for reader in readers.values():
        reader.check_basis(known)
    return {name: found.version for name, found in loaded.items()}

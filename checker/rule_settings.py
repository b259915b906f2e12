"""What profiles, configuration and options say of rules, held against the rules there are: told with file and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from jixiao.errors import ConfigError, UsageError
from jixiao.registry import known_unless, nearest
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.registry import Registry
    from jixiao.session import Session

__all__ = ["refuse_wrong_rules"]

_LISTS = ("select", "ignore", "extend-select")


def refuse_wrong_rules(session: Session) -> None:
    """Raise ``ConfigError`` for a rule or parameter that does not exist, a wrong value, and a rule that is set twice."""
    registry = session.registry
    for source, values in session.profile["layers"]:
        for key in _LISTS:
            for word in values.get(key, ()):
                _codes(registry, word, Text(f"{source} 的 {key}", f"{key} in {source}"))
        said = Text(f"{source} 的 severity", f"severity in {source}")
        _refuse_twice(registry, values.get("severity", {}), said)
        _check_parameters(registry, values.get("rules", {}), source)
    given = [word for word, _ in session.options.severity]
    if given:
        _refuse_twice(registry, given, Text("--severity", "--severity"))


def _codes(registry: Registry, word: str, said: Text) -> tuple[str, ...]:
    try:
        return registry.matching(word)
    except UsageError as error:
        _refuse(said, error.text, error)


def _refuse_twice(registry: Registry, words: Iterable[str], said: Text) -> None:
    """Refuse two words for one rule; a prefix beside one of its rules is meant."""
    known: dict[str, str] = {}
    for word in words:
        codes = _codes(registry, word, said)
        exact = registry.known(word)
        if exact is not None and codes == (exact,):
            _refuse_second(known, exact, word, said)


def _refuse_second(known: dict[str, str], code: str, word: str, said: Text) -> None:
    other = known.setdefault(code, word)
    if other is not word:
        zh = f"“{other}”和“{word}”是同一条规则 {code}，只能写一次。"
        _refuse(said, Text(zh, f"“{other}” and “{word}” are one rule, {code}; say it once."))


def _check_parameters(registry: Registry, tables: Mapping[str, Mapping[str, Any]], source: str) -> None:
    known: dict[str, str] = {}
    for word, values in tables.items():
        said = Text(f"{source} 的 [rules.{word}]", f"[rules.{word}] in {source}")
        try:
            code = registry.resolve(word)
        except UsageError as error:
            _refuse(said, error.text, error)
        _refuse_second(known, code, word, said)
        parameters = registry.rules[code].rule.parameters
        for name, value in values.items():
            if name not in parameters:
                hint = nearest(name, parameters)
                more = known_unless(hint, parameters) if parameters else Text("", "")
                zh, en = (
                    f"规则 {code} 没有参数 {name}{hint.zh}{more.zh}。",
                    f"rule {code} has no parameter {name}{hint.en}{more.en}.",
                )
                _refuse(said, Text(zh, en))
            wrong = parameters[name].wrong(value)
            if wrong is not None:
                _refuse(said, Text(f"{name} {wrong.zh}。", f"{name} {wrong.en}."))


def _refuse(said: Text, what: Text, cause: Exception | None = None) -> NoReturn:
    raise ConfigError(f"{said.zh}：{what.zh}", f"{said.en}: {what.en}") from cause

"""Whether a rule's record is complete and right: one validator for rules in Python and in TOML."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import get_annotations
from types import FunctionType
from typing import Any, NamedTuple

from jixiao.errors import ConfigError
from jixiao.finding import Severity
from jixiao.parameters import Parameter
from jixiao.record_kinds import OPTIONAL, REQUIRED
from jixiao.rule import Rule
from jixiao.text import Text

__all__ = ["HEURISTIC_ERROR", "Flaw", "flaws"]

HEURISTIC_ERROR = Text(
    "推断的规则（heuristic）可能多报，不能是 error，请写 warning 或 info；由方案提高级别不受此限",
    "a heuristic rule may over-report and cannot be an error; write warning or info (a profile may raise it)",
)
_ATTRIBUTES = (*REQUIRED, *OPTIONAL)
_METHODS = ("digest",)
_OWN = frozenset(dir(Rule)) | frozenset(get_annotations(Rule))
_ALIKE = 0.8
_NARROW = ("kinds", "categories", "words")
_ABSENT = object()
_READ = frozenset({"jixiao.rule", "jixiao.toml_rules", "jixiao.ruleset_toml"})
"""Whose classes have attributes of their own, and whose keys were compared with a schema."""


class Flaw(NamedTuple):
    """What is wrong with one attribute of a record; ``word`` is the part of it that is meant."""

    attribute: str
    what: Text
    word: str = ""


def flaws(rule: type[Rule]) -> Iterator[Flaw]:
    """Yield everything that is wrong with a record by itself; what it refers to is looked at by the registry."""
    for attribute, check in REQUIRED.items():
        value = getattr(rule, attribute, _ABSENT)
        wrong = Text("缺少这一项", "is missing") if value is _ABSENT else check(value)
        if wrong is not None:
            yield Flaw(attribute, wrong)
    for attribute, check in OPTIONAL.items():
        value = getattr(rule, attribute)
        if value is not _DEFAULTS[attribute] and (wrong := check(value)) is not None:
            yield Flaw(attribute, wrong)
    if getattr(rule, "reliability", None) == "heuristic" and getattr(rule, "severity", None) is Severity.ERROR:
        yield Flaw("severity", HEURISTIC_ERROR)
    yield from _scope(rule)
    yield from _parameters(rule)
    yield from _unknown(rule)


_DEFAULTS = {attribute: getattr(Rule, attribute) for attribute in OPTIONAL}


def _scope(rule: type[Rule]) -> Iterator[Flaw]:
    """Yield what is wrong with what is judged; a rule over anything but indicators cannot be narrowed by them."""
    if not rule.scope:
        yield Flaw(
            "check", Text("缺少 def check(self, subject, context)", "def check(self, subject, context) is missing")
        )
    elif rule.scope != "indicator":
        for attribute in _NARROW:
            if getattr(rule, attribute):
                yield Flaw(attribute, Text(f"只能用于判断指标的规则，这条规则判断的是 {rule.scope}", f"goes with rules over indicators only, and this one judges a {rule.scope}"))  # fmt: skip


def _parameters(rule: type[Rule]) -> Iterator[Flaw]:
    for name, item in rule.parameters.items():
        key = f"parameters.{name}"
        if name in _OWN:
            if name not in _ATTRIBUTES:  # else it is told above that the attribute is no parameter
                yield Flaw(
                    key, Text("规则已有同名的项，请换一个名称", "rules have an attribute of this name; choose another")
                )
            continue
        if (wrong := REQUIRED["title"](item.text)) is not None:
            yield Flaw(key, wrong)
        if (wrong := _bounded(item, str(getattr(rule, "code", "")))) is not None:
            yield Flaw(key, wrong)


def _bounded(item: Parameter[Any], code: str) -> Text | None:
    """Say when the default of a parameter is of no type that there is, or outside its own bounds."""
    default = item.default
    if not isinstance(default, int | str | tuple) or (
        isinstance(default, tuple) and not all(isinstance(word, str) for word in default)
    ):
        return Text(f"默认值应为整数、文字、True 或 False、一组文字，实为 {default!r}", f"the default must be int, str, bool or a tuple of str, not {default!r}")  # fmt: skip
    try:
        item.checked(default, code)
    except ConfigError as error:
        return Text(error.text.zh.rstrip("。"), error.text.en.rstrip("."))
    return None


def _unknown(rule: type[Rule]) -> Iterator[Flaw]:
    """Yield attributes that look like one of the record and are none; helpers of other names are the author's own."""
    for kind in rule.__mro__[:-1]:
        if kind.__module__ in _READ:
            continue
        for name, value in vars(kind).items():
            if name in _OWN or name.startswith("_") or isinstance(value, Parameter):
                continue
            meant = _alike(name, _METHODS if isinstance(value, FunctionType) else _ATTRIBUTES)
            if meant:
                yield Flaw(
                    name,
                    Text(f"规则没有这一项，最接近的是：{meant}", f"rules have no such attribute; nearest: {meant}"),
                )


def _alike(name: str, known: tuple[str, ...]) -> str | None:
    from difflib import SequenceMatcher

    return next((word for word in known if SequenceMatcher(None, name, word).ratio() >= _ALIKE), None)

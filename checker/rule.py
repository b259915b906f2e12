"""The contract of a rule: a legal record first, and one generator."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from jixiao.errors import ConfigError, PluginError
from jixiao.finding import PARTS, Anchor, Finding, Fix, Related, Severity, no_part
from jixiao.grammar.canonical import plain
from jixiao.parameters import Parameter
from jixiao.sample import Example
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar, Kind, Vocabulary
    from jixiao.model import Project, Table

__all__ = ["SCOPES", "Context", "Example", "Parameter", "Rule"]

SCOPES: Mapping[str, str] = {
    "Indicator": "indicator",
    "Project": "project",
    "TableRows": "table",
    "Submission": "submission",
    "Run": "run",
    "Previous": "previous",
    "Problem": "problem",
}
"""The subject's type in the signature of ``check`` declares the scope."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its subject.

    ``table`` is the head of the table at hand (None in scopes above a table). ``settings`` are profile-wide data
    (required level-2 sets, weight splits, thresholds) that more than one rule reads.
    """

    grammar: Grammar
    table: Table | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary in force."""
        return self.grammar.vocabulary


class Rule:
    """One rule: what it checks, why, on which basis, how certain, how to repair, with examples that are its tests.

    Subclass it, fill the record, and write one generator ``check(self, subject, context)``. The subject's annotated
    type declares the scope. A rule has no state between subjects and does no I/O. A rule over indicators may only look
    at the indicator, its table's head, and its parameters: equal indicators of a table are judged once.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[Text]
    checks: ClassVar[Text]
    why: ClassVar[Text]
    repair: ClassVar[Text]
    severity: ClassVar[Severity]
    reliability: ClassVar[Literal["exact", "heuristic"]]
    basis: ClassVar[tuple[str, ...]]
    bad: ClassVar[tuple[str | Example, ...]]
    good: ClassVar[tuple[str | Example, ...]]

    enabled: ClassVar[bool] = True
    fixable: ClassVar[Literal["safe", "unsafe"] | None] = None
    aliases: ClassVar[tuple[str, ...]] = ()
    since: ClassVar[str] = "0.1"
    status: ClassVar[Literal["trial", "stable", "deprecated"]] = "stable"
    """``trial`` rules may still change; ``deprecated`` ones run only when they are asked for."""
    replaced_by: ClassVar[str | None] = None

    supersedes: ClassVar[tuple[str, ...]] = ()
    """Codes whose findings on the same subject follow from this one and are folded under it."""
    kinds: ClassVar[frozenset[Kind] | None] = None
    """Kinds of value the rule speaks to; None for all. Only for rules over indicators."""
    categories: ClassVar[frozenset[str] | None] = None
    """Categories of indicator the rule speaks to; None for all. Only for rules over indicators."""
    words: ClassVar[tuple[str, ...]] = ()
    """The name must contain one of these; empty for any name. Only for rules over indicators."""
    requires: ClassVar[tuple[str, ...]] = ()
    """Columns (``Table.columns``) without which the rule is not applicable to a table."""

    written: ClassVar[str] = ""
    """A digest of the rule where its condition is data, so that reports can tell two of one code apart."""
    origin: ClassVar[Callable[[str, str], Text] | None] = None
    """Where the rule was read from a file: says for an attribute, and a word of it, where that stands there."""
    scope: ClassVar[str] = ""
    parameters: ClassVar[Mapping[str, Parameter[Any]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Read the scope from the signature and collect the parameters."""
        super().__init_subclass__(**kwargs)
        inherited = dict(cls.parameters)
        inherited.update({key: value for key, value in vars(cls).items() if isinstance(value, Parameter)})
        cls.parameters = inherited
        if "check" in vars(cls):
            cls.scope = _scope(cls)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        """Set the parameters; an unknown one is a ``ConfigError``."""
        for key, parameter in self.parameters.items():
            setattr(self, key, parameter.default)  # rules ask for it by every subject, and find it faster here
        for key, value in (settings or {}).items():
            if key not in self.parameters:
                known = "、".join(self.parameters) or "无"
                raise ConfigError(
                    f"规则 {self.code} 没有参数 {key}；可用：{known}。",
                    f"rule {self.code} has no parameter {key}; known: {', '.join(self.parameters) or 'none'}.",
                )
            setattr(self, key, self.parameters[key].checked(value, self.code))

    def check(self, subject: Any, context: Context) -> Iterator[Finding]:
        """Yield the findings on one subject."""
        raise PluginError(f"规则 {self.code} 没有 check。", f"rule {self.code} has no check.")

    def digest(self, project: Project, context: Context) -> Hashable | None:
        """Return what a rule of scope submission or run needs to keep of a project; None for nothing."""
        return None

    def finding(
        self,
        span: tuple[int, int] | None = None,
        *,
        zh: str,
        en: str,
        part: str | None = None,
        at: Anchor | None = None,
        expected: object = None,
        actual: object = None,
        difference: object = None,
        suggestion: Text | None = None,
        fix: Fix | None = None,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding of this rule; see ``Finding`` for the parts. What to do is the record's ``repair`` where not said."""
        if part is not None and at is None and part not in _PARTS.get(self.scope, (part,)):
            raise PluginError(*no_part(_ANCHORS[self.scope], part))
        fields = (
            self.code,
            tuple.__new__(Text, (zh, en)),
            part if part is not None else _DEFAULT_PARTS.get(self.scope, "name"),
            span,
            at,
            _written(expected) if expected is not None else None,
            _written(actual) if actual is not None else None,
            _written(difference) if difference is not None else None,
            suggestion if suggestion is not None else _advice(self.repair),
            fix,
            tuple(related),
            severity,
        )
        return tuple.__new__(Finding, fields)


@lru_cache(maxsize=512)
def _advice(repair: Text) -> Text:
    """Return what a record says about repair in the style of suggestions, which end without a full stop."""
    return Text(repair.zh.rstrip("。"), repair.en.rstrip("."))


def _written(value: object) -> str | None:
    """Return what a report shows of a value; a number without exponent and without noughts at its end."""
    if type(value) is str:  # most are; the look at fractions below takes longer than the rest
        return value
    return plain(value) if isinstance(value, Decimal | Fraction) else str(value)


_DEFAULT_PARTS = {"indicator": "value", "project": "indicators", "table": "name", "problem": "text"}
_ANCHORS = {"indicator": "Indicator", "project": "Project", "previous": "Project", "table": "Table"}
_PARTS = {scope: frozenset(PARTS[anchor]) for scope, anchor in _ANCHORS.items()}
"""What a finding on the subject itself may point at; where the subject is a file or a run there is nothing to point at."""


def _scope(rule: type[Rule]) -> str:
    """Return the scope that the annotation of the subject declares."""
    names = rule.check.__code__.co_varnames[1 : rule.check.__code__.co_argcount]
    declared = rule.check.__annotations__.get(names[0]) if names else None
    word = declared if isinstance(declared, str) else getattr(declared, "__name__", "")
    if word not in SCOPES:
        raise PluginError(
            f"规则 {rule.__name__} 的 check 第一个参数应注明类型：{'、'.join(SCOPES)}。",
            f"the first argument of {rule.__name__}.check must be annotated as one of {', '.join(SCOPES)}.",
        )
    return SCOPES[word]

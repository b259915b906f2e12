"""The rules of one run: chosen, set up with their parameters and severities, and arranged by what they speak to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING, Any

from jixiao.errors import JixiaoError, PluginError, UsageError
from jixiao.faults import what
from jixiao.finding import Severity

if TYPE_CHECKING:
    from jixiao.finding import Finding
    from jixiao.registry import Registered, Registry
    from jixiao.rule import Rule

__all__ = ["Choice", "RuleSet", "digest_of", "merged"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What profile, configuration and options ask for, in that order of precedence from low to high.

    ``select`` empty means every enabled rule. Longer (more exact) selectors win over shorter ones; of two equally
    long ones, ``ignore`` wins.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


class RuleSet:
    """The selected rules, instantiated."""

    def __init__(self, registry: Registry, choice: Choice) -> None:
        self.selected = _selected(registry, choice)
        if not self.selected:
            raise UsageError(
                "没有选中任何规则，什么也不会被校验。", "no rule is selected, so nothing would be checked."
            )
        parameters = {registry.resolve(word): values for word, values in choice.parameters.items()}
        severities = {code: level for word, level in choice.severity.items() for code in registry.matching(word)}
        self.rules: dict[str, Rule] = {
            code: _made(registry.rules[code], parameters.get(code)) for code in sorted(self.selected)
        }
        self.severities = {code: severities.get(code, rule.severity) for code, rule in self.rules.items()}
        self.settings = choice.settings
        self._raised: frozenset[str] = frozenset()
        self._least = Severity.INFO
        self._scopes: dict[str, tuple[Rule, ...]] = {}
        self._lanes: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._superseding: frozenset[str] | None = None

    @property
    def superseding(self) -> frozenset[str]:
        """The codes whose findings may have others folded under them."""
        if self._superseding is None:
            self._superseding = frozenset(code for code, rule in self.rules.items() if rule.supersedes)
        return self._superseding

    def of_scope(self, scope: str) -> tuple[Rule, ...]:
        """Return the rules of one scope in order of code."""
        if scope not in self._scopes:
            self._scopes[scope] = tuple(rule for rule in self.rules.values() if rule.scope == scope)
        return self._scopes[scope]

    def for_indicator(self, kind: Any, category: str) -> tuple[Rule, ...]:
        """Return the indicator rules that can speak to this kind of value under this category."""
        key = (kind, category)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = tuple(
                rule
                for rule in self.of_scope("indicator")
                if (rule.kinds is None or kind in rule.kinds)
                and (rule.categories is None or category in rule.categories)
            )
        return lane

    def raise_warnings(self, explicit: frozenset[str] = frozenset()) -> None:
        """Make every warning an error, but for the codes whose severity was given explicitly."""
        for code, level in self.severities.items():
            if level is Severity.WARNING and code not in explicit:
                self.severities[code] = Severity.ERROR
        self._raised = frozenset(self.severities) - explicit

    def severity_of(self, finding: Finding) -> Severity:
        """Return how a finding counts: as its rule does, unless it says otherwise of itself."""
        code = finding.code
        if finding.severity is None:
            return self.severities.get(code, Severity.ERROR)
        raised = finding.severity is Severity.WARNING and code in self._raised
        return Severity.ERROR if raised else finding.severity

    def reports(self, finding: Finding) -> bool:
        """Tell whether a finding is severe enough for the profile; what the tool says of itself always is."""
        least = self._least
        return least is Severity.INFO or self.severity_of(finding).rank >= least.rank

    def keep(self, least: Severity) -> None:
        """Keep only the rules of at least this severity."""
        self._least = least
        dropped = [code for code, level in self.severities.items() if level.rank < least.rank]
        for code in dropped:
            del self.rules[code], self.severities[code], self.selected[code]
        self._scopes.clear()
        self._lanes.clear()
        self._superseding = None

    def content(self) -> list[Any]:
        """Return codes, severities, parameters, conditions that are data, and settings: what a digest must cover."""
        rules = {
            code: [self.severities[code].value, rule.written, {key: getattr(rule, key) for key in rule.parameters}]
            for code, rule in self.rules.items()
        }
        return [rules, self._least.value, sorted(self._raised), dict(self.settings)]

    def digest(self) -> str:
        """Return a digest of the content."""
        return digest_of(self.content())


def digest_of(content: object) -> str:
    """Return a short digest of JSON-able data, whatever the order of its keys."""
    return sha256(dumps(content, ensure_ascii=False, sort_keys=True, default=list).encode()).hexdigest()[:12]


def _made(item: Registered, settings: Mapping[str, object] | None) -> Rule:
    """Set up one rule; an error that is none of its settings' names the rule and its plug-in."""
    try:
        return item.rule(settings)
    except (KeyboardInterrupt, JixiaoError):
        raise
    except BaseException as error:  # a stranger's code may raise anything
        code, said = item.rule.code, what(error)
        raise PluginError(
            f"规则 {code}（{item.plugin}）无法使用：{said.zh}",
            f"rule {code} ({item.plugin}) cannot be set up: {said.en}",
        ) from error


def _selected(registry: Registry, choice: Choice) -> dict[str, int]:
    """Return code -> how many selectors asked for it."""
    base = choice.select or ("ALL",)
    wanted: dict[str, tuple[int, int]] = {}
    for word in (*base, *choice.extend_select):
        for code in registry.matching(word):
            if not choice.select and word == "ALL" and not _by_default(registry.rules[code].rule):
                continue
            rank, times = wanted.get(code, (-1, 0))
            wanted[code] = (max(rank, _exactness(word, code)), times + 1)
    for word in choice.ignore:
        for code in registry.matching(word):
            if code in wanted and _exactness(word, code) >= wanted[code][0]:
                del wanted[code]
    return {code: times for code, (_, times) in wanted.items()}


def _by_default(rule: type[Rule]) -> bool:
    """Tell whether a rule runs without being asked for; a deprecated one only answers to its code, name or prefix."""
    return rule.enabled and rule.status != "deprecated"


def _exactness(word: str, code: str) -> int:
    if word.upper() == "ALL":
        return 0
    return len(word) if code.startswith(word.upper()) else len(code)


def merged(values: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Merge mappings from low to high precedence, nested tables key by key."""
    result: dict[str, Any] = {}
    for mapping in values:
        for key, value in mapping.items():
            if isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
                result[key] = merged((result[key], value))
            else:
                result[key] = value
    return result

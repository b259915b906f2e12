"""Rules at work on subjects: which ones meet it, the fast way through them, and what happens when one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.errors import FileTimeoutError, PluginError, RuleTimeoutError
from jixiao.pointing import complaint
from jixiao.report import LedgerLine
from jixiao.system import crash, fault_of

if TYPE_CHECKING:
    from jixiao.finding import Finding
    from jixiao.model import Indicator, Table
    from jixiao.rule import Context, Rule
    from jixiao.ruleset import RuleSet

__all__ = ["STOPPING", "Lane", "Lanes"]

STOPPING: tuple[type[BaseException], ...] = (KeyboardInterrupt, FileTimeoutError)
"""What stops a rule at work and is no fault of it."""

_NAMES = 50_000
"""Lanes by name that are kept; names recur far more often than values."""


class Lane:
    """The rules that meet one sort of subject, and how many subjects came through."""

    __slots__ = ("codes", "rules", "subjects")

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.codes = frozenset(rule.code for rule in self.rules)
        self.subjects = 0


class Lanes:
    """Runs rules over subjects and keeps the ledger; ``crashes`` counts every failure, told once a rule and file.

    ``clock`` is None, or a timer to account the seconds of every rule. ``running`` and ``subject`` tell a watchdog which
    rule is at work, and on what.
    """

    def __init__(self, ruleset: RuleSet, clock: Callable[[], float] | None) -> None:
        self.running: Rule | None = None
        self.subject: object = None
        self.crashes = 0
        self._ruleset = ruleset
        self._clock = clock
        self._lines = {code: LedgerLine(code, selected=times) for code, times in sorted(ruleset.selected.items())}
        self._lanes: dict[object, Lane] = {}
        self._by_rules: dict[tuple[Rule, ...], Lane] = {}
        self._stopped: set[str] = set()
        self._told: set[str] = set()

    @property
    def ledger(self) -> dict[str, LedgerLine]:
        """The ledger with all subjects counted."""
        for lane in self._by_rules.values():
            for rule in lane.rules:
                self._lines[rule.code].subjects += lane.subjects
            lane.subjects = 0
        return self._lines

    def found(self, code: str) -> None:
        """Count a finding that is reported."""
        line = self._lines.get(code)
        if line is not None:
            line.found += 1

    def new_file(self) -> None:
        """Give rules that were stopped in an earlier file another chance, and tell of their crashes again."""
        self._stopped.clear()
        self._told.clear()

    def new_table(self) -> None:
        """Forget the lanes of the last table: its columns decided which rules apply."""
        self.ledger  # noqa: B018  counts the subjects of the lanes first
        self._lanes.clear()
        self._by_rules.clear()

    def for_indicator(self, indicator: Indicator, table: Table | None) -> Lane:
        """Return the rules that can speak to this kind of value under this category and name."""
        kind, name = indicator.value.kind, indicator.name_text
        key = (kind, indicator.category, name)
        lane = self._lanes.get(key)
        if lane is None:
            if len(self._lanes) > _NAMES:
                self.new_table()
            rules = self._ruleset.for_indicator(kind, indicator.category)
            lane = self._lanes[key] = self._lane(
                rule for rule in rules if _applies(rule, table) and (not rule.words or _has_word(rule, name))
            )
        return lane

    def of_scope(self, scope: str, table: Table | None) -> Lane:
        """Return the rules of a scope that apply to the table."""
        lane = self._lanes.get(scope)
        if lane is None:
            rules = self._ruleset.of_scope(scope)
            lane = self._lanes[scope] = self._lane(rule for rule in rules if _applies(rule, table))
        return lane

    def _lane(self, rules: Iterable[Rule]) -> Lane:
        """Return the lane of these rules; most names share theirs with many others."""
        chosen = tuple(rules)
        return self._by_rules.setdefault(chosen, Lane(chosen))

    def run_all(self, lane: Lane, subjects: Sequence[Any], context: Context) -> list[list[Finding]]:
        """Run the rules of a lane on subjects, one rule after the other; return the findings on each in order of the rules.

        The way is fast while nothing goes wrong. When a rule fails, all are run again one by one, which rules allow
        because they are pure, so that the fault is bound to its rule and subject and the others are heard.
        """
        if self._clock is None and not self._stopped:
            found: list[list[Finding]] = [[] for _ in subjects]
            try:
                for rule in lane.rules:
                    self.running = rule
                    check = rule.check
                    for subject, own in zip(subjects, found):  # noqa: B905  both are as long; to check it takes time
                        self.subject = subject
                        for finding in check(subject, context):  # extend() takes twice as long for nothing
                            own.append(finding)
            except STOPPING:
                raise
            except BaseException:  # noqa: S110  whatever a rule raised, it is raised again below and bound to its rule
                pass
            else:
                if not any(complaint(item, lane.codes) for own in found for item in own):
                    lane.subjects += len(subjects)
                    return found
            finally:
                self.running = self.subject = None
        return [[item for rule in lane.rules for item in self.run_one(rule, subject, context)] for subject in subjects]

    def run_one(self, rule: Rule, subject: Any, context: Context) -> list[Finding]:
        """Run one rule on one subject; a crash is bound to rule and subject and the run goes on."""
        if rule.code in self._stopped:
            return []
        line = self._lines[rule.code]
        line.subjects += 1
        self.running = rule
        self.subject = subject
        started = self._clock() if self._clock else 0.0
        try:
            found = _accepted(rule, rule.check(subject, context))
        except STOPPING:
            raise
        except BaseException as error:  # any rule may come from a stranger; it is reported as SYS002, never swallowed
            found = self.failed(rule, error)
        finally:
            self.running = self.subject = None
        if self._clock:
            line.seconds += self._clock() - started
        return found

    def failed(self, rule: Rule, error: BaseException) -> list[Finding]:
        """Account for a fault of a rule; return the finding that tells of the first one in a file."""
        self.crashes += 1
        line = self._lines[rule.code]
        line.crashed += 1
        line.fault = line.fault or fault_of(error)
        if isinstance(error, RuleTimeoutError):
            self._stopped.add(rule.code)
        if rule.code in self._told:
            return []
        self._told.add(rule.code)
        return [crash(rule, error)]


def _accepted(rule: Rule, findings: Iterable[Finding]) -> list[Finding]:
    """Return what a rule gave; an error where one of it is no finding of that rule."""
    found = list(findings)
    for item in found:
        if text := complaint(item, (rule.code,)):
            raise PluginError(*text)
    return found


def _has_word(rule: Rule, name: str) -> bool:
    return any(word in name for word in rule.words)


def _applies(rule: Rule, table: Table | None) -> bool:
    """Tell whether the table has the columns that the rule needs."""
    return not rule.requires or table is None or table.columns.issuperset(rule.requires)

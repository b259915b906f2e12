"""The engine: one pass over what a form yields, every rule on every subject it can speak to, findings streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jixiao.errors import JixiaoError, RuleTimeoutError
from jixiao.finding import Finding, Severity
from jixiao.model import Indicator, Problem, Project, Subtotal, Table
from jixiao.parts import located
from jixiao.report import Found, LedgerLine
from jixiao.rule import Context
from jixiao.subjects import Collected, Run, Submission, TableRows, head_of
from jixiao.system import crash
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.finding import Anchor
    from jixiao.grammar import Grammar
    from jixiao.model import Reading
    from jixiao.rule import Rule
    from jixiao.ruleset import RuleSet

__all__ = ["Engine"]

_MEMO = 200_000
"""Verdicts kept per table; a real table has a few thousand different indicators at most."""


class Engine:
    """Judges the readings of files, one after the other; ``ledger`` and ``collected`` grow with each.

    ``clock`` is None, or a timer such as ``time.perf_counter`` to account the seconds per rule.
    """

    def __init__(self, ruleset: RuleSet, grammar: Grammar, clock: Callable[[], float] | None = None) -> None:
        self.ruleset = ruleset
        self.grammar = grammar
        self.ledger = {code: LedgerLine(code, selected=times) for code, times in sorted(ruleset.selected.items())}
        self.collected: dict[str, list[Collected]] = {rule.code: [] for rule in ruleset.of_scope("run")}
        self.running: Rule | None = None
        self.steps = 0
        self._clock = clock
        self._file = ""
        self._project: str | None = None
        self._stopped: set[str] = set()

    def judge(self, readings: Iterable[Reading], file: str) -> Iterator[Found]:
        """Yield the findings on one file in reading order; those of its tables and of the whole file come last."""
        self._file = file
        self._stopped.clear()
        submission = Submission(file)
        digests: dict[str, list[Collected]] = {rule.code: [] for rule in self.ruleset.of_scope("submission")}
        context = Context(self.grammar, None, self.ruleset.settings)
        memo: dict[object, tuple[Finding, ...]] = {}
        for item in readings:
            self._project = None
            if isinstance(item, Project):
                head = head_of(item, file)
                submission.tables[-1].rows.append(head)
                yield from self._judge_project(item, context, memo)
                self._digest(item, head, context, digests)
            elif isinstance(item, Table):
                submission.tables.append(TableRows(item))
                context, memo = Context(self.grammar, item, self.ruleset.settings), {}
            elif isinstance(item, Subtotal):
                submission.tables[-1].rows.append(item)
            elif isinstance(item, Problem):
                yield from self._judge_problem(item, context)
        self._project = None
        for table in submission.tables:
            context = Context(self.grammar, table.table, self.ruleset.settings)
            for rule in self.ruleset.of_scope("table"):
                if not self._inapplicable(rule, table.table):
                    yield from self._located(rule, self._run(rule, table, context), table.table)
        context = Context(self.grammar, None, self.ruleset.settings)
        for rule in self.ruleset.of_scope("submission"):
            submission.collected = digests[rule.code]
            yield from self._located(rule, self._run(rule, submission, context), None)

    def finish(self) -> Iterator[Found]:
        """Yield the findings of the rules over all files of the run."""
        context = Context(self.grammar, None, self.ruleset.settings)
        for rule in self.ruleset.of_scope("run"):
            collected = sorted(self.collected[rule.code], key=lambda item: item.head[:4])
            yield from self._located(rule, self._run(rule, Run(collected), context), None)

    def compare(self, pairs: Iterable[Any], file: str) -> Iterator[Found]:
        """Yield the findings on pairs of this year's and last year's projects."""
        self._file = file
        for pair in pairs:
            self._project = pair.project.name
            context = Context(self.grammar, pair.project.table, self.ruleset.settings)
            for rule in self.ruleset.of_scope("previous"):
                yield from self._located(rule, self._run(rule, pair, context), pair.project)

    def absorb(self, ledger: Mapping[str, LedgerLine], collected: Mapping[str, list[Collected]]) -> None:
        """Add what another engine with the same rules has seen."""
        for code, line in ledger.items():
            own = self.ledger[code]
            own.found += line.found
            own.subjects += line.subjects
            own.crashed += line.crashed
            own.seconds += line.seconds
        for code, items in collected.items():
            self.collected[code].extend(items)

    def conclude(self, compared: bool) -> None:
        """Say for every rule that met no subject why it was not applicable."""
        for code, line in self.ledger.items():
            if not line.subjects and not line.found:
                line.not_applicable = _reason(self.ruleset.rules[code], compared)

    def _judge_project(
        self, project: Project, context: Context, memo: dict[object, tuple[Finding, ...]]
    ) -> Iterator[Found]:
        self._project = project.name
        found: list[tuple[Finding, Anchor]] = []
        for indicator in project.indicators:
            key = indicator.key
            known = memo.get(key)
            if known is None:
                if len(memo) >= _MEMO:
                    memo.clear()
                known = self._judge_indicator(indicator, context)
                if not any(item.code == "SYS002" for item in known):
                    memo[key] = known
            else:
                for item in known:
                    self.ledger[item.code].found += 1
            found.extend((item, item.at if item.at is not None else indicator) for item in known)
        for rule in self.ruleset.of_scope("project"):
            if self._inapplicable(rule, context.table):
                continue
            found.extend(
                (item, item.at if item.at is not None else project) for item in self._run(rule, project, context)
            )
        if found:
            yield from self._folded(found)

    def _judge_indicator(self, indicator: Indicator, context: Context) -> tuple[Finding, ...]:
        found: list[Finding] = []
        name = indicator.name_passage.text
        for rule in self.ruleset.for_indicator(indicator.value.kind, indicator.category):
            if rule.words and not any(word in name for word in rule.words):
                continue
            if rule.requires and self._inapplicable(rule, context.table):
                continue
            found.extend(self._run(rule, indicator, context))
        return tuple(found)

    def _judge_problem(self, problem: Problem, context: Context) -> Iterator[Found]:
        self._project = problem.project or None
        for rule in self.ruleset.of_scope("problem"):
            if rule.code == problem.code:
                yield from self._located(rule, self._run(rule, problem, context), problem)

    def _digest(self, project: Project, head: Any, context: Context, digests: dict[str, list[Collected]]) -> None:
        for scope, target in (("submission", digests), ("run", self.collected)):
            for rule in self.ruleset.of_scope(scope):
                digest = rule.digest(project, context)
                if digest is not None:
                    target[rule.code].append(Collected(head, digest))

    def _run(self, rule: Rule, subject: Any, context: Context) -> list[Finding]:
        """Run one rule on one subject; a crash is bound to rule and subject and the run goes on."""
        line = self.ledger[rule.code]
        if rule.code in self._stopped:
            return []
        line.subjects += 1
        self.running = rule
        self.steps += 1
        started = self._clock() if self._clock else 0.0
        try:
            found = list(rule.check(subject, context))
        except RuleTimeoutError as error:
            line.crashed += 1
            self._stopped.add(rule.code)
            found = [crash(rule, error)]
        except JixiaoError:
            raise
        except Exception as error:  # any rule may come from a stranger; it is reported as SYS002, never swallowed
            line.crashed += 1
            found = [crash(rule, error)]
        finally:
            self.running = None
        if self._clock:
            line.seconds += self._clock() - started
        line.found += len(found)
        return found

    def _inapplicable(self, rule: Rule, table: Table | None) -> bool:
        """Tell whether the table lacks a column that the rule needs."""
        return bool(rule.requires) and table is not None and not table.columns.issuperset(rule.requires)

    def _located(self, rule: Rule, findings: Iterable[Finding], subject: Anchor | None) -> Iterator[Found]:
        for item in findings:
            anchor = item.at if item.at is not None else subject
            if anchor is not None:
                yield self._report(item, anchor)

    def _report(self, finding: Finding, anchor: Anchor) -> Found:
        rule = type(self.ruleset.rules[finding.code]) if finding.code in self.ruleset.rules else None
        severity = finding.severity or (self.ruleset.severities[finding.code] if rule else Severity.ERROR)
        return located(finding, rule, severity, anchor, self._file, self._project)

    def _folded(self, found: list[tuple[Finding, Anchor]]) -> Iterator[Found]:
        """Yield findings, those that follow from another one on the same subject folded under it."""
        yield from fold(found, self.ruleset, self._report)


def fold(found: list[tuple[Finding, Anchor]], ruleset: RuleSet, report: Callable[..., Found]) -> Iterator[Found]:
    """Fold under each finding those on the same subject whose codes its rule supersedes."""
    by_subject: dict[int, list[tuple[Finding, Anchor]]] = {}
    for finding, anchor in found:
        by_subject.setdefault(id(anchor), []).append((finding, anchor))
    for group in by_subject.values():
        codes = {finding.code for finding, _ in group}
        parents = {
            code: next((c for c in sorted(codes) if c in ruleset.rules and code in ruleset.rules[c].supersedes), None)
            for code in codes
        }
        children: dict[str, list[Found]] = {}
        for finding, anchor in group:
            parent = parents[finding.code]
            if parent is not None:
                children.setdefault(parent, []).append(report(finding, anchor))
        for finding, anchor in group:
            if parents[finding.code] is None:
                entry = report(finding, anchor)
                yield entry if finding.code not in children else _with_folded(entry, tuple(children.pop(finding.code)))


def _with_folded(entry: Found, folded: tuple[Found, ...]) -> Found:
    from dataclasses import replace

    return replace(entry, folded=folded)


def _reason(rule: Rule, compared: bool) -> Text:
    if rule.scope == "previous" and not compared:
        return Text("没有给出上一年度的文件", "no file of last year was given")
    if rule.requires:
        columns = "、".join(rule.requires)
        return Text(f"表中没有这些列：{columns}", f"the form lacks the columns {', '.join(rule.requires)}")
    if rule.scope == "problem":
        return Text("读取时没有遇到这种情况", "reading met nothing of the kind")
    return Text("没有这条规则针对的内容", "there was nothing that it speaks to")

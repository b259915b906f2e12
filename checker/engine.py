"""The engine: one pass over what a form yields, every rule on every subject it can speak to, findings streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.cells import forget
from jixiao.finding import Severity
from jixiao.folding import Folding
from jixiao.judging import Judging
from jixiao.lanes import STOPPING, Lanes
from jixiao.memory import in_batches, rare_collections
from jixiao.model import Problem, Project, Subtotal, Table
from jixiao.parts import Known, located
from jixiao.report import LedgerLine
from jixiao.rule import Context
from jixiao.subjects import Collected, Run, Submission, TableRows, head_of
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.finding import Anchor, Finding
    from jixiao.grammar import Grammar
    from jixiao.model import Reading
    from jixiao.report import Found
    from jixiao.rule import Rule
    from jixiao.ruleset import RuleSet
    from jixiao.subjects import ProjectHead

__all__ = ["Engine"]


class Engine:
    """Judges the readings of files, one after the other; ``ledger`` and ``collected`` grow with each.

    ``in_doubt`` is True when a rule over the whole run failed. ``clock`` is None, or a timer such as ``time.perf_counter`` to account the seconds per rule.
    """

    def __init__(self, ruleset: RuleSet, grammar: Grammar, clock: Callable[[], float] | None = None) -> None:
        self.ruleset = ruleset
        self.grammar = grammar
        self.lanes = Lanes(ruleset, clock)
        self.collected: dict[str, list[Collected]] = {rule.code: [] for rule in ruleset.of_scope("run")}
        self._collectors = {scope: ruleset.of_scope(scope) for scope in ("submission", "run")}
        self.in_doubt = False
        self._folding = Folding(ruleset)
        self._file = ""
        self._project: str | None = None

    @property
    def ledger(self) -> dict[str, LedgerLine]:
        """What became of every selected rule so far."""
        return self.lanes.ledger

    def judge(self, readings: Iterable[Reading], file: str) -> Iterator[Found]:
        """Yield the findings on one file in reading order; those of its tables and of the whole file come last."""
        with rare_collections():
            yield from self._judge(readings, file)

    def _judge(self, readings: Iterable[Reading], file: str) -> Iterator[Found]:
        self._file = file
        self.lanes.new_file()
        submission = Submission(file)
        digests: dict[str, list[Collected]] = {rule.code: [] for rule in self.ruleset.of_scope("submission")}
        context = Context(self.grammar, None, self.ruleset.settings)
        judging = Judging(self.lanes)
        unit = ""
        for batch in in_batches(readings):
            waiting: list[tuple[Project, ProjectHead]] = []
            for item in batch:
                if isinstance(item, Project):
                    head = head_of(item, file, unit)
                    submission.tables[-1].rows.append(head)
                    waiting.append((item, head))
                elif isinstance(item, Subtotal):
                    submission.tables[-1].rows.append(item)
                    unit = "" if item.grand else item.name_passage.text
                else:
                    yield from self._judge_projects(waiting, judging, context, digests)
                    waiting = []
                    if isinstance(item, Table):
                        submission.tables.append(TableRows(item))
                        unit = ""
                        context = Context(self.grammar, item, self.ruleset.settings)
                        judging = Judging(self.lanes)
                        self.lanes.new_table()
                    elif isinstance(item, Problem):
                        yield from self._judge_problem(item, context)
            yield from self._judge_projects(waiting, judging, context, digests)
        self._project = None
        for table in submission.tables:
            context = Context(self.grammar, table.table, self.ruleset.settings)
            self.lanes.new_table()
            for rule in self.lanes.of_scope("table", table.table).rules:
                yield from self._located(self.lanes.run_one(rule, table, context), table.table)
        context = Context(self.grammar, None, self.ruleset.settings)
        for rule in self.ruleset.of_scope("submission"):
            submission.collected = digests[rule.code]
            yield from self._located(self.lanes.run_one(rule, submission, context), None)

    def finish(self) -> Iterator[Found]:
        """Yield the findings of the rules over all files of the run; one that failed leaves all of them in doubt."""
        with rare_collections():
            yield from self._finish()

    def _finish(self) -> Iterator[Found]:
        forget(self.grammar)  # the rules over all files need the room
        self.lanes.new_file()
        crashes = self.lanes.crashes
        context = Context(self.grammar, None, self.ruleset.settings)
        for rule in self.ruleset.of_scope("run"):
            collected = sorted(self.collected[rule.code], key=lambda item: item.head[:4])
            self.collected[rule.code] = []  # asked for once; the next rule may need the room
            self._file = collected[0].head.file if collected else ""
            yield from self._located(self.lanes.run_one(rule, Run(collected), context), None)
        self.in_doubt = self.lanes.crashes > crashes

    def compare(self, pairs: Iterable[Any], file: str) -> Iterator[Found]:
        """Yield the findings on pairs of this year's and last year's projects."""
        self._file = file
        self.lanes.new_file()
        for pair in pairs:
            self._project = pair.project.name
            context = Context(self.grammar, pair.project.table, self.ruleset.settings)
            for rule in self.ruleset.of_scope("previous"):
                yield from self._located(self.lanes.run_one(rule, pair, context), pair.project)

    def absorb(self, ledger: Mapping[str, LedgerLine], collected: Mapping[str, list[Collected]]) -> None:
        """Add what another engine with the same rules has seen."""
        own_ledger = self.ledger
        for code, line in ledger.items():
            own = own_ledger.setdefault(code, LedgerLine(code, selected=line.selected))
            own.found += line.found
            own.subjects += line.subjects
            own.crashed += line.crashed
            own.fault = own.fault or line.fault
            own.seconds += line.seconds
        for code, items in collected.items():
            self.collected.setdefault(code, []).extend(items)

    def conclude(self, compared: bool, rules: Mapping[str, Rule] | None = None) -> None:
        """Say for every rule that met no subject why it was not applicable; ``rules`` are those of other engines too."""
        known = rules or self.ruleset.rules
        for code, line in self.ledger.items():
            if not line.subjects and not line.found:
                line.not_applicable, line.blocked = _reason(known.get(code), compared)

    def _judge_projects(
        self,
        projects: Sequence[tuple[Project, ProjectHead]],
        judging: Judging,
        context: Context,
        digests: dict[str, list[Collected]],
    ) -> Iterator[Found]:
        if not projects:
            return
        reports = self.ruleset.reports
        judged = judging.said([project for project, _ in projects], context)
        for (project, head), said in zip(projects, judged, strict=True):
            self._project = project.name
            reported = [item for item in said if reports(item[0].finding)]
            if reported:
                yield from self._folding.folded(reported, self._report)
            yield from self._digest(project, head, context, digests)

    def _judge_problem(self, problem: Problem, context: Context) -> Iterator[Found]:
        self._project = problem.project or None
        for rule in self.ruleset.of_scope("problem"):
            if rule.code == problem.code:
                yield from self._located(self.lanes.run_one(rule, problem, context), problem)

    def _digest(
        self, project: Project, head: ProjectHead, context: Context, digests: dict[str, list[Collected]]
    ) -> Iterator[Found]:
        """Keep what rules of wider scope need of a project; yield the crash of one that cannot tell."""
        for scope, target in (("submission", digests), ("run", self.collected)):
            for rule in self._collectors[scope]:
                try:
                    digest = rule.digest(project, context)
                except STOPPING:
                    raise
                except BaseException as error:  # a stranger's code may raise anything; it is reported as SYS002
                    yield from self._located(self.lanes.failed(rule, error), project)
                else:
                    if digest is not None:
                        target[rule.code].append(Collected(head, digest))

    def _located(self, findings: Iterable[Finding], subject: Anchor | None) -> Iterator[Found]:
        for item in findings:
            if self.ruleset.reports(item):
                found = self._report(Known(item), item.at if item.at is not None else subject)
                if found is not None:
                    yield found

    def _report(self, known: Known, anchor: Anchor | None) -> Found | None:
        """Place a finding in the file; one that has no place there is a fault of its rule, told like a crash."""
        code = known.finding.code
        rule = self.ruleset.rules.get(code)
        try:
            found = known.placed(rule, self.ruleset.severity_of(known.finding), anchor, self._file, self._project)
        except STOPPING:
            raise
        except Exception as error:  # positions, parts and anchors of a stranger's finding may be anything
            if rule is None:
                return located(known.finding, None, Severity.ERROR, None, self._file, self._project)
            return next((self._report(Known(item), anchor) for item in self.lanes.failed(rule, error)), None)
        self.lanes.found(code)
        return found


def _reason(rule: Rule | None, compared: bool) -> tuple[Text, bool]:
    """Say why a rule met no subject, and whether it could not have met any."""
    if rule is not None and rule.scope == "previous" and not compared:
        return Text("没有给出可比的上一年度的文件", "no file of last year to compare with was given"), True
    if rule is not None and rule.requires:
        from jixiao.columns import chinese_names

        zh, en = chinese_names(rule.requires), ", ".join(rule.requires)
        return Text(f"表中没有这些列：{zh}", f"the form lacks the columns {en}"), True
    if rule is not None and rule.scope == "problem":
        return Text("读取时没有遇到这种情况", "reading met nothing of the kind"), False
    return Text("没有这条规则针对的内容", "there was nothing that it speaks to"), False

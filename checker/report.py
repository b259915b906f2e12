"""What a run found, what it read, what it ran, and the one verdict, computed once for every output format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.finding import Severity
from jixiao.found import Found, FoundFix
from jixiao.provenance import ProfileRecord, ToolRecord
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.model import Ignored

__all__ = [
    "Account",
    "FileReport",
    "Found",
    "FoundFix",
    "LedgerLine",
    "ProfileRecord",
    "Report",
    "ToolRecord",
    "Verdict",
]


@dataclass(slots=True)
class Account:
    """What happened to the rows of one sheet: ``rows`` in the file = ``empty`` + ``judged`` + the ignored ones."""

    sheet: str
    rows: int = 0
    read: int = 0
    ignored: list[Ignored] = field(default_factory=list)
    hidden: bool = False
    form: str | None = None

    @property
    def empty(self) -> int:
        """Rows without any content."""
        return self.rows - self.read

    @property
    def judged(self) -> int:
        """Rows that became part of a project or total."""
        return self.read - sum(item.rows for item in self.ignored)


@dataclass(slots=True)
class FileReport:
    """One file of a run. ``assessed`` is False when anything of it could not be read or judged.

    ``judged_by`` is None for a file that could not be read so far that its year chose a profile.
    """

    path: str
    form: str | None = None
    format: str | None = None
    unit: str | None = None
    year: int | None = None
    projects: int = 0
    indicators: int = 0
    findings: list[Found] = field(default_factory=list)
    account: list[Account] = field(default_factory=list)
    notices: list[Text] = field(default_factory=list)
    assessed: bool = True
    judged_by: ProfileRecord | None = None
    fail_on: Severity | None = None

    @property
    def profile(self) -> str:
        """The profile that the file was judged by; empty for none."""
        return self.judged_by.name if self.judged_by else ""


@dataclass(slots=True)
class LedgerLine:
    """What became of one selected rule.

    ``blocked`` is True when it could not run for want of columns or of last year's file; others that are not applicable
    did look, and met nothing that they speak to.
    """

    code: str
    found: int = 0
    subjects: int = 0
    crashed: int = 0
    not_applicable: Text | None = None
    fault: Text | None = None
    selected: int = 1
    seconds: float = 0.0
    blocked: bool = False

    @property
    def status(self) -> str:
        """``crashed``, ``found``, ``clean`` or ``not-applicable``."""
        if self.crashed:
            return "crashed"
        if self.found:
            return "found"
        return "clean" if self.subjects else "not-applicable"

    @property
    def reason(self) -> Text | None:
        """Why a rule crashed, first of all, or why it was not applicable."""
        return self.fault if self.crashed else self.not_applicable


class Verdict(NamedTuple):
    """The one answer for people, and the exit status that belongs to it; ``reason`` where no rule applied."""

    key: str
    text: Text
    exit_status: int
    reason: Text | None = None


VERDICTS: Mapping[str, Text] = {
    "pass": Text("通过", "pass"),
    "return": Text("退回修改", "return for rework"),
    "review": Text("需人工复核", "needs human review"),
    "incomplete": Text("未能完成校验", "not fully assessed"),
}


_FROM_BEST = ("pass", "review", "return", "incomplete")

FAULTS = frozenset({"SYS002", "SYS005"})
"""What the tool says of rules and plug-ins that failed."""


@dataclass(slots=True)
class Report:
    """All files of one run; ``left_out`` are those that folders hold besides, ``notices`` concern the whole run."""

    tool: ToolRecord
    files: list[FileReport] = field(default_factory=list)
    ledger: dict[str, LedgerLine] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR
    basis: Mapping[str, Basis] = field(default_factory=dict)
    notices: list[Text] = field(default_factory=list)
    left_out: tuple[str, ...] = ()

    def extend(self, findings: Iterable[Found]) -> None:
        """Add findings over all files, each to the file that it names, else to the first."""
        by_path = {file.path: file for file in reversed(self.files)}
        for found in findings:
            file = by_path.get(found.file, self.files[0])
            file.findings.append(found._replace(file=file.path))

    def settle(self, in_doubt: bool) -> None:
        """Mark the files that a fault of the tool, or of a rule over all of them (``in_doubt``), left unassessed."""
        for file in self.files:
            if in_doubt or any(found.code.startswith("SYS") for found in file.findings):
                file.assessed = False

    def cited(self, found: Found) -> list[Basis]:
        """Return what a finding rests on."""
        return [self.basis[key] for key in found.basis if key in self.basis]

    @property
    def counts(self) -> Counter[str]:
        """Findings by severity."""
        return Counter(item.severity.value for file in self.files for item in file.findings)

    @property
    def faults(self) -> int:
        """Findings that tell of a fault of a rule or plug-in, which is none of the submitter's."""
        return sum(item.code in FAULTS for file in self.files for item in file.findings)

    @property
    def assessed(self) -> bool:
        """Whether everything that should run did run, on everything that should be read."""
        ran = bool(self.files) and bool(self.ledger) and not any(line.crashed for line in self.ledger.values())
        return ran and all(file.assessed for file in self.files)

    @property
    def idle(self) -> Text | None:
        """Why none of the rules applied; None when one did."""
        lines = self.ledger.values()
        if not lines or any(line.status != "not-applicable" for line in lines):
            return None
        reasons = list(dict.fromkeys(line.not_applicable for line in lines if line.not_applicable))
        return Text(
            f"选中的规则都不适用：{'；'.join(item.zh for item in reasons)}",
            f"none of the selected rules applied: {'; '.join(item.en for item in reasons)}",
        )

    def verdict(self) -> Verdict:
        """Return the verdict over all files: the worst of theirs."""
        if not self.assessed:
            return judge((), False, self.fail_on)
        return max(map(self.verdict_of, self.files), key=lambda item: _FROM_BEST.index(item.key))

    def verdict_of(self, file: FileReport) -> Verdict:
        """Return the verdict of one file."""
        found = judge((item.severity for item in file.findings), file.assessed, file.fail_on or self.fail_on)
        return self._unless_idle(found) if found.key == "pass" else found

    def _unless_idle(self, found: Verdict) -> Verdict:
        """Return a pass; with the reason when no rule applied, and none at all when no rule could run."""
        reason = self.idle
        if reason is not None and all(line.blocked for line in self.ledger.values()):
            return judge((), False, self.fail_on)._replace(reason=reason)
        return found._replace(reason=reason)


def judge(severities: Iterable[Severity], assessed: bool, fail_on: Severity) -> Verdict:
    """Decide: nothing that did not run may look green."""
    worst = max((item.rank for item in severities), default=-1)
    if not assessed:
        return Verdict("incomplete", VERDICTS["incomplete"], 2)
    if worst >= fail_on.rank:
        return Verdict("return", VERDICTS["return"], 1)
    if worst >= Severity.WARNING.rank:
        return Verdict("review", VERDICTS["review"], 0)
    return Verdict("pass", VERDICTS["pass"], 0)

"""What comes after the files of a run were judged one by one: rules across them, last year's file, ledger and record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao._version import __version__
from jixiao.report import Report, ToolRecord
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.engine import Engine
    from jixiao.report import FileReport, LedgerLine, ProfileRecord
    from jixiao.rule import Rule
    from jixiao.session import Session
    from jixiao.workers import Outcome

__all__ = ["concluded"]


def concluded(session: Session, outcomes: Sequence[Outcome], previous: Sequence[Path]) -> Report:
    """Return the report of a run whose files were judged, by the profile of the run or by those of their years.

    Rules across files follow the profile that the files have in common, and that of the run where they have none.
    """
    files = [item.file for item in outcomes]
    judges = _judges(session, files)
    lead = next(iter(judges.values())) if len(judges) == 1 else session
    judges[lead.record()] = lead
    engine = lead.engine()
    for item in outcomes:
        engine.absorb(item.ledger, item.collected)
    report = Report(_tool(judges, lead, files, engine), files, fail_on=lead.fail_on, basis=_basis(judges))
    report.extend(engine.finish())
    compared = bool(previous) and _compare(judges, lead, files, engine, previous)
    report.settle(engine.in_doubt)
    engine.conclude(compared, {code: rule for own in judges.values() for code, rule in own.ruleset.rules.items()})
    report.ledger = _ledger(engine, judges, files, lead)
    report.notices += _outdated(rule for own in judges.values() for rule in own.ruleset.rules.values())
    return report


def _outdated(rules: Iterable[Rule]) -> Iterator[Text]:
    """Yield what to select instead of each rule that is deprecated and was asked for all the same."""
    for code, name, successor in sorted(
        {(rule.code, rule.name, rule.replaced_by or "") for rule in rules if rule.status == "deprecated"}
    ):
        yield Text(
            f"规则 {code}（{name}）已停用{f'，由 {successor} 取代，请改选 {successor}' if successor else '，以后的版本会去掉'}",
            f"rule {code} ({name}) is deprecated"
            + (f" and replaced by {successor}; select {successor} instead" if successor else " and will be removed"),
        )


def _judges(session: Session, files: Sequence[FileReport]) -> dict[ProfileRecord, Session]:
    """Return who judged the files, in the order of the configuration; the run's own where no file was read."""
    used = {file.judged_by for file in files}
    return {own.record(): own for own in session.all() if own.record() in used} or {session.record(): session}


def _tool(
    judges: Mapping[ProfileRecord, Session], lead: Session, files: Sequence[FileReport], engine: Engine
) -> ToolRecord:
    """Return what judged; the profile of the rules across files is named only if these have anything to look at."""
    versions: dict[str, str] = {}
    distributions: dict[str, str] = {}
    for own in judges.values():
        more = own.sources()
        versions |= more[0]
        distributions |= more[1]
    used = {file.judged_by for file in files}
    records = tuple(record for record in judges if record in used) or (lead.record(),)
    across = lead.record() if lead.record() not in records and any(engine.collected.values()) else None
    return ToolRecord(__version__, dict(sorted(versions.items())), records, distributions, across)


def _basis(judges: Mapping[ProfileRecord, Session]) -> dict[str, Basis]:
    return {key: item for own in judges.values() for key, item in own.host.basis().items()}


def _compare(
    judges: Mapping[ProfileRecord, Session],
    lead: Session,
    files: Sequence[FileReport],
    engine: Engine,
    previous: Sequence[Path],
) -> bool:
    """Add the findings of the rules that compare files with last year's, as the profiles of the files have them.

    Tell whether there was anything to compare.
    """
    from jixiao.comparison import Comparison

    engines = {own: engine if own is lead else own.engine() for own in judges.values()}
    comparison = Comparison(engines, previous)
    for own in judges.values():
        comparison.add(own, [file for file in files if (file.judged_by or lead.record()) == own.record()])
    comparison.finish()
    for other in engines.values():
        if other is not engine:
            engine.absorb(other.ledger, {})
    return comparison.compared


def _ledger(
    engine: Engine, judges: Mapping[ProfileRecord, Session], files: Sequence[FileReport], lead: Session
) -> dict[str, LedgerLine]:
    """Return the lines of the rules that were to run; a profile that judged no file brings those across files alone."""
    used = {file.judged_by for file in files} - {None}
    codes = {code for record, own in judges.items() if record in used or not used for code in own.ruleset.rules}
    codes.update(rule.code for rule in lead.ruleset.of_scope("run"))
    return {code: line for code, line in sorted(engine.ledger.items()) if code in codes}

"""One file of a run: read, judged within its limits, and whatever goes wrong said as a finding of that file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from jixiao.errors import ConfigError, LimitError, PluginError, UnreadableError, UsageError
from jixiao.faults import what
from jixiao.finding import Severity
from jixiao.limits import Limits
from jixiao.model import Project, Table
from jixiao.report import FileReport
from jixiao.system import system_finding
from jixiao.text import Text
from jixiao.workers import Outcome, Watchdog

if TYPE_CHECKING:
    from jixiao.engine import Engine
    from jixiao.found import Found
    from jixiao.model import Reading
    from jixiao.reading import FileReading
    from jixiao.session import Session

__all__ = ["inspect"]

_OF_RESULTS = frozenset({"actual", "score"})
_ON_TARGETS = ("CMP", "VAL", "CON")
_APPROVED = Text(
    "这是自评表，目标一般已经批复。涉及目标的问题，请先与批复的目标核对：抄错的改正，批复本身如此的，在下年度编报目标时改正",
    "this is a self-evaluation, whose targets were mostly approved; compare findings on targets with the approval: "
    "correct what was copied wrongly, and the rest in next year's targets",
)
_PATIENCE = 10_000_000
"""Bytes of a file for which it gets the time limit once more."""


def inspect(session: Session, path: str, progress: Callable[[str, int], None] | None = None) -> Outcome:
    """Check one file; what cannot be read or judged becomes a finding, never an exception."""
    report = FileReport(path)
    limits = Limits()
    engine = session.engine()
    try:
        patience = 1 + os.path.getsize(path) / _PATIENCE if os.path.exists(path) else 1
        with Watchdog(engine.lanes, limits.seconds * patience, limits.rule_seconds) as watchdog:
            reading = session.open(path, limits)
            reading.tolerant = True
            report.format = reading.workbook.format
            report.notices = [item.message for item in reading.workbook.notices]
            own, readings = _for_its_year(session, reading, report)
            if own is not session:
                engine = own.engine()
                watchdog.watch(engine.lanes)
            _judge(engine, _counted(readings, report, progress), reading, report)
    except UnreadableError as error:
        code = "SYS003" if isinstance(error, LimitError) else "SYS001"
        _give_up(report, code, error.text)
    except MemoryError:
        zh, en = (
            "校验该文件所需内存超出限制，已停止。",
            "checking the file needs more memory than allowed; it was stopped.",
        )
        _give_up(report, "SYS003", Text(zh, en))
    except (KeyboardInterrupt, ConfigError, UsageError):
        raise
    except BaseException as error:  # whatever it is, it concerns this file alone, and the others are judged
        if os.environ.get("JIXIAO_DEBUG"):
            raise
        _give_up(report, "SYS005", _fault_text(error))
    return Outcome(report, engine.ledger, engine.collected)


def _fault_text(error: BaseException) -> Text:
    if isinstance(error, PluginError):
        return error.text
    said = what(error)
    return Text(
        f"jixiao 内部出错，没有校验完该文件：{said.zh}。设置环境变量 JIXIAO_DEBUG=1 可看到详情。",
        f"an internal fault of jixiao, the file was not checked to its end: {said.en}. JIXIAO_DEBUG=1 shows the details.",
    )


def _give_up(report: FileReport, code: str, message: Text, suggestion: Text | None = None) -> None:
    report.findings.append(system_finding(code, message, report.path, suggestion=suggestion))
    report.assessed = False


def _for_its_year(session: Session, reading: FileReading, report: FileReport) -> tuple[Session, Iterator[Reading]]:
    """Read up to the first table, whose year may choose the profile; what was read so far is not lost."""
    readings = reading.readings()
    first: list[Reading] = []
    for item in readings:
        first.append(item)
        if isinstance(item, Table):
            break
    year = next((item.year for item in first if isinstance(item, Table)), None)
    own = session.for_year(year)
    report.judged_by = own.record()
    report.fail_on = own.fail_on
    report.notices.extend(_validity(own, year))
    return own, chain(first, readings)


def _validity(session: Session, year: int | None) -> Iterator[Text]:
    """Say so when the form's year lies outside the days for which the profile holds."""
    start, end = session.profile.get("valid-from"), session.profile.get("valid-to")
    if year is None or not ((start and year < int(start[:4])) or (end and year > int(end[:4]))):
        return
    span, called = f"{start or ''}～{end or ''}", session.record().called
    yield Text(
        f"方案 {called.zh} 的适用期为 {span}，而表内年度为 {year}，请核对所用方案",
        f"profile {called.en} holds for {span}, but the form's year is {year}; check the profile",
    )


def _is_on_target(found: Found) -> bool:
    return found.code.startswith(_ON_TARGETS)


def _counted(
    readings: Iterator[Reading], report: FileReport, progress: Callable[[str, int], None] | None
) -> Iterator[Reading]:
    for item in readings:
        if isinstance(item, Project):
            report.projects += 1
            report.indicators += len(item.indicators)
            if progress is not None:
                progress(report.path, report.projects)
        yield item


def _judge(engine: Engine, readings: Iterator[Reading], reading: FileReading, report: FileReport) -> None:
    for found in engine.judge(readings, report.path):
        report.findings.append(found)
        report.assessed = report.assessed and not found.code.startswith("SYS")
    report.account = reading.account
    forms = {table.form for table in reading.tables}
    units = {table.unit for table in reading.tables}
    years = {table.year for table in reading.tables}
    report.form = "+".join(sorted(forms)) or None
    report.unit = units.pop() if len(units) == 1 else None
    report.year = years.pop() if len(years) == 1 else None
    if any(table.columns >= _OF_RESULTS for table in reading.tables) and any(map(_is_on_target, report.findings)):
        report.notices.append(_APPROVED)
    if reading.findings:
        report.findings.extend(reading.findings)
        report.assessed = False
    elif not report.indicators and not any(found.severity is Severity.ERROR for found in report.findings):
        _give_up(
            report,
            "SYS004",
            Text(
                "表里没有填写任何绩效指标，没有可以校验的内容。",
                "no performance indicator is filled in, so there is nothing to check.",
            ),
            Text(
                "填写绩效指标后再校验；指标在另一个文件里的，请校验那个文件。",
                "Fill in the indicators and check again; if they are in another file, check that one.",
            ),
        )

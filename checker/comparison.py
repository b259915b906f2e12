"""The files of a run beside last year's: each project with its counterpart, and over all files what has none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jixiao.errors import UnreadableError, UsageError
from jixiao.matching import pair_projects
from jixiao.model import Project, Table
from jixiao.subjects import Previous, head_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.engine import Engine
    from jixiao.report import FileReport
    from jixiao.session import Session

__all__ = ["Comparison", "refuse_incomparable"]

_ITSELF = Text(
    "--previous 给的就是这个文件本身，没有与它比较",
    "--previous names this very file, which was not compared with itself",
)


class _Earlier(NamedTuple):
    """A project of one of last year's files; ``key`` tells it from all others, whoever read it."""

    key: tuple[object, ...]
    project: Project


class _Held(NamedTuple):
    """The pairs of a file, kept back until it is known whether it is the last of the run."""

    own: Session
    file: FileReport
    pairs: Sequence[Previous]
    earlier: Sequence[_Earlier]


@dataclass(slots=True)
class Comparison:
    """Runs the rules that compare with last year's files; a project that no file of the run continues is told once.

    ``engines`` are those of the profiles, by the session that has the rules. ``compared`` tells whether any file was.
    """

    engines: dict[Session, Engine]
    previous: Sequence[Path]
    compared: bool = False
    _taken: set[tuple[object, ...]] = field(default_factory=set)
    _held: _Held | None = None
    _first: FileReport | None = None
    _complete: bool = True

    def add(self, own: Session, files: Sequence[FileReport]) -> None:
        """Compare the files that one profile judges, all at once, so that a project of last year is continued but once."""
        earlier, years = self._read(own)
        current: list[tuple[FileReport, list[Project]]] = []
        for file in files:
            projects = self._projects(own, file)
            if projects:
                year = max((item.table.year for item in projects if item.table.year), default=None)
                file.notices += _doubts(year, years)
                current.append((file, projects))
        everything = [project for _, projects in current for project in projects]
        pairs = pair_projects(everything, [item.project for item in earlier])
        if not pairs:
            return
        pairs[-1].dropped = ()
        continued = {id(pair.previous) for pair in pairs}
        self._taken |= {item.key for item in earlier if id(item.project) in continued}
        self.compared = True
        rest = iter(pairs)
        for file, projects in current:
            self._flush()
            self._held = _Held(own, file, list(islice(rest, len(projects))), earlier)

    def _projects(self, own: Session, file: FileReport) -> list[Project]:
        """Return the projects of a file; none of one that could not be read, which may continue any, or of last year's."""
        if not file.assessed:
            self._complete = False
            return []
        if os.path.realpath(file.path) in map(os.path.realpath, self.previous):
            file.notices.append(_ITSELF)
            return []
        return [item for item in own.open(file.path).readings() if isinstance(item, Project)]

    def finish(self) -> None:
        """Compare the last file, whose last pair brings last year's projects that are left over."""
        if self._held is not None and self._complete:
            self._held.pairs[-1].dropped = tuple(
                item.project
                for item in self._held.earlier
                if item.key not in self._taken and (item.project.name or item.project.indicators)
            )
        self._flush()

    def _flush(self) -> None:
        if self._held is not None:
            self._judge(self._held.own, self._held.file, self._held.pairs)
            self._held = None

    def _judge(self, own: Session, file: FileReport, pairs: Sequence[Previous]) -> None:
        self._first = self._first or file
        for found in self.engines[own].compare(pairs, file.path):
            if found.part == "header":  # it tells of what is not there, and belongs to no cell, project or single file
                first = self._first
                first.findings.append(found._replace(file=first.path, place=None, places=(), project=None))
            else:
                file.findings.append(found)

    def _read(self, own: Session) -> tuple[list[_Earlier], dict[Path, int]]:
        """Return last year's projects, and the years of the files that state one."""
        found: list[_Earlier] = []
        years: dict[Path, int] = {}
        for path in self.previous:
            for item in own.open(str(path)).readings():
                if isinstance(item, Project):
                    found.append(_Earlier(head_of(item, str(path))[:5], item))
                elif isinstance(item, Table) and item.year is not None:
                    years[path] = max(item.year, years.get(path, item.year))
        return found, years


def _doubts(year: int | None, years: dict[Path, int]) -> Iterator[Text]:
    """Yield why last year's files may not be last year's."""
    for other, before in years.items():
        if year is not None and before != year - 1:
            same = before == year
            yield Text(
                f"--previous 的文件“{other}”{'也' if same else ''}是 {before} 年度的，不是上一年度（{year - 1}）的，请核对",
                f"“{other}”, given as --previous, is {'also ' if same else ''}of {before} and not of the year before "
                f"({year - 1}); check it",
            )


def refuse_incomparable(session: Session, paths: Sequence[str], previous: Iterable[Path]) -> None:
    """Raise ``UsageError`` for a file of last year without indicators, or of a later year than one to be checked."""
    before = {path: _year_of_last(session, path) for path in previous}
    latest = max(
        (path for path, year in before.items() if year is not None), key=lambda path: before[path] or 0, default=None
    )
    if latest is None:
        return
    for path in paths:
        year, last = _year(session, path), before[latest] or 0
        if year is not None and year < last:
            raise UsageError(
                f"“{path}”是 {year} 年度的，而作为上一年度给出的“{latest}”是 {last} 年度的，更晚。是不是写反了？"
                "请写 jixiao check 今年的文件 --previous 上一年度的文件。",
                f"“{path}” is of {year}, and “{latest}”, given as last year's, is of {last}, which is later. "
                "Are they swapped? Write jixiao check THIS-YEAR --previous LAST-YEAR.",
            )


def _year_of_last(session: Session, path: Path) -> int | None:
    """Return the year of a file of last year, read up to its first indicator; ``UsageError`` if there is none."""
    year, tables = None, 0
    why = Text("", "")
    try:
        for item in session.open(str(path)).readings():
            if isinstance(item, Table):
                tables += 1
                year = item.year if year is None else year
            elif isinstance(item, Project) and item.indicators:
                return year
    except UnreadableError as error:
        why = error.text
    if not why.zh and tables:
        why = Text("表里没有填写任何绩效指标。", "no performance indicator is filled in.")
    elif not why.zh:
        why = Text("里面没有绩效目标表。", "it holds no performance-target table.")
    raise UsageError(
        f"无法与上一年度的文件“{path}”比较：{why.zh}",
        f"last year's file “{path}” cannot be compared with: {why.en}",
    )


def _year(session: Session, path: str) -> int | None:
    """Return the year of the first table of a file; what is wrong with the file is told when it is judged."""
    try:
        return next((item.year for item in session.open(path).readings() if isinstance(item, Table)), None)
    except UnreadableError:
        return None

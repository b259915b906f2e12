"""What rules of wider scope look at: lean heads of projects, so that hundreds of thousands of rows fit in memory."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from jixiao.model import AMOUNT_KEYS, Passage, Project, Subtotal, Table

__all__ = ["Collected", "Previous", "ProjectHead", "Run", "Spot", "Submission", "TableRows", "head_of"]


class ProjectHead(NamedTuple):
    """What remains of a project once its own rules have run; amounts in the order of ``AMOUNT_KEYS``.

    ``unit`` is the name of the subtotal above the project's row, empty without one.
    """

    file: str
    sheet: str
    row: int
    column: int
    name: str
    amounts: tuple[Decimal | None, ...]
    indicators: int = 0
    unit: str = ""

    def amount(self, key: str = "total") -> Decimal | None:
        """Return one amount in the table's money unit."""
        return self.amounts[AMOUNT_KEYS.index(key)]


class Spot(NamedTuple):
    """A passage of a project that only its head remains of: what rules of scope run point at."""

    head: ProjectHead
    passage: Passage


def head_of(project: Project, file: str, unit: str = "") -> ProjectHead:
    """Return the head of a project below the subtotal of ``unit``."""
    fragments = project.name_passage.fragments or project.goal.fragments or project.indicator_cell.fragments
    row, column = (fragments[0].row, fragments[0].column) if fragments else (1, 1)
    found = project.amounts
    amounts = tuple([found[key].number if key in found else None for key in AMOUNT_KEYS])
    name, indicators = project.name_passage.text, len(project.indicators)
    return tuple.__new__(ProjectHead, (file, project.table.sheet, row, column, name, amounts, indicators, unit))


@dataclass(slots=True)
class TableRows:
    """One table after its last row: heads of its projects and its subtotals, in reading order."""

    table: Table
    rows: list[ProjectHead | Subtotal] = field(default_factory=list)


class Collected(NamedTuple):
    """What a rule's ``digest`` kept of one project."""

    head: ProjectHead
    digest: Hashable


@dataclass(slots=True)
class Submission:
    """One file: its tables, and what this rule's ``digest`` kept of its projects."""

    path: str
    tables: list[TableRows] = field(default_factory=list)
    collected: list[Collected] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """All files of a run: what this rule's ``digest`` kept of their projects, in order of path and row."""

    collected: list[Collected] = field(default_factory=list)


@dataclass(slots=True)
class Previous:
    """A project beside the same project of last year's file (``check --previous``), both whole."""

    project: Project
    previous: Project | None
    dropped: tuple[Project, ...] = ()


Subject: TypeAlias = "TableRows | Submission | Run | Previous"

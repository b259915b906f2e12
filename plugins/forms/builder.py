"""A project while its rows are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.model import NO_EXECUTION, NO_PASSAGE, NO_TOTAL_ROW, Execution, Passage, Project
from jixiao.sheet import address

if TYPE_CHECKING:
    from jixiao.model import Amount, EmptyRow, Indicator, Problem, Table, Task, TotalRow
    from jixiao.sheet import Cell

__all__ = ["Builder"]


@dataclass(slots=True)
class Builder:
    """Collects what belongs to one project of a long form, a tree or a matrix. ``weak``: only the title names it."""

    name: Passage = NO_PASSAGE
    anchor: Cell | None = None
    row: int = 0
    amounts: dict[str, Amount] = field(default_factory=dict)
    amounts_total: dict[str, Amount] = field(default_factory=dict)
    goal: Passage = NO_PASSAGE
    total_goal: Passage = NO_PASSAGE
    indicators: list[Indicator] = field(default_factory=list)
    empty_rows: list[EmptyRow] = field(default_factory=list)
    tasks: tuple[Task, ...] = ()
    facts: dict[str, Passage] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    indicator_cell: Passage = NO_PASSAGE
    hidden: bool = False
    weak: bool = False
    execution: Execution = NO_EXECUTION
    total_row: TotalRow = NO_TOTAL_ROW

    def project(self, table: Table) -> Project:
        """Return the finished project."""
        cells = tuple(dict.fromkeys(address(item.row, item.column) for item in self.name.fragments))
        return Project(
            table,
            self.name,
            self.amounts,
            self.goal,
            tuple(self.indicators),
            cells,
            self.indicator_cell,
            self.amounts_total,
            self.total_goal,
            self.tasks,
            tuple(self.empty_rows),
            tuple(self.unread),
            self.facts,
            self.hidden,
            self.execution,
            self.total_row,
        )

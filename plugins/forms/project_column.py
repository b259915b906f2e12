"""What the project column of a long table says of a row: the same project, the next one, the rest of one, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms import problems
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.scope import filled
from jixiao.plugins.forms.wide_rows import ENDS
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.builder import Builder
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["ProjectColumn"]

_FACTS = ("total", "fiscal", "special_account", "other", "goal", "organisation", "code")
"""Columns that say what a project is, beside its name."""
_FIELDS = ("category", "subcategory", "name", "value")


class ProjectColumn:
    """Judges rows below one header, whose columns the scope knows."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        at, parts = scope.grid.at, scope.grid.parts
        self._facts = tuple(at[key] for key in _FACTS if key in at) + tuple(
            c for group in parts.values() for c in group
        )
        self._same: tuple[Builder, list[str]] | None = None

    def cell(self, row: Row) -> Cell | None:
        """Return the cell of the project's name in a row, None where it is blank."""
        cell = self._scope.cell(row.cells, "project")
        return cell if cell is not None and cell.text.strip() else None

    def sums(self, row: Row) -> bool:
        """Tell whether a row left of the projects' column begins with a text and has amounts of its own: a unit's subtotal."""
        first = next(iter(own_cells(row)), None)
        if first is None or first.column >= self._scope.grid.at["project"] or not squeeze(first.text)[-1:].isalpha():
            return False
        amounts = self._scope.amounts(row).values()
        return any(filled({"": item}) and item.passage.place.row == row.number for item in amounts)

    def is_alone(self, row: Row, cell: Cell) -> bool:
        """Tell whether a row without indicator is a project's own line: it has a goal, or is named like one."""
        goal = self._scope.cell(row.cells, "goal")
        if goal is not None and goal.text.strip():
            return True
        return filled(self._scope.amounts(row)) and self._scope.words.project_like(cell.text)

    def has_grid(self, row: Row) -> bool:
        """Tell whether the row has level, name or value."""
        if self._scope.grid.blocks:
            return any(block.holds(row) for block in self._scope.grid.blocks)
        found = (self._scope.cell(row.cells, name) for name in _FIELDS)
        return any(cell is not None and cell.text.strip() and cell.row == row.number for cell in found)

    def same(self, project: Builder, cell: Cell, row: Row, *, broken: bool) -> bool:
        """Tell whether a project's name is only repeated on each of its rows; ``broken``: a page ended before this one."""
        if project.anchor is None or cell.text.strip() != project.name.text:
            return False
        if project.anchor.row != row.number - 1 and not broken:
            return False
        cells = row.cells
        said = [found.text if (found := cells.get(column)) is not None else "" for column in self._facts]
        if self._same is not None and self._same[0] is project and self._same[1] == said:
            return True
        if self._differs(project, row):
            return False
        self._same = project, said
        return True

    def _differs(self, project: Builder, row: Row) -> bool:
        """Tell whether amounts, goal, unit or code of a row are those of another project of the same name."""
        amounts = self._scope.amounts(row)
        if filled(amounts) and any(item.number != project.amounts[key].number for key, item in amounts.items()):
            return True
        goal = self._scope.cell(row.cells, "goal")
        if goal is not None and goal.row == row.number and goal.text.strip() not in {"", project.goal.text}:
            return True
        return any(self._is_other(row, key, fact.text) for key, fact in project.facts.items())

    def _is_other(self, row: Row, key: str, known: str) -> bool:
        """Tell whether the unit or code of a row is another one than the project's: 第一中学 | 校舍维修, 第二中学 | 校舍维修."""
        cell = self._scope.cell(row.cells, key)
        return cell is not None and bool(known) and cell.text.strip() not in {"", known}

    def was_cut(self, project: Builder, row: Row) -> bool:
        """Tell whether the row below a repeated header is the rest of the project above: one has amounts, the goal goes on."""
        goal = self._scope.cell(row.cells, "goal")
        upper, lower = (
            project.goal.text.rstrip(),
            goal.text.strip() if goal is not None and goal.row == row.number else "",
        )
        if not upper and not lower:
            return self._goes_on(row) and filled(project.amounts) and not filled(self._scope.amounts(row))
        if not upper or not lower or upper.endswith(ENDS):
            return False
        return filled(project.amounts) != filled(self._scope.amounts(row))

    def _goes_on(self, row: Row) -> bool:
        """Tell whether a row goes on below the level-1 word above the page break: a new project begins with its own."""
        category = self._scope.cell(row.cells, "category")
        return "category" in self._scope.grid.at and (category is None or not category.text.strip())

    def join(self, project: Builder, cell: Cell, row: Row) -> None:
        """Append the rest of a project that a page break cut in two."""
        project.name = project.name.joined(passage_of(cell, self._scope.sheet))
        project.anchor = cell
        project.goal = project.goal.joined(passage_of(self._scope.cell(row.cells, "goal"), self._scope.sheet))
        for key, amount in self._scope.amounts(row).items():
            if filled({key: amount}):
                project.amounts[key] = amount
        project.problems.append(problems.joined_row(project.name, project.row, row.number, project.name.text))

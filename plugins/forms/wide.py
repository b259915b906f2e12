"""Wide tables: one project per row, its indicators in one cell or in one cell per level (F1, F2, F3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.cells import indicators_of
from jixiao.grammar.levels import level_of
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Subtotal
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms import problems
from jixiao.plugins.forms.cells import own_cells, passage_of
from jixiao.plugins.forms.scope import filled
from jixiao.sheet import address

if TYPE_CHECKING:
    from jixiao.model import Amount, Problem, Reading
    from jixiao.plugins.forms.heading import Column
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["WideTable"]

_LEVELS = 2
_ENDS = tuple("。；;！？!?.】")
_STARTS = re.compile(
    r"[\s\u3000]*(?:(\d{1,3})\s*[、.．)）](?!\d)|[（(](\d{1,3})[)）]|[一二三四五六七八九十]{1,2}、|【|\[|[①-⑳])"
)
_NUMBERS = re.compile(r"(?:^|[。；;\s])(\d{1,3})\s*[、.．](?!\d)")
_ROW_FIELDS = ("name", "goal", "total_goal", "indicators")


@dataclass(slots=True)
class _Part:
    """One project as far as it was read: the passages of its cells and the rows they stand in."""

    rows: list[int]
    name: Passage
    amounts: dict[str, Amount]
    amounts_total: dict[str, Amount]
    goal: Passage
    total_goal: Passage
    indicators: Passage
    series: dict[int, Passage]
    facts: dict[str, Passage]
    hidden: bool
    anchor: Cell | None
    problems: list[Problem] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)


class WideTable:
    """Reads the rows below a wide header, one at a time; a row is held back until the next shows it is complete."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        at = scope.grid.at
        self._name = at.get("project", at.get("organisation", 0))
        self._goal = at.get("goal", 0)
        self._total_goal = at.get("total_goal", 0)
        self._cell = at.get("indicators", 0) if not scope.grid.series else 0
        self._facts = {key: at[key] for key in ("organisation", "code") if key in at and at[key] != self._name}
        self._money = bool({"total", "fiscal", "special_account", "other"} & (at.keys() | scope.grid.parts.keys()))
        self._held: _Part | None = None
        self._broken = False

    def header_repeated(self) -> None:
        """Note that a page ended after the row held back."""
        self._broken = self._held is not None

    def feed(self, row: Row) -> Iterator[Reading]:
        """Read one row."""
        part = self._part(row)
        held = self._held
        if held is not None and self._continues(held, part, row):
            self._join(held, part, "\n")
            return
        broken, self._broken = self._broken, False
        if held is not None:
            if broken and self._was_cut(held, part):
                self._join(held, part, "")
                held.joined = [held.rows[0], row.number]
                return
            yield from self._finished(held)
            self._held = None
        yield from self._begun(row, part)

    def close(self) -> Iterator[Reading]:
        """Yield what was held back."""
        if self._held is not None:
            yield from self._finished(self._held)
            self._held = None

    def _begun(self, row: Row, part: _Part) -> Iterator[Reading]:
        """Decide what a row is: a total, a project, or nothing to judge."""
        scope = self._scope
        texts = bool(part.goal.text or part.total_goal.text or part.indicators.text or part.series)
        name = part.name.text or next((item.text for item in part.facts.values() if item.text), "")
        money = filled(part.amounts)
        label = next((cell.text for cell in own_cells(row)[:3] if scope.words.kind(cell.text) == "total"), "")
        if label and not texts:
            yield from self._total(row, part, scope.words.grand(label))
        elif texts or (money and part.name.text and scope.words.project_like(part.name.text)):
            scope.check_amounts(part.amounts, row, part.name.text)
            for column in (self._goal, self._cell):
                scope.check_formula(row.cells.get(column), part.name.text)
            part.problems = scope.taken()
            self._held = part
        elif money and name:
            yield from self._total(row, part, grand=False)
        else:
            kind = scope.words.kind(own_cells(row)[0].text) if own_cells(row) else ""
            scope.account.ignore(row.number, reasons.BY_KIND.get(kind, reasons.GROUP if name else reasons.OUTSIDE))

    def _total(self, row: Row, part: _Part, grand: bool) -> Iterator[Reading]:
        name = part.name if part.name.text else next((item for item in part.facts.values() if item.text), part.name)
        if not filled(part.amounts) and not any(cell.problem for cell in row.cells.values()):
            self._scope.account.ignore(row.number, reasons.TOTAL)
            return
        if not name.text:
            name = passage_of(own_cells(row)[0], self._scope.sheet)
        self._scope.check_amounts(part.amounts, row, name.text)
        yield Subtotal(name, part.amounts, grand)
        yield from self._scope.taken()

    def _part(self, row: Row) -> _Part:
        """Take the texts of one row."""
        scope, cells, number = self._scope, row.cells, row.number
        sheet = scope.sheet
        anchor = scope.cell_at(cells, self._name)
        series = {}
        for column in scope.grid.series:
            cell = scope.cell_at(cells, column.first)
            if cell is not None and cell.text.strip() and cell.row == number:
                series[column.first] = passage_of(cell, sheet)
        return _Part(
            [number],
            passage_of(anchor if anchor is None or anchor.row == number else None, sheet),
            scope.amounts(row),
            scope.amounts_total(row),
            self._own(scope.cell_at(cells, self._goal), number),
            self._own(scope.cell_at(cells, self._total_goal), number),
            self._own(scope.cell_at(cells, self._cell), number),
            series,
            {
                key: passage_of(cell, sheet)
                for key, column in self._facts.items()
                if (cell := scope.cell_at(cells, column)) is not None
            },
            row.hidden,
            anchor,
        )

    def _own(self, cell: Cell | None, number: int) -> Passage:
        """Return a cell's text unless it was read with an earlier row already."""
        return passage_of(cell, self._scope.sheet) if cell is not None and cell.row == number else NO_PASSAGE

    def _continues(self, held: _Part, part: _Part, row: Row) -> bool:
        """Tell whether a row belongs to the project above: its name is merged over both, or it has texts and no name."""
        if part.anchor is not None:
            return held.anchor is not None and part.anchor.row < row.number and part.anchor.row >= held.rows[0]
        if self._broken or not self._name or filled(part.amounts):
            return False
        return bool(part.goal.text or part.indicators.text or part.series)

    def _was_cut(self, held: _Part, part: _Part) -> bool:
        """Tell whether the row before a repeated header and the one after it are one project."""
        if self._money:
            upper, lower = filled(held.amounts), filled(part.amounts)
            if upper == lower:
                return False
        upper_text, lower_text = _longest(held), _longest(part)
        fresh = _STARTS.match(lower_text.lstrip())
        if part.indicators.text and held.indicators.text:
            return not fresh or _number(fresh) == _last_number(held.indicators.text) + 1 > 1
        if part.goal.text and held.goal.text and not held.goal.text.endswith(_ENDS):
            return True
        cut = bool(upper_text) and not upper_text.endswith(_ENDS)
        return cut and bool(lower_text) and not fresh

    def _join(self, held: _Part, part: _Part, separator: str) -> None:
        """Append a row to the project above it, without losing a character."""
        held.rows.extend(part.rows)
        for name in _ROW_FIELDS:
            lower = getattr(part, name)
            upper = getattr(held, name)
            if lower.text:
                setattr(held, name, upper.joined(lower, separator) if upper.text else lower)
        for column, lower in part.series.items():
            upper = held.series.get(column)
            held.series[column] = upper.joined(lower, separator) if upper is not None else lower
        for target, source in ((held.amounts, part.amounts), (held.amounts_total, part.amounts_total)):
            for key, amount in source.items():
                if amount.passage.text and not (key in target and target[key].passage.text):
                    target[key] = amount
        held.hidden = held.hidden or part.hidden

    def _finished(self, part: _Part) -> Iterator[Reading]:
        """Make the project of its cells."""
        scope, name = self._scope, part.name.text
        indicators, unread, odd = self._indicators(part, name)
        row = part.rows[0]
        scope.problems.extend((*part.problems, *odd))
        if part.joined:
            scope.problems.insert(0, problems.joined_row(part.name, part.joined[0], part.joined[1], name))
        yield Project(
            scope.table,
            part.name,
            part.amounts,
            part.goal,
            indicators,
            tuple(address(number, self._name or 1) for number in (part.joined or [row])),
            part.indicators,
            part.amounts_total,
            part.total_goal,
            unread=unread,
            facts=part.facts,
            hidden=part.hidden,
        )
        yield from scope.taken()

    def _indicators(
        self, part: _Part, name: str
    ) -> tuple[tuple[Indicator, ...], tuple[Passage, ...], tuple[Problem, ...]]:
        """Split the indicator cell, or the cells of the level columns."""
        scope = self._scope
        if not scope.grid.series:
            if not part.indicators.text:
                return (), (), ()
            return indicators_of(part.indicators, scope.grammar, name)
        found: list[Indicator] = []
        unread: list[Passage] = []
        odd: list[Problem] = []
        for column in scope.grid.series:
            passage = part.series.get(column.first)
            if passage is not None and passage.text:
                reading = self._in_column(column, passage, name)
                found.extend(reading[0])
                unread.extend(reading[1])
                odd.extend(reading[2])
        return tuple(found), tuple(unread), tuple(odd)

    def _in_column(
        self, column: Column, passage: Passage, name: str
    ) -> tuple[tuple[Indicator, ...], tuple[Passage, ...], tuple[Problem, ...]]:
        """Read one cell below a level word, or below an indicator's own name."""
        scope = self._scope
        vocabulary = scope.grammar.vocabulary
        levels = [(cell, level) for cell in column.path if (level := level_of(cell.text, vocabulary))]
        named = not levels or levels[-1][0] is not column.cell or len(levels) > _LEVELS
        levels = levels[:-1] if named and levels and levels[-1][0] is column.cell else levels
        first = next(((cell, level) for cell, level in levels if level.first), None)
        second = next(
            (cell for cell, level in reversed(levels) if level.subcategory and (first is None or cell is not first[0])),
            None,
        )
        upper = passage_of(first[0], scope.sheet) if first else NO_PASSAGE
        lower = passage_of(second, scope.sheet) if second else NO_PASSAGE
        if named:
            title = passage_of(column.cell, scope.sheet)
            category = first[1].category if first else "other"
            return (Indicator(scope.grammar, category, upper, lower, title, passage),), (), ()
        heading = upper.joined(lower, " ") if upper.text and lower.text else upper if upper.text else lower
        return indicators_of(heading.joined(passage, "："), scope.grammar, name)


def _longest(part: _Part) -> str:
    """Return the text in which a page break would show: the indicators, else the goal."""
    return (part.indicators.text or part.goal.text or part.name.text).rstrip()


def _number(match: re.Match[str] | None) -> int:
    digits = (match[1] or match[2]) if match else None
    return int(digits) if digits else 0


def _last_number(text: str) -> int:
    """Return the number of the last entry of an indicator cell, 0 without one."""
    numbers = _NUMBERS.findall(text)
    return int(numbers[-1]) if numbers else 0

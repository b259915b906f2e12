"""What stands above a grid: title, year, money unit, and the facts, amounts, goals and tasks of a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import AMOUNT_KEYS, NO_EXECUTION, NO_PASSAGE, Execution, Passage
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.funds import FUND_FIELDS, Fund, sorted_funds
from jixiao.plugins.forms.money import UNITS, UnitStatement, bracketed_unit, unit_line
from jixiao.plugins.forms.titles import of_department, year_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.fund_columns import RawColumn
    from jixiao.plugins.forms.tasks import RawTask
    from jixiao.plugins.forms.walk import Open
    from jixiao.plugins.forms.words import HeaderWord, Words
    from jixiao.sheet import Cell, Row
    from jixiao.text import Text

__all__ = ["Head", "read_head"]

_FACTS = frozenset(
    {
        "project",
        "department",
        "submitter",
        "authority",
        "organisation",
        "code",
        "period",
        "attribute",
        "person",
        "content",
        "reason",
    }
)
"""Labels whose values are kept."""
_SILENT = frozenset({"person", "attribute", "content", "reason"})
"""Those of them that are not judged."""
_MONEY_WORDS = ("资金", "预算", "金额", "经费", "支出", "投资", "收入")
_LEADING_NUMBER = deferred(r"(\d[\d,，]*(?:\.\d+)?\s*(?:万元|亿元|元|万|亿)?)(?=$|[\s;；,，、。(（])")
_MONEY_HEADING = deferred(
    r"[^\d:。；;，,()]{0,10}(?:资金|预算|金额|经费|支出|投资|收入)[^\d:。；;，,()]{0,10}\([^()]{1,12}\)"
)
_PROSE = 12
_YEAR_BESIDE = 14


@dataclass(slots=True)
class Head:
    """The facts above one grid. ``section`` is a heading such as 年度绩效目标表 right above it.

    ``stated_unit`` is what the last 单位：万元 line says, one of ``units``. ``caption`` is a first line that is no title of a known kind. ``goal_labels`` are where the labels of goals stand, for goals that are blank. ``stage`` is that of the goal in force, see ``HeaderWord``. ``ignored`` are the rows that say nothing about a project, each with the reason.
    """

    title: Passage = NO_PASSAGE
    year: int | None = None
    units: list[UnitStatement] = field(default_factory=list)
    stated_unit: UnitStatement | None = None
    facts: dict[str, Passage] = field(default_factory=dict)
    funds: list[Fund] = field(default_factory=list)
    goals: dict[str, Passage] = field(default_factory=dict)
    goal_labels: dict[str, Passage] = field(default_factory=dict)
    tasks: list[RawTask] = field(default_factory=list)
    task_funds: list[Fund] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    ignored: list[tuple[int, Text]] = field(default_factory=list)
    department: bool = False
    section: str = ""
    caption: Passage = NO_PASSAGE
    stage: str = ""
    says_target: Callable[[str], bool] = bool
    execution: Execution = NO_EXECUTION
    fund_columns: dict[str, RawColumn] = field(default_factory=dict)

    @property
    def heading(self) -> Passage:
        """The title, or what stands in its place."""
        return self.title if self.title.text else self.caption

    @property
    def owner(self) -> str:
        """The unit whose table begins here, as far as a line above the header names it."""
        found = (self.facts.get(key) for key in ("department", "submitter"))
        return next((passage.text for passage in found if passage is not None), "")

    @property
    def dual(self) -> bool:
        """Whether one goal for several years and one for the budget year stand here."""
        return {"goal:total", "goal:annual"} <= self.labels

    @property
    def blank_goal(self) -> Passage:
        """The place of a goal of the year that is blank: its label's."""
        return self.goal_labels.get("annual") or self.goal_labels.get("plain") or NO_PASSAGE

    @property
    def names_project(self) -> bool:
        """Whether a new project or table begins here."""
        return bool(self.title.text or self.facts.keys() & {"project", "department"} or "project" in self.labels)

    def take_task_funds(self) -> None:
        """Take the total of a department's tasks for its budget where nothing else above the grid states it."""
        if self.department and not any(item.word.field in AMOUNT_KEYS and item.text for item in self.funds):
            rows = {item.row for item in self.task_funds}
            self.funds += self.task_funds
            self.ignored = [item for item in self.ignored if item[0] not in rows]

    def rows_read(self) -> frozenset[int]:
        """Return the rows of which something became part of a project."""
        passages = [*self.facts.values(), *self.goals.values(), *self.prose]
        passages += [part for task in self.tasks for part in (task.name, task.content)]
        rows = {piece.row for passage in passages for piece in passage.fragments}
        amounts = (amount.passage for group in sorted_funds(self.funds, "", None) for amount in group.values())
        judged = {piece.row for passage in amounts for piece in passage.fragments}
        return frozenset(rows | judged | {task.row for task in self.tasks})

    def note_label(self, word: HeaderWord, text: str, place: Passage = NO_PASSAGE) -> None:
        """Note that the form has a place for a field; ``place`` is that of the label."""
        if word.field == "goal" and place.fragments:
            self.goal_labels.setdefault(word.period or "plain", place)
        self.labels.add(f"{word.field}:{word.period}" if word.field == "goal" else word.field)
        self.department = self.department or of_department(text)

    def note_title(self, cell: Cell, sheet: str) -> None:
        """Take a title; the first one stays."""
        self.department = self.department or of_department(cell.text)
        self.year = self.year or year_of(cell.text)
        self.note_unit(cell, sheet)
        if not self.title.text:
            self.title = passage_of(cell, sheet)

    def note_unit(self, cell: Cell, sheet: str) -> bool:
        """Take a 单位：万元 line, and the year where it states that too."""
        found = unit_line(cell.text)
        if found is None:
            return False
        beside = cell.text[: found.start()] + cell.text[found.end() :]
        if len(squeeze(beside)) <= _YEAR_BESIDE:
            self.year = self.year or year_of(beside)
        group = found.lastindex or 0
        start, end = found.span(group)
        passage = Passage.of(cell.text[start:end], sheet, cell.row, cell.column, start)
        self.stated_unit = UnitStatement(squeeze(found[group]), passage)
        self.units.append(self.stated_unit)
        return True

    def note_unit_of(self, cell: Cell, word: HeaderWord, sheet: str, begin: int = 0, stop: int | None = None) -> None:
        """Take the unit in the brackets of an amount's label, which stands at ``begin`` to ``stop`` of its cell."""
        label = cell.text[begin:stop]
        if word.field not in FUND_FIELDS and not any(item in label for item in _MONEY_WORDS):
            return
        found = bracketed_unit(label)
        if found is not None and unit_line(label) is None:
            unit, start, end = found[0], found[1] + begin, found[2] + begin
            self.units.append(
                UnitStatement(unit, Passage.of(cell.text[start:end], sheet, cell.row, cell.column, start))
            )

    def note_unit_behind(self, following: Sequence[Cell], sheet: str) -> None:
        """Take the unit that stands in a cell of its own behind a number: 3000 | 万元."""
        if following and (unit := squeeze(following[0].text).strip("()")) in UNITS:
            self.units.append(UnitStatement(unit, passage_of(following[0], sheet)))

    def note_unit_named(self, cell: Cell, sheet: str) -> None:
        """Take the unit in the brackets of a heading of amounts that is no field: 预算及执行情况（万元）."""
        found = bracketed_unit(cell.text)
        if found is None or unit_line(cell.text) is not None or not _MONEY_HEADING.fullmatch(squeeze(cell.text)):
            return
        unit, start, end = found
        passage = Passage.of(cell.text[start:end], sheet, cell.row, cell.column, start)
        self.units.append(UnitStatement(unit, passage))

    def forget_blank(self, label: Open | None) -> None:
        """Drop the blank amount of a label that turned out to head a column of numbers."""
        if label is not None:
            self.funds = [item for item in self.funds if item.cell is not None or item.label is not label.cell]

    def bind(self, word: HeaderWord, value: Passage) -> bool:
        """Store the value of a label; tell whether it is judged."""
        unit = squeeze(value.text).strip("()")
        if word.field == "goal":
            self.add_goal(word, value)
        elif word.field == "indicators":
            if len(squeeze(value.text)) < _PROSE:
                return False
            self.prose.append(value)
        elif word.field == "year":
            self.year = self.year or year_of(value.text + "年")
            return False
        elif unit in UNITS:
            self.units.append(UnitStatement(unit, value))
            return False
        elif (
            word.field not in _FACTS
            or word.field in self.facts
            or (word.field == "person" and _names_nobody(value.text))
        ):
            return False
        else:
            self.facts[word.field] = value
        return word.field not in _SILENT

    def add_goal(self, word: HeaderWord, value: Passage) -> None:
        """Append a goal; one of several lines or cells is one text, an adjusted one replaces that of the beginning of the year."""
        key = "annual" if word.stage else word.period or "plain"
        known = self.goals.get(key)
        later = word.stage == "adjusted"
        if known is not None and known.text and word.stage != self.stage and (later or (word.stage and self.stage)):
            if self.says_target(value.text if later else known.text) == later:
                self.goals[key], self.stage = value, word.stage
            return
        self.goals[key] = known.joined(value, "\n") if known is not None and known.text else value
        self.stage = word.stage or self.stage

    def add_inline_fund(self, word: HeaderWord, cell: Cell, value: Passage) -> bool:
        """Take 资金总额：260万元 in one cell; what follows the number is explanation."""
        match = _LEADING_NUMBER.match(value.text)
        if match is None or word.field in {"executed", "rate"}:
            return False
        part = value.part(match.start(1), match.end(1))
        self.funds.append(Fund(word, cell, cell, cell.row, cell.column, part=part))
        return True


def _names_nobody(text: str) -> bool:
    """Tell whether what stands beside 填报人 or 填报日期 names nobody: a date, a telephone number."""
    return not any(mark.isalpha() and mark not in "年月日号" for mark in text)


def read_head(rows: Sequence[Row], sheet: str, words: Words) -> Head:
    """Read the rows above a grid."""
    from jixiao.plugins.forms.head_rows import HeadRows

    return HeadRows(sheet, words).read(rows)

"""What departments submit: tables, projects and indicators, every text with the place it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.indicators import Indicator
from jixiao.passages import NO_PASSAGE, Fragment, Passage, Place
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.finding import Fix

__all__ = [
    "AMOUNT_KEYS",
    "CATEGORIES",
    "NO_EXECUTION",
    "NO_PASSAGE",
    "NO_TOTAL_ROW",
    "Amount",
    "EmptyRow",
    "Execution",
    "Fragment",
    "FundColumn",
    "Ignored",
    "Indicator",
    "Passage",
    "Place",
    "Problem",
    "Project",
    "Reading",
    "Subtotal",
    "Table",
    "Task",
    "TotalRow",
]

CATEGORIES = ("output", "benefit", "satisfaction", "cost", "other")
AMOUNT_KEYS = ("total", "fiscal", "special_account", "other")


class Amount(NamedTuple):
    """One amount cell: its passage, and the number in the table's money unit (None for prose or a blank)."""

    passage: Passage
    number: Decimal | None = None


Amounts: TypeAlias = Mapping[str, Amount]
"""Keys of ``AMOUNT_KEYS``; a column that the form lacks is absent.

``upper`` is money from above beside a ``total`` that is the own level's only; elsewhere the total comprises it.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """The head of one table: what holds for all its rows.

    ``unit`` is ``万元``, ``元`` … or None when the form states none, ``unit_passage`` where it is stated; ``units`` lists
    every statement when several disagree. ``columns`` names the fields for which the form has a column (``total``,
    ``sign``, ``unit``, ``weight``, ``subcategory`` …, see the header vocabulary). ``level`` is ``project`` or ``department``.
    """

    sheet: str
    form: str
    unit: str | None = None
    unit_passage: Passage = NO_PASSAGE
    units: tuple[Passage, ...] = ()
    year: int | None = None
    title: str = ""
    hidden: bool = False
    columns: frozenset[str] = frozenset()
    missing_columns: tuple[str, ...] = ()
    level: str = "project"
    header: Place | None = None


class FundColumn(NamedTuple):
    """A column of amounts beside that of the budget in force, as the block of money of a self-evaluation has them.

    ``lacks``: lines beside the sources, or left blank, may make up what the sources lack of the total.
    """

    head: Passage
    amounts: Amounts
    lacks: bool = False


class Execution(NamedTuple):
    """What a self-evaluation form says above its indicators of how far the money was spent.

    ``points`` are those of 预算执行率. ``rate`` is one of ``spent`` (执行数, 到位数) divided by one or several of the other
    amounts of its line, ``budgets`` (年初预算数, 调整数, 全年预算数); an amount with a unit of its own is in yuan.
    ``score`` is what 预算执行率 got of its points. ``columns`` are the amounts by source of 年初预算数 (``initial``) and
    执行数 (``executed``), where every line of the block is known.
    """

    points: Passage = NO_PASSAGE
    budgets: tuple[Amount, ...] = ()
    spent: tuple[Amount, ...] = ()
    rate: Passage = NO_PASSAGE
    score: Passage = NO_PASSAGE
    columns: Mapping[str, FundColumn] = {}


NO_EXECUTION = Execution()


class TotalRow(NamedTuple):
    """The row 总分 (合计) below the indicators of a self-evaluation: what their weights and scores come to, as stated.

    A number is None where the cell holds none.
    """

    weight_passage: Passage = NO_PASSAGE
    weight: Decimal | None = None
    score_passage: Passage = NO_PASSAGE
    score: Decimal | None = None


NO_TOTAL_ROW = TotalRow()


@dataclass(slots=True, eq=False)
class Project:
    """One project with its indicators.

    ``unread`` are passages of indicator cells that ended in no indicator. ``cells`` are the addresses it was joined from.
    """

    table: Table
    name_passage: Passage
    amounts: Amounts
    goal: Passage
    indicators: tuple[Indicator, ...]
    cells: tuple[str, ...] = ()
    indicator_cell: Passage = NO_PASSAGE
    amounts_total: Amounts = field(default_factory=dict)
    total_goal: Passage = NO_PASSAGE
    tasks: tuple[Task, ...] = ()
    empty_rows: tuple[EmptyRow, ...] = ()
    unread: tuple[Passage, ...] = ()
    facts: Mapping[str, Passage] = field(default_factory=dict)
    hidden: bool = False
    execution: Execution = NO_EXECUTION
    total_row: TotalRow = NO_TOTAL_ROW

    @property
    def name(self) -> str | None:
        """The project's name, None if the form names none."""
        return self.name_passage.text or None

    def amount(self, key: str = "total") -> Decimal | None:
        """Return the amount of the budget year in the table's money unit."""
        found = self.amounts.get(key)
        return found.number if found else None


class Subtotal(NamedTuple):
    """A 合计 or unit subtotal row. ``grand`` is true for the total over all rows of the table."""

    name_passage: Passage
    amounts: Amounts
    grand: bool


class Task(NamedTuple):
    """One 年度重点工作任务 of a department-level form."""

    name_passage: Passage
    amount: Amount | None = None
    content: Passage = NO_PASSAGE


class EmptyRow(NamedTuple):
    """A template row that has a category but neither name nor value; ``required`` when it is marked 必填 or ★."""

    category: str
    subcategory: str | None
    passage: Passage
    required: bool = False


class Ignored(NamedTuple):
    """Non-empty rows from ``first`` to ``last`` that were read and not judged, and why.

    ``counted`` is how many they are when empty rows lie between; 0 stands for all from first to last.
    """

    sheet: str
    first: int
    last: int
    why: Text
    counted: int = 0

    @property
    def rows(self) -> int:
        """How many rows were ignored."""
        return self.counted or self.last - self.first + 1


class Problem(NamedTuple):
    """Something odd found while reading; ``code`` is the rule that reports it (FRM001–FRM007, FRM012, FRM013).

    ``project`` names the project it belongs to; ``fix`` counts characters of the passage.
    """

    code: str
    passage: Passage
    message: Text
    expected: str | None = None
    actual: str | None = None
    suggestion: Text | None = None
    fix: Fix | None = None
    project: str = ""


Reading: TypeAlias = "Table | Project | Subtotal | Ignored | Problem"
"""What a form plug-in yields, in reading order: each table's head, then what belongs to it."""

"""The tasks of a department: 年度重点工作任务 with content and amount, above the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE, Passage, Task
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import passage_of, reach
from jixiao.plugins.forms.funds import Fund
from jixiao.plugins.forms.money import UnitStatement, amount_of, bracketed_unit, number_of
from jixiao.plugins.forms.task_heads import AMOUNTS, task_columns
from jixiao.plugins.forms.words import HeaderWord, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["RawTask", "TaskBlock"]


_LEFT = deferred(r"(?:任务[0-9一二三四五六七八九十]*[:、.]?)?[….·]*")
"""What a template has in the place of a task."""


_SUMS = ("合计", "总计", "总额", "小计")


class RawTask(NamedTuple):
    """A task whose amount waits for the money unit of the table; ``column`` 0 for none."""

    name: Passage
    content: Passage
    money: Cell | None
    row: int
    column: int

    def task(self, sheet: str, unit: str | None) -> Task:
        """Return the task with its amount."""
        amount = amount_of(self.money, sheet, self.row, self.column, unit) if self.column else None
        return Task(self.name, amount, self.content)


class TaskBlock:
    """The rows below a header 任务名称 | 主要内容 | 预算金额."""

    def __init__(self, sheet: str, row: Row, columns: dict[str, int], cells: list[Cell]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._label = min(cells, key=lambda cell: cell.column)
        self._units = [
            UnitStatement(found[0], Passage.of(cell.text[found[1] : found[2]], sheet, cell.row, cell.column, found[1]))
            for cell in cells
            if (found := bracketed_unit(cell.text))
        ]
        self._header = row.number

    @classmethod
    def begun(cls, row: Row, own: list[Cell], words: Words, sheet: str, below: Row | None = None) -> TaskBlock | None:
        """Return the block whose header this row is; ``below`` is the next row."""
        last = max(reach(row, cell) for cell in own)
        of_duties = task_columns(row, own, below, words)
        if of_duties is not None:
            return cls(sheet, row, {**of_duties, "last": last}, own)
        columns: dict[str, int] = {}
        for cell in own:
            word = words.column(cell.text)
            if word is not None:
                columns[word.field] = cell.column
        amounts = set(AMOUNTS) & columns.keys()
        if "task" not in columns or not ({"content"} & columns.keys() or amounts) or "value" in columns:
            return None
        if not amounts and "content" not in columns:
            return None
        columns["first"] = min(columns["task"], columns.get("number", columns["task"]))
        return cls(sheet, row, {**columns, "last": last}, own)

    def takes(self, row: Row, own: list[Cell], words: Words) -> bool:
        """Tell whether the row still belongs to the tasks: its first text is no label left of them."""
        first = own[1] if len(own) > 1 and self._repeats_label(own[0]) else own[0]
        if first.column < self._columns["first"]:
            return _is_total(first.text, words) and _numbers(own)
        word = words.column(first.text)
        if word is not None and word.field in {"category", "goal", "indicators"}:
            return False
        return bool(len(own) > 1 or first.column == self._columns["task"] or first.row != row.number)

    def _repeats_label(self, cell: Cell) -> bool:
        """Tell whether the label beside the list was filled down: a merged cell taken apart."""
        label = self._label
        return label.column == cell.column < self._columns["first"] and label.text == cell.text

    def read(self, row: Row, own: list[Cell], head: Head, words: Words) -> None:
        """Read one row: a second header row, a task, or a total."""
        if self._units:
            head.units.extend(self._units)
            self._units = []
        cell = row.cells.get(self._columns["task"])
        if cell is None or cell.row != row.number:
            if not _numbers(own):
                self._divide(own, words)
                head.ignored.append((row.number, reasons.HEADER))
                return
            total = next((item for item in own if _is_total(item.text, words)), None)
            if total is not None:
                self._sum(row, total, head)
            head.ignored.append((row.number, reasons.TOTAL))
            return
        if _is_total(cell.text, words):
            self._sum(row, cell, head)
            head.ignored.append((row.number, reasons.TOTAL))
            return
        if len(own) == 1 and _LEFT.fullmatch(squeeze(cell.text)):
            head.ignored.append((row.number, reasons.INFORMATION))
            return
        column = next((self._columns[key] for key in ("total", "fiscal", "other") if key in self._columns), 0)
        money = row.cells.get(column)
        head.tasks.append(RawTask(passage_of(cell, self._sheet), self._content(row), money, row.number, column))
        head.labels.add("task")

    def _divide(self, own: list[Cell], words: Words) -> None:
        """Take the columns of a second header row: 总额 | 财政拨款 | 其他资金 below 预算金额."""
        for cell in own:
            word = words.column(cell.text)
            if word is not None and word.field in AMOUNTS:
                self._columns[word.field] = cell.column

    def _sum(self, row: Row, label: Cell, head: Head) -> None:
        """Note the total of all tasks: it is the department's budget where the form has no other place for it."""
        if squeeze(label.text).startswith("小计"):
            return
        for key in AMOUNTS:
            cell = row.cells.get(self._columns.get(key, 0))
            if cell is not None and cell is not label and cell.row == row.number:
                head.task_funds.append(Fund(HeaderWord(key), label, cell, row.number, cell.column))

    def _content(self, row: Row) -> Passage:
        column = self._columns.get("content")
        return passage_of(row.cells.get(column), self._sheet) if column is not None else NO_PASSAGE


def _is_total(text: str, words: Words) -> bool:
    """Tell whether a row of the tasks begins with a word for their total: 金额合计, 预算总额."""
    if words.kind(text) == "total":
        return True
    word = words.column(text)
    return word is not None and word.field == "total" and squeeze(text).rstrip(":").endswith(_SUMS)


def _numbers(own: list[Cell]) -> bool:
    return any(number_of(cell.text) is not None for cell in own)

"""The walk over the rows above a grid: each label takes the value on its right, or else the one below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import Passage
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import own_cells, passage_of, reach
from jixiao.plugins.forms.funds import FUND_FIELDS, Fund
from jixiao.plugins.forms.head import Head
from jixiao.plugins.forms.labels import YEARS_TOTAL, Labels
from jixiao.plugins.forms.money import is_blank, number_of, unit_line
from jixiao.plugins.forms.spoken import spoken_in
from jixiao.plugins.forms.tasks import TaskBlock
from jixiao.plugins.forms.title_rows import title_among
from jixiao.plugins.forms.titles import is_section, is_title, year_of
from jixiao.plugins.forms.walk import (
    Open,
    Walk,
    behind_hint,
    by_heads,
    has_colon,
    is_caption,
    later_stage,
    may_be_prose,
)
from jixiao.plugins.forms.words import HeaderWord, is_year, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row
    from jixiao.text import Text

__all__ = ["HeadRows"]

_BLANKABLE = frozenset({"project", "goal", "department"})
_STATEMENTS = frozenset({"year", "money-unit"})
_NO_SOURCE = frozenset({"executed", "rate"})
_ATTACHMENT = deferred(r"^\s*附\s*(?:件|表|录)?\s*[0-9一二三四五六七八九十]*[-－0-9]*\s*[:：]?\s*")
_PART = deferred(r"(?:^|[，,；;：:（(\s])(?:其中[:：]?)?([\u4e00-\u9fff]{2,12})[:：]?(?=(\d))")
_YEAR_LINE, _YEAR_CELL = 40, 16


class HeadRows:
    """Reads rows into a ``Head``."""

    def __init__(self, sheet: str, words: Words) -> None:
        self._sheet = sheet
        self._words = words
        self._labels = Labels(words)
        self._head = Head()
        self._open: dict[int, Open] = {}
        self._left: Open | None = None
        self._spent: set[int] = set()

    def read(self, rows: Sequence[Row]) -> Head:
        """Read the rows from the top."""
        head = self._head
        block: TaskBlock | None = None
        for row in rows:
            own = own_cells(row)
            if not own:
                continue
            if block is not None and block.takes(row, own, self._words):
                block.read(row, own, head, self._words)
                continue
            block = TaskBlock.begun(row, own, self._words, self._sheet)
            if block is not None:
                head.ignored.append((row.number, reasons.HEADER))
                continue
            spoken = spoken_in(row, self._words, self._sheet)
            if spoken is not None:
                head.note_label(HeaderWord("indicators"), "")
                head.prose.append(spoken)
                continue
            why = self._alone(row, own[0]) if len(own) == 1 else self._titled(own)
            why = why or self._labelled(row, own)
            if why is not None:
                head.ignored.append((row.number, why))
        head.take_task_funds()
        return head

    def _alone(self, row: Row, cell: Cell) -> Text | None:
        """Read a text that stands alone: a title, a section's heading, the line that states the year."""
        text, head = cell.text, self._head
        if self._context(row, cell) is not None:
            return None
        if is_section(text):
            head.section = text
            return reasons.TITLE
        first = not (head.title.text or head.facts)
        if (
            is_title(text)
            and not self._words.kind(_ATTACHMENT.sub("", text))
            and (first or self._labels.of(cell) is None)
        ):
            head.note_title(cell, self._sheet)
            return reasons.TITLE
        if len(squeeze(text)) <= _YEAR_LINE and year_of(text) and not self._labels.pairs(text) and not has_colon(text):
            head.year = head.year or year_of(text)
            if not head.heading.text and len(squeeze(text)) > _YEAR_CELL:
                head.caption = passage_of(cell, self._sheet)
            return reasons.UNIT_LINE
        plain_line = not self._words.kind(text) and self._labels.of(cell) is None and is_caption(text)
        if first and plain_line and not head.caption.text:
            head.caption = passage_of(cell, self._sheet)
            return reasons.TITLE
        return None

    def _titled(self, own: list[Cell]) -> Text | None:
        """Read a title that stands beside a unit line, a year, or the number of an attachment."""
        head = self._head
        title = title_among(own)
        if title is None or head.facts or self._words.kind(title.text):
            return None
        head.note_title(title, self._sheet)
        for cell in own:
            if cell is not title and not head.note_unit(cell, self._sheet):
                self._is_year(cell)
        return reasons.TITLE

    def _labelled(self, row: Row, own: list[Cell]) -> Text | None:
        """Read a row of labels and values; return why it is not judged, None if it is."""
        context = self._context(row, own[0])
        walk = Walk(row, own, dict(self._open), self._spends(row, own[0], context))
        if context is None:
            self._open = {}
        while walk.index < len(own):
            cell = own[walk.index]
            walk.index += 1
            if self._head.note_unit(cell, self._sheet):
                walk.why = reasons.UNIT_LINE
            word = self._labels.of(cell) or self._years_share(walk, walk.index - 1)
            if word is None:
                self._text(walk, cell, context)
                continue
            following = self._following(walk, word)
            walk.spending = walk.spending or word.field == "spending"
            walk.used = self._label(walk, cell, word, following) or walk.used
            if cell is own[0]:
                self._left = Open(word, cell, reach(row, cell))
        return None if walk.used else walk.why or self._reason(own)

    def _following(self, walk: Walk, word: HeaderWord) -> list[Cell]:
        """Take the cells between a label and the next one."""
        found: list[Cell] = []
        heads = self._heads_columns(walk.own)
        while walk.index < len(walk.own):
            cell = walk.own[walk.index]
            if self._labels.of(cell) is not None and (found or heads or not self._labels.asks_for(word, cell)):
                break
            if unit_line(cell.text) is not None or self._labels.is_pair(cell):
                break
            if word.field == "total" and found and self._is_years_share(walk, walk.index):
                break
            found.append(cell)
            walk.index += 1
        return found

    def _is_years_share(self, walk: Walk, index: int) -> bool:
        """Tell whether the cell at ``index`` is a bare 本年度 before a number."""
        return index + 1 < len(walk.own) and self._labels.is_years_share(walk.own[index], walk.own[index + 1])

    def _years_share(self, walk: Walk, index: int) -> HeaderWord | None:
        """Take a bare 本年度 right of a total for the year's total."""
        last = self._head.funds[-1] if self._head.funds else None
        beside = last is not None and last.row == walk.row.number and last.word.field == "total"
        return YEARS_TOTAL if beside and self._is_years_share(walk, index) else None

    def _text(self, walk: Walk, cell: Cell, context: HeaderWord | None) -> None:
        """Read a cell that is no label: a year, pairs of its own, or the value of a label above."""
        if not walk.spending:
            self._head.note_unit_named(cell, self._sheet)
        if context is None and self._is_year(cell):
            walk.why = reasons.UNIT_LINE
        elif (not walk.goal_waits(cell) and self._pairs(walk, cell)) or self._below(walk, cell):
            walk.used = True

    def _label(self, walk: Walk, cell: Cell, word: HeaderWord, following: list[Cell]) -> bool:
        """Bind a label to the value on its right, or leave it open for the row below."""
        head = self._head
        if not walk.spending:
            head.note_unit_of(cell, word, self._sheet)
        head.note_label(word, cell.text)
        if word is YEARS_TOTAL:
            head.year = head.year or year_of(cell.text)
        if word.field in _STATEMENTS:
            walk.why = reasons.UNIT_LINE
        if word.field in FUND_FIELDS:
            return self._fund(walk, cell, word, following)
        if not following:
            self._open[cell.column] = Open(word, cell, reach(walk.row, cell))
            return word.field in _BLANKABLE and len(walk.own) == 1
        if word.field == "goal" and (later := later_stage(following)) is not None:
            self._open[later.column] = Open(word, later, reach(walk.row, later))
            return False
        told = any(item.word.field == "actual" for item in walk.waiting.values())
        chosen = behind_hint(following) if word.field == "goal" and not told else following[0]
        return head.bind(word, passage_of(chosen, self._sheet))

    def _fund(self, walk: Walk, cell: Cell, word: HeaderWord, following: list[Cell]) -> bool:
        """Bind the label of an amount to its number, choosing among several columns by their heads above."""
        numbers = [item for item in following if number_of(item.text) is not None or item.problem]
        if len(numbers) > 1 and word.field == "total" and self._by_columns(walk, numbers):
            return True
        chosen = by_heads(numbers, walk.waiting) if numbers else None
        if chosen is None and following and may_be_prose(following[0].text, alone=len(walk.own) == 2):
            chosen = following[0]
        if chosen is None and any(not is_blank(item.text) for item in following):
            return False
        end = reach(walk.row, cell)
        if word.field == "executed":
            self._spent.add(cell.column)
        if chosen is None:
            self._open[cell.column] = Open(word, cell, end)
        if walk.spending or word.field in _NO_SOURCE or self._is_spent(cell, word):
            return False
        if chosen is not None:
            self._head.forget_blank(walk.head_of(chosen))
            self._head.funds.append(Fund(word, cell, chosen, walk.row.number, chosen.column))
            return True
        if end + 1 in walk.row.cells or self._heads_columns(walk.own):
            return False
        self._head.funds.append(Fund(word, cell, None, walk.row.number, end + 1))
        return True

    def _by_columns(self, walk: Walk, numbers: list[Cell]) -> bool:
        """Bind the numbers of a line 金额 | 300 | 290 | 10 to the heads of sources above them: 合计 | 财政拨款 | 其他资金."""
        heads = [walk.head_of(cell) for cell in numbers]
        found = [item for item in heads if item is not None and item.word.field in FUND_FIELDS - _NO_SOURCE]
        if len({item.word.field for item in found}) < 2 or walk.spending:
            return False
        for cell, head in zip(numbers, heads, strict=True):
            if head in found and head is not None:
                fund = Fund(head.word, head.cell, cell, walk.row.number, cell.column, below=True)
                self._head.funds.append(fund)
        return True

    def _is_spent(self, cell: Cell, word: HeaderWord) -> bool:
        """Tell whether a label right of the same one stands below 执行数: its number is money spent, no budget."""
        beside = any(item.row == cell.row and item.word.field == word.field for item in self._head.funds)
        return beside and cell.column in self._spent

    def _heads_columns(self, own: list[Cell]) -> bool:
        """Tell whether a row consists of labels side by side: heads of columns, whose numbers stand below."""
        heads = [cell for cell in own if self._labels.of(cell) is not None]
        return len(heads) > 2 and all(cell in heads or unit_line(cell.text) is not None for cell in own)

    def _below(self, walk: Walk, cell: Cell) -> bool:
        """Bind a text or number to the open label above it."""
        found = walk.head_of(cell)
        if found is None:
            return not walk.has_stages and self._continued(walk.row, cell)
        if found.word.field not in FUND_FIELDS:
            self._open[found.cell.column] = found
            return self._head.bind(found.word, passage_of(cell, self._sheet))
        position = walk.own.index(cell)
        left = walk.own[position - 1] if position else None
        labelled = left is not None and not (number_of(left.text) or is_year(left.text) or walk.head_of(left))
        if self._of_another_year(walk):
            self._open[found.cell.column] = found
            return False
        if walk.spending or labelled or found.word.field in _NO_SOURCE or number_of(cell.text) is None:
            return False
        self._head.funds.append(Fund(found.word, found.cell, cell, walk.row.number, cell.column, below=True))
        return True

    def _of_another_year(self, walk: Walk) -> bool:
        """Tell whether a line of amounts begins with a year that is not the table's."""
        first = walk.own[0].text
        return is_year(first) and self._head.year is not None and year_of(f"{squeeze(first)}年") != self._head.year

    def _continued(self, row: Row, cell: Cell) -> bool:
        """Append a further line of text to the right of a goal's label to the goal."""
        left = self._context(row, cell)
        if left is None or left.field != "goal" or number_of(cell.text) is not None or cell.column == 1:
            return False
        self._head.add_goal(left, passage_of(cell, self._sheet))
        return True

    def _context(self, row: Row, cell: Cell) -> HeaderWord | None:
        """Return the label on the left that reaches down to this row: merged, or blank below it."""
        for column, other in row.cells.items():
            if column >= cell.column:
                break
            if other.row < row.number and (word := self._labels.of(other)) is not None:
                return word
        left = self._left
        if left is not None and left.cell.column < cell.column and left.cell.column not in row.cells:
            return left.word
        return None

    def _spends(self, row: Row, cell: Cell, context: HeaderWord | None) -> bool:
        """Tell whether the row breaks the spending down: its numbers are no sources of money."""
        if context is not None and context.field == "spending":
            return True
        covering = (other for column, other in row.cells.items() if column < cell.column and other.row < row.number)
        return any((word := self._labels.of(other)) is not None and word.field == "spending" for other in covering)

    def _is_year(self, cell: Cell) -> bool:
        """Take a short text that states the year."""
        if len(cell.text) > _YEAR_CELL or has_colon(cell.text) or not year_of(cell.text):
            return False
        self._head.year = self._head.year or year_of(cell.text)
        return True

    def _pairs(self, walk: Walk, cell: Cell) -> bool:
        """Read ``label：value`` pairs inside one cell."""
        used = False
        for word, begin, start, end in self._labels.pairs(cell.text):
            raw = cell.text[start:end]
            value = Passage.of(raw.strip(), self._sheet, cell.row, cell.column, start + len(raw) - len(raw.lstrip()))
            if unit_line(cell.text[begin:end]):
                continue
            self._head.note_label(word, cell.text[begin:start])
            self._head.note_unit_of(cell, word, self._sheet, begin, start)
            if word.field in _STATEMENTS:
                walk.why = reasons.UNIT_LINE
            if value.text and word.field in FUND_FIELDS:
                used = self._head.add_inline_fund(word, cell, value) or used
                used = self._parts(cell, value) or used
            elif value.text:
                used = self._head.bind(word, value) or used
        return used

    def _parts(self, cell: Cell, value: Passage) -> bool:
        """Read the parts of an amount that follow it in the same cell: 500万元，其中：财政拨款450万元."""
        used = False
        for match in _PART.finditer(value.text):
            word = self._words.column(match[1])
            if word is not None and word.field in FUND_FIELDS - _NO_SOURCE:
                number = value.part(match.start(2), len(value.text))
                used = self._head.add_inline_fund(word._replace(part=True), cell, number) or used
        return used

    def _reason(self, own: list[Cell]) -> Text:
        kind = self._words.kind(own[0].text)
        if len(own) > 1 and not kind and all(self._labels.of(cell) is not None for cell in own):
            return reasons.HEADER
        return reasons.BY_KIND.get(kind, reasons.INFORMATION)

"""The walk over the rows above a grid: each label takes the value on its right, or else the one below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from jixiao.model import Passage
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import own_cells, passage_of, reach
from jixiao.plugins.forms.execution import execution_in
from jixiao.plugins.forms.fund_columns import columns_in
from jixiao.plugins.forms.funds import FUND_FIELDS
from jixiao.plugins.forms.head import Head
from jixiao.plugins.forms.head_funds import HeadFunds
from jixiao.plugins.forms.head_titles import HeadTitles
from jixiao.plugins.forms.labels import YEARS_TOTAL, Labels
from jixiao.plugins.forms.money import number_of, unit_line
from jixiao.plugins.forms.spoken import spoken_in
from jixiao.plugins.forms.tasks import TaskBlock
from jixiao.plugins.forms.titles import year_of
from jixiao.plugins.forms.unknown_funds import is_unread_money
from jixiao.plugins.forms.walk import Open, Walk, behind_hint, later_stage, stage_beside
from jixiao.plugins.forms.words import HeaderWord

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row
    from jixiao.text import Text

__all__ = ["HeadRows"]

_BLANKABLE = frozenset({"project", "goal", "department"})
_STATEMENTS = frozenset({"year", "money-unit"})


class HeadRows:
    """Reads rows into a ``Head``."""

    def __init__(self, sheet: str, words: Words) -> None:
        self._sheet = sheet
        self._words = words
        self._labels = Labels(words)
        self._head = Head(says_target=words.marks.says_target)
        self._titles = HeadTitles(sheet, words, self._labels, self._head)
        self._open: dict[int, Open] = {}
        self._left: Open | None = None
        self._funds = HeadFunds(sheet, words, self._labels, self._head, self._open)

    def read(self, rows: Sequence[Row]) -> Head:
        """Read the rows from the top."""
        head = self._head
        block: TaskBlock | None = None
        for row, below in zip_longest(rows, rows[1:]):
            own = own_cells(row)
            if not own:
                continue
            if block is not None and block.takes(row, own, self._words):
                block.read(row, own, head, self._words)
                continue
            block = TaskBlock.begun(row, own, self._words, self._sheet, below)
            if block is not None:
                head.ignored.append((row.number, reasons.HEADER))
                continue
            spoken = spoken_in(row, self._words, self._sheet)
            if spoken is not None:
                head.note_label(HeaderWord("indicators"), "")
                head.prose.append(spoken)
                continue
            why = self._titled(row, own) or self._labelled(row, own)
            if why is not None:
                head.ignored.append((row.number, why))
        head.take_task_funds()
        head.execution = execution_in(rows, self._sheet, self._words)
        head.fund_columns = columns_in(rows, head.funds, self._words)
        return head

    def _titled(self, row: Row, own: list[Cell]) -> Text | None:
        """Read a row that is no label: a title, a section's heading, or a line that states the year."""
        if len(own) > 1:
            return self._titles.beside(own)
        return self._titles.alone(own[0]) if self._context(row, own[0]) is None else None

    def _labelled(self, row: Row, own: list[Cell]) -> Text | None:
        """Read a row of labels and values; return why it is not judged, None if it is."""
        context = self._context(row, own[0])
        walk = Walk(row, own, dict(self._open), self._spends(row, own[0], context))
        if context is None:
            self._open.clear()
        self._funds.heads.note(row, own)
        if (unknown := self._funds.aside(walk, context)) is not None:
            return unknown
        while walk.index < len(own):
            cell = own[walk.index]
            walk.index += 1
            if self._head.note_unit(cell, self._sheet):
                walk.why = reasons.UNIT_LINE
            word = self._labels.of(cell)
            if word is None:
                word = self._funds.years_share(walk, walk.index - 1, context)
                if word is not None and self._funds.is_other_year(cell):
                    walk.index += 1
                    continue
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
        heads = self._funds.heads_columns(walk.own)
        while walk.index < len(walk.own):
            cell = walk.own[walk.index]
            if self._labels.of(cell) is not None and (
                found or self._is_head(cell, heads) or not self._labels.asks_for(word, cell)
            ):
                break
            if unit_line(cell.text) is not None or self._labels.is_pair(cell):
                break
            share = self._funds.is_years_share(walk, walk.index)
            if share and not found and word.field in FUND_FIELDS:
                return self._funds.shares(walk)
            if word.field == "total" and found and share:
                break
            found.append(cell)
            walk.index += 1
        return found

    def _is_head(self, cell: Cell, heads: bool) -> bool:
        """Tell whether a label in a row of labels is one as it stands; a project may be called 专项资金."""
        return heads and self._words.exact_fact(cell.text) is not None

    def _text(self, walk: Walk, cell: Cell, context: HeaderWord | None) -> None:
        """Read a cell that is no label: a year, pairs of its own, or the value of a label above."""
        if not walk.spending:
            self._head.note_unit_named(cell, self._sheet)
        if context is None and self._titles.is_year(cell):
            walk.why = reasons.UNIT_LINE
        elif (
            self._funds.listed(walk, cell)
            or (not walk.goal_waits(cell) and self._pairs(walk, cell))
            or self._below(walk, cell)
            or self._funds.below_year(walk, cell, context)
        ):
            walk.used = True

    def _label(self, walk: Walk, cell: Cell, word: HeaderWord, following: list[Cell]) -> bool:
        """Bind a label to the value on its right, or leave it open for the row below."""
        head = self._head
        if not walk.spending:
            head.note_unit_of(cell, word, self._sheet)
        head.note_label(word, cell.text, Passage.of("", self._sheet, cell.row, cell.column))
        if word is YEARS_TOTAL:
            head.year = head.year or year_of(cell.text)
        if word.field in _STATEMENTS:
            walk.why = reasons.UNIT_LINE
        if word.field in FUND_FIELDS:
            return self._funds.label(walk, cell, word, following)
        if word.field == "source" and len(following) == 1 and self._funds.listed(walk, following[0]):
            return True
        if not following:
            if cell is not walk.own[0] or not self._labels.names_block(walk.own, word):
                self._open[cell.column] = Open(word, cell, reach(walk.row, cell))
            return word.field in _BLANKABLE and len(walk.own) == 1
        if word.field == "goal" and (later := later_stage(following)) is not None:
            self._open[later.column] = Open(word, later, reach(walk.row, later))
            return False
        if word.field == "goal" and (stage := stage_beside(following)) is not None:
            return stage[0] and head.bind(word, passage_of(stage[1], self._sheet))
        told = any(item.word.field == "actual" for item in walk.waiting.values())
        chosen = behind_hint(following) if word.field == "goal" and not told else following[0]
        return head.bind(word, passage_of(chosen, self._sheet))

    def _below(self, walk: Walk, cell: Cell) -> bool:
        """Bind a text or number to the open label above it."""
        found = walk.head_of(cell)
        if found is None:
            return not walk.has_stages and self._continued(walk.row, cell)
        if unit_line(cell.text) is not None:
            return False
        if found.word.field not in FUND_FIELDS:
            self._open[found.cell.column] = found
            return self._head.bind(found.word, passage_of(cell, self._sheet))
        return self._funds.below(walk, cell, found)

    def _continued(self, row: Row, cell: Cell) -> bool:
        """Append a further line of text to the right of a goal's label to the goal."""
        left = self._context(row, cell)
        if left is not None and left.field == "goal" and stage_beside(own_cells(row)) is not None:
            return self._staged(left, own_cells(row), cell)
        if left is None or left.field != "goal" or number_of(cell.text) is not None or cell.column == 1:
            return False
        self._head.add_goal(left, passage_of(cell, self._sheet))
        return True

    def _staged(self, word: HeaderWord, own: list[Cell], cell: Cell) -> bool:
        """Take the text of a line that begins with 调整后 below a goal's label."""
        stage = stage_beside(own)
        if stage is None or not stage[0] or cell is not stage[1]:
            return False
        self._head.goals.pop(word.period or "plain", None)
        return self._head.bind(word, passage_of(cell, self._sheet))

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
                used = self._funds.parts(cell, value) or used
            elif value.text:
                used = self._head.bind(word, value) or used
        return used

    def _reason(self, own: list[Cell]) -> Text:
        kind = self._words.kind(own[0].text)
        if len(own) > 1 and not kind and all(self._labels.of(cell) is not None for cell in own):
            return reasons.HEADER
        return reasons.BY_KIND.get(kind) or (reasons.UNREAD if is_unread_money(own) else reasons.INFORMATION)

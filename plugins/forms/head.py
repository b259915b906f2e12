"""What stands above a grid: title, year, money unit, and the facts of a project, each label with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.model import NO_PASSAGE, Passage
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import own_cells, passage_of, reach
from jixiao.plugins.forms.funds import FUND_FIELDS, Fund
from jixiao.plugins.forms.money import UNITS, UnitStatement, bracketed_unit, is_blank, number_of, unit_line
from jixiao.plugins.forms.words import plain, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.tasks import RawTask
    from jixiao.plugins.forms.words import HeaderWord, Words
    from jixiao.sheet import Cell, Row
    from jixiao.text import Text

__all__ = ["Head", "is_title", "read_head", "year_of"]

_TITLE = re.compile(r"(表|目标|自评|绩效|指标)(\(.*\))?(\d*|[一二三四五六七八九十]*)$")
_TITLE_WORDS = ("绩效", "目标表", "申报表", "批复表", "自评", "监控")
_DEPARTMENT = re.compile(
    r"(?:部门|单位|整体)[（(]?(?:单位|部门)?[)）]?\s*(?:整体|支出整体)|整体(?:支出)?绩效|整体支出|部门绩效目标"
)
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*度|((?:19|20)\d{2})\s*年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"([一二][〇○零九][〇○零一二三四五六七八九]{2})\s*年")
_PAIR = re.compile(r"([^\s:：（(]{2,14}(?:[（(][^）)]{1,12}[）)])?)\s*[:：]")
_LEADING_NUMBER = re.compile(r"(\d[\d,，]*(?:\.\d+)?\s*(?:万元|亿元|元|万|亿)?)(?=$|[\s;；,，、。(（])")
_SECTION = re.compile(
    r"(?:项目|部门)?(?:长期|中期|中长期|年度|本年度|年度绩效|总体)(?:绩效)?(?:目标表|指标表|指标|目标与指标)\d*"
)
_PROSE = 12
_LEAD_IN = re.compile(r"其\s*中\s*[:：]?|[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．]")
_BLANKABLE = frozenset({"project", "goal", "department"})
_NUMBERED_GOAL = re.compile(r"(?:绩效)?目标\s*[0-9一二三四五六七八九十]")
_TEXTS = frozenset({"goal", "content"})
_MONEY_WORDS = ("资金", "预算", "金额", "经费", "支出", "投资", "收入")
_IDENTITY = frozenset(
    {"project", "department", "authority", "organisation", "code", "period", "year", "person", "attribute"}
)


class Open(NamedTuple):
    """A label without a value to its right: the value may stand below it."""

    word: HeaderWord
    cell: Cell
    last: int
    row: int


@dataclass(slots=True)
class Head:
    """The facts above one grid. ``section`` is a heading such as 年度绩效目标表 right above it."""

    title: Passage = NO_PASSAGE
    year: int | None = None
    units: list[UnitStatement] = field(default_factory=list)
    facts: dict[str, Passage] = field(default_factory=dict)
    funds: list[Fund] = field(default_factory=list)
    goals: dict[str, Passage] = field(default_factory=dict)
    tasks: list[RawTask] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    ignored: list[tuple[int, Text]] = field(default_factory=list)
    department: bool = False
    section: str = ""

    @property
    def names_project(self) -> bool:
        """Whether a new project or table begins here."""
        return bool(
            self.title.text or "project" in self.facts or "project" in self.labels or "department" in self.facts
        )


def is_title(text: str) -> bool:
    """Tell whether a cell that stands alone is the title of a table."""
    word = squeeze(text)
    if not 4 <= len(word) <= 70 or word.endswith(("。", ":", ";")):
        return False
    return (any(item in word for item in _TITLE_WORDS) and bool(_TITLE.search(word))) or bool(
        re.search(r"(目标|申报|批复|自评|监控|绩效|支出)[^。]{0,12}表(\(.*\))?\d*$", word)
    )


def year_of(text: str) -> int | None:
    """Return the budget year that a title or line names; a span of years is none."""
    word = squeeze(text)
    if re.search(r"(?:19|20)\d{2}年?度?[-~～—－–至到]+(?:19|20)?\d{2}", word):
        return None
    found = _YEAR.search(word)
    if found:
        return int(found[1] or found[2])
    chinese = _CHINESE_YEAR.search(word)
    return int(chinese[1].translate(_DIGITS)) if chinese else None


def read_head(rows: Sequence[Row], sheet: str, words: Words) -> Head:
    """Read the rows above a grid."""
    return _Reader(sheet, words).read(rows)


class _Reader:
    """Walks over the rows above a grid; labels without a value to the right wait for the next row."""

    def __init__(self, sheet: str, words: Words) -> None:
        self._sheet = sheet
        self._words = words
        self._head = Head()
        self._open: dict[int, Open] = {}
        self._left: Open | None = None

    def read(self, rows: Sequence[Row]) -> Head:
        from jixiao.plugins.forms.tasks import TaskBlock

        head = self._head
        block: TaskBlock | None = None
        for row in rows:
            own = own_cells(row)
            if not own:
                continue
            if block is not None and block.takes(row, own, self._words):
                block.read(row, own, head)
                continue
            block = TaskBlock.begun(row, own, self._words, self._sheet)
            if block is not None:
                head.ignored.append((row.number, reasons.HEADER))
                continue
            why = self._single(row, own[0]) if len(own) == 1 else self._several(row, own)
            if why is not None:
                head.ignored.append((row.number, why))
        return head

    def _single(self, row: Row, cell: Cell) -> Text | None:
        """Read a row with one text: title, unit or year line, ``label：value``, or the rest of a text from above."""
        text = cell.text
        head = self._head
        stands_alone = not self._context(row, cell)
        if stands_alone and _SECTION.fullmatch(squeeze(text)):
            head.section = text
            return reasons.TITLE
        if stands_alone and is_title(text) and self._words.kind(text) == "" and self._may_be_title(cell):
            self._note_department(text)
            head.year = head.year or year_of(text)
            self._unit(cell)
            if not head.title.text:
                head.title = passage_of(cell, self._sheet)
            return reasons.TITLE
        if stands_alone and len(squeeze(text)) <= 40 and year_of(text) and not _PAIR.search(text):
            head.year = head.year or year_of(text)
            return reasons.UNIT_LINE
        if self._take_below(row, cell, [cell]):
            return None
        return self._several(row, [cell])

    def _may_be_title(self, cell: Cell) -> bool:
        """Tell a title from a label whose value was left empty: the title comes first."""
        return self._label(cell) is None or not (self._head.title.text or self._head.facts)

    def _several(self, row: Row, own: list[Cell]) -> Text | None:
        """Read a row of labels and values."""
        used = False
        why: Text | None = None
        number = 0
        context = self._context(row, own[0])
        spending = self._spends(row, own[0], context)
        waiting = dict(self._open)
        if context is None:
            self._open = {}
        while number < len(own):
            cell = own[number]
            number += 1
            if self._unit(cell):
                why = reasons.UNIT_LINE
            word = self._label(cell)
            if word is None:
                if self._is_year(cell, context):
                    why = reasons.UNIT_LINE
                elif not self._waits(cell, waiting) and self._pairs(cell):
                    used = True
                elif self._below(row, cell, own, waiting, spending=spending):
                    used = True
                continue
            following = []
            while number < len(own) and (
                self._label(own[number]) is None or self._is_value(word, own[number], following)
            ):
                if unit_line(own[number].text) is not None or self._is_pair(own[number]):
                    break
                following.append(own[number])
                number += 1
            spending = spending or word.field == "spending"
            used = self._pair(row, cell, word, following, waiting, spending=spending) or used
            if number <= 1 or cell is own[0]:
                self._left = Open(word, cell, reach(row, cell), row.number)
        return None if used else why or self._reason(own)

    def _is_year(self, cell: Cell, context: HeaderWord | None) -> bool:
        """Take a short text that states the year."""
        if context is not None or len(cell.text) > 16 or _PAIR.search(cell.text) or not year_of(cell.text):
            return False
        self._head.year = self._head.year or year_of(cell.text)
        return True

    def _waits(self, cell: Cell, waiting: dict[int, Open]) -> bool:
        """Tell whether the label of a goal above waits for this text."""
        return any(
            item.word.field == "goal" and item.cell.column <= cell.column <= item.last for item in waiting.values()
        )

    def _reason(self, own: list[Cell]) -> Text:
        kind = self._words.kind(own[0].text)
        if len(own) > 1 and not kind and all(self._label(cell) is not None for cell in own):
            return reasons.HEADER
        return {"footer": reasons.FOOTER, "note": reasons.NOTE, "page": reasons.PAGE, "total": reasons.TOTAL}.get(
            kind, reasons.INFORMATION
        )

    def _label(self, cell: Cell) -> HeaderWord | None:
        """Return what a label means; numbers and long texts are no labels."""
        text = cell.text
        if len(text) > 60 or number_of(text) is not None:
            return None
        word = self._words.fact(text)
        if word is None or (word.field == "project" and "名称" not in plain(text) and "名" not in plain(text)):
            return None
        return word

    def _is_pair(self, cell: Cell) -> bool:
        """Tell whether a cell holds a label with its value: 财政拨款：200万元."""
        match = _PAIR.match(cell.text.strip())
        word = self._words.fact(match[1]) if match else None
        return (
            word is not None
            and word.field in FUND_FIELDS | _IDENTITY
            and bool(cell.text.strip()[match.end() :].strip() if match else "")
        )

    def _is_value(self, word: HeaderWord, cell: Cell, following: list[Cell]) -> bool:
        """Tell whether a text that could be a label is the name or unit that the label before it asks for."""
        if word.field not in _IDENTITY or following or cell.text.rstrip().endswith(("：", ":")):
            return False
        other = self._words.exact_fact(cell.text)
        return other is None or other not in _IDENTITY

    def _pair(
        self, row: Row, cell: Cell, word: HeaderWord, following: list[Cell], waiting: dict[int, Open], *, spending: bool
    ) -> bool:
        """Bind a label to the value on its right, or leave it open for the row below."""
        head = self._head
        self._note_department(cell.text)
        if not spending:
            self._unit_of_label(cell, word)
        head.labels.add(_label_key(word))
        if word.field in FUND_FIELDS:
            return self._fund(row, cell, word, following, waiting, spending=spending)
        if not following:
            self._open[cell.column] = Open(word, cell, reach(row, cell), row.number)
            return word.field in _BLANKABLE and len(own_cells(row)) == 1
        return self._bind(word, cell, following)

    def _bind(self, word: HeaderWord, label: Cell, following: list[Cell]) -> bool:
        """Store a value; prose behind 绩效指标 is kept as indicators."""
        head, value = self._head, passage_of(following[0], self._sheet)
        if word.field == "goal":
            self._add_goal(word, value)
        elif word.field == "indicators":
            if len(squeeze(value.text)) < _PROSE:
                return False
            head.prose.append(value)
        elif word.field == "year":
            head.year = head.year or year_of(value.text + "年")
        elif squeeze(value.text).strip("()") in UNITS:
            head.units.append(UnitStatement(squeeze(value.text).strip("()"), value))
        elif word.field in head.facts:
            return word.field in {"person", "content", "attribute"} and False
        else:
            head.facts[word.field] = value
        return word.field not in {"person", "attribute", "content", "actual", "score", "reason", "spending"}

    def _add_goal(self, word: HeaderWord, value: Passage) -> None:
        key = word.period or "plain"
        known = self._head.goals.get(key)
        self._head.goals[key] = known.joined(value, "\n") if known is not None and known.text else value

    def _fund(
        self, row: Row, cell: Cell, word: HeaderWord, following: list[Cell], waiting: dict[int, Open], *, spending: bool
    ) -> bool:
        """Bind the label of an amount to its number, choosing among several columns by their heads above."""
        numbers = [item for item in following if number_of(item.text) is not None or item.problem]
        chosen = _by_heads(numbers, waiting) if numbers else None
        if chosen is None and following and _may_be_prose(following[0].text, alone=len(own_cells(row)) == 2):
            chosen = following[0]
        if chosen is None and any(not is_blank(item.text) for item in following):
            return False
        if chosen is None:
            self._open[cell.column] = Open(word, cell, reach(row, cell), row.number)
        if spending or word.field in {"executed", "rate"}:
            return False
        if chosen is not None:
            self._head.funds.append(Fund(word, cell, chosen, row.number, chosen.column))
        elif reach(row, cell) + 1 not in row.cells and not self._heads_columns(row):
            self._head.funds.append(Fund(word, cell, None, row.number, reach(row, cell) + 1))
        else:
            return False
        return True

    def _heads_columns(self, row: Row) -> bool:
        """Tell whether a row consists of labels side by side: heads of columns, whose numbers stand below."""
        own = own_cells(row)
        return len(own) > 2 and all(self._label(cell) is not None for cell in own)

    def _below(self, row: Row, cell: Cell, own: list[Cell], waiting: dict[int, Open], *, spending: bool) -> bool:
        """Bind a text or number to the open label above it."""
        found = next((item for item in waiting.values() if item.cell.column <= cell.column <= item.last), None)
        if found is None:
            return self._continued(row, cell)
        word = found.word
        if word.field in FUND_FIELDS:
            left = own[own.index(cell) - 1] if own.index(cell) else None
            labelled = left is not None and number_of(left.text) is None
            if spending or labelled or word.field in {"executed", "rate"} or number_of(cell.text) is None:
                return False
            self._head.funds.append(Fund(word, found.cell, cell, row.number, cell.column, below=True))
            return True
        self._open[found.cell.column] = found
        return self._bind(word, found.cell, [cell])

    def _take_below(self, row: Row, cell: Cell, own: list[Cell]) -> bool:
        if self._label(cell) is not None:
            return False
        if not self._waits(cell, self._open) and _PAIR.match(cell.text.strip()) and self._pair_words(cell):
            return False
        return self._below(row, cell, own, self._open, spending=False)

    def _continued(self, row: Row, cell: Cell) -> bool:
        """A text line to the right of a goal's label belongs to the goal."""
        left = self._context(row, cell)
        if left is None or left.field not in _TEXTS or number_of(cell.text) is not None:
            return False
        if left.field == "goal" and cell.column > 1:
            self._add_goal(left, passage_of(cell, self._sheet))
            return True
        return False

    def _context(self, row: Row, cell: Cell) -> HeaderWord | None:
        """Return the label on the left that reaches down to this row: merged, or blank below it."""
        for column, other in row.cells.items():
            if column >= cell.column:
                break
            if other.row < row.number:
                word = self._label(other)
                if word is not None:
                    return word
        if (
            self._left is not None
            and self._left.cell.column < cell.column
            and row.cells.get(self._left.cell.column) is None
        ):
            return self._left.word
        return None

    def _spends(self, row: Row, cell: Cell, context: HeaderWord | None) -> bool:
        """Tell whether the row breaks the spending down: its numbers are no sources of money."""
        if context is not None and context.field == "spending":
            return True
        covering = (other for column, other in row.cells.items() if column < cell.column and other.row < row.number)
        return any((word := self._label(other)) is not None and word.field == "spending" for other in covering)

    def _pair_words(self, cell: Cell) -> list[tuple[HeaderWord, re.Match[str]]]:
        return [
            (word, match)
            for match in _PAIR.finditer(cell.text)
            if (word := self._words.fact(match[1])) and not _NUMBERED_GOAL.match(match[1])
        ]

    def _pairs(self, cell: Cell) -> bool:
        """Read ``label：value`` pairs inside one cell."""
        found = self._pair_words(cell) if len(cell.text) <= 400 else []
        used = False
        for number, (word, match) in enumerate(found):
            if number == 0 and _LEAD_IN.sub("", cell.text[: match.start()]).strip():
                return False
            end = found[number + 1][1].start() if number + 1 < len(found) else len(cell.text)
            raw = cell.text[match.end() : end]
            start = match.end() + len(raw) - len(raw.lstrip())
            value = Passage.of(raw.strip(), self._sheet, cell.row, cell.column, start)
            self._head.labels.add(_label_key(word))
            if not value.text or unit_line(cell.text[match.start() : end]):
                continue
            if word.field in FUND_FIELDS:
                used = self._inline_fund(word, cell, value) or used
                continue
            used = self._bind_text(word, value) or used
        return used

    def _inline_fund(self, word: HeaderWord, cell: Cell, value: Passage) -> bool:
        """Take 资金总额：260万元 in one cell; what follows the number is explanation."""
        match = _LEADING_NUMBER.match(value.text)
        if match is None or word.field in {"executed", "rate"}:
            return False
        part = value.part(match.start(1), match.end(1))
        self._head.funds.append(Fund(word, cell, cell, cell.row, cell.column, part=part))
        return True

    def _bind_text(self, word: HeaderWord, value: Passage) -> bool:
        if word.field == "goal":
            self._add_goal(word, value)
        elif word.field == "year":
            self._head.year = self._head.year or year_of(value.text + "年")
        else:
            self._head.facts.setdefault(word.field, value)
        return word.field not in {"person", "attribute", "content"}

    def _unit(self, cell: Cell) -> bool:
        """Take a 单位：万元 line."""
        found = unit_line(cell.text)
        if found is None:
            return False
        passage = Passage.of(
            cell.text[found.start(1) : found.end(1)], self._sheet, cell.row, cell.column, found.start(1)
        )
        self._head.units.append(UnitStatement(squeeze(found[1]), passage))
        return True

    def _unit_of_label(self, cell: Cell, word: HeaderWord) -> None:
        """Take the unit in the brackets of an amount's label."""
        money = word.field in FUND_FIELDS or any(item in cell.text for item in _MONEY_WORDS)
        found = bracketed_unit(cell.text) if money else None
        if found is not None and unit_line(cell.text) is None:
            passage = Passage.of(cell.text[found[1] : found[2]], self._sheet, cell.row, cell.column, found[1])
            self._head.units.append(UnitStatement(found[0], passage))

    def _note_department(self, text: str) -> None:
        if _DEPARTMENT.search(squeeze(text)):
            self._head.department = True


def _label_key(word: HeaderWord) -> str:
    return f"{word.field}:{word.period}" if word.field == "goal" else word.field


def _may_be_prose(text: str, *, alone: bool) -> bool:
    """Tell whether a text beside an amount's label stands for the amount: it has digits, or nothing else is there."""
    return alone or any(char.isdigit() for char in text)


def _by_heads(numbers: list[Cell], waiting: dict[int, Open]) -> Cell:
    """Of several numbers in a line take the one below 全年预算数, then below another budget column, then the first."""
    best: tuple[int, Cell] | None = None
    for cell in numbers:
        head = next((item for item in waiting.values() if item.cell.column <= cell.column <= item.last), None)
        if head is None or head.word.field != "total":
            continue
        rank = 0 if "全年" in head.cell.text else 1
        if best is None or rank < best[0]:
            best = (rank, cell)
    return best[1] if best else numbers[0]

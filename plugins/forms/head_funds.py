"""Amounts among the rows above a grid: each label with its number, on its right or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import passage_of, reach
from jixiao.plugins.forms.dated import dated_amounts, of_year
from jixiao.plugins.forms.fund_heads import FundHeads
from jixiao.plugins.forms.fund_lists import funds_listed
from jixiao.plugins.forms.funds import FUND_FIELDS, Fund
from jixiao.plugins.forms.labels import YEARS_TOTAL
from jixiao.plugins.forms.money import is_blank, is_spoken, number_of, unit_line
from jixiao.plugins.forms.titles import year_of
from jixiao.plugins.forms.unknown_funds import UNKNOWN, after_known, divides_total, may_name, said_alone
from jixiao.plugins.forms.walk import Open, by_heads, may_be_prose
from jixiao.plugins.forms.words import HeaderWord, is_year, squeeze

if TYPE_CHECKING:
    from jixiao.model import Passage
    from jixiao.plugins.forms.dated import Dated
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.labels import Labels
    from jixiao.plugins.forms.walk import Walk
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell
    from jixiao.text import Text

__all__ = ["HeadFunds"]

_PRICED = ("单价", "支出标准")
"""Heads of a list of what the money is spent on: its amounts are parts of no source."""
_NO_SOURCE = frozenset({"executed", "rate"})
_SOURCES = FUND_FIELDS - _NO_SOURCE
"""Fields of amounts that are granted and not spent."""
_PART = deferred(r"(?:^|[，,；;：:（(\s])(?:其中[:：]?)?([\u4e00-\u9fff]{2,12})[:：]?(?=(\d))")


class HeadFunds:
    """Binds amounts; ``opened`` are the labels of the walk that wait for a value below them."""

    def __init__(self, sheet: str, words: Words, labels: Labels, head: Head, opened: dict[int, Open]) -> None:
        self._sheet = sheet
        self._words = words
        self._labels = labels
        self._head = head
        self._open = opened
        self._spent: set[int] = set()
        self.heads = FundHeads(words)

    def label(self, walk: Walk, cell: Cell, word: HeaderWord, following: list[Cell]) -> bool:
        """Bind the label of an amount to its number, choosing among several columns by their heads above."""
        following = [item for item in following if not self.heads.is_points(item)]
        if len(following) == 1 and word.field in _SOURCES and self.listed(walk, following[0], word):
            return True
        if (dated := dated_amounts(following, self._sheet)) and word.field not in _NO_SOURCE:
            return not walk.spending and self._dated(word, cell, of_year(dated, self._head.year))
        if len(following) > 1 and all(is_year(item.text) for item in following):
            self._open[cell.column] = Open(word, cell, reach(walk.row, cell))
            return False
        beside = after_known(following, self._words) if word.field in _SOURCES - {"total"} else []
        for label, amount in beside:
            self._keep(walk, label, amount)
            following = following[: following.index(beside[0][0])]
        numbers = [item for item in following if _is_amount(item)]
        if len(numbers) > 1 and word.field == "total" and self._by_columns(walk, numbers):
            return True
        chosen = self.heads.of_year(numbers, self._head.year) or (by_heads(numbers, walk.waiting) if numbers else None)
        if chosen is None and following and may_be_prose(following[0].text, alone=len(walk.own) == 2):
            chosen = following[0]
        end = reach(walk.row, cell)
        if chosen is None and any(not is_blank(item.text) for item in following):
            if not any(map(str.isdigit, "".join(item.text for item in following))):  # heads of unknown meaning
                self._open[cell.column] = Open(word, cell, end)
                self._open_unknown(walk, following)
            return False
        if word.field == "executed":
            self._spent.add(cell.column)
        if chosen is None and not any(squeeze(item.text).startswith(_PRICED) for item in walk.own):
            self._open[cell.column] = Open(word, cell, end)
        if walk.spending or word.field in _NO_SOURCE or self._is_spent(cell, word):
            return False
        if divides_total(cell, word, chosen, self._head.funds, self._words):
            word = UNKNOWN._replace(part=word.part)
            self._head.note_label(word, cell.text)
        if chosen is not None:
            self._head.note_unit_behind(following[following.index(chosen) + 1 :], self._sheet)
            self._head.forget_blank(walk.head_of(chosen))
            self._head.funds.append(Fund(word, cell, chosen, walk.row.number, chosen.column))
            return True
        if end + 1 in walk.row.cells or self.heads_columns(walk.own):
            return False
        self._head.funds.append(Fund(word, cell, None, walk.row.number, end + 1))
        return True

    def listed(self, walk: Walk, cell: Cell, word: HeaderWord | None = None) -> bool:
        """Take all amounts that stand in one cell."""
        found = [] if walk.spending else funds_listed(cell, self._words, word, self._sheet)
        for fund in found:
            self._head.note_label(fund.word, fund.label.text)
        self._head.funds += found
        return bool(found)

    def _dated(self, word: HeaderWord, label: Cell, chosen: Dated | None) -> bool:
        """Bind the amount that stands beside the budget year."""
        if chosen is None:
            return False
        cell = chosen.cell
        self._head.funds.append(Fund(word, label, cell, cell.row, cell.column, part=chosen.part))
        return True

    def below_year(self, walk: Walk, cell: Cell, word: HeaderWord | None) -> bool:
        """Bind a number below the head of the budget year, in a line right of the label of an amount that reaches down."""
        if word is None or word.field not in _SOURCES or walk.spending:
            return False
        if number_of(cell.text) is None or self.heads.of_year([cell], self._head.year) is None:
            return False
        self._head.funds.append(
            Fund(word._replace(period="annual"), cell, cell, walk.row.number, cell.column, below=True)
        )
        return True

    def is_other_year(self, cell: Cell) -> bool:
        """Tell whether a text names a year that is not the table's."""
        return year_of(cell.text) not in {None, self._head.year or year_of(cell.text)}

    def shares(self, walk: Walk) -> list[Cell]:
        """Take the years and amounts that follow a label in turn: 2024年 | 900 | 2025年 | 1000."""
        begin = walk.index
        while walk.index < len(walk.own) and self.is_years_share(walk, walk.index):
            walk.index += 2
        return walk.own[begin : walk.index]

    def is_years_share(self, walk: Walk, index: int) -> bool:
        """Tell whether the cell at ``index`` is a bare 本年度 before a number."""
        return index + 1 < len(walk.own) and self._labels.is_years_share(walk.own[index], walk.own[index + 1])

    def years_share(self, walk: Walk, index: int, context: HeaderWord | None) -> HeaderWord | None:
        """Take a bare 本年度 right of a total, or below it, for the year's total."""
        if context is not None and context.field in _SOURCES and self.is_years_share(walk, index):
            return context._replace(period="annual")
        last = self._head.funds[-1] if self._head.funds else None
        beside = last is not None and last.row == walk.row.number and last.word.field == "total"
        return YEARS_TOTAL if beside and self.is_years_share(walk, index) else None

    def _by_columns(self, walk: Walk, numbers: list[Cell]) -> bool:
        """Bind the numbers of a line 金额 | 300 | 290 | 10 to the heads of sources above them: 合计 | 财政拨款 | 其他资金."""
        heads = [walk.head_of(cell) for cell in numbers]
        found = [item for item in heads if item is not None and item.word.field in _SOURCES]
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

    def heads_columns(self, own: list[Cell]) -> bool:
        """Tell whether a row consists of labels side by side: heads of columns, whose numbers stand below."""
        heads = [cell for cell in own if self._labels.of(cell) is not None]
        return len(heads) > 2 and all(cell in heads or unit_line(cell.text) is not None for cell in own)

    def below(self, walk: Walk, cell: Cell, found: Open) -> bool:
        """Bind a number to the open label of an amount above it."""
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

    def aside(self, walk: Walk, context: HeaderWord | None) -> Text | None:
        """Take a line of a block of amounts whose label nobody knows: 自治区补助 | 50 | 47.5, or 自治区补助：50.

        It counts like money carried over: the sources may lack it of the total. Return how the line is accounted for.
        """
        first, *others = walk.own
        numbers = [cell for cell in others if number_of(cell.text) is not None and not self.heads.is_points(cell)]
        above = [item for item in self._head.funds if item.row == walk.row.number - 1]
        beneath = any(item.label.column == first.column for item in above) or (
            context is not None and context.field in _SOURCES
        )
        if not beneath or walk.spending:
            return None
        if len(walk.own) == 1 and (begin := said_alone(first.text, self._words)):
            value = passage_of(first, self._sheet).part(begin, len(first.text))
            self._head.note_label(UNKNOWN, first.text)
            return reasons.UNKNOWN if self._head.add_inline_fund(UNKNOWN, first, value) else None
        known = self._labels.of(first)
        if not numbers or (
            known is not None and (known.field in FUND_FIELDS or not squeeze(first.text).endswith("资金"))
        ):
            return None
        if not may_name(first.text):
            return None
        if any(any(map(str.isalpha, cell.text)) for cell in others if cell not in numbers):
            return None
        self._keep(walk, first, by_heads(numbers, walk.waiting) or numbers[0])
        within = self._head.funds[-1].word.part and any(item.word.field != "total" for item in above)
        return reasons.FUNDS if within else reasons.UNKNOWN

    def _keep(self, walk: Walk, label: Cell, amount: Cell) -> None:
        """Keep a source whose name nobody knows."""
        word = UNKNOWN._replace(part=squeeze(label.text).startswith("其中"))
        self._head.note_label(word, label.text)
        self._head.funds.append(Fund(word, label, amount, walk.row.number, amount.column))

    def _open_unknown(self, walk: Walk, heads: list[Cell]) -> None:
        """Let heads of unknown sources wait for the numbers below them, beside those of known ones."""
        for cell in heads:
            if self._words.names_source(cell.text):
                self._head.note_label(UNKNOWN, cell.text)
                self._open[cell.column] = Open(UNKNOWN, cell, reach(walk.row, cell))

    def _of_another_year(self, walk: Walk) -> bool:
        """Tell whether a line of amounts begins with a year that is not the table's."""
        first = walk.own[0].text
        return is_year(first) and self._head.year is not None and year_of(f"{squeeze(first)}年") != self._head.year

    def parts(self, cell: Cell, value: Passage) -> bool:
        """Read the parts of an amount that follow it in the same cell: 500万元，其中：财政拨款450万元."""
        used = False
        for match in _PART.finditer(value.text):
            word = self._words.column(match[1])
            if word is None and self._words.names_source(match[1]):
                self._head.note_label(UNKNOWN, match[1])
                word = UNKNOWN
            if word is not None and word.field in _SOURCES:
                number = value.part(match.start(2), len(value.text))
                used = self._head.add_inline_fund(word._replace(part=True), cell, number) or used
        return used


def _is_amount(cell: Cell) -> bool:
    """Tell whether a cell holds a sum of money, or what stands where one should."""
    return number_of(cell.text) is not None or bool(cell.problem) or is_spoken(cell.text)

"""Sources of money whose names nobody knows: they are kept beside the others, so that nothing of a total goes missing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.fund import in_force
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.spelling import plain, squeeze
from jixiao.plugins.forms.words import HeaderWord

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from jixiao.plugins.forms.fund import Fund
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell

__all__ = ["UNKNOWN", "after_known", "columns_aside", "divides_total", "is_unread_money", "may_name", "said_alone"]

UNKNOWN = HeaderWord("unknown")
_LABEL = 20
_MONEY_WORDS = ("资金", "经费", "投资", "预算", "金额")
_SUM = deferred(r"\d\s*(?:万元|亿元|元)")
_NAMED = deferred("[\u4e00-\u9fff][^0-9]*$")
_ALONE = deferred(
    r"(?:其\s*中\s*[:：]\s*)?([^:：0-9]{2,20})[:：]\s*(?=\d[\d,，.]*\s*(?:万元|亿元|元|万|亿)?\s*[;；。]?\s*$)"
)


def may_name(text: str) -> bool:
    """Tell whether a line that stands among sources may be one: a short name, its list number apart, without figures."""
    return len(text) <= _LABEL and _NAMED.match(plain(text)) is not None


def after_known(following: Sequence[Cell], words: Words) -> list[tuple[Cell, Cell]]:
    """Return the unknown sources with their numbers that follow a known one in its row: 财政拨款 | 60 | 援疆资金 | 20."""
    found = []
    for label, amount in pairwise(following[1:]):
        if number_of(label.text) is None and number_of(amount.text) is not None and words.names_source(label.text):
            found.append((label, amount))
    return found


def said_alone(text: str, words: Words) -> int:
    """Return where the number begins in a cell that holds an unknown source and its number, 援疆资金：20, else 0."""
    match = _ALONE.match(text.strip("\n "))
    if match is None or not text[:1].strip() or words.fact(match[1]) is not None:
        return 0
    return match.end() if words.names_source(match[1]) else 0


def is_unread_money(own: Sequence[Cell]) -> bool:
    """Tell whether a line of no known meaning holds money beside a label of money: 资金情况 | 县里安排约50万元."""
    *labels, last = own
    return _SUM.search(last.text) is not None and any(
        len(cell.text) <= _LABEL and any(word in cell.text for word in _MONEY_WORDS) for cell in labels
    )


def divides_total(label: Cell, word: HeaderWord, chosen: Cell | None, funds: Sequence[Fund], words: Words) -> bool:
    """Tell whether a line that means a total only without its modifiers is a source below one: 部门预算安排 is no 年度资金总额."""
    if word.field != "total" or word.period or chosen is None or words.exact_fact(label.text) is not None:
        return False
    if in_force(label.text) or not words.names_source(squeeze(label.text).rpartition(":")[2]):
        return False
    number = number_of(chosen.text)
    totals = (item for item in funds if item.word.field == "total" and item.word.period != "total")
    above = [read.number for item in totals if _is_over(item, label) and (read := number_of(item.text)) is not None]
    return number is not None and bool(above) and number.number <= max(above)


def columns_aside(columns: Sequence[Column], taken: Collection[int], words: Words) -> Mapping[str, int]:
    """Return the columns of a table for money that its total may comprise beside the sources, by ``carry`` ``upper`` ``unknown``."""
    found: dict[str, int] = {}
    for column in columns:
        if column.first in taken or not column.text.strip():
            continue
        field = "" if column.word is None else column.word.field
        by_modifiers = (
            field == "total"
            and column.word is not None
            and not column.word.period
            and words.exact_fact(column.text) is None
        )
        if (not field or by_modifiers) and words.names_source(column.text):
            field = UNKNOWN.field
        if field in {"carry", "upper", UNKNOWN.field}:
            found.setdefault(field, column.first)
    return found


def _is_over(fund: Fund, label: Cell) -> bool:
    return fund.label.column == label.column and fund.label.row < label.row

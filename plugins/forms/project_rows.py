"""Rows between the indicators of one table that begin another project: 项目名称：送戏下乡, 二、文物修缮项目（60万元）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE
from jixiao.plugins.forms.banners import is_banner
from jixiao.plugins.forms.cells import own_cells, passage_of, reach
from jixiao.plugins.forms.money import amount_in, number_of
from jixiao.plugins.forms.names import bare_name
from jixiao.plugins.forms.titles import is_section
from jixiao.plugins.forms.words import has_year, plain, squeeze

if TYPE_CHECKING:
    from jixiao.model import Passage
    from jixiao.plugins.forms.builder import Builder
    from jixiao.plugins.forms.labels import Labels
    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["begins_levels", "is_bare", "is_labelled", "take_bare"]

_AMOUNT = deferred(
    r"\s*[(（:：,，]?\s*(?:预算|资金|金额|安排|共|计|总额|总计|资金总额|预算金额)*\s*[:：]?\s*(\d[\d,]*(?:\.\d+)?\s*(?:万元|亿元|元))\s*[)）]?\s*$"
)
_NUMBER = deferred(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)、.]?")
_SENTENCE = "。；;：:"
_OTHER_HEADING = ("指标", "目标", "绩效", "情况", "说明", "部分", "意见", "要求")
_LONGEST, _SHORTEST = 60, 2


def is_labelled(row: Row, scope: Scope, labels: Labels) -> bool:
    """Tell whether a row says 项目名称 and names one, in one cell or in two."""
    own = own_cells(row)
    if not own or _goes_on(row, scope):
        return False
    text = own[0].text.strip()
    pairs = labels.pairs(text)
    if pairs and pairs[0][0].field == "project" and text[pairs[0][2] : pairs[0][3]].strip():
        return True
    word = labels.of(own[0])
    if word is None or word.field != "project" or len(own) < 2:
        return False
    return len(own) == 2 or labels.of(own[2]) is not None or labels.is_pair(own[2])


def is_bare(row: Row, scope: Scope, *, named: bool) -> bool:
    """Tell whether a row may be a project's name alone, perhaps with a number before it or an amount beside it.

    ``named``: the form names a project above the grid; then only what is called a project or is numbered like one counts.
    """
    cell = _name_cell(row)
    if cell is None or _goes_on(row, scope) or cell.column > _first_level(scope):
        return False
    text, words = cell.text.strip(), scope.words
    word = plain(_AMOUNT.sub("", text))
    if not _SHORTEST <= len(word) <= _LONGEST or any(mark in text for mark in _SENTENCE) or not word[-1:].isalpha():
        return False
    if level_of(text) is not None or is_section(text) or words.kind(text):
        return False
    if words.column(text) is not None or any(item in word for item in _OTHER_HEADING):
        return False
    like = words.project_like(word)
    if has_year(word) and not like:
        return False
    alone = own_cells(row)[-1] is cell or _beside(row, cell, scope).text
    return like if named else like or bool(alone) or _spans(row, cell, scope)


def begins_levels(row: Row, scope: Scope) -> bool:
    """Tell whether an indicator row begins with its own level-1 word, as the first of a project does."""
    if scope.grid.banners:
        return is_banner(row)
    column = scope.grid.at.get("category")
    if column is None:
        return True
    cell = row.cells.get(column)
    level = level_of(cell.text) if cell is not None and cell.row == row.number and len(cell.text) <= _LONGEST else None
    return level is not None and level.first


def take_bare(row: Row, project: Builder, scope: Scope) -> None:
    """Take the name of a project from a row of its own, and the amount in or beside it."""
    cell = _name_cell(row)
    whole = passage_of(cell, scope.sheet)
    found = _AMOUNT.search(whole.text)
    start, end = bare_name(whole.text[: found.start()] if found else whole.text)
    project.name, project.row = whole.part(start, end), row.number
    amount = whole.part(*found.span(1)) if found else _beside(row, cell, scope)
    if amount.text:
        project.amounts["total"] = amount_in(amount, scope.table.unit)


def _beside(row: Row, name: Cell | None, scope: Scope) -> Passage:
    """Return the amount that stands in a cell right of the name."""
    for cell in own_cells(row):
        if name is not None and cell.column > name.column:
            whole = passage_of(cell, scope.sheet)
            found = _AMOUNT.match(whole.text)
            return whole.part(*found.span(1)) if found else whole
    return NO_PASSAGE


def _name_cell(row: Row) -> Cell | None:
    """Return the cell of a name that stands alone, behind its number, or before its amount."""
    own = own_cells(row)
    if len(own) > 1 and _NUMBER.fullmatch(squeeze(own[0].text)):
        own = own[1:]
    if len(own) > 1 and (number_of(own[-1].text) is not None or _AMOUNT.match(own[-1].text.strip())):
        own = own[:-1]
    return own[0] if len(own) == 1 else None


def _goes_on(row: Row, scope: Scope) -> bool:
    """Tell whether a level merged from above reaches into the row."""
    cells = (
        row.cells.get(scope.grid.at[name]) for name in ("category", "subcategory", "name") if name in scope.grid.at
    )
    return any(cell is not None and cell.row < row.number for cell in cells)


def _first_level(scope: Scope) -> int:
    at = scope.grid.at
    return min((at[name] for name in ("category", "subcategory", "name") if name in at), default=1)


def _spans(row: Row, cell: Cell, scope: Scope) -> bool:
    return reach(row, cell) >= scope.grid.at.get("name", 0)

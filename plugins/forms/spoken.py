"""Rows without a header in which level words stand beside running text: 产出指标 | 数量指标：培训50人；质量指标：合格率100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.cells import passage_of, tight
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model import Passage
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["spoken_in", "tables_in"]

_LONGEST_LEVEL, _SHORTEST = 30, 6
_SPEAKS = deferred(r"[\d≥≤：:；;。％%]")
_HEADING = " "


def spoken_in(row: Row, words: Words, sheet: str) -> Passage | None:
    """Return the running text of a row with the level words before it, None for a row of another kind."""
    cells = list({(cell.row, cell.column): cell for cell in row.cells.values() if cell.text.strip()}.values())
    while cells and (word := words.fact(cells[0].text)) is not None and word.field == "indicators":
        cells.pop(0)
    if cells and words.fact(cells[0].text) is not None:
        return None
    levels: list[Cell] = []
    while cells and len(levels) < 2 and _is_level(cells[0].text):
        levels.append(cells.pop(0))
    if not levels or not cells or not all(cell.row == row.number and _speaks(cell.text) for cell in cells):
        return None
    if len(cells) > 1 and not all(":" in squeeze(cell.text) for cell in cells):
        return None
    heading = tight(passage_of(levels[0], sheet))
    for level in levels[1:]:
        heading = heading.joined(tight(passage_of(level, sheet)), _HEADING)
    text = passage_of(cells[0], sheet)
    for cell in cells[1:]:
        text = text.joined(passage_of(cell, sheet), "\n")
    return heading.joined(text, "：")


def _is_level(text: str) -> bool:
    return len(text) <= _LONGEST_LEVEL and level_of(text) is not None


def _speaks(text: str) -> bool:
    return len(squeeze(text)) >= _SHORTEST and bool(_SPEAKS.search(text)) and not _is_level(text)


def tables_in(rows: Sequence[Row], words: Words) -> Iterator[list[Row]]:
    """Yield the rows of each table of a sheet without grids: where a project is named again another one begins."""
    group: list[Row] = []
    title: list[Row] = []
    named = False
    for row in rows:
        first = next((cell for cell in row.cells.values() if cell.row == row.number and cell.text.strip()), None)
        word = words.exact_fact(first.text.partition("：")[0].partition(":")[0]) if first is not None else None
        if word == "project" and named:
            cut = len(group)
            while cut and not _ends(group[cut - 1], words):
                cut -= 1
            title, group = group[cut:], group[:cut]
            yield group
            group, named = title, False
        named = named or word == "project"
        group.append(row)
    yield group


def _ends(row: Row, words: Words) -> bool:
    """Tell whether a row still belongs to the table above: it has more than one text, or a label or signature."""
    own = [cell for cell in row.cells.values() if cell.row == row.number and cell.text.strip()]
    texts = {(cell.row, cell.column) for cell in own}
    return len(texts) > 1 or bool(own and (words.kind(own[0].text) or len(own[0].text) > _LONGEST_LEVEL * 2))

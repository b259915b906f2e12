"""Lines above a grid that are no labels: titles, headings of sections, and lines that state the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.title_rows import title_among
from jixiao.plugins.forms.titles import is_section, is_title, year_of
from jixiao.plugins.forms.walk import has_colon, is_caption
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.labels import Labels
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell
    from jixiao.text import Text

__all__ = ["HeadTitles"]

_ATTACHMENT = deferred(r"^\s*附\s*(?:件|表|录)?\s*[0-9一二三四五六七八九十]*[-－0-9]*\s*[:：]?\s*")
_YEAR_LINE, _YEAR_CELL = 40, 16


class HeadTitles:
    """Takes titles and years into a ``Head``."""

    def __init__(self, sheet: str, words: Words, labels: Labels, head: Head) -> None:
        self._sheet = sheet
        self._words = words
        self._labels = labels
        self._head = head

    def alone(self, cell: Cell) -> Text | None:
        """Read a text that stands alone: a title, a section's heading, the line that states the year."""
        text, head = cell.text, self._head
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

    def beside(self, own: list[Cell]) -> Text | None:
        """Read a title that stands beside a unit line, a year, or the number of an attachment."""
        head = self._head
        title = title_among(own)
        if title is None or head.facts or self._words.kind(title.text):
            return None
        head.note_title(title, self._sheet)
        for cell in own:
            if cell is not title and not head.note_unit(cell, self._sheet):
                self.is_year(cell)
        return reasons.TITLE

    def is_year(self, cell: Cell) -> bool:
        """Take a short text that states the year."""
        if len(cell.text) > _YEAR_CELL or has_colon(cell.text) or not year_of(cell.text):
            return False
        self._head.year = self._head.year or year_of(cell.text)
        return True

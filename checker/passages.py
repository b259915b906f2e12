"""Texts that know where they stand: places in the user's file, and passages put together from the characters of cells."""

from __future__ import annotations

from typing import NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.sheet import address

__all__ = ["NO_PASSAGE", "QUALITATIVE", "Fragment", "Passage", "Place", "join_value"]

_NEW = tuple.__new__
"""Makes a named tuple of its fields; by millions, without its keywords it takes half the time."""


class Place(NamedTuple):
    """Where the user's hand must go: sheet, 1-based row and column, and characters of the cell's own text.

    ``span`` is None when the whole cell is meant.
    """

    sheet: str
    row: int
    column: int
    span: tuple[int, int] | None = None

    @property
    def cell(self) -> str:
        """The A1 address."""
        return address(self.row, self.column)


class Fragment(NamedTuple):
    """``length`` characters of a passage from ``start`` on stand at ``offset`` of cell (``row``, ``column``).

    ``length`` 0 marks where an empty text would have to be written.
    """

    start: int
    row: int
    column: int
    offset: int
    length: int


class Passage(NamedTuple):
    """A text and the cells it was put together from: one fragment, or several for a row cut by a page break.

    Characters of ``text`` outside every fragment were added when cells were joined and stand in no cell.
    """

    text: str
    sheet: str
    fragments: tuple[Fragment, ...]

    @classmethod
    def of(cls, text: str, sheet: str, row: int, column: int, offset: int = 0) -> Passage:
        """Make a passage that stands in one piece at ``offset`` of one cell."""
        return _NEW(cls, (text, sheet, (_NEW(Fragment, (0, row, column, offset, len(text))),)))

    def part(self, start: int, end: int) -> Passage:
        """Return characters ``start`` to ``end`` as a passage of their own."""
        text, sheet, fragments = self
        if len(fragments) == 1:
            _, row, column, offset, _ = fragments[0]
            piece = _NEW(Fragment, (0, row, column, offset + start, end - start))
            return _NEW(Passage, (text[start:end], sheet, (piece,)))
        pieces = []
        for item in fragments:
            first, last = max(start, item.start), min(end, item.start + item.length)
            if first < last or (start == end and item.start <= start <= item.start + item.length):
                pieces.append(
                    Fragment(
                        first - start, item.row, item.column, item.offset + first - item.start, max(0, last - first)
                    )
                )
                if start == end:
                    break
        return Passage(text[start:end], sheet, tuple(pieces or fragments[-1:]))

    def joined(self, other: Passage, separator: str = "") -> Passage:
        """Return this passage followed by ``separator`` (which stands in no cell) and ``other``."""
        shift = len(self.text) + len(separator)
        moved = (item._replace(start=item.start + shift) for item in other.fragments)
        return Passage(self.text + separator + other.text, self.sheet, (*self.fragments, *moved))

    def places(self, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """Return the place of characters ``start`` to ``end`` in every cell they touch, in reading order."""
        text, sheet, fragments = self
        stop = len(text) if end is None else end
        if len(fragments) == 1:
            _, row, column, offset, length = fragments[0]
            if stop <= length:
                return (_NEW(Place, (sheet, row, column, (start + offset, stop + offset))),)
        found = []
        for item in fragments:
            first, last = max(start, item.start), min(stop, item.start + item.length)
            if first < last or (start == stop and item.start <= start <= item.start + item.length):
                offset = item.offset - item.start
                found.append(Place(sheet, item.row, item.column, (first + offset, max(first, last) + offset)))
                if start == stop:
                    break
        if not found and fragments:
            item = fragments[0]
            found.append(Place(sheet, item.row, item.column, (item.offset, item.offset + item.length)))
        return tuple(found)

    @property
    def place(self) -> Place:
        """The first place of the whole passage."""
        return self.places()[0]


NO_PASSAGE = Passage("", "", ())

_NUMERAL = deferred("[0-9０-９*＊零一二两三四五六七八九十百千万亿半几]")
_FIGURES = deferred(r"\s*[0-9０-９][0-9０-９.．,，]*")
_PER = deferred(r"\s*[1１][/／]")
_NO_UNIT = frozenset({"无", "/", "-", "—", "不适用", "定性", ""})
QUALITATIVE = frozenset({"定性", "定性指标", "定性描述", "文字描述"})
"""What a column of signs or of natures says of a value in words."""
_NO_SIGN = QUALITATIVE | {
    "无", "/", "-", "—", "定量", "定量指标", "定量（其他）", "定量(其他)", "不适用", "正向", "反向", "",
}  # fmt: skip


def join_value(sign: Passage, value: Passage, unit: Passage) -> Passage:
    """Join the columns sign, value and unit.

    Left out are words that are neither (无, 定性, 不适用), a unit that the value repeats, the unit of a value without any
    number (it would only make an unknown word of a known one), and figures of a unit, which would only lengthen the value's.
    """
    joined = value
    if sign.text.strip() not in _NO_SIGN:
        joined = sign.joined(joined)
    text = unit.text.strip()
    if (
        text not in _NO_UNIT
        and not value.text.rstrip().endswith(text)
        and (_NUMERAL.search(value.text) or not value.text)
    ):
        figures = _FIGURES.match(unit.text)
        if figures is None or not value.text[-1:].isdecimal():
            joined = joined.joined(unit)
        elif value.text.rstrip().endswith(figures[0].strip()) or _PER.match(unit.text):  # 90%, 1/10万
            joined = joined.joined(unit.part(figures.end(), len(unit.text)))
    return joined

"""Cell references: from ``AB12`` to row and column."""

from __future__ import annotations

from jixiao.errors import UnreadableError
from jixiao.grammar.patterns import deferred
from jixiao.sheet import MergedRange

__all__ = ["LAST_COLUMN", "LAST_ROW", "Columns", "bad_reference", "cell_reference", "merged_range"]

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELL = deferred(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_RANGE = deferred(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6}))?")


def bad_reference(reference: str) -> UnreadableError:
    """Return the error for a position that no sheet has."""
    shown = reference if len(reference) <= 20 else reference[:20] + "…"
    return UnreadableError(
        f"文件已损坏：单元格位置“{shown}”不存在。请用 Excel 或 WPS 打开后另存。",
        f"the file is damaged: there is no cell position “{shown}”. Open it in Excel or WPS and save it again.",
    )


class Columns(dict[str, int]):
    """Column numbers by letters, each worked out once; a column beyond XFD is an ``UnreadableError``."""

    def __missing__(self, letters: str) -> int:
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        if not letters.isascii() or not letters.isalpha() or column > LAST_COLUMN:
            raise bad_reference(letters)
        self[letters] = column
        return column


def cell_reference(reference: str, columns: Columns) -> tuple[int, int]:
    """Return row and column of a reference such as ``AB12`` or ``$AB$12``."""
    found = _CELL.fullmatch(reference)
    if found is None or int(found[2]) > LAST_ROW:
        raise bad_reference(reference)
    return int(found[2]), columns[found[1]]


def merged_range(reference: str, columns: Columns) -> MergedRange:
    """Return the range of a reference such as ``A1:C3``, corners in any order."""
    found = _RANGE.fullmatch(reference)
    if found is None:
        raise bad_reference(reference)
    first, first_row, second, second_row = found.groups()
    left, top = columns[first], int(first_row)
    right, bottom = (columns[second], int(second_row)) if second else (left, top)
    if bottom < top:
        top, bottom = bottom, top
    if right < left:
        left, right = right, left
    if bottom > LAST_ROW:
        raise bad_reference(reference)
    return MergedRange(top, left, bottom, right)

"""Rows right below a header that only help to fill the form in: column numbers, and hints in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.sheet import Row

__all__ = ["is_guide"]

_NUMBERING = frozenset(
    {"栏次", "列次", "行次", "项次", "序号", "栏目", "甲", "乙", "丙", "丁", "戊", "A", "B", "C", "**", "--", "—"}
)
_FEWEST = 3


def is_guide(row: Row) -> bool:
    """Tell whether a row numbers the columns (栏次 | 1 | 2 | 3) or holds nothing but hints in brackets."""
    texts = [squeeze(cell.text) for cell in own_cells(row)]
    if len(texts) >= 2 and all(len(text) > 2 and text[0] == "(" and text[-1] == ")" for text in texts):
        return not any(_number(text) for text in texts) or _counts(texts)
    return _counts(texts)


def _counts(texts: list[str]) -> bool:
    """Tell whether texts count 1, 2, 3 …; a sum of columns (3=1+2) counts by its first number."""
    rest = [text for text in texts if text not in _NUMBERING]
    numbers = [_number(text) for text in rest]
    return (
        len(numbers) >= _FEWEST
        and numbers[0] in {1, 2}
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def _number(text: str) -> int:
    """Return the number of a column's number, 0 for other texts."""
    word = text.strip("()").partition("=")[0]
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else 0

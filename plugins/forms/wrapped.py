"""Names that go on in the next row of the sheet: 市民满意 above 度, with nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.model import Indicator
    from jixiao.sheet import Cell, Row

__all__ = ["is_rest"]

_WHOLE = frozenset("无略空有是否")
"""Single characters that stand in a cell as they are."""
_MEASURES = tuple("数率度量额性比")
"""A word of two characters that ends so may be a name of its own (人数, 产量)."""
_FULL = 8


def is_rest(row: Row, name: Cell | None, second: Cell | None, above: Indicator) -> bool:
    """Tell whether a row holds only the rest of the name above it, and with it the rest of the level-2 word."""
    if name is None or name.row != row.number or not _is_tail(name.text, above.name_text):
        return False
    others = [cell for cell in own_cells(row) if cell is not name]
    if not others:
        return True
    return others == [second] and _completes(above.subcategory or "", others[0].text)


def _is_tail(text: str, above: str) -> bool:
    """Tell whether a text is too short for a name: one character, or two below a long name."""
    word = squeeze(text)
    if not word or not all("\u4e00" <= char <= "\u9fff" for char in word):
        return False
    if len(word) == 1:
        return len(squeeze(above)) > 1 and word not in _WHOLE
    return len(word) == 2 and len(squeeze(above)) >= _FULL and not word.endswith(_MEASURES)


def _completes(above: str, text: str) -> bool:
    """Tell whether a text is the end of the level-2 word above it and no level word itself."""
    return bool(above) and level_of(text) is None and level_of(above + squeeze(text)) is not None

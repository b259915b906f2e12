"""Level words that stand on rows of their own above the indicators they hold for: banners."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from jixiao.sheet import Cell, Row

__all__ = ["beside_banners", "is_banner", "is_second_banner", "only_cell"]

_LONGEST = 30


def is_banner(row: Row, aside: Collection[int] = ()) -> bool:
    """Tell whether a row holds nothing but a level-1 word: 一、产出指标 over the whole width."""
    cell = only_cell(row, aside)
    level = level_of(cell.text) if cell is not None and len(cell.text) <= _LONGEST else None
    return level is not None and level.first and level.category != "other"


def is_second_banner(row: Row, aside: Collection[int] = ()) -> bool:
    """Tell whether a row holds nothing but a level-2 word, as in a list with 一 产出指标, （一） 数量指标."""
    cell = only_cell(row, aside)
    level = level_of(cell.text) if cell is not None and len(cell.text) <= _LONGEST else None
    return cell is not None and level is not None and bool(level.subcategory) and squeeze(cell.text).endswith("指标")


def only_cell(row: Row, aside: Collection[int] = ()) -> Cell | None:
    """Return the one cell of a row beside the columns of numbers and weights (``aside``)."""
    own = own_cells(row)
    rest = [cell for cell in own if cell.column not in aside] if len(own) > 1 else own
    return rest[0] if len(rest) == 1 else None


def beside_banners(at: Mapping[str, int]) -> frozenset[int]:
    """Return the columns that may be filled beside a level word on a row of its own."""
    return frozenset(at[name] for name in ("number", "weight", "score") if name in at)

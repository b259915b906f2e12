"""One amount above the grid: its label and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.words import plain

if TYPE_CHECKING:
    from jixiao.model import Passage
    from jixiao.plugins.forms.words import HeaderWord
    from jixiao.sheet import Cell

__all__ = ["FUND_FIELDS", "Fund", "in_force"]

FUND_FIELDS = frozenset(
    {
        "total",
        "fiscal",
        "special_account",
        "other",
        "fiscal-part",
        "other-part",
        "other-detail",
        "carry",
        "upper",
        "unknown",
        "executed",
        "rate",
    }
)
_WEAK = frozenset(
    {
        "合计",
        "总计",
        "金额",
        "小计",
        "金额合计",
        "资金",
        "预算",
        "经费",
        "资金数",
        "总额",
        "资金合计",
        "预算合计",
        "项目资金",
    }
)
_IN_FORCE = ("全年", "调整后", "调整预算", "调整数")


class Fund(NamedTuple):
    """One label of the budget block: what it means, where label and number stand. ``cell`` is None for a blank.

    ``part`` is the number's own text where it stands behind the label in one cell.
    """

    word: HeaderWord
    label: Cell
    cell: Cell | None
    row: int
    column: int
    below: bool = False
    part: Passage | None = None

    @property
    def text(self) -> str:
        """The text of the number, empty for a blank."""
        return self.part.text if self.part is not None else self.cell.text if self.cell is not None else ""

    @property
    def weak(self) -> bool:
        """Whether the label is a general word (合计, 金额) or only a column's head."""
        return self.below or plain(self.label.text) in _WEAK


def in_force(text: str) -> bool:
    """Tell whether a label means the budget in force and not the one at the beginning of the year."""
    return any(word in plain(text) for word in _IN_FORCE)

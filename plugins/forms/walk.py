"""Where the reading of one row of labels stands, and the labels above it that still wait for a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiao.plugins.forms.funds import in_force
from jixiao.plugins.forms.money import unit_line
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import HeaderWord
    from jixiao.sheet import Cell, Row
    from jixiao.text import Text

__all__ = ["Open", "Walk", "by_heads", "has_colon", "is_caption", "may_be_prose"]

_INSTEAD = ("见", "详见", "待", "按", "据实", "以", "另", "#")
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPTION = 40
_STAGES = ("调整前", "调整后")
_STAGE_LENGTH, _PAIR = 8, 2
_HINT = 25


class Open(NamedTuple):
    """A label without a value to its right: the value may stand below it."""

    word: HeaderWord
    cell: Cell
    last: int

    def covers(self, column: int) -> bool:
        """Tell whether a column lies below the label."""
        return self.cell.column <= column <= self.last


class Walk:
    """Where the reading of one row stands. ``waiting`` are the labels that were open before it."""

    __slots__ = ("index", "own", "row", "spending", "used", "waiting", "why")

    def __init__(self, row: Row, own: list[Cell], waiting: Mapping[int, Open], spending: bool) -> None:
        self.row, self.own, self.waiting, self.spending = row, own, waiting, spending
        self.index, self.used = 0, False
        self.why: Text | None = None

    def head_of(self, cell: Cell) -> Open | None:
        """Return the label above that waits for this cell."""
        return next((item for item in self.waiting.values() if item.covers(cell.column)), None)

    @property
    def has_stages(self) -> bool:
        """Whether only one of several columns below the heads of a goal is its text."""
        return any(item.word.field == "goal" and _STAGES[1] in item.cell.text for item in self.waiting.values())

    def goal_waits(self, cell: Cell) -> bool:
        """Tell whether the label of a goal above waits for this text."""
        return any(item.word.field == "goal" and item.covers(cell.column) for item in self.waiting.values())


def later_stage(following: Sequence[Cell]) -> Cell | None:
    """Return 调整后 of the heads 调整前 | 调整后 right of a label, None where other texts stand there."""
    if len(following) < 2 or not all(any(stage in squeeze(cell.text)[:4] for stage in _STAGES) for cell in following):
        return None
    if any(len(squeeze(cell.text)) > _STAGE_LENGTH for cell in following):
        return None
    return next((cell for cell in following if _STAGES[1] in squeeze(cell.text)), None)


def stage_beside(cells: Sequence[Cell]) -> tuple[bool, Cell] | None:
    """Return the text right of a stage that heads a line, and whether it is the one in force: 调整后 | 完成五项."""
    if len(cells) != _PAIR or len(squeeze(cells[0].text)) > _STAGE_LENGTH:
        return None
    word = squeeze(cells[0].text)
    if not word.startswith(_STAGES) or squeeze(cells[1].text).startswith(_STAGES):
        return None
    return word.startswith(_STAGES[1]), cells[1]


def behind_hint(following: Sequence[Cell]) -> Cell:
    """Return the text right of a label, or the one behind a hint of what to write: 按职责归纳 | 做好工作."""
    first, *rest = following
    text = squeeze(first.text)
    if rest and len(text) <= _HINT and not any(mark in text for mark in "。；;"):
        behind = rest[0]
        if len(squeeze(behind.text)) > len(text) and "。" in behind.text:
            return behind
    return first


def is_caption(text: str) -> bool:
    """Tell whether a first line may stand in a title's place: short, and no sentence."""
    return (
        len(squeeze(text)) <= _CAPTION and not any(mark in text for mark in "。；;:：，,") and unit_line(text) is None
    )


def has_colon(text: str) -> bool:
    """Tell whether a text holds a label of its own."""
    return ":" in text or "：" in text


def may_be_prose(text: str, *, alone: bool) -> bool:
    """Tell whether a text beside an amount's label stands for the amount: it has digits, or nothing else is there."""
    return alone or any(char.isdigit() or char in _CAPITALS for char in text) or squeeze(text).startswith(_INSTEAD)


def by_heads(numbers: list[Cell], waiting: Mapping[int, Open]) -> Cell:
    """Return the number below 全年预算数 or 调整后预算数, else below another budget column, else the first of a line."""
    best: tuple[int, Cell] | None = None
    for cell in numbers:
        head = next((item for item in waiting.values() if item.covers(cell.column)), None)
        if head is None or head.word.field != "total":
            continue
        rank = 0 if in_force(head.cell.text) else 1
        if best is None or rank < best[0]:
            best = (rank, cell)
    return best[1] if best else numbers[0]

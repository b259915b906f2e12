"""Rows that lost a cell: everything right of it stands one column too far left (F6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.signs import states_sign
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.plugins.forms.grid import Grid
    from jixiao.sheet import Cell, Row

__all__ = ["Shift"]

_NUMBER = deferred(r"\d+(?:\.\d+)?(?:%|％|分)?")
_INSTEAD = deferred(r"(?:其他|不适用|正向|反向|无|[-/—])+")
_DIRECTIONS = deferred(r"(?:正|反|逆|负)向?(?:指标)?|适度|无|[-/—]")
_NOT_UNIT = deferred(r"[。；;，,：:！？]|\d{2,}|^\d")


def _is_sign(text: str) -> bool:
    return states_sign(text) or _INSTEAD.fullmatch(squeeze(text)) is not None


def _is_unit(text: str) -> bool:
    word = squeeze(text)
    return len(word) <= 8 and not _NOT_UNIT.search(word)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(squeeze(text)))


def _is_prose(text: str) -> bool:
    return not _is_number(text)


_TESTS = {
    "sign": _is_sign,
    "unit": _is_unit,
    "weight": _is_number,
    "direction": lambda text: bool(_DIRECTIONS.fullmatch(squeeze(text))),
    "declared": lambda text: "定" in text,
    "remark": _is_prose,
    "standard": _is_prose,
    "basis": _is_prose,
}
_LOST = ("unit", "sign", "direction")


@dataclass(slots=True)
class Shift:
    """The columns right of the name, and which of them a row may have lost."""

    columns: tuple[int, ...]
    fields: Mapping[int, str]

    @classmethod
    def of(cls, grid: Grid) -> Shift | None:
        """Return the columns that can shift; None for forms without sign and unit columns."""
        at = grid.at
        if "value" not in at or not {"sign", "unit"} & at.keys() or "name" not in at:
            return None
        fields = {at[name]: name for name in (*_TESTS, "value") if name in at}
        start = max(at["name"], at.get("subcategory", 0), at.get("category", 0))
        columns = tuple(sorted(column for item in grid.heading.columns if (column := item.first) > start))
        if len(columns) < 3 or not {"sign", "value", "unit"} <= {fields.get(column) for column in columns} | {"sign"}:
            return None
        return cls(columns, fields)

    def missing(self, row: Row) -> int | None:
        """Return the column of the cell that the row lost, None when it is as the header says."""
        cells = row.cells
        if cells.get(self.columns[-1]) is not None:
            return None
        present = [cells.get(column) for column in self.columns]
        if sum(cell is not None for cell in present) < 2:
            return None
        plain = self._score(self.columns, present)
        best: tuple[int, int] | None = None
        for name in _LOST:
            column = next((item for item in self.columns if self.fields.get(item) == name), None)
            if column is None:
                continue
            index = self.columns.index(column)
            moved = [*present[:index], None, *present[index:-1]]
            score = self._score(self.columns, moved)
            if score >= plain + 2 and (best is None or score > best[0]):
                best = (score, column)
        return best[1] if best else None

    def _score(self, columns: tuple[int, ...], cells: list[Cell | None]) -> int:
        score = 0
        for column, cell in zip(columns, cells, strict=True):
            test = _TESTS.get(self.fields.get(column, ""))
            if cell is not None and cell.text.strip():
                if test is not None:
                    score += 1 if test(cell.text) else -1
            elif self.fields.get(column) == "value":
                score -= 2
        return score

    def straightened(self, row: Row, column: int) -> dict[int, Cell]:
        """Return the row's cells with those from ``column`` on moved one column to the right."""
        index = self.columns.index(column)
        cells = dict(row.cells)
        for target, source in zip(reversed(self.columns[index + 1 :]), reversed(self.columns[index:-1]), strict=True):
            cell = row.cells.get(source)
            if cell is None:
                cells.pop(target, None)
            else:
                cells[target] = cell
        cells.pop(column, None)
        return cells

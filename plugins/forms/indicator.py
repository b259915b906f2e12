"""One row of a long table as an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.model import NO_PASSAGE, Fragment, Indicator, Passage
from jixiao.passages import QUALITATIVE
from jixiao.plugins.forms.cells import blank_at, passage_of
from jixiao.plugins.forms.levels import Levels, is_required
from jixiao.plugins.forms.names import bare_name
from jixiao.plugins.forms.points import points_in, score_column
from jixiao.plugins.forms.signs import NATURES, states_sign
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.plugins.forms.scope import Scope
    from jixiao.sheet import Cell, Row

__all__ = ["IndicatorMaker"]

_SHIFTED = ("shifted",)
_GRADED = ("value",)
_WHOLE = ("period",)
_RESULTS = frozenset({"actual", "partial", "forecast"})
_BETWEEN = " \u3000:：,，为"
_EQUAL = frozenset({"=", "＝", "═", "等于"})
"""What some systems write before words too."""
_ANSWERS = frozenset({"是/否", "是或否", "是否", "有/无", "有或无", "有无"})
"""What stands in place of a sign where the value is one of two answers."""
_NATURES = (*NATURES, "正向", "反向", "逆向")


def _is_no_sign(text: str) -> bool:
    """Tell whether what stands in the column of signs is neither a sign nor a word for one."""
    word = squeeze(text)
    return (
        any(map(str.isalnum, word))
        and word not in {"无", "不适用"}
        and level_of(word) is None
        and not states_sign(word)
        and not any(mark in word for mark in _NATURES)
    )


class IndicatorMaker:
    """Makes indicators of rows; what a table has no column for costs nothing per row."""

    def __init__(self, scope: Scope, levels: Levels) -> None:
        at = scope.grid.at
        self._sheet = scope.sheet
        self._grammar = scope.grammar
        self._levels = levels
        self._vocabulary = scope.grammar.vocabulary
        self._name = at.get("name", 0)
        self._value = at.get("value", 0)
        graded = bool(self._value) and self._value == at.get("excellent")
        self._guessed: tuple[str, ...] = (*(_GRADED if graded else ()), *(_WHOLE if scope.grid.whole else ()))
        self._sign, self._unit = at.get("sign", 0), at.get("unit", 0)
        self._spans = {name: span for name in ("name", "value") if len(span := scope.grid.span(name)) > 1}
        self._plain = tuple(
            (name, at[key])
            for name, key in (("total_value_passage", "total_value"), ("remark_passage", "remark"))
            if key in at
        )
        self._joint = scope.grid.joint
        self._prefixed = scope.grid.prefixed
        self._weight = at.get("weight", 0)
        self._actual = at.get("actual", 0)
        self._results = [
            place
            for item in scope.grid.heading.columns
            if item.word is not None and item.word.field in _RESULTS
            for place in range(item.first, item.last + 1)
        ]
        self._level = at.get("subcategory", at.get("category", 0))
        self._score = score_column(scope.grid) if "score" in at else 0
        self._reason = at.get("reason", 0)
        self._direction = at.get("direction", 0)
        self._declared = at.get("declared", 0)
        self._beside = [column for column in (self._sign, self._unit, self._weight, self._actual) if column]
        self._read: dict[str, Decimal | None] = {}

    def made(
        self, row: Row, cells: Mapping[int, Cell], name: Cell | None, value: Cell | None, *, shifted: bool = False
    ) -> Indicator:
        """Return the indicator of one row."""
        levels, sheet = self._levels, self._sheet
        if not shifted:
            value, cells, shifted = self._apart(cells, value)
        nature, value = self._natured(cells, value) if "value" in self._spans else (None, value)
        called, target = self._name_of(cells, name, row), self._value_of(cells, value, row)
        if self._prefixed:
            called = levels.cut(called)
        if self._joint:
            called, target = self._parted(called, target)
        made = Indicator(
            self._grammar,
            levels.category,
            levels.first,
            levels.second,
            called,
            target,
        )
        if self._sign and (cell := cells.get(self._sign)) is not None and cell.text:
            if squeeze(cell.text) in _ANSWERS:
                made.direction_text = cell.text.strip()
            else:
                made.sign_passage = passage_of(cell, sheet)
        if self._unit and (cell := cells.get(self._unit)) is not None and cell.text:
            made.unit_passage = passage_of(cell, sheet)
        if nature is not None:
            made.sign_passage = passage_of(nature, sheet)
        for attribute, column in self._plain:
            if (cell := cells.get(column)) is not None and cell.text:
                setattr(made, attribute, passage_of(cell, sheet))
        if self._weight:
            made.weight_passage, made.weight = self._points(cells.get(self._weight), row, self._weight)
        if self._score:
            made.score_passage, made.score = self._points(cells.get(self._score), row, self._score)
        if self._actual:
            made.actual_passage = self._result(cells.get(self._actual), row)
        if self._reason:
            reason = cells.get(self._reason)
            made.reason_passage = (
                passage_of(reason, sheet) if reason is not None else blank_at(sheet, row.number, self._reason)
            )
        if self._direction or self._declared:
            self._nature(made, cells)
        made.required = levels.required or (name is not None and is_required(name.text, self._vocabulary))
        if shifted or self._guessed:
            made.guessed = (_SHIFTED if shifted else ()) + self._guessed
        made.hidden = row.hidden
        return made

    def _apart(self, cells: Mapping[int, Cell], value: Cell | None) -> tuple[Cell | None, Mapping[int, Cell], bool]:
        """Return value and cells of a row whose value reaches over the columns of sign or unit, and is none of these.

        Where the merged range is lost the value stands in the column of signs; the last answer is true for that.
        """
        moved = False
        if value is None and self._sign and self._value:
            sign, over = cells.get(self._sign), cells.get(self._value)
            if sign is not None and (over is sign or (over is None and _is_no_sign(sign.text))):
                value, moved = sign, over is None
        merged = [column for column in self._beside if (cell := cells.get(column)) is not None and cell.column < column]
        if value is not None and value.column == self._sign:
            merged.append(self._sign)
        return (
            value,
            {column: cell for column, cell in cells.items() if column not in merged} if merged else cells,
            moved,
        )

    def _natured(self, cells: Mapping[int, Cell], value: Cell | None) -> tuple[Cell | None, Cell | None]:
        """Return a 定性 that stands below 指标值 in the place of a sign, and the value beside it."""
        if value is None or squeeze(value.text) not in QUALITATIVE:
            return None, value
        beside = (cells.get(column) for column in self._spans["value"])
        rest = next(
            (cell for cell in beside if cell is not None and cell.column > value.column and cell.text.strip()), None
        )
        return (value, rest) if rest is not None else (None, value)

    def _parted(self, whole: Passage, value: Passage) -> tuple[Passage, Passage]:
        """Return name and value of a cell that holds both: 科普活动场次≥50场."""
        text = whole.text
        span = self._grammar.value(text).subject_span
        if span is None or span.start:
            return whole, value
        start = len(text) - len(text[span.end :].lstrip(_BETWEEN))
        return whole.part(0, span.end), whole.part(start, len(text))

    def _name_of(self, cells: Mapping[int, Cell], cell: Cell | None, row: Row) -> Passage:
        """Return the name without list markers; parts in several cells of a merged header are joined."""
        if cell is None:
            return blank_at(self._sheet, row.number, self._name)
        text = cell.text
        start, end = bare_name(text)
        piece = text[start:end]
        stripped = piece.strip()
        if len(stripped) != len(piece):
            start += len(piece) - len(piece.lstrip())
        passage = Passage(stripped, self._sheet, (Fragment(0, cell.row, cell.column, start, len(stripped)),))
        return self._with_rest(passage, "name", cells, cell, " ") if "name" in self._spans else passage

    def _value_of(self, cells: Mapping[int, Cell], cell: Cell | None, row: Row) -> Passage:
        if cell is None:
            return blank_at(self._sheet, row.number, self._value)
        passage = passage_of(cell, self._sheet)
        return self._with_rest(passage, "value", cells, cell, "") if "value" in self._spans else passage

    def _with_rest(
        self, passage: Passage, name: str, cells: Mapping[int, Cell], first: Cell, separator: str
    ) -> Passage:
        """Append the other cells below a header that is merged over several columns."""
        seen = {(first.row, first.column)}
        for column in self._spans[name]:
            cell = cells.get(column)
            if (
                cell is not None
                and (cell.row, cell.column) not in seen
                and cell.column > first.column
                and cell.text.strip()
            ):
                seen.add((cell.row, cell.column))
                passage = passage.joined(passage_of(cell, self._sheet), separator)
        return passage

    def _points(self, cell: Cell | None, row: Row, column: int) -> tuple[Passage, Decimal | None]:
        """Return a weight or score; of a cell that is merged over several rows, only the first has the number."""
        if cell is None:
            return blank_at(self._sheet, row.number, column), None
        text = cell.text
        if text not in self._read:
            if len(self._read) > 1000:
                self._read.clear()
            self._read[text] = points_in(text)
        return passage_of(cell, self._sheet), self._read[text] if cell.row == row.number else None

    def _result(self, cell: Cell | None, row: Row) -> Passage:
        """Return the result; one that is blank has a place only where its cell is the row's own for sure.

        Where the level beside it is blank, ranges lost their merging, and the result may hold for several rows too.
        """
        if cell is not None and cell.text.strip():
            return passage_of(cell, self._sheet)
        if self._level and row.cells.get(self._level) is None:
            return NO_PASSAGE
        found = (row.cells.get(column) for column in (self._actual, *self._results))
        if any(cell is not None and (cell.text.strip() or cell.problem) for cell in found):
            return NO_PASSAGE
        return blank_at(self._sheet, row.number, self._actual)

    def _nature(self, made: Indicator, cells: Mapping[int, Cell]) -> None:
        """Take 正向 and 反向 as the direction, 定性 as the sign where no other stands, or as said beside = before words."""
        for column in (self._direction, self._declared):
            cell = cells.get(column) if column else None
            if cell is None or not cell.text.strip():
                continue
            text = cell.text.strip()
            sign = made.sign_passage.text.strip()
            if squeeze(text) in QUALITATIVE and not sign:
                made.sign_passage = passage_of(cell, self._sheet)
            elif squeeze(text) in QUALITATIVE and sign in _EQUAL:
                made.declared_text = squeeze(text)
            elif column == self._direction:
                made.direction_text = text

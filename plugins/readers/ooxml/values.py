"""From what stands in a ``<c>`` element to a cell as displayed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.grammar.patterns import deferred
from jixiao.plugins.readers.coordinates import Columns
from jixiao.plugins.readers.ooxml.names import unescaped
from jixiao.plugins.readers.refusals import cell_limit
from jixiao.sheet import Cell

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.number_format import NumberFormat

__all__ = ["Values"]

_NUMBER = deferred(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_REMEMBERED = 50_000
_LONGEST_NUMBER = 400


class Values:
    """Makes cells; shared by both row readers of one stream.

    ``numbers`` holds, per style, the text and value of numbers already shown (at most 50,000 altogether).
    """

    def __init__(self, strings: Sequence[str], formats: Sequence[NumberFormat], limits: Limits) -> None:
        self.strings = strings
        self.columns = Columns()
        self.codes = [item.code for item in formats]
        self.numbers: list[dict[str, tuple[str, Decimal]]] = [{} for _ in formats]
        self.styles = {"": 0}
        self.limits = limits
        self._remembered = 0
        self._formats = formats
        self._general = [item.is_general for item in formats]

    def style(self, text: str) -> int:
        """Return the index of a cell's style; what the file does not define is style 0, as in other programs."""
        found = self.styles.get(text)
        if found is None:
            index = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
            if index >= len(self.codes):
                return 0
            found = self.styles[text] = index
        return found

    def cell(self, row: int, column: int, style: int, kind: str, raw: str | None, *, formula: bool) -> Cell | None:
        """Return the cell, or None if it is empty.

        ``raw`` is the text of ``<v>`` (or ``<is>``), None if there is none. A formula whose result was never saved has
        neither text nor value.
        """
        code = self.codes[style]
        if not raw and formula and (raw is None or kind != "str"):
            return Cell(row, column, "", None, code, "formula-without-value")
        if not raw:
            return None
        if len(raw) > self.limits.max_cell_characters:
            raise cell_limit(row, column, self.limits)
        if kind in {"", "n"}:
            return self._number(row, column, style, raw)
        if kind == "s":
            text = self.shared(raw)
            return Cell(row, column, text, text, code) if text else None
        if kind == "b":
            truth = raw.strip() in {"1", "true"}
            return Cell(row, column, "TRUE" if truth else "FALSE", truth, code)
        if kind == "e":
            return Cell(row, column, raw, raw, code, "error-value")
        text = self._formats[style].date(raw) if kind == "d" else unescaped(raw)
        return Cell(row, column, text, text, code)

    def shared(self, raw: str) -> str:
        """Return a shared string by its index."""
        text = raw.strip()
        if not (text.isascii() and text.isdecimal() and len(text) < 10) or int(text) >= len(self.strings):
            raise UnreadableError(
                f"文件已损坏：共享字符串编号“{raw[:20]}”不存在。请用 Excel 或 WPS 打开后另存。",
                f"the file is damaged: there is no shared string “{raw[:20]}”. Open it in Excel or WPS and save it again.",
            )
        return self.strings[int(text)]

    def shown(self, style: int, raw: str) -> tuple[str, Decimal] | None:
        """Return text and value of a number, or None for what is no number."""
        known = self.numbers[style]
        found = known.get(raw)
        if found is None:
            if self._general[style] and len(raw) < 16 and raw.isascii() and raw.isdecimal() and raw[0] != "0":
                found = (raw, Decimal(raw))
            elif len(raw) > _LONGEST_NUMBER or not _NUMBER.fullmatch(raw):
                return None
            else:
                value = Decimal(raw)
                found = (self._formats[style].text(raw, value), value)
            self._remembered += 1
            if self._remembered % _REMEMBERED == 0:
                for item in self.numbers:
                    item.clear()
            known[raw] = found
        return found

    def _number(self, row: int, column: int, style: int, raw: str) -> Cell | None:
        found = self.shown(style, raw.strip())
        if found is None:  # not a number after all: shown as it stands rather than dropped
            return Cell(row, column, raw, raw, self.codes[style]) if raw.strip() else None
        return Cell(row, column, *found, self.codes[style])

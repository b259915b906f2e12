"""One cell of an ods sheet, from its element to what is displayed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.readers.number_format import NumberFormat
from jixiao.plugins.readers.refusals import text_limit

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.grid import GridCell
    from jixiao.sheet import CellValue

__all__ = ["DocumentCell"]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_NUMERIC = frozenset({"float", "percentage", "currency"})
_NUMBER = deferred(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_DURATION = deferred(r"PT(\d{1,7})H(\d{1,2})M(?:(\d{1,2})(?:[.,]\d+)?S)?", re.ASCII)
_READABLE = deferred(r"\d{4}[年/.-]\d{1,2}(?:[月/.-]\d{1,2}日?|月)?|\d{1,2}月(?:\d{1,2}日)?")
_ERROR = deferred(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|N/A|NULL!)|(?:Err|错误)[:：]\s?\d{3}")
_CALC_TYPE = f"{_CALC}value-type"
_VALUE_TYPE = f"{_OFFICE}value-type"
_BOOLEAN_VALUE = f"{_OFFICE}boolean-value"
_DATE_VALUE = f"{_OFFICE}date-value"
_STRING_VALUE = f"{_OFFICE}string-value"
_TIME_VALUE = f"{_OFFICE}time-value"
_VALUE = f"{_OFFICE}value"
_FORMULA = f"{_TABLE}formula"
_NUMBER_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_NUMBER_COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
_NUMBER_ROWS_SPANNED = f"{_TABLE}number-rows-spanned"


class DocumentCell:
    """Collects the text of one cell.

    Numbers and dates are shown by the text that the file itself displays, if it has one; dates in another order than
    year, month, day (31.12.23) and times are ISO 8601. Blanks are kept as written: LibreOffice collapses them, but then it never
    writes any.
    """

    __slots__ = (
        "_attributes",
        "_format",
        "_inside",
        "_length",
        "_limits",
        "_paragraphs",
        "across",
        "covered",
        "down",
        "repeat",
    )

    def __init__(self, attributes: Mapping[str, str], code: str, limits: Limits, *, covered: bool) -> None:
        self._attributes = attributes
        self._format = code
        self.covered = covered
        self._limits = limits
        self._paragraphs: list[list[str]] = []
        self._inside = False
        self._length = 0
        self.repeat = _positive(attributes.get(_NUMBER_COLUMNS_REPEATED))
        self.across = _positive(attributes.get(_NUMBER_COLUMNS_SPANNED))
        self.down = _positive(attributes.get(_NUMBER_ROWS_SPANNED))

    @property
    def merged(self) -> bool:
        """Whether the cell spans others."""
        return self.across > 1 or self.down > 1

    @property
    def empty(self) -> bool:
        """Whether nothing is displayed; a formula without a result is not nothing."""
        if self.covered:
            return True
        return not (self._paragraphs and any(self._paragraphs)) and not self._kind and not self._is_formula

    @property
    def _kind(self) -> str:
        kind = self._attributes.get(_VALUE_TYPE, "")
        return "" if kind == "string" and not self._attributes.get(_STRING_VALUE) else kind

    @property
    def _is_formula(self) -> bool:
        return _FORMULA in self._attributes and _VALUE_TYPE not in self._attributes

    def paragraph(self) -> None:
        """Begin a paragraph; paragraphs are lines of the cell."""
        self._paragraphs.append([])
        self._inside = True

    def end_paragraph(self) -> None:
        """End the paragraph: what stands between paragraphs is indentation."""
        self._inside = False

    def add(self, text: str) -> None:
        """Add text of the current paragraph; ``LimitError`` beyond a cell's length."""
        if self._inside:
            self._length += len(text)
            if self._length > self._limits.max_cell_characters:
                raise text_limit(self._limits)
            self._paragraphs[-1].append(text)

    def grid_cell(self, column: int) -> GridCell:
        """Return the cell as data."""
        shown = "\n".join("".join(pieces) for pieces in self._paragraphs)
        kind = self._attributes.get(_VALUE_TYPE, "")
        if self._is_formula and not shown:
            return column, "", None, self._format, "formula-without-value"
        if self._attributes.get(_CALC_TYPE) == "error" or (_FORMULA in self._attributes and _ERROR.fullmatch(shown)):
            return column, shown or "#N/A", shown or "#N/A", self._format, "error-value"
        text, value = self._typed(kind, shown)
        return column, text, value, self._format, None

    def _typed(self, kind: str, shown: str) -> tuple[str, CellValue]:
        literal = self._attributes.get(_VALUE, "").strip()
        if kind in _NUMERIC and _NUMBER.fullmatch(literal):
            number = Decimal(literal)
            code = "0%" if kind == "percentage" and self._format == "General" else self._format
            return shown or NumberFormat(code).text(literal, number), number
        if kind == "date" and (date := self._attributes.get(_DATE_VALUE, "")):
            return shown if _READABLE.fullmatch(shown) else NumberFormat(self._format).date(date), date
        if kind == "time" and (found := _DURATION.match(self._attributes.get(_TIME_VALUE, ""))):
            hours, minutes, seconds = found.groups()
            return f"{int(hours):02}:{minutes:0>2}" + (f":{seconds:0>2}" if seconds and int(seconds) else ""), found[0]
        if kind == "boolean":
            truth = self._attributes.get(_BOOLEAN_VALUE) == "true"
            return "TRUE" if truth else "FALSE", truth
        text = shown or self._attributes.get(_STRING_VALUE, "") or literal
        return text, text


def _positive(text: str | None) -> int:
    return max(1, int(text)) if text is not None and text.isascii() and text.isdecimal() and len(text) < 12 else 1

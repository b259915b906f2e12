"""The styles of ``content.xml`` that matter: number formats of cells, and which sheets are hidden."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DocumentStyles"]

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_DATES = frozenset({f"{_NUMBER}date-style", f"{_NUMBER}time-style"})
_PARTS = {
    f"{_NUMBER}{part}": letters
    for part, letters in (
        ("year", "yyyy"), ("month", "mm"), ("day", "dd"), ("day-of-week", "dd"), ("hours", "hh"), ("minutes", "mm"), ("seconds", "ss"),
    )
}  # fmt: skip
_NUMBERS = frozenset({f"{_NUMBER}number-style", f"{_NUMBER}percentage-style", f"{_NUMBER}currency-style"})


class DocumentStyles:
    """Collects automatic styles; formats are written in the notation of spreadsheets (``0.00%``)."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self._style = ""
        self._data_style = ""
        self._suffix = ""
        self._codes: dict[str, str] = {}
        self._uses: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See the start of an element ahead of the sheets."""
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
            self._uses[self._style] = attributes.get(f"{_STYLE}data-style-name", "")
        elif name == f"{_STYLE}table-properties":
            if attributes.get(f"{_TABLE}display") == "false":
                self.hidden_tables.add(self._style)
        elif name in _NUMBERS:
            self._data_style = attributes.get(f"{_STYLE}name", "")
            self._suffix = "%" if name.endswith("percentage-style") else ""
        elif name in _DATES:
            self._data_style = attributes.get(f"{_STYLE}name", "")
            self._codes[self._data_style] = ""
        elif name in _PARTS:
            code = self._codes.get(self._data_style, "")
            self._codes[self._data_style] = f"{code}-{_PARTS[name]}" if code else _PARTS[name]
        elif name == f"{_NUMBER}number":
            self._codes[self._data_style] = _code(attributes) + self._suffix

    def format_of(self, style: str) -> str:
        """Return the number format of a cell style, ``General`` if it has none."""
        return self._codes.get(self._uses.get(style, ""), "") or "General"


def _code(attributes: Mapping[str, str]) -> str:
    places = attributes.get(f"{_NUMBER}decimal-places", "0")
    decimals = min(int(places), 30) if places.isascii() and places.isdecimal() and len(places) < 4 else 0
    whole = "#,##0" if attributes.get(f"{_NUMBER}grouping") == "true" else "0"
    return whole + ("." + "0" * decimals if decimals else "")

"""Which character separates the fields of a text table, decided by counting."""

from __future__ import annotations

import csv
from collections import Counter

__all__ = ["commonest_delimiter", "delimiter_of", "stated_delimiter"]

_CANDIDATES = (",", "\t", ";", "|")


def stated_delimiter(text: str) -> str | None:
    """Return the delimiter of a first line ``sep=;``, which Excel writes and honours."""
    first = text.split("\n", 1)[0].strip("\r\n")
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


def delimiter_of(text: str) -> str | None:
    """Return the delimiter under which most lines have the same number of fields; None if the text is no table.

    A table has at least two lines of at least two fields. Ties go to the comma, then the tab.
    """
    if stated := stated_delimiter(text):
        return stated
    best, chosen = 0, None
    lines = text.splitlines(keepends=True)
    for candidate in _CANDIDATES:
        if candidate not in text:
            continue
        try:
            counts = Counter(len(row) for row in csv.reader(lines, delimiter=candidate) if len(row) > 1)
        except csv.Error:
            continue
        for fields, rows in counts.items():
            score = rows * (fields - 1)
            if rows > 1 and score > best:
                best, chosen = score, candidate
    return chosen


def commonest_delimiter(text: str) -> str:
    """Return the delimiter that occurs most, for text with too few lines to compare; the comma if there is none."""
    return max(_CANDIDATES, key=text.count)

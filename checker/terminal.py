"""Text for terminals: marks in the text instead of carets, no control characters from cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

import click

from jixiao.grammar.patterns import deferred

__all__ = ["columns", "marked", "painted", "safe", "width"]

_CONTROL = deferred(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_AROUND = 40


def safe(text: str) -> str:
    """Return ``text`` on one line, with control and direction characters shown instead of obeyed."""
    return _CONTROL.sub(lambda match: " " if match.group() in "\n\r\t" else f"\\u{ord(match.group()):04x}", text)


def marked(text: str, span: tuple[int, int], color: bool) -> str:
    """Return ``text`` with the characters of ``span`` in 【】, cut to the surroundings when it is long."""
    start, end = span
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    head = ("…" if first else "") + safe(text[first:start])
    tail = safe(text[end:last]) + ("…" if last < len(text) else "")
    middle = painted(f"【{safe(text[start:end])}】", color, color="red", bold=True)
    return head + middle + tail


def painted(text: str, on: bool, color: str | None = None, bold: bool = False) -> str:
    """Return ``text`` in colour when ``on``."""
    return click.style(text, fg=color, bold=bold) if on else text


def width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal; ambiguous signs such as ≥ count as one."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their cells aligned."""
    if not rows:
        return
    widths = [max(width(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()

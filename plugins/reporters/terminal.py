"""Text for terminals: marks in the text instead of carets, no control characters from cells."""

from __future__ import annotations

import re

import click

__all__ = ["marked", "painted", "safe"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
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

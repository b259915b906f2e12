"""What a user reads exists in two languages, side by side."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Language", "Text", "plural"]

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One message in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the message in ``language``."""
        return self.en if language == "en" else self.zh


def plural(count: int, noun: str) -> str:
    """Return a number with its English noun: ``1 project``, ``2 projects``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

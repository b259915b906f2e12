"""What a user reads exists in two languages, side by side."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Language", "Text"]

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One message in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the message in ``language``."""
        return self.en if language == "en" else self.zh

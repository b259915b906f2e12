"""What a check rests on: a legal document whose wording has been verified, or a plain ground."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.text import Text

__all__ = ["Basis"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One ground of a check.

    ``number`` is the document's number, None for a ground that is no document. ``verified`` is true only for
    documents whose wording in ``point`` has been verified.
    """

    id: str
    document: Text
    number: str | None
    point: Text
    verified: bool

    @property
    def citation(self) -> Text:
        """Document, number and point in one line."""
        number = self.number or ""
        beside = f" ({number})" if number else ""
        return Text(
            f"{self.document.zh}{f'（{number}）' if number else ''}：{self.point.zh}",
            f"{self.document.en}{beside}: {self.point.en}",
        )

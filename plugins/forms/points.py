"""Weights and scores as cells state them, and the column of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.plugins.forms.grid import Grid

__all__ = ["points_in", "score_column"]

_NO_SCORES = ("扣", "百分制", "率")


def score_column(grid: Grid) -> int:
    """Return the column of scores, 0 without one: not that of points taken off, nor of marks out of a hundred before weighting."""
    columns = [item for item in grid.heading.columns if item.word is not None and item.word.field == "score"]
    return next((item.first for item in columns if not any(mark in item.text for mark in _NO_SCORES)), 0)


def points_in(text: str) -> Decimal | None:
    """Return the number of a weight or score: 10, 10分, 分值10, 10%."""
    read = number_of(squeeze(text).rstrip("%分").replace("分值", ""))
    return read.number if read is not None and read.unit is None else None

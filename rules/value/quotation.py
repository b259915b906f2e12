"""How rules quote a value and write numbers in messages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.grammar import Quantity

__all__ = ["plain", "quoted"]


def quoted(text: str, limit: int = 24) -> str:
    """Return a text for a message: on one line, and cut to ``limit`` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def plain(number: Quantity | int) -> str:
    """Return a number without exponent and trailing zeros, a fraction as ``2/3``."""
    if not isinstance(number, Decimal):
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

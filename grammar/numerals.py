"""Chinese numerals: 六千万, 两百零五, 三点五, 二〇二三."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

__all__ = ["DIGITS", "NUMERALS", "chinese", "digits"]

DIGITS = MappingProxyType(
    {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
)
_SMALL = MappingProxyType({"十": 10, "百": 100, "千": 1000})
_LARGE = MappingProxyType({"万": 10**4, "亿": 10**8})

NUMERALS = "".join((*DIGITS, *_SMALL, *_LARGE))
"""Every character of a Chinese number."""


def chinese(text: str) -> Decimal:
    """Return the number that ``text`` spells; it must consist of ``NUMERALS``, with 点 before decimals."""
    whole, point, fraction = text.partition("点")
    number = _by_place(whole) if any(char in _SMALL or char in _LARGE for char in whole) else int(digits(whole) or "0")
    return Decimal(f"{number}.{digits(fraction)}") if point else Decimal(number)


def digits(text: str) -> str:
    """Return the figures of numerals read one by one: 二〇二三 is ``2023``."""
    return "".join(str(DIGITS[char]) for char in text if char in DIGITS)


def _by_place(text: str) -> int:
    total = section = figure = 0
    place = largest = 1
    for char in text:
        if char in DIGITS:
            figure = DIGITS[char]
            place = place if figure else 1
        elif char in _SMALL:
            place = _SMALL[char]
            section += (figure or 1) * place
            figure = 0
        else:
            place = _LARGE[char]
            section += figure
            if place < largest:
                total += (section or 1) * place
            else:
                total = ((total + section) or 1) * place
                largest = place
            section = figure = 0
    # 一百二 is 120, 三万五 is 35,000; a 零 between ends that habit.
    return total + section + figure * (place // 10 if figure and place > 1 else 1)

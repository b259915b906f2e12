"""Chinese numerals up to a few hundred, as they stand behind 百分之."""

from __future__ import annotations

import re

__all__ = ["arabic"]

_DIGITS = {word: value for value, words in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for word in words}
_WHOLE = re.compile(r"(?:(?P<hundreds>[一二两三四五六七八九])?百)?零?(?:(?P<tens>[一二两三四五六七八九])?(?P<ten>十))?(?P<ones>[〇零一二两三四五六七八九])?")


def arabic(text: str) -> str | None:
    """Return ``九十`` as ``90``, ``九十九点五`` as ``99.5``, digits as they are; None for what is no such numeral."""
    if text.replace(".", "", 1).isdecimal():
        return text
    whole, point, fraction = text.partition("点")
    found = _WHOLE.fullmatch(whole)
    if not whole or found is None or (point and (not fraction or not set(fraction) <= _DIGITS.keys())):
        return None
    number = 100 * _DIGITS.get(found["hundreds"] or "一", 1) * ("百" in whole)
    number += 10 * _DIGITS[found["tens"] or "一"] * bool(found["ten"]) + _DIGITS[found["ones"] or "零"]
    return f"{number}.{''.join(str(_DIGITS[word]) for word in fraction)}" if point else str(number)

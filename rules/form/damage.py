"""What scanners, text recognition and wrong encodings leave in a value, and what it probably was."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.form.contradictions import Damage, may_be_twisted, twisted
from jixiao.rules.words import alternatives, any_in, words

if TYPE_CHECKING:
    from jixiao.model import Indicator

__all__ = ["Damage", "garbled", "may_be_damaged", "suspect", "value_damage"]

_NUMBER = r"\d+(?:\.\d+)?"
_HEAD = deferred(
    rf"\s*(?:(?P<ge>%\s*[=＝]|[)）》〉]\s*[=＝]|[?？□■\ufffd]{{1,3}})\s*(?={_NUMBER})"
    rf"|(?P<eq>二)\s*(?={_NUMBER}(?:%|％|‰|百分比|个|次|人|项|$)))"
)
_BOXES = "□■"
_HEADS = "%)）》〉?？□■\ufffd二"
_SYMBOLS = {"\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf03d": "=", "\uf03e": ">", "\uf03c": "<"}
_SIGNS = {ord(symbol): sign for symbol, sign in _SYMBOLS.items()}
_SYMBOL = deferred("[" + "".join(_SYMBOLS) + "]")
_MOJIBAKE = words("form", "mojibake")
_GARBLED = deferred(f"(?:{alternatives(_MOJIBAKE)})+")
_SUSPECTS = "".join(sorted({mark[0] for mark in _MOJIBAKE} | _SYMBOLS.keys()))
_YEAR_MONTH = deferred(r"(20[1-3]\d)([1-9])")
_BARE = deferred(r"[=＝]?\s*(?P<figures>20[1-3]\d{2}|[34]\d{4}|[34]\d,\d{3})(?:\.0+)?(?P<unit>[34]\d,?\d{3}|[天日月])?")
_DATED, _EVENTS = words("form", "dated"), words("form", "dated-event")
_SIGN = "≥≧≤≦><＞＜=＝═"
_MISREAD = deferred(
    rf"\s*(?P<sign>[{_SIGN}]*)\s*(?P<number>(?=[0-9OoIl.]*[0-9])(?=[0-9.]*[OoIl])[0-9OoIl]{{2,7}}(?:\.[0-9OoIl]+)?)"
    r"\s*(?P<unit>[%％‰]|[个次人名户家件份篇场台套项万元天月年亩](?![A-Za-z0-9]))"
)
_MISTAKEN, _LONGEST = frozenset("OoIl"), 12
_LETTERS = str.maketrans("OoIl", "0011")
_SIGNED = deferred(rf"\s*(?P<signs>[{_SIGN}](?:\s*[{_SIGN}])+)\s*(?P<rest>[0-9].*)", re.DOTALL)
_LOWER, _UPPER = frozenset("≥≧>＞"), frozenset("≤≦<＜")
_PLAUSIBLE = 50
"""Rates below it are as likely exceeded twice over as misread."""
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL = dt.date(1899, 12, 30), 42370, 49674
"""Spreadsheet day numbers of 2016-01-01 and 2035-12-31."""


def suspect(text: str) -> bool:
    """Tell whether a text may hold garbled characters or those of a symbol font."""
    return any_in(_SUSPECTS, text)


def garbled(text: str) -> re.Match[str] | None:
    """Return the first run of characters that a wrong encoding left, None for a sound text."""
    return _GARBLED.search(text) if any_in(_SUSPECTS, text) else None


def value_damage(indicator: Indicator, *, clean: bool) -> Damage | None:
    """Return what is damaged in an indicator's value (sign + value + unit), None for a sound one.

    ``clean`` says that no suspect character stands in it.
    """
    text = indicator.value.text
    if not text or (clean and not may_be_damaged(text)):
        return None
    first = text[0]
    found = _HEAD.match(text) if first in _HEADS or first.isspace() else None
    if found and not any(box in text[found.end() :] for box in _BOXES):
        sign = "=" if found["eq"] else "≥"
        return Damage(*found.span(found.lastgroup or 0), sign + text[found.end() :])
    symbol = None if clean else _SYMBOL.search(text)
    if symbol:
        return Damage(*symbol.span(), text.translate(_SIGNS))
    misread = _misread(text, first)
    if misread is not None:
        return misread
    dated = _dated_number(indicator, text)
    if dated is not None:
        return dated
    found_twice = twisted(indicator) if may_be_twisted(text) else None
    return found_twice or (_doubled(indicator, text) if first == "2" else None)


@lru_cache(maxsize=1 << 13)
def may_be_damaged(text: str) -> bool:
    """Tell by the text alone whether a value without suspect characters may be damaged all the same; values recur."""
    first = text[:1]
    if not first:
        return False
    if first in _HEADS or first.isspace() or not _MISTAKEN.isdisjoint(text[:_LONGEST]):
        return True
    if text.isdecimal() or _BARE.fullmatch(text) or (first == "2" and text[1:3].isdecimal()) or may_be_twisted(text):
        return True
    return first in _SIGN and _SIGNED.match(text) is not None


def _misread(text: str, first: str) -> Damage | None:
    """Recognise signs of both directions, and letters among the figures of the number that a value begins with."""
    signed = _SIGNED.match(text) if first in _SIGN else None
    found = _contradiction(signed) if signed is not None else None
    if found is not None or _MISTAKEN.isdisjoint(text[:_LONGEST]):
        return found
    letters = _MISREAD.match(text)
    if letters is None:
        return None
    start, end = letters.span("number")
    return Damage(start, end, text[:start] + text[start:end].translate(_LETTERS) + text[end:])


def _contradiction(found: re.Match[str]) -> Damage | None:
    """Recognise signs of both directions before one number: ≤≥90%. A sign said twice is only clumsy."""
    signs = set(found["signs"])
    if signs.isdisjoint(_LOWER) or signs.isdisjoint(_UPPER):
        return None
    return Damage(*found.span("signs"), "≥" + found["rest"], "≤" + found["rest"])


def _doubled(indicator: Indicator, text: str) -> Damage | None:
    """Recognise ``290%`` for ``≥90%`` of a rate that cannot exceed 100 %."""
    value = indicator.value
    if value.kind is not Kind.COMPARISON or value.unit != "%" or value.op_stated:
        return None
    number = value.numbers[0]
    rest = number.text[1:]
    name = indicator.name
    if number.span.start or not rest.replace(".", "", 1).isdecimal() or rest[0] == "0" or name.growth:
        return None
    if (name.bounded or name.satisfaction) and _PLAUSIBLE <= Decimal(rest) <= 100:
        return Damage(0, 1, "≥" + text[1:])
    return None


def _dated_number(indicator: Indicator, text: str) -> Damage | None:
    """Recognise a bare number that was a date, such as ``20246`` for June 2024, under a name that asks for one.

    A spreadsheet may show it with separators, and the form a sign and a unit beside it.
    """
    number = _BARE.fullmatch(text)
    if number is None:
        return None
    name, figures = indicator.name_text, number["figures"].replace(",", "")
    if not any(word in name for word in _DATED) or not any(word in name for word in _EVENTS):
        return None
    month = _YEAR_MONTH.fullmatch(figures)
    if month:
        return Damage(0, len(text), f"{int(month[1])}年{int(month[2])}月")
    serial = int(figures)
    if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        day = _EPOCH + dt.timedelta(days=serial)
        return Damage(0, len(text), f"{day.year}年{day.month}月{day.day}日")
    return None

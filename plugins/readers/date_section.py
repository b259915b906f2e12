"""A date as its number format shows it, where that reads as a date in Chinese order: 2026年12月31日, 2026/12/31, 12月31日."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.plugins.readers.number_section import Token

__all__ = ["DateSection"]

_REST = "[^YMDWhmsa]"
_READABLE = deferred(
    rf"(?:YYYY(?:{_REST}{{0,3}}MM?(?:{_REST}{{1,3}}DD?)?)?|MM?月(?:DD?)?){_REST}{{0,2}}(?:W{{3,4}}{_REST}{{0,2}})?"
    rf"(?P<time>hh?{_REST}{{1,2}}mm?(?:{_REST}{{1,2}}ss?)?{_REST}?)?"
)
_DIGITS = "〇一二三四五六七八九"
_DAYS = "一二三四五六日"


class DateSection:
    """The date letters and literals of one section. ``numerals``: the format asks for Chinese numerals ([DBNum1])."""

    __slots__ = ("_day", "_numerals", "_runs")

    def __init__(self, tokens: Sequence[Token], *, numerals: bool) -> None:
        runs = _runs(tokens)
        shape = "".join(text if kind == "literal" else kind * len(text) for kind, text in runs)
        found = _READABLE.fullmatch(shape)
        self._numerals = numerals
        self._runs = runs if found is not None else []
        cut = found.start("time") if found is not None and found["time"] else len(shape)
        self._day = _first(self._runs, cut)

    def display(self, moment: datetime) -> str:
        """Return the date as displayed, an empty text where another order or another language is asked for.

        Midnight is no time that anybody meant: programs that only know moments write it behind every date.
        """
        runs = self._runs if moment.hour or moment.minute or moment.second else self._runs[: self._day]
        return "".join(
            text if kind == "literal" else self._part(kind, len(text), moment) for kind, text in runs
        ).strip()

    def _part(self, kind: str, length: int, moment: datetime) -> str:
        if kind == "W":
            day = _DAYS[moment.weekday()]
            return f"星期{day}" if length > 3 else day
        numbers = {
            "Y": moment.year, "M": moment.month, "D": moment.day, "h": moment.hour, "m": moment.minute, "s": moment.second
        }  # fmt: skip
        if self._numerals:
            return (
                "".join(_DIGITS[int(digit)] for digit in str(numbers[kind])) if kind == "Y" else _counted(numbers[kind])
            )
        return f"{numbers[kind]:0{length}d}"


def _counted(number: int) -> str:
    """Return a number below 100 as it is counted in Chinese: 12 is 十二."""
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "")
    return head + (_DIGITS[ones] if ones or not head else "")


def _first(runs: Sequence[Token], cut: int) -> int:
    """Return how many runs stand before a place of their shape."""
    seen = 0
    for index, (_, text) in enumerate(runs):
        if seen >= cut:
            return index
        seen += len(text)
    return len(runs)


def _runs(tokens: Sequence[Token]) -> list[Token]:
    """Return the runs of equal letters: ``Y M D h m s``, ``W`` for the day of the week in Chinese, ``a`` for what else there is."""
    runs: list[list[str]] = []
    for kind, text in tokens:
        letter = text.lower() if kind == "date" else ""
        if letter and runs and runs[-1][0] == letter:
            runs[-1][1] += letter
        else:
            runs.append([letter or "literal", text])
    named = [_named(kind, text) for kind, text in runs]
    before = ""
    for index, (kind, text) in enumerate(named):
        if kind == "M" and before == "h":
            named[index] = ("m", text)
        before = kind if kind != "literal" else before
    return [item for item in named if item[1]]


def _named(kind: str, text: str) -> Token:
    """Return the letter of a run, in one case for each part of a date."""
    if kind == "literal":
        return "literal", text
    if kind == "e" or (kind == "y" and len(text) > 2):
        return "Y", "yyyy"
    if kind in "md" and len(text) < 3:
        return kind.upper(), text
    if kind == "a" and len(text) > 2:
        return "W", text
    return (kind, text) if kind in "hs" else ("a", text)

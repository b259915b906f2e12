"""Deadlines and periods from their phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.dates import MONTH, YEAR, elided, iso, joined
from jixiao.grammar.drafts import Draft
from jixiao.grammar.nodes import Kind
from jixiao.grammar.patterns import deferred
from jixiao.grammar.phrases import Amount

if TYPE_CHECKING:
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Phrase

__all__ = ["deadline", "period", "years"]

_YEAR = deferred(YEAR)
_MONTH = deferred(MONTH)
_DAY = deferred("3[01]|[12][0-9]|0?[1-9]")
_QUARTER = deferred("[1-4]")
_FOLLOWING = deferred("[次翌来]年")


def deadline(phrase: Phrase, reader: Reader) -> Draft:
    """Read ``12月底前``; words such as 不晚于 before it and 前 after it say that it is a limit, which every deadline is."""
    draft = Draft(Kind.DEADLINE, phrase.start, phrase.end)
    draft.words = phrase.words
    draft.date = _date(reader.text, phrase.dates[0])
    draft.approximate = any(reader.words(word) == "左右" for word in phrase.bounds)
    return draft


def period(phrase: Phrase, reader: Reader, year: str | None) -> Draft | None:
    """Read ``2021年1月-12月`` and ``1-12月``; ``year`` stands before the phrase. None where the two ends do not fit."""
    first, second = phrase.dates[0], phrase.dates[-1]
    text = reader.text
    low, high = _date(text, first), _date(text, second)
    if low is None and high is not None:
        low = _begun(_plain(text, first), high)
    elif high is None and low is not None:
        high = _ended(_plain(text, second), low)
    if low is None or high is None:
        return None
    if low[0] != "-":
        high = joined(_next(low[:4]) if _follows(text, second) else low[:4], high)
    elif year is not None:
        low, high = joined(year, low), joined(year, high)
    return _ranged(phrase, low, high)


def years(phrase: Phrase, reader: Reader) -> Draft | None:
    """Read ``2021-2025`` without a unit as a period of years; None for other intervals."""
    low, high = (_plain(reader.text, phrase.amounts[place]) for place in (0, -1))
    bare = all(amount.unit is None and amount.scale is None and not amount.per for amount in phrase.amounts)
    if bare and not phrase.bounds and _YEAR.fullmatch(low) and _YEAR.fullmatch(high):
        return _ranged(phrase, low, high)
    return None


def _ranged(phrase: Phrase, low: str, high: str) -> Draft:
    draft = Draft(Kind.RANGE, phrase.start, phrase.end)
    draft.words = phrase.words
    draft.low, draft.high = low, high
    return draft


def _follows(text: str, part: object) -> bool:
    """Tell whether an end says of itself that it lies in the next year: 次年3月."""
    return not isinstance(part, Amount) and _FOLLOWING.match(text, part.start) is not None  # type: ignore[attr-defined]


def _next(year: str) -> str:
    return str(int(year) + 1)


def _date(text: str, part: object) -> str | None:
    if isinstance(part, Amount):
        return None
    start, end = part.start, part.end  # type: ignore[attr-defined]
    return iso(text[start:end]) or elided(text, start, end)


def _plain(text: str, part: object) -> str:
    return text[part.figure.start : part.figure.end] if isinstance(part, Amount) else ""


def _begun(figures: str, high: str) -> str | None:
    """Return the first end, written as figures alone, in the precision of the second one."""
    if high.isdecimal():
        return figures if _YEAR.fullmatch(figures) else None
    head, _, last = high.rpartition("-")
    if last[0] == "Q":
        return f"{head}-Q{figures}" if _QUARTER.fullmatch(figures) else None
    return _placed(figures, head, high) if last.isdecimal() else None


def _ended(figures: str, low: str) -> str | None:
    """Return the second end, written as figures alone, in the precision of the first one."""
    if low.isdecimal():
        return figures if _YEAR.fullmatch(figures) else None
    head, _, last = low.rpartition("-")
    return _placed(figures, head, low) if last.isdecimal() else None


def _placed(figures: str, head: str, other: str) -> str | None:
    form = _DAY if len(other) == len("2023-12-31") or other.count("-") == len("---") else _MONTH
    return f"{head}-{figures.zfill(2)}" if form.fullmatch(figures) else None

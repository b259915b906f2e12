"""Serial dates of spreadsheets as their number format shows them, else as ISO 8601 text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.plugins.readers.date_section import DateSection


__all__ = ["date_parts", "date_text", "iso_date", "moment_of"]

_LAST_SERIAL = 2_958_465
"""9999-12-31, the last date a spreadsheet can show."""

_DAY_MS = 86_400_000


def date_parts(letters: str) -> str:
    """Return which parts a date format shows, each as one letter of ``YMDhms`` and ``H`` for elapsed hours.

    ``letters`` are the format's letters in order, literals left out, elapsed units in brackets: ``yyyym``, ``[h]mm``.
    An ``m`` after an hour or before a second is a minute (ECMA-376 part 1, 18.8.31).
    """
    shown = []
    runs = re.findall(r"\[([hms]+)\]|([ye]+|b+|g+)|(m+)|(d+|a+)|(h+)|(s+)", letters.lower())
    for index, (elapsed, year, month, day, hour, _) in enumerate(runs):
        if elapsed:
            shown.append("H" if elapsed[0] == "h" else elapsed[0])
        elif month:
            before = shown[-1] if shown else ""
            minute = before in {"h", "H"} or (
                index + 1 < len(runs) and (runs[index + 1][5] or runs[index + 1][0].startswith("s"))
            )
            shown.append("m" if minute else "M")
        else:
            shown.append("Y" if year else "D" if day else "h" if hour else "s")
    return "".join(dict.fromkeys(shown))


def date_text(serial: Decimal, parts: str, shown: DateSection | None, *, epoch_1904: bool = False) -> str | None:
    """Return the date of ``serial`` as displayed, or None if no spreadsheet can show it as a date.

    Where the format asks for another order (12/31/2026) or another language (31-Dec-26) it is ISO 8601, as precise as the
    format: without a day the month or the year only.
    """
    if "H" in parts or not set(parts) & set("YMDh"):
        return _elapsed(serial, parts)
    dated = bool(set(parts) & set("YMD"))
    first = 1 if dated and not epoch_1904 else 0
    if not first <= serial <= _LAST_SERIAL:
        return None
    if first and serial < 60:
        serial += 1  # the format believes in 1900-02-29, day 60
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  a cell has no time zone
    moment = start + timedelta(milliseconds=int(serial * _DAY_MS + Decimal("0.5")))
    return (shown.display(moment) if shown is not None else "") or iso_date(moment, parts)


def iso_date(moment: datetime, parts: str) -> str:
    """Return a moment as ISO 8601 text, as precise as ``parts``; midnight is no time that anybody meant."""
    date = moment.strftime("%Y-%m-%d")
    if "D" not in parts and set(parts) & {"Y", "M"}:
        date = date[:7] if "M" in parts else date[:4]
    time = f"{moment:%H:%M:%S}" if "s" in parts else f"{moment:%H:%M}"
    if not set(parts) & set("YMD"):
        return time
    timed = "h" in parts and (moment.hour or moment.minute or moment.second)
    return f"{date}T{time}" if timed else date


def moment_of(date: str) -> datetime | None:
    """Return the moment of a date that a file writes as ISO 8601, None for what is no such date."""
    try:
        return datetime.fromisoformat(date.strip().removesuffix("Z"))
    except ValueError:
        return None


def _elapsed(serial: Decimal, parts: str) -> str | None:
    """Return hours that may exceed a day, ``26:30``."""
    if serial < 0:
        return None
    seconds = int(serial * 86_400 + Decimal("0.0005"))
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    if "H" in parts:
        return f"{hours}:{minutes:02}:{rest:02}" if "s" in parts else f"{hours}:{minutes:02}"
    return f"{hours * 60 + minutes}:{rest:02}"

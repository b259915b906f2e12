"""Number formats of spreadsheets: from a stored number to the text that a person sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.plugins.readers.date_section import DateSection
from jixiao.plugins.readers.dates import date_parts, date_text, iso_date, moment_of
from jixiao.plugins.readers.number_section import NumberSection, Token, general, rounded

__all__ = ["BUILTIN", "NumberFormat"]

_PLAIN = deferred(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,13}[1-9])?")

BUILTIN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ', 43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
    # Written without a record of their own by Chinese editions (ECMA-376 part 1, 18.8.30, zh-cn).
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'h"时"mm"分"',
    56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a file may name by number alone, as a Chinese edition shows them."""

_TOKEN = deferred(
    r"""(?P<literal>"[^"]*"?|[\\!].) | (?P<space>_.|\*.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<exponent>E[+-](?=[0\#?])) | (?P<ampm>AM/PM|A/P|上午/下午)
    | (?P<date>[ymdhsebga]) | (?P<digit>[0\#?]) | (?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LONGEST = 1024
_CONDITION = deferred(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_ELAPSED = deferred(r"h+|m+|s+", re.IGNORECASE)
_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": Decimal.__le__, ">=": Decimal.__ge__, "<": Decimal.__lt__, ">": Decimal.__gt__, "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}  # fmt: skip


class _Section(NamedTuple):
    """One part of a format between semicolons: a condition, and exactly one way to show a number."""

    condition: tuple[str, Decimal] | None
    dates: str
    number: NumberSection | None
    bare: bool
    shown: DateSection | None = None


class NumberFormat:
    """One number format, ready to show numbers.

    ``code`` is the format as the file writes it; one beyond 1,024 characters (programs end at 255) counts as General. A format that shows nothing at all (``;;;``) shows the number as
    General does: hidden data is reported elsewhere, never skipped.
    """

    __slots__ = ("_epoch_1904", "_only", "_sections", "code", "is_general")

    def __init__(self, code: str, *, epoch_1904: bool = False) -> None:
        self.code = code
        self._epoch_1904 = epoch_1904
        self.is_general = code in {"General", "GENERAL", "@", ""} or len(code) > _LONGEST
        sections = () if self.is_general else tuple(_section(part) for part in _parts(code)[:4])
        self._sections = tuple(item for item in sections if not item.bare) or sections
        alone = len(sections) == 1 and not sections[0].condition and not sections[0].dates
        self._only = sections[0].number if alone else None

    @property
    def is_date(self) -> bool:
        """Whether positive numbers are shown as a date or time."""
        return bool(self._sections and self._sections[0].dates)

    def text(self, literal: str, value: Decimal) -> str:
        """Return what is displayed for ``value``, whose text in the file is ``literal``."""
        if self.is_general:
            return literal if len(literal) < 16 and _PLAIN.fullmatch(literal) else general(value)
        if self._only is not None:
            return self._only.display(value if len(literal) < 16 else rounded(value)) or general(value)
        return self.display(value)

    def display(self, value: Decimal) -> str:
        """Return what is displayed for ``value``."""
        if self.is_general:
            return general(value)
        number = rounded(value)
        section, signed = self._choose(number)
        if section.dates:
            return date_text(number, section.dates, section.shown, epoch_1904=self._epoch_1904) or general(value)
        if section.number is None:
            return general(value)
        return section.number.display(number if signed else abs(number)) or general(value)

    def date(self, text: str) -> str:
        """Return what is displayed for a date that the file writes as ISO 8601."""
        moment = moment_of(text)
        if moment is None:
            return text
        section = self._sections[0] if self._sections else None
        shown = section.shown.display(moment) if section is not None and section.shown is not None else ""
        return shown or iso_date(moment, section.dates if section is not None and section.dates else "YMDhms")

    def _choose(self, value: Decimal) -> tuple[_Section, bool]:
        """Return the section for a number and whether the minus sign still has to be shown."""
        sections = self._sections
        if any(item.condition for item in sections):
            for item in sections:
                if item.condition is None or _TESTS[item.condition[0]](value, item.condition[1]):
                    below = item.condition is not None and item.condition[0] in {"<", "<="} and item.condition[1] <= 0
                    return item, not below
            return sections[-1], True
        if value < 0 and len(sections) > 1:
            return sections[1], False
        if value == 0 and len(sections) > 2:
            return sections[2], False
        return sections[0], True


def _parts(code: str) -> list[str]:
    """Split a format at its semicolons, those inside literals left alone."""
    parts, current = [], ""
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            parts.append(current)
            current = ""
        else:
            current += match[0]
    return [*parts, current]


def _section(part: str) -> _Section:
    """Read one part; brackets with colours and locales are dropped, currencies kept."""
    condition, letters, dated, bare, numerals = None, "", False, False, False
    tokens: list[Token] = []
    for match in _TOKEN.finditer(part):
        kind, text = match.lastgroup or "", match[0]
        if kind == "bracket":
            inner = match["bracket"]
            if found := _CONDITION.fullmatch(inner):
                condition = (found[1], Decimal(found[2]))
            elif _ELAPSED.fullmatch(inner):
                letters, dated = letters + text, True
            elif inner.startswith("$"):
                tokens.append(("literal", inner[1:].split("-")[0]))
            elif inner.lower().startswith("dbnum"):
                numerals = True
        elif kind == "date":
            letters, dated = letters + text, dated or text.lower() in "ymdhs"
            tokens.append(("date", text))
        elif kind == "literal":
            tokens.append((kind, text.strip('"') if text[0] == '"' else text[1:]))
        elif text == "@":
            bare = True
        elif kind in {"digit", "exponent", "general"} or text in {".", ",", "%", "/"}:
            tokens.append((kind if kind != "other" else text, text))
        elif kind in {"other", "ampm"}:
            tokens.append(("literal", text) if kind == "other" else ("date", "b"))
    if dated or "aaa" in letters.lower():
        printed = [item if item[0] == "date" else ("literal", item[1]) for item in tokens]
        return _Section(condition, date_parts(letters), None, False, DateSection(printed, numerals=numerals))
    plain = [("literal", text) if kind == "date" else (kind, text) for kind, text in tokens]
    return _Section(condition, "", NumberSection(plain) if plain else None, bare=bare)

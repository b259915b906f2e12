"""Dates, months, quarters and years in every notation, to ISO 8601 as precise as stated."""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType

from jixiao.grammar.matchers import Pattern
from jixiao.grammar.numerals import chinese, digits
from jixiao.grammar.patterns import deferred

__all__ = ["MONTH", "YEAR", "Date", "DayAgain", "elided", "goes_on", "is_partial", "is_year_only", "iso", "joined"]

YEAR = "(?:19|20)[0-9]{2}"
MONTH = "(?:1[0-2]|0?[1-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_Y = f"(?P<y>{YEAR}|[12][0-9](?=年(?:度)?(?:{MONTH}月|年?[底末初])))"
_CN_Y = "(?P<cy>[一二][〇零一二三四五六七八九]{3})"
_CN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_CN_DAY = "(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_M = rf"(?P<m>{MONTH})\s*月(?![嫂饼报刊度子球均])份?"
_CM = f"(?P<cm>{_CN_MONTH})月(?![嫂饼报刊度子球均])份?"
_D = rf"(?P<d>{_DAY})\s*[日号]"
_CD = f"(?P<cd>{_CN_DAY})[日号]"
_PART = "(?:月?[底末初]|[上中下]旬|中(?=前|之前|以前|$))"
_TIME = r"(?:\s*(?:24|[01]?[0-9])(?:时|点|:[0-9]{2}))?"
_WHICH = "每年度?|次年度?|当年|本年度?|今年|明年|翌年|下一?年度?|同年|来年|隔年|全年|年度"
_PLACED = "(?:首个?|末|第[一二三1-3]个?|最后一?个?|中间)月"
_OTHER = deferred(rf"(?:次|翌|来|明|隔|下一?)年度?|[次下]个?月|.*(?:{_PLACED}|末的?[0-9])")
"""How dates begin of whose words the ISO date keeps a part only."""
_UNREAL = "(?:1[3-9]|[2-9][0-9]|00?)"
_NO_DAY = "(?:3[2-9]|[4-9][0-9]|00)"
_CLOSE = r"(?=\s*(?:$|[-~至到前之以底止内,，;；。、)\]]|完成|月|日))"
_Q = "(?:第?(?P<q>[一二三四1-4])季度?|第?(?P<q2>[一二三四1-4])季(?=[末底度])|(?P<n>前三)季度|[Qq](?P<q3>[1-4])|(?P<h>[上下])半年)[末底]?"
_YEAR_END = "(?:年?[底末终初]|全年|年度|度?内|年内)"

_FIGURES = "0123456789"
_LONGEST = 40
"""No date takes more characters, wide blanks between its parts included."""


class Form:
    """One notation, compiled when it is first tried.

    ``starts`` are the characters it may begin with, ``needs`` those of which it must hold one; ``ahead`` must follow it
    in a longer text.
    """

    def __init__(self, source: str, starts: str, needs: str = "", ahead: str = "") -> None:
        self._source = source
        self._needs = needs
        self.with_year = source.startswith("(?P<y>")
        self._ahead = Pattern(ahead) if ahead else None
        self.starts = frozenset(starts)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The notation as a pattern; its groups are the parts of the date."""
        return re.compile(self._source)

    def possible(self, text: str, place: int = 0) -> bool:
        """Tell whether one of the characters that the notation needs is near."""
        for char in self._needs:
            if text.find(char, place, place + _LONGEST) >= 0:
                return True
        return not self._needs

    def end(self, text: str, place: int) -> int:
        """Return where the date at ``place`` ends, or -1."""
        found = self.pattern.match(text, place) if self.possible(text, place) else None
        if found is None:
            return -1
        return found.end() if self._ahead is None else self._ahead(text, found.end())


_FORMS = (
    Form(rf"{_Y}\s*年\s*{_M}\s*{_D}{_TIME}", _FIGURES, "月"),
    Form(rf"{_Y}\s*年\s*{_M}\s*(?P<d>{_NO_DAY})\s*[日号]", _FIGURES, "月"),
    Form(rf"{_Y}\s*年\s*{_M}\s*{_PART}?", _FIGURES, "月"),
    Form(rf"{_Y}\s*年\s*{_CM}(?:{_CD}|{_PART})?", _FIGURES, "月"),
    Form(rf"(?P<y>{YEAR})\s*(?=第|[Qq]){_Q}", _FIGURES, "季Qq"),
    Form(rf"{_Y}\s*年度?的?\s*{_Q}", _FIGURES, "季半Qq"),
    Form(
        rf"(?P<y>{YEAR})\s*年\s*(?P<m>{_UNREAL})\s*月(?![嫂饼报刊度子球均龄])份?(?:{_PART}|\s*(?P<d>[0-9]{{1,2}})\s*[日号])?",
        _FIGURES,
        "月",
    ),
    Form(rf"{_Y}\s*年\s*度?\s*{_YEAR_END}?", _FIGURES, "年"),
    Form(rf"(?P<y>{YEAR})(?P<s>[.\-/])(?P<m>{MONTH})(?P=s)(?P<d>{_DAY})(?![0-9.%])日?", _FIGURES, ".-/"),
    Form(rf"(?P<y>{YEAR})(?P<s>[.\-/])(?P<m>[0-9]{{2}})(?P=s)(?P<d>[0-9]{{2}})(?![0-9.%])日?", _FIGURES, ".-/"),
    Form(
        rf"(?P<y>{YEAR})[.\-/](?P<m>{MONTH})(?![0-9.%])(?:月份?\s*(?:{_PART}|(?P<d>{_DAY})\s*[日号])?|{_CLOSE})",
        _FIGURES,
    ),
    Form(rf"(?P<y>{YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9.]){_CLOSE}", _FIGURES),
    Form(rf"(?P<y>{YEAR})(?P<m>0[1-9]|1[0-2])(?![0-9.]){_CLOSE}", _FIGURES),
    Form(rf"{_CN_Y}年(?:{_CM}(?:{_CD}|{_PART})?|{_Q}|{_YEAR_END})?", "一二", "年"),
    Form(
        rf"(?:{_WHICH})\s*(?:{_M}\s*(?:{_D}|{_PART})?|{_CM}(?:{_CD}|{_PART})?|{_Q}|(?P<e>[底末终])|(?P<b>初))",
        "每次当本今明翌下同来隔全年",
    ),
    Form(rf"{_M}\s*(?:{_D}|(?P<d2>{_NO_DAY})\s*[日号]|{_PART})?", _FIGURES, "月"),
    Form(rf"(?P<m>{_UNREAL})\s*月\s*(?:[底末初]|(?P<d>[0-9]{{1,2}})\s*[日号])", _FIGURES, "月"),
    Form(f"{_CM}(?:{_CD}|{_PART})?", "一二三四五六七八九十", "月"),
    Form(_Q, "第一二三四1234前Qq上下", "季半Qq"),
    Form(rf"(?P<m>{MONTH})\.(?P<d>{_DAY})日?", _FIGURES, ".", r"(?=\s*(?:前|之前|以前)|(?<=日))"),
    Form(
        rf"(?:每个?月|[次下]个?月|当月|(?:[每次下]个?)?(?:季度?|半年|学期|年度?)的?(?:{_PLACED}|末)|{_PLACED})的?\s*"
        rf"(?:(?P<d>{_DAY})\s*[日号]|前(?P<d2>{_DAY})\s*日|{_CD})",
        "每次当下季半学年首末第最中",
        "日号",
    ),
    Form("年(?:(?P<e>[底末终])|(?P<b>初))", "年"),
)
_BY_START = MappingProxyType(
    {char: tuple(form for form in _FORMS if char in form.starts) for form in _FORMS for char in form.starts}
)
_ANOTHER = Form(rf"(?P<d>{_DAY})\s*[日号]", _FIGURES, "日号")
_JOINTS = frozenset("、和及或与")
_DAYS_OF_MONTH = deferred(rf"(?:每个?月|[次下]个?月|当月|{_PLACED})的?\s*(?:{_DAY}\s*[日号](?:之?前)?[、和及或与])+$")
_NOT_AFTER = frozenset("第每个零〇一二两三四五六七八九十百千万亿0123456789")
_GROUPING = frozenset(".,")
_DATED = Pattern(
    r"[0-9]{1,4}\s*[年月季]|(?:19|20)[0-9]{2}[.\-/]|[0-9]{6}|(?:19|20)[0-9]{2}\s*[第Qq]|[0-9]{1,2}\.[0-9]{1,2}(?:日|\s*(?:前|之前|以前))"
)
_WITH_YEAR = Pattern(f"{YEAR}|[12][0-9]年")
_COUNTED = Pattern("一月(?:[0-9]+|[零〇一二两三四五六七八九十百千万亿]+)(?:次|场|期|回|轮|遍)")


_BESIDE = "[、和及]"
_MONTHS_ON = rf"(?=(?:{_BESIDE}{MONTH})*{_BESIDE}{MONTH}月(?![嫂饼报刊度子球均]))"
_QUARTERS_ON = f"(?=(?:{_BESIDE}第?[一二三四1-4])*{_BESIDE}第?[一二三四1-4]季)"
_ELIDED = deferred(
    rf"(?:(?P<y>{YEAR})年度?的?)?(?:(?P<m>(?<!第){MONTH}){_MONTHS_ON}|第?(?P<q>[一二三四1-4]){_QUARTERS_ON}|(?P<h>上)(?={_BESIDE}下半年))"
)
"""The first ones of several months, quarters or halves whose word stands behind the last: 1、2月, 第一、二季度."""
_ELIDING = frozenset("、和及")
_ELIDED_STARTS = frozenset(f"{_FIGURES}第一二三四上")


def elided(text: str, start: int, end: int) -> str | None:
    """Return the date at ``start`` to ``end`` of ``text`` whose word stands behind one that follows; None for others."""
    found = _ELIDED.match(text, start)
    return _iso(found.groupdict()) if found is not None and found.end() == end else None


class Date:
    """The terminal: a date in any notation; a number that cannot be one costs a single look."""

    starts = _ELIDED_STARTS.union(_BY_START)

    def __call__(self, text: str, place: int) -> int:
        """Return where the date ends, or -1."""
        char = text[place]
        if goes_on(text, place):
            return -1
        if char in _ELIDED_STARTS and not _ELIDING.isdisjoint(text):
            found = _ELIDED.match(text, place)
            if found is not None:
                return found.end()
        if char in _FIGURES and _DATED(text, place) < 0:
            return -1
        if char == "一" and _COUNTED(text, place) >= 0:
            return -1
        dated = char not in _FIGURES or _WITH_YEAR(text, place) >= 0
        for form in _BY_START.get(char, ()):
            if dated or not form.with_year:
                end = form.end(text, place)
                if end >= 0:
                    return end
        return -1


def goes_on(text: str, place: int) -> bool:
    """Tell whether a number or its counting word goes on at ``place``: 1,200, 第3, but not the comma of 汛前,4月30日."""
    before = text[place - 1 : place]
    return before in _NOT_AFTER or (before in _GROUPING and text[place - 2 : place - 1] in _NOT_AFTER)


class DayAgain:
    """The terminal: a day behind another one of every month, which is named once: the 20日 of 每月5日、20日."""

    starts = frozenset(_FIGURES)

    def __call__(self, text: str, place: int) -> int:
        """Return where the day ends, or -1."""
        if not place or text[place - 1] not in _JOINTS:
            return -1
        end = _ANOTHER.end(text, place)
        return end if end >= 0 and _DAYS_OF_MONTH.search(text, 0, place) is not None else -1


def iso(text: str) -> str | None:
    """Return the date that a normalised ``text`` states, as precise as it does; None where it is none."""
    for form in (*_FORMS, _ANOTHER):
        found = form.pattern.fullmatch(text) if text[:1] in form.starts and form.possible(text) else None
        if found is not None:
            return _iso(found.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str:
    year = _year(parts)
    month = _number(parts, "m", "cm") or ("12" if parts.get("e") else "01" if parts.get("b") else "")
    day = _number(parts, "d", "cd") or _number(parts, "d2", "")
    if parts.get("e") or parts.get("b"):
        return f"--{month}"
    if day and not month:
        return f"---{day}"
    if month:
        return "-".join(filter(None, (year or "-", month, day)))
    season = _season(parts)
    return f"{year or '-'}-{season}" if season else year


def _year(parts: dict[str, str | None]) -> str:
    figures = parts.get("y") or ""
    if parts.get("cy"):
        return digits(parts["cy"] or "")
    return f"20{figures}" if len(figures) == 2 else figures


def _number(parts: dict[str, str | None], figures: str, numerals: str) -> str:
    text = parts.get(figures)
    if text:
        return text.zfill(2)
    text = parts.get(numerals)
    return str(chinese(text)).zfill(2) if text else ""


def _season(parts: dict[str, str | None]) -> str:
    if parts.get("h"):
        return "H1" if parts["h"] == "上" else "H2"
    if parts.get("n"):
        return "Q3"
    quarter = parts.get("q") or parts.get("q2") or parts.get("q3")
    if not quarter:
        return ""
    return f"Q{quarter if quarter.isascii() else chinese(quarter)}"


def is_partial(text: str) -> bool:
    """Tell whether a date's words say more than its ISO spelling: 次年1月, 每季度首月15日."""
    return _OTHER.match(text) is not None


def is_year_only(date: str) -> bool:
    """Tell whether an ISO date names a year and nothing below it."""
    return date.isdecimal()


def joined(year: str, date: str) -> str:
    """Return a date without a year as one of ``year``."""
    return year + date[1:] if date.startswith("--") and date[2:3] != "-" else date

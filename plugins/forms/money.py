"""Amount cells and the statements of the money unit."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.model import Amount, Fragment, Passage
from jixiao.plugins.forms.cells import blank_at, passage_of
from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.sheet import Cell

__all__ = [
    "UNITS",
    "UnitStatement",
    "amount_in",
    "amount_of",
    "bracketed_unit",
    "is_blank",
    "is_spoken",
    "number_of",
    "remarked",
    "sum_of",
    "unit_beside",
    "unit_line",
]

UNITS = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "十万元": Decimal(100000),
    "百万元": Decimal(1000000),
    "亿元": Decimal(100000000),
}
_NAMES = "|".join(r"\s*".join(unit) for unit in sorted(UNITS, key=len, reverse=True))
_WORD = rf"(?:人\s*民\s*币\s*)?({_NAMES})"
_LINE = deferred(
    rf"(?:单\s*位|金\s*额|货\s*币)\s*[:：为]\s*[(（]?\s*{_WORD}|\A\s*(?:金额)?(?:单\s*位)?\s*[(（]\s*{_WORD}\s*[)）]\s*\Z"
)
_BRACKET = deferred(
    rf"[(（\[【〔]\s*(?:(?:金\s*额\s*)?单\s*位\s*[:：]?\s*)?{_WORD}\s*(?:整|人民币)?\s*[)）\]】〕]|[/／,，、:：]\s*{_WORD}\s*$|[(（]{_WORD}[,，、；;]"
)
_NUMBER = deferred(
    r"[¥￥$]?([-−–+]?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?[(]?(人民币)?(元|百元|千元|万元|十万元|百万元|亿元|万|亿)?整?[)]?"
)
_NEGATIVE = deferred(r"\((\d[\d,]*(?:\.\d+)?)\)")
_REMARK = deferred(r"([^()]+)\(([^()]+)\)")
_DOUBTS = deferred(r"[+*×÷=<>≤≥～~不未另除原调追改增减年]")
"""In the brackets behind a number: a calculation, money that is not in it, other years or another state of it."""
_SPOKEN = deferred(
    "(?:约|共|共计|合计)?[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?[元万亿]元?整?"
)
_BLANKS = frozenset(
    {"", "-", "--", "—", "——", "–", "/", "\\", "无", "－", "―", "*", "**", "***", "****", "·", ".", "0.", "_", "__"}
)
_DIGITS = 15
_NEW = tuple.__new__


class UnitStatement(NamedTuple):
    """A money unit as stated somewhere, and where."""

    unit: str
    passage: Passage


class ReadNumber(NamedTuple):
    """A number as written and the money unit beside it."""

    number: Decimal
    unit: str | None


def unit_line(text: str) -> re.Match[str] | None:
    """Return the match of 单位：万元 or of a bare （万元）; its last group is the unit."""
    return _LINE.search(text)


def bracketed_unit(text: str) -> tuple[str, int, int] | None:
    """Return the money unit in the brackets of a label and its characters: 项目资金（万元）."""
    for match in _BRACKET.finditer(text):
        for group in (1, 2, 3):
            if match[group]:
                return squeeze(match[group]), match.start(group), match.end(group)
    return None


def number_of(text: str) -> ReadNumber | None:
    """Return the number that a text is, None for prose and blanks."""
    if text.isascii() and text[:1].isdigit() and text[-1:].isdigit() and text.replace(".", "", 1).isdigit():
        return ReadNumber(Decimal(text), None)
    word = squeeze(text).replace("，", ",")
    negative = _NEGATIVE.fullmatch(word)
    if negative:
        return ReadNumber(-Decimal(negative[1].replace(",", "")), None)
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    sign = "-" if match[1] in {"-", "−", "–"} and match[1] else ""
    unit = match[5]
    return ReadNumber(
        Decimal(f"{sign}{match[2].replace(',', '')}{(match[3] or '').rstrip('.')}"),
        f"{unit}元" if unit in {"万", "亿"} else unit,
    )


def remarked(text: str) -> ReadNumber | None:
    """Return the number before a remark in brackets on what it comprises: 320（含上级120）."""
    if text.rstrip()[-1:] not in {")", "）"} or number_of(text) is not None:
        return None
    match = _REMARK.fullmatch(squeeze(text))
    return None if match is None or _DOUBTS.search(match[2]) else number_of(match[1])


def is_spoken(text: str) -> bool:
    """Tell whether a text is a sum of money in words: 一百万元, 叁拾万元整."""
    return len(text) > 1 and _SPOKEN.fullmatch(squeeze(text)) is not None


def is_blank(text: str) -> bool:
    """Tell whether an amount cell says nothing: empty, a dash, 无."""
    if text[:1].isdigit() and text[-1:].isdigit():
        return False
    return squeeze(text) in _BLANKS


def unit_beside(texts: Iterable[str]) -> str | None:
    """Return the money unit that the first number with one carries."""
    for text in texts:
        read = number_of(text)
        if read is not None and read.unit:
            return read.unit
    return None


def amount_of(cell: Cell | None, sheet: str, row: int, column: int, unit: str | None) -> Amount:
    """Return the amount of one position in the money unit of the table; prose has no number."""
    if cell is None:
        return _NEW(Amount, (blank_at(sheet, row, column), None))
    line, place, text, value, number_format, problem = cell
    number = value if isinstance(value, Decimal) and not problem and "%" not in number_format else None
    if number is not None and text[-1:].isdigit() and text[:1].isdigit():  # as most are: nothing to be taken off
        piece = _NEW(Fragment, (0, line, place, 0, len(text)))
        return _NEW(Amount, (_NEW(Passage, (text, sheet, (piece,))), _exact(number)))
    if is_blank(text):
        return _NEW(Amount, (blank_at(sheet, line, place), None))
    if number is not None:
        return _NEW(Amount, (passage_of(cell, sheet), _exact(number)))
    read = number_of(text) or remarked(text)
    if read is None:
        return Amount(passage_of(cell, sheet))
    return Amount(passage_of(cell, sheet), _scaled(read, unit))


def amount_in(passage: Passage, unit: str | None) -> Amount:
    """Return the amount that a text is, in the money unit of the table."""
    read = number_of(passage.text) or remarked(passage.text)
    return Amount(passage, _scaled(read, unit) if read is not None else None)


def sum_of(amounts: Iterable[Amount]) -> Amount:
    """Return several amounts as one, with all their places; a blank one counts nothing."""
    found = [item for item in amounts if item.passage.fragments]
    filled = [item for item in found if item.number is not None]
    if len(filled) <= 1:
        return (filled or found)[0]
    passage = filled[0].passage
    for item in filled[1:]:
        passage = passage.joined(item.passage, "+")
    return Amount(passage, sum((item.number for item in filled if item.number is not None), Decimal(0)))


def _scaled(read: ReadNumber, unit: str | None) -> Decimal:
    """Return a number with a unit of its own in the unit of the table."""
    if read.unit is None or unit is None or read.unit == unit:
        return read.number
    return _tidy(read.number * UNITS[read.unit] / UNITS[unit])


def _exact(value: Decimal) -> Decimal:
    """Take off the noise of a binary fraction: spreadsheets keep 15 digits."""
    if len(str(value)) <= _DIGITS or len(value.as_tuple().digits) <= _DIGITS:
        return value
    try:
        return _tidy(Decimal(f"{value:.{_DIGITS - 1}e}"))
    except (InvalidOperation, ValueError):
        return value


def _tidy(value: Decimal) -> Decimal:
    """Write a number without exponent and without zeros at the end."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else plain

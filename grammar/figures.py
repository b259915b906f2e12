"""Numbers as written, and the quantities they stand for."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.numerals import DIGITS, chinese
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.nodes import Quantity

__all__ = ["Figure", "figure", "quantity"]

# Numbers of any length stay exact; the default context would round to 28 figures.
_EXACT = Context(prec=1_000_000, Emax=999_999_999, Emin=-999_999_999)


class Figure(NamedTuple):
    """Where a number stands and how it is to be read.

    ``form`` is ``decimal``, ``numeral`` (Chinese), ``ratio`` (1:3), ``fraction`` (2/3), ``part`` (三分之二), ``tenth`` (九成),
    ``half``, ``half-more`` (一个半), ``mixed`` (1亿5000万), ``sum`` (1小时30 of 1小时30分钟; ``factor`` says how many of the
    second make one of the first), ``and-half`` (2天半), ``below`` and ``above`` (either end of 20±2), or ``mask``. Of all
    others ``factor`` is the scale; ``sign`` is -1 for the lower side of ±. ``unit`` is the one that the number itself
    implies: ``%`` of 百分之九十.
    """

    start: int
    end: int
    form: str
    factor: int = 1
    sign: int = 1
    unit: str | None = None


_GROUPING = str.maketrans("", "", ",， ")
_DECIMALS = deferred(r"(?<![0-9])[-+负]?[0-9]+(?:[,，][0-9]{3})*(?:[.][0-9]+)?(?:[Ee][-+][0-9]{1,3})?")
_MARGIN = deferred(r"±|[+]/-|正负")
_DIGITS = frozenset("0123456789")
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_SCALED = deferred("([0-9]+(?:[.][0-9]+)?)([百千]?万|[百千亿])")
_IMPLIED = {"百": "%", "100": "%", "一百": "%", "千": "‰", "1000": "‰", "一千": "‰"}


def figure(text: str, start: int, end: int, factor: int = 1) -> Figure:
    """Classify the number at ``start`` to ``end`` of normalised ``text``."""
    written = text[start:end]
    if written[-1] in _SCALES and written[0] in _DIGITS:
        return Figure(start, end, "mixed", factor)
    if "分之" in written:
        return Figure(start, end, "part", factor, 1, _IMPLIED.get(written.partition("分之")[0]))
    if ":" in written:
        return Figure(start, end, "ratio", factor)
    if "/" in written:
        return Figure(start, end, "fraction", factor)
    if "成" in written:
        return Figure(start, end, "tenth", factor, 1, "%")
    if written.endswith("个半"):
        return Figure(start, end, "half-more", factor)
    if "半" in written:
        return Figure(start, end, "half", factor)
    if written[-1] in _DIGITS:
        return Figure(start, end, "decimal", factor)
    return Figure(start, end, "numeral", factor)


def quantity(text: str, item: Figure) -> Quantity:
    """Return the exact number that ``item`` denotes in normalised ``text``."""
    written = text[item.start : item.end]
    if item.form != "decimal":
        written = "".join(written.split())  # a line wrap may tear numerals apart
    if item.form == "sum":
        second = _DECIMALS.findall(written)[-1]
        return _EXACT.add(_EXACT.multiply(_leading(written), Decimal(item.factor)), _decimal(second))
    number = _READERS[item.form](written)
    if item.factor != 1:
        number = (
            _quotient(number * item.factor, Fraction(1))
            if isinstance(number, Fraction)
            else _EXACT.multiply(number, Decimal(item.factor))
        )
    if item.sign < 0 and number:
        number = -number if isinstance(number, Fraction) else number.copy_negate()
    return number


def _decimal(written: str) -> Decimal:
    if not written.isascii() or "," in written or " " in written:
        written = written.translate(_GROUPING)
    number = Decimal("-" + written[1:]) if written[0] == "负" else Decimal(written)
    return number or Decimal(0)  # there is no nought below nought


def _ratio(written: str) -> Quantity:
    first, _, second = written.partition(":")
    return _quotient(Fraction(first), Fraction(second))


def _fraction(written: str) -> Quantity:
    first, _, second = written.partition("/")
    return _quotient(Fraction(first), Fraction(second))


def _part(written: str) -> Quantity:
    whole, _, part = written.partition("分之")
    number = _any(part)
    return number if whole in _IMPLIED else _quotient(Fraction(number), Fraction(_any(whole)))


def _any(written: str) -> Decimal:
    return _decimal(written) if written[0] in "0123456789" else chinese(written)


def _quotient(first: Fraction, second: Fraction) -> Quantity:
    """Divide; a whole result is a decimal, and over nought there is nothing to divide."""
    result = first / second if second else first
    return Decimal(result.numerator) if result.denominator == 1 else result


def _tenth(written: str) -> Decimal:
    first, _, rest = written.partition("成")
    more = 5 if rest == "半" else DIGITS[rest] if rest else 0
    return Decimal(int(_any(first)) * 10 + more)


def _mixed(written: str) -> Decimal:
    total = Decimal(0)
    for number, scale in _SCALED.findall(written):
        factor = 1
        for char in scale:
            factor *= _SCALES[char]
        total = _EXACT.add(total, _EXACT.multiply(Decimal(number), Decimal(factor)))
    return total


def _and_half(written: str) -> Quantity:
    return _quotient(Fraction(_leading(written)) * 2 + 1, Fraction(2))


def _leading(written: str) -> Decimal:
    """Return the number with which a text begins, in figures or as one numeral."""
    found = _DECIMALS.match(written)
    return _decimal(found.group()) if found is not None else chinese(written[0])


def _below(written: str) -> Decimal:
    middle, margin = map(_leading, _MARGIN.split(written))
    return _EXACT.subtract(middle, margin)


def _above(written: str) -> Decimal:
    middle, margin = map(_leading, _MARGIN.split(written))
    return _EXACT.add(middle, margin)


def _half(written: str) -> Quantity:
    del written
    return Fraction(1, 2)


def _half_more(written: str) -> Quantity:
    return _quotient(Fraction(_any(written[:-2])) * 2 + 1, Fraction(2))


_READERS = {
    "decimal": _decimal,
    "numeral": chinese,
    "ratio": _ratio,
    "fraction": _fraction,
    "part": _part,
    "tenth": _tenth,
    "half": _half,
    "half-more": _half_more,
    "and-half": _and_half,
    "below": _below,
    "above": _above,
    "mixed": _mixed,
}

"""One section of a number format: digits, literals, percent, scaling, fractions and exponents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TypeAlias

__all__ = ["NumberSection", "Token", "general", "rounded"]

Token: TypeAlias = tuple[str, str]
"""A kind and its text. Kinds: ``digit`` (``0 # ?``), ``literal``, ``general``, ``exponent`` (``E+``), ``. , % /``."""

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = 308
_WIDE = Context(prec=2048, rounding=ROUND_HALF_UP)
"""Holds the largest double (309 digits) with as many places as the longest format (1,024 characters) can ask for."""


def rounded(value: Decimal) -> Decimal:
    """Return the 15 sure digits of a stored double; the rest is binary noise (0.1 + 0.2), which no spreadsheet shows."""
    return _FIFTEEN.create_decimal(value)


def general(value: Decimal) -> str:
    """Return a number as the format General shows it: 15 significant digits, exponents only far out."""
    number = rounded(value)
    if not number:
        return "0"
    if -10 <= number.adjusted() <= 20:
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    mantissa = f"{digits[0]}.{digits[1:]}" if len(digits) > 1 else digits
    return f"{'-' if number < 0 else ''}{mantissa}E{number.adjusted():+03d}"


class NumberSection:
    """Shows numbers by the tokens of one section."""

    __slots__ = (
        "_exponent", "_fraction", "_general", "_grouped", "_places", "_plain", "_scale", "_step", "_tail", "_whole", "_width",
    )  # fmt: skip

    def __init__(self, tokens: Sequence[Token]) -> None:
        kinds = [kind for kind, _ in tokens]
        digits = [index for index, kind in enumerate(kinds) if kind == "digit"]
        point = kinds.index(".") if "." in kinds and digits else len(kinds)
        whole = [index for index in digits if index < point]
        commas = [index for index, kind in enumerate(kinds) if kind == "," and digits]
        self._grouped = any(whole[0] < index < whole[-1] for index in commas if whole)
        thousands = sum(1 for index in commas if (whole and whole[-1] < index < point) or index > digits[-1])
        self._scale = 2 * kinds.count("%") - 3 * thousands
        self._general = "general" in kinds
        self._fraction = _Fraction(tokens) if "/" in kinds and digits else None
        self._whole = _printed(tokens[:point], drop_commas=bool(digits))
        self._tail = _printed(tokens[point + 1 :], drop_commas=bool(digits))
        self._exponent = ""
        self._width = 0
        for side in (self._whole, self._tail):
            self._take_exponent(side)
        self._places = sum(kind == "digit" for kind, _ in self._tail)
        self._step = Decimal(1).scaleb(-self._places)
        self._plain = None if self._general or self._fraction or self._exponent else self._as_plain()

    def _as_plain(self) -> tuple[str, str, str] | None:
        """Return prefix, format specification and suffix if Python's own formatting shows the same (``#,##0.00``)."""
        left = "".join(text if kind == "digit" else "\0" for kind, text in self._whole)
        right = "".join(text if kind == "digit" else "\0" for kind, text in self._tail)
        digits, decimals = left.strip("\0"), right.strip("\0")
        if digits.lstrip("#") != "0" or decimals.strip("0") or (decimals and not right.startswith("0")):
            return None
        start = left.index(digits)
        prefix = "".join(text for _, text in self._whole[:start])
        suffix = "".join(text for _, text in [*self._whole[start + len(digits) :], *self._tail[len(decimals) :]])
        return (
            (prefix, ",f" if self._grouped else "f", suffix) if not (decimals and left[start + len(digits) :]) else None
        )

    def _take_exponent(self, side: list[Token]) -> None:
        """Remember sign and width of ``E+00`` and leave its mark only."""
        for index, (kind, text) in enumerate(side):
            if kind == "exponent":
                rest = side[index + 1 :]
                self._exponent, self._width = text[1], sum(item[0] == "digit" for item in rest)
                side[index + 1 :] = [item for item in rest if item[0] != "digit"]
                return

    def display(self, value: Decimal) -> str:
        """Return the number as this section shows it, without the blanks that only align it."""
        sign = "-" if value < 0 else ""
        size = _WIDE.scaleb(abs(value), self._scale) if self._scale else abs(value)
        if size and abs(size.adjusted()) > _LARGEST:
            return ""
        if self._plain is not None:
            prefix, specification, suffix = self._plain
            return f"{sign}{prefix}{_WIDE.quantize(size, self._step):{specification}}{suffix}".strip()
        if self._general:
            return (sign + "".join(general(size) if kind == "general" else text for kind, text in self._whole)).strip()
        if self._fraction is not None:
            return sign + self._fraction.display(size)
        power = 0
        if self._exponent and size:
            step = max(1, sum(kind == "digit" for kind, _ in self._whole))
            power = size.adjusted() // step * step
            size = _WIDE.scaleb(size, -power)
        number = _WIDE.quantize(size, self._step)
        whole, _, decimals = f"{number:f}".partition(".")
        return (sign + self._left(whole.lstrip("0"), power) + self._right(decimals, power)).strip()

    def _left(self, digits: str, power: int) -> str:
        """Fill the places before the point from the right; what is left over goes to the first place."""
        first = next((index for index, (kind, _) in enumerate(self._whole) if kind == "digit"), -1)
        pieces: list[str] = []
        rest, count = digits, 0
        for index in range(len(self._whole) - 1, -1, -1):
            kind, text = self._whole[index]
            if kind != "digit":
                pieces.append(self._mark(kind, text, power))
                continue
            taken = (rest if index == first else rest[-1:]) or {"0": "0", "?": " "}.get(text, "")
            rest = "" if index == first else rest[:-1]
            for digit in reversed(taken):
                if self._grouped and digit != " " and count and count % 3 == 0:
                    pieces.append(",")
                pieces.append(digit)
                count += 1
        return "".join(reversed(pieces))

    def _right(self, decimals: str, power: int) -> str:
        """Fill the places after the point from the left; ``#`` shows no zero at the end, and no point without digits."""
        shown = list(decimals)
        places = [text for kind, text in self._tail if kind == "digit"]
        for index in range(len(shown) - 1, -1, -1):
            if shown[index] != "0" or places[index] == "0":
                break
            shown[index] = ""
        filled = iter(shown)
        body = "".join(next(filled) if kind == "digit" else self._mark(kind, text, power) for kind, text in self._tail)
        return "." + body if any(shown) else body

    def _mark(self, kind: str, text: str, power: int) -> str:
        if kind != "exponent":
            return text
        return f"E{'-' if power < 0 else '+' if self._exponent == '+' else ''}{abs(power):0{self._width}d}"


def _printed(tokens: Sequence[Token], *, drop_commas: bool) -> list[Token]:
    """Return the tokens that show something: separators are drawn with the digits, percent signs as they stand."""
    kept = [item for item in tokens if item[0] != "," or not drop_commas]
    return [item if item[0] in {"digit", "exponent", "general"} else ("literal", item[1]) for item in kept]


class _Fraction:
    """``# ?/?``: the nearest fraction with as many digits as the format has, or with its fixed denominator."""

    __slots__ = ("_fixed", "_largest", "_mixed")

    def __init__(self, tokens: Sequence[Token]) -> None:
        bar = [kind for kind, _ in tokens].index("/")
        before = "".join(text if kind == "digit" else " " for kind, text in tokens[:bar]).split()
        below = "".join(text for _, text in tokens[bar + 1 :]).strip().split(" ")[0]
        self._mixed = len(before) > 1
        self._fixed = int(below[:4]) if below.isdecimal() and int(below[:4]) else 0
        self._largest = int(10 ** min(4, max(1, len(below)))) - 1

    def display(self, size: Decimal) -> str:
        number = Fraction(size)
        if self._fixed:
            over, below = round(number * self._fixed), self._fixed
        else:
            near = number.limit_denominator(self._largest)
            over, below = near.numerator, near.denominator
        whole, rest = divmod(over, below) if self._mixed else (0, over)
        if self._mixed and not rest:
            return str(whole)
        return f"{whole} {rest}/{below}" if whole else f"{rest}/{below}"

"""The number format of every cell style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.errors import LimitError
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.number_format import BUILTIN, NumberFormat
from jixiao.plugins.readers.ooxml.names import local_names

if TYPE_CHECKING:
    from jixiao.plugins.readers.package import Package

__all__ = ["cell_formats"]

_NAMES = local_names(("numFmt", "cellXfs", "xf"))
_MAX_STYLES = 70_000  # Excel itself ends at 65,490


def cell_formats(package: Package, part: str | None, *, epoch_1904: bool) -> list[NumberFormat]:
    """Return the number format of each style index; style 0 always exists."""
    codes = dict(BUILTIN)
    numbers: list[int] = []
    if part is not None:
        _collect(package, part, codes, numbers)
    known: dict[int, NumberFormat] = {}
    for number in numbers or [0]:
        if number not in known:
            known[number] = NumberFormat(codes.get(number, "General"), epoch_1904=epoch_1904)
    return [known[number] for number in numbers or [0]]


def _collect(package: Package, part: str, codes: dict[int, str], numbers: list[int]) -> None:
    """Read the formats that the file defines, and which one each style uses."""
    inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        tag = _NAMES.get(name)
        if tag == "numFmt":
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            numbers.append(_number(attributes.get("numFmtId")))
        if len(numbers) > _MAX_STYLES or len(codes) > _MAX_STYLES:
            raise LimitError(
                f"单元格样式超过 {_MAX_STYLES} 种，已停止读取。",
                f"more than {_MAX_STYLES} cell styles; reading stopped.",
            )

    def end(name: str) -> None:
        nonlocal inside
        if _NAMES.get(name) == "cellXfs":
            inside = False

    parse(package.chunks(part), Handlers(start, end), package.limits, part)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 7 else 0

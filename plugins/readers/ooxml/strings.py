"""The shared strings of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from jixiao.errors import LimitError
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.ooxml.names import local_names, unescaped
from jixiao.plugins.readers.ooxml.regular import named_entities, opening, plain_text, regions
from jixiao.plugins.readers.refusals import text_limit

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.plugins.readers.package import Package

__all__ = ["StringTable", "shared_strings"]

_NAMES = local_names(("si", "t", "rPh"))
_FIRST, _LAST = "<si><t>", "</t></si>"
_PRESERVE = '<t xml:space="preserve">'


class StringTable:
    """Collects strings from ``<si>`` elements; runs of rich text are joined, phonetic guides dropped.

    The ``count`` of the part is never believed.
    """

    def __init__(self, limits: Limits) -> None:
        self.strings: list[str] = []
        self._limits = limits
        self._pieces: list[str] = []
        self._length = self._total = 0
        self._phonetic = 0
        self._within = False

    def handlers(self) -> Handlers:
        """Return the handlers that fill the table."""
        return Handlers(self._start, self._end, self._text)

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        tag = _NAMES.get(name)
        if tag == "si":
            self._pieces, self._length = [], 0
        elif tag == "rPh":
            self._phonetic += 1
        self._within = tag == "t" and not self._phonetic

    def _end(self, name: str) -> None:
        tag = _NAMES.get(name)
        self._within = False
        if tag == "si":
            self._total += 2 * self._length
            check_size(self._total, len(self.strings), self._limits)
            self.strings.append(unescaped("".join(self._pieces)))
        elif tag == "rPh":
            self._phonetic -= 1

    def _text(self, data: str) -> None:
        if self._within:
            self._length += len(data)
            if self._length > self._limits.max_cell_characters:
                raise text_limit(self._limits)
            self._pieces.append(data)


def check_size(size: int, count: int, limits: Limits) -> None:
    """Raise ``LimitError`` if the strings take more memory than allowed."""
    if size + 64 * count > limits.max_shared_strings_bytes:
        raise LimitError(
            f"文件里的文字超过 {limits.max_shared_strings_bytes // 2**20} MB，已停止读取。请拆分后提交。",
            f"the file holds more than {limits.max_shared_strings_bytes // 2**20} MB of text; reading stopped. Split it.",
        )


def shared_strings(package: Package, part: str) -> list[str]:
    """Return all shared strings of the part."""
    return _regular_strings(package, part) or _all_strings(package.chunks(part, counted=False), package.limits, part)


def _all_strings(chunks: Iterable[bytes], limits: Limits, part: str) -> list[str]:
    table = StringTable(limits)
    parse(chunks, table.handlers(), limits, part)
    return table.strings


def _regular_strings(package: Package, part: str) -> list[str] | None:
    """Return the strings of a regular part, or None if expat has to read it."""
    limits = package.limits
    chunks = package.chunks(part)
    first = next(chunks, b"")
    root = opening(first)
    strings: list[str] = []
    size = count = 0
    for region in (
        regions(chain([first], chunks), root.end, b"<si>", b"</sst>", 8 * limits.max_cell_characters)
        if root
        else (None,)
    ):
        if region is None or root is None:
            return None
        found = _plain_strings(region, limits)
        strings += found if found is not None else _all_strings((root.tag, region, b"</sst>"), limits, part)
        size += sum(map(len, strings[count:])) * (1 if region.isascii() else 2)
        count = len(strings)
        check_size(size, count, limits)
    for _ in chunks:  # to the end, where the checksum is verified
        pass
    return strings


def _plain_strings(region: bytes, limits: Limits) -> list[str] | None:
    """Return the strings of a region of nothing but ``<si><t>…</t></si>``, or None."""
    text = plain_text(region)
    if text is None:
        return None
    text = text.replace(_PRESERVE, "<t>")
    if not text.startswith(_FIRST) or not text.endswith(_LAST):
        return None
    strings = text[len(_FIRST) : -len(_LAST)].split(_LAST + _FIRST)
    if text.count("<") != 4 * len(strings) or max(map(len, strings)) > limits.max_cell_characters:
        return None
    if "&" in text:
        strings = [named_entities(item) for item in strings]
    return [unescaped(item) for item in strings] if "_" in text and "_x" in text else strings

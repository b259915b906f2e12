"""The fast way through parts that are written regularly, as every common program writes them.

A part is regular when it is UTF-8, its root declares the main namespace as the default one, and neither comments, CDATA
sections nor processing instructions follow. Then an element ends exactly where its end tag is found, and a part can be cut
into regions of whole elements. Whatever is not plain inside a region goes to expat, region by region.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jixiao.errors import LimitError
from jixiao.plugins.readers.ooxml.names import MAIN

__all__ = ["Opening", "irregular", "named_entities", "opening", "plain_text", "regions"]

_ROOT = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(<\?xml [^<>]*\?>)?\s*<(worksheet|sst)((?: [^<>]*)?)>""")
_DEFAULT = re.compile(rb"""\sxmlns=["'](?:%s)["']""" % "|".join(map(re.escape, MAIN)).encode())
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_CONTROL = bytes([*range(9), 11, 12, *range(13, 32)])
_NAMED = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;")


class Opening(NamedTuple):
    """The root tag of a regular part, and where its content starts."""

    tag: bytes
    end: int


def opening(head: bytes) -> Opening | None:
    """Return the root tag if the part may be regular, else None."""
    found = _ROOT.match(head)
    if found is None or found[3].endswith(b"/") or not _DEFAULT.search(found[3]):
        return None
    if _OTHER_ENCODING.search(found[1] or b""):
        return None
    return Opening(b"<" + found[2] + found[3] + b">", found.end())


def irregular(content: bytes) -> bool:
    """Tell whether comments, CDATA sections or processing instructions occur; the rare sign is looked for first."""
    return (b"!" in content and b"<!" in content) or (b"?" in content and b"<?" in content)


def regions(
    chunks: Iterable[bytes], start: int, element: bytes, closing: bytes, longest: int
) -> Iterator[bytes | None]:
    """Yield regions of whole elements, up to ``closing``; None at the end if the part proves irregular or cut off.

    ``start`` counts the bytes to leave out, ``element`` is the beginning of an element's tag (``<row``); one of more
    than ``longest`` bytes is a ``LimitError``.
    """
    rest = b""
    for chunk in chunks:
        if start >= len(chunk):
            start -= len(chunk)
            continue
        seen = max(0, len(rest) - len(closing))  # what is there already has been searched
        rest += chunk[start:] if start else chunk
        start = 0
        end = rest.find(closing, seen)
        cut = end if end >= 0 else rest.rfind(element, seen)
        if cut > 0:
            region = rest[:cut]
            if irregular(region):
                break
            yield region
            rest = rest[cut:]
        if end >= 0:
            return
        if len(rest) > longest:
            raise LimitError(
                "文件中有一行或一段文字过长，不是正常的表格文件，已停止读取。",
                "the file holds one oversized row or text, which no spreadsheet writes; reading stopped.",
            )
    yield None


def plain_text(region: bytes) -> str | None:
    """Return a region as text, or None if it needs expat: other line ends, control characters, numeric references.

    Here too the rare sign is looked for first: to find two signs together takes sixty times as long.
    """
    if (b"&" in region and b"&#" in region) or len(region.translate(None, _CONTROL)) != len(region):
        return None
    try:
        text = region.decode()
    except UnicodeDecodeError:
        return None
    if "&" in text and text.count("&") != sum(map(text.count, _NAMED)):
        return None
    return text


def named_entities(text: str) -> str:
    """Return a text with the five named entities replaced."""
    if "&" not in text:
        return text
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text

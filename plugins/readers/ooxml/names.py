"""Names of the format: namespaces in both dialects, and the elements that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jixiao.grammar.patterns import deferred

__all__ = ["MAIN", "RELATION_ID", "local_names", "unescaped"]

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespace of workbooks, sheets, styles and strings: transitional and strict."""

RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)

_ESCAPE = deferred(r"_x([0-9A-Fa-f]{4})_")


def local_names(tags: Iterable[str]) -> Mapping[str, str]:
    """Return the expanded names of elements of the main namespace, each mapped to its local name."""
    return {f"{space} {tag}": tag for space in MAIN for tag in tags}


def unescaped(text: str) -> str:
    """Return a string with ``_xHHHH_`` decoded (ECMA-376 part 1, 22.9.2.19): ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # surrogate pairs may be escaped half by half; a lone half is no character
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""What surrounds the rows of a sheet: merged ranges and hidden columns, known before the first row is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.coordinates import LAST_COLUMN, Columns, merged_range
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.ooxml.names import local_names
from jixiao.plugins.readers.ooxml.regular import irregular, opening
from jixiao.plugins.readers.refusals import merges_limit, text_limit

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.sheet import MergedRange

__all__ = ["Frame", "sheet_frame"]

_NAMES = local_names(("worksheet", "sheetData", "row", "col", "mergeCell"))
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_LONGEST_HEAD = 4 * 1024 * 1024


class _IrregularError(Exception):
    """The part has to be read by expat throughout."""


@dataclass(slots=True)
class Frame:
    """The frame of one sheet. ``regular`` allows the fast way through its rows; ``<dimension>`` is never read."""

    merges: list[MergedRange] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    regular: bool = False
    rows: int = 0


def sheet_frame(stream: Callable[[], Iterator[bytes]], limits: Limits, part: str, name: str) -> Frame:
    """Read the frame of a sheet in one pass over its bytes; rows are skipped unparsed where the part is regular."""
    frame = Frame(regular=True)
    try:
        _parse(_without_rows(stream(), frame, limits), frame, limits, part, name)
    except _IrregularError:
        frame = Frame()
        _parse(stream(), frame, limits, part, name)
    return frame


def _parse(chunks: Iterator[bytes], frame: Frame, limits: Limits, part: str, name: str) -> None:
    columns = Columns()
    seen: list[str] = []

    def start(tag_name: str, attributes: Mapping[str, str]) -> None:
        tag = _NAMES.get(tag_name)
        if tag == "row":
            frame.rows += 1
        elif tag == "mergeCell":
            if len(frame.merges) >= limits.max_merges and len(frame.merges) >= limits.max_merges_per_row * frame.rows:
                raise merges_limit(name, limits)
            frame.merges.append(merged_range(attributes.get("ref", ""), columns))
        elif tag == "col":
            _hide(attributes, frame.hidden_columns)
        elif tag is not None:
            seen.append(tag)

    parse(chunks, Handlers(start, lambda _: None), limits, part)
    if seen[:1] != ["worksheet"] or seen.count("sheetData") > 1:
        raise UnreadableError(
            f"文件已损坏：工作表“{name}”的结构不完整。请用 Excel 或 WPS 打开后另存。",
            f"the file is damaged: the structure of sheet “{name}” is incomplete. Open it in Excel or WPS and save it again.",
        )


def _hide(attributes: Mapping[str, str], hidden: set[int]) -> None:
    """Remember the columns of a ``<col>`` element that nobody sees."""
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if attributes.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal() and len(first + last) < 12:
        hidden.update(range(max(1, int(first)), min(LAST_COLUMN, int(last)) + 1))


def _without_rows(chunks: Iterator[bytes], frame: Frame, limits: Limits) -> Iterator[bytes]:
    """Yield the part without what ``<sheetData>`` holds; ``_IrregularError`` if that cannot be found by its bytes."""
    head = b""
    for chunk in chunks:
        head += chunk
        if (start := head.find(_OPEN)) >= 0:
            break
        if len(head) > _LONGEST_HEAD:
            raise _IrregularError
    else:
        raise _IrregularError
    root = opening(head)
    if root is None or b"<!" in head[:start] or b"<?" in head[root.end : start]:
        raise _IrregularError
    yield head[: start + len(_OPEN)]
    rest = head[start + len(_OPEN) :]
    run = 0
    while (end := rest.find(_CLOSE)) < 0:
        if irregular(rest):
            raise _IrregularError
        last = rest.rfind(b"<")
        run = run + len(rest) if last < 0 else len(rest) - last
        if run > 8 * limits.max_cell_characters:
            raise text_limit(limits)
        frame.rows += rest.count(b"<row", 0, -len(_CLOSE))
        rest = rest[-len(_CLOSE) :] + _more(chunks)
    if irregular(rest[:end]):
        raise _IrregularError
    frame.rows += rest.count(b"<row", 0, end)
    yield rest[end:]
    yield from chunks


def _more(chunks: Iterator[bytes]) -> bytes:
    chunk = next(chunks, b"")
    if not chunk:  # no end of the rows: expat will name the line
        raise _IrregularError
    return chunk

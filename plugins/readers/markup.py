"""XML by expat, with everything refused that a spreadsheet never needs and an attacker does."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from jixiao.errors import LimitError, UnreadableError

if TYPE_CHECKING:
    from jixiao.limits import Limits

__all__ = ["Handlers", "events", "parse"]

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_NATIVE = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1", "utf-16le", "utf-16be"})
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80"})


def _ignore_text(_: str) -> None:
    """Drop text that stands outside every element of interest."""


class Handlers(NamedTuple):
    """What a consumer wants to see. Names are ``namespace local``, as expat joins them."""

    start: Callable[[str, Mapping[str, str]], None]
    end: Callable[[str], None]
    text: Callable[[str], None] = _ignore_text


def parse(chunks: Iterable[bytes], handlers: Handlers, limits: Limits, part: str) -> None:
    """Parse a whole part."""
    for _ in events(chunks, handlers, limits, part):
        pass


def events(chunks: Iterable[bytes], handlers: Handlers, limits: Limits, part: str) -> Iterator[None]:
    """Parse a part chunk by chunk and stop after each, so that a consumer can stream what it has collected.

    Raises ``UnreadableError`` for a DOCTYPE or what is not well-formed, ``LimitError`` for nesting beyond
    ``max_depth`` and for one tag or comment longer than any spreadsheet writes.
    """
    parser = _parser(handlers, limits, part)
    fed = 0
    try:
        for chunk in _decoded(chunks, part):
            parser.Parse(chunk, False)
            fed += len(chunk) if isinstance(chunk, bytes) else len(chunk.encode())
            # expat scans an unfinished tag again with every chunk: without this bound a long one costs quadratic time
            if fed - parser.CurrentByteIndex > 4 * limits.max_cell_characters:
                raise LimitError(
                    f"部件 {part} 中有一个过长的标记，不是正常的表格文件，已停止读取。",
                    f"part {part} holds one oversized tag, which no spreadsheet writes; reading stopped.",
                )
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise UnreadableError(
            f"文件内容已损坏：部件 {part} 第 {error.lineno} 行不合 XML 规范。请用 Excel 或 WPS 打开后另存。",
            f"the content is damaged: part {part}, line {error.lineno}, is not well-formed XML. "
            "Open the file in Excel or WPS and save it again.",
        ) from error


def _parser(handlers: Handlers, limits: Limits, part: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(None, " ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.max_depth:
            raise LimitError(
                f"部件 {part} 的 XML 嵌套超过 {limits.max_depth} 层，不是正常的表格文件，已停止读取。",
                f"the XML of part {part} is nested deeper than {limits.max_depth} levels; reading stopped.",
            )
        handlers.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handlers.end(name)

    def refuse(*_: object) -> None:
        raise UnreadableError(
            f"部件 {part} 含有 DOCTYPE 或实体声明，正常的表格文件没有这种内容，已拒绝读取。",
            f"part {part} declares a DOCTYPE or entities, which no spreadsheet does; refused.",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handlers.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _decoded(chunks: Iterable[bytes], part: str) -> Iterator[bytes | str]:
    """Pass on what expat decodes itself; decode the Chinese encodings for it."""
    stream = iter(chunks)
    first = next(stream, b"")
    found = _ENCODING.search(first[:400].replace(b"\0", b""))
    name = found[1].decode().lower() if found else "utf-8"
    if name in _CHINESE:
        decoder = codecs.getincrementaldecoder("gb18030")()
        try:
            yield decoder.decode(first)
            for chunk in stream:
                yield decoder.decode(chunk)
            yield decoder.decode(b"", True)
        except UnicodeDecodeError as error:
            raise _undecodable(part, name) from error
    elif name in _NATIVE:
        yield first
        yield from stream
    else:
        raise _undecodable(part, name)


def _undecodable(part: str, name: str) -> UnreadableError:
    return UnreadableError(
        f"部件 {part} 的字符编码（{name}）无法读取。请用 Excel 或 WPS 打开后另存。",
        f"the encoding of part {part} ({name}) cannot be read. Open the file in Excel or WPS and save it again.",
    )

"""The encodings that Chinese text files come in: UTF-8, GB18030 and UTF-16, told apart by what decodes."""

from __future__ import annotations

import codecs

from jixiao.errors import UnreadableError
from jixiao.plugins.readers.refusals import readable

__all__ = ["decoded_head", "encoding_of"]

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CANDIDATES = ("utf-8", "gb18030")
_CHINESE = "\u0800"
"""From here on UTF-8 takes three bytes for a character, and so for every Chinese one; GB18030 takes two."""
_CHUNK = 1024 * 1024


def decoded_head(head: bytes) -> str | None:
    """Return the beginning of a file as text, a character cut at the end left out; None if it is no text."""
    for candidate in _candidates(head):
        try:
            return codecs.getincrementaldecoder(candidate)().decode(head)
        except UnicodeDecodeError:
            continue
    return None


def encoding_of(path: str, *, foreign: bool = False) -> str:
    """Return the encoding of a whole text file, one that leaves out its byte order mark.

    Where both fit, as they may for a few characters, it is the one that gives Chinese; UTF-8 if the text may be ``foreign``.
    Raises ``UnreadableError`` if neither UTF-8 nor GB18030 (which includes GBK and GB2312) fits throughout.
    """
    fitting: list[str] = []
    with readable(), open(path, "rb") as stream:
        for candidate in _candidates(stream.read(4)):
            stream.seek(0)
            decoder = codecs.getincrementaldecoder(candidate)()
            plain, chinese = True, False
            try:
                while chunk := stream.read(_CHUNK):
                    text = decoder.decode(chunk)
                    plain = plain and text.isascii()
                    chinese = chinese or max(text, default="") >= _CHINESE
                decoder.decode(b"", True)
            except UnicodeDecodeError:
                continue
            fitting.append(candidate)
            if chinese or plain or foreign:
                return candidate
    if fitting:
        return fitting[-1]
    raise UnreadableError(
        "文件的字符编码无法识别，既不是 UTF-8 也不是 GB18030。请在 Excel 或 WPS 中另存为 xlsx。",
        "the encoding is neither UTF-8 nor GB18030. Save the file as xlsx in Excel or WPS.",
    )


def _candidates(head: bytes) -> tuple[str, ...]:
    return next(((name,) for mark, name in _MARKS if head.startswith(mark)), _CANDIDATES)

"""The zip container of xlsx and ods: parts by name, every byte counted while it is inflated."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from jixiao.errors import LimitError, UnreadableError
from jixiao.plugins.readers.refusals import changed, encrypted

if TYPE_CHECKING:
    from jixiao.limits import Limits

__all__ = ["Package"]

_CHUNK = 64 * 1024
_TAIL = 65_557 + 76  # comment, end record, and the two records of zip64 before it
_BYTES_PER_ENTRY = 256
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error, ValueError)
"""What zipfile raises for damaged containers; each ``try`` below holds calls of zipfile only."""


class Package:
    """A zip file whose parts are streamed.

    Part names are compared without case and with ``/``, as the packaging convention asks (ECMA-376 part 2, 6.2.2). The
    file is opened anew for each stream, so that no handle outlives a reading. Raises ``UnreadableError`` for a damaged,
    ambiguous or encrypted container and ``LimitError`` beyond a limit.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.total = 0
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._repeated: set[str] = set()
        try:
            with open(path, "rb") as stream:
                self._size, self._stamp = os.fstat(stream.fileno()).st_size, os.fstat(stream.fileno()).st_mtime_ns
                _limit_directory(stream, self._size, limits)
                with zipfile.ZipFile(stream) as archive:
                    entries = archive.infolist()
        except _ERRORS as error:
            raise _damaged() from error
        if len(entries) > limits.max_entries:
            raise _too_many(len(entries), limits)
        for entry in entries:
            key = _key(entry.filename)
            if key in self._parts:
                self._repeated.add(key)
            self._parts[key] = entry

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def names(self) -> list[str]:
        """Return the normalised names of all parts."""
        return list(self._parts)

    def chunks(self, name: str, *, counted: bool = True) -> Iterator[bytes]:
        """Stream one part, inflated, its checksum verified at the end.

        ``counted`` is false for a further pass over a part that already counts towards the total.
        """
        entry = self._entry(name)
        size = 0
        limits = self.limits
        try:
            with open(self.path, "rb") as stream:
                status = os.fstat(stream.fileno())
                if (status.st_size, status.st_mtime_ns) != (self._size, self._stamp):
                    raise changed()
                with zipfile.ZipFile(stream) as archive, archive.open(entry) as part:
                    while chunk := part.read(_CHUNK):
                        size += len(chunk)
                        if counted:
                            self.total += len(chunk)
                        packed = stream.tell() - entry.header_offset  # what was really read, whatever the entry claims
                        bomb = size > limits.grace_bytes and size > limits.max_ratio * packed
                        if bomb or size > limits.max_part_bytes or self.total > limits.max_total_bytes:
                            raise self._too_large(name, size)
                        yield chunk
        except _ERRORS as error:
            raise _damaged(name) from error

    def read(self, name: str, limit: int = 16 * 1024 * 1024) -> bytes:
        """Return a small part as a whole; ``LimitError`` beyond ``limit`` bytes."""
        pieces, size = [], 0
        for chunk in self.chunks(name):
            size += len(chunk)
            if size > limit:
                raise self._too_large(name, size)
            pieces.append(chunk)
        return b"".join(pieces)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        key = _key(name)
        entry = self._parts.get(key)
        if entry is None:
            raise UnreadableError(
                f"文件不完整：缺少部件 {name}。请用 Excel 或 WPS 打开后另存。",
                f"the file is incomplete: part {name} is missing. Open it in Excel or WPS and save it again.",
            )
        if key in self._repeated:
            raise UnreadableError(
                f"文件里有两个同名部件 {name}，无法确定以哪一个为准。请用 Excel 或 WPS 打开后另存。",
                f"the file holds part {name} twice, so its content is ambiguous. Open it in Excel or WPS and save it again.",
            )
        if entry.flag_bits & _ENCRYPTED:
            raise encrypted()
        if entry.compress_type not in _METHODS:
            raise UnreadableError(
                f"部件 {name} 的压缩方式不受支持。请用 Excel 或 WPS 打开后另存。",
                f"part {name} uses an unsupported compression. Open it in Excel or WPS and save it again.",
            )
        return entry

    def _too_large(self, name: str, size: int) -> LimitError:
        return LimitError(
            f"部件 {name} 解压后超过安全限制（已超过 {size // 2**20} MB），疑似压缩炸弹，已停止读取。"
            "请删除多余的格式和工作表后另存。",
            f"part {name} inflates beyond the safety limit (over {size // 2**20} MB), like a zip bomb; reading stopped. "
            "Remove surplus formatting and sheets, then save again.",
        )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _limit_directory(stream: BinaryIO, size: int, limits: Limits) -> None:
    """Refuse a directory of more entries than allowed before zipfile makes an object of each."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise zipfile.BadZipFile
    (length,) = struct.unpack_from("<L", tail, end + 12)
    if end >= 76 and tail[end - 20 : end - 16] == b"PK\x06\x07" and tail[end - 76 : end - 72] == b"PK\x06\x06":
        (length,) = struct.unpack_from("<Q", tail, end - 76 + 40)
    if length > limits.max_entries * _BYTES_PER_ENTRY:
        raise _too_many(length // _BYTES_PER_ENTRY, limits)
    stream.seek(0)


def _too_many(count: int, limits: Limits) -> LimitError:
    return LimitError(
        f"容器里的部件太多（约 {count} 个，上限 {limits.max_entries}），已停止读取。",
        f"the container holds too many parts (about {count}, limit {limits.max_entries}); reading stopped.",
    )


def _damaged(name: str = "") -> UnreadableError:
    return UnreadableError(
        f"文件已损坏或不完整{f'（{name}）' if name else ''}，多半是下载或传输中断。请重新取得文件，或用 Excel、WPS 修复后另存。",
        f"the file is damaged or incomplete{f' ({name})' if name else ''}, as after an interrupted transfer. "
        "Get it again, or repair it in Excel or WPS and save it.",
    )

"""The directory of an OLE compound file (MS-CFB): which streams it holds, without reading them."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

__all__ = ["SIGNATURE", "stream_names"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_IN_HEADER = 109
_MAX_DIRECTORY = 4096  # sectors; a spreadsheet has one or two


def stream_names(path: str) -> frozenset[str]:
    """Return the names of streams and storages, as many as can be found; a damaged file gives fewer, never an error."""
    try:
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            return frozenset(_names(stream, size))
    except (OSError, struct.error):
        return frozenset()


def _names(stream: BinaryIO, size: int) -> Iterator[str]:
    header = stream.read(512)
    if len(header) < 512 or header[:8] != SIGNATURE:
        return
    (shift,) = struct.unpack_from("<H", header, 30)
    if not 7 <= shift <= 16:
        return
    sector_size = 1 << shift
    (directory,) = struct.unpack_from("<L", header, 48)
    tables = _tables(stream, header, sector_size, size)
    seen: set[int] = set()
    sector = directory
    while sector < _LAST_SECTOR and sector not in seen and len(seen) < _MAX_DIRECTORY:
        seen.add(sector)
        data = _sector(stream, sector, sector_size)
        for start in range(0, len(data) - 127, 128):
            (length,) = struct.unpack_from("<H", data, start + 64)
            if 2 < length <= 64:
                yield data[start : start + length - 2].decode("utf-16-le", "replace")
        sector = _next(stream, tables, sector, sector_size)


def _tables(stream: BinaryIO, header: bytes, sector_size: int, size: int) -> list[int]:
    """Return the sectors that hold the allocation table: 109 in the header, the rest in a chain."""
    (count, extension, extensions) = (struct.unpack_from("<L", header, offset)[0] for offset in (44, 68, 72))
    limit = min(count, size // sector_size + 1)
    found = list(struct.unpack_from(f"<{_IN_HEADER}L", header, 76))
    for _ in range(min(extensions, _MAX_DIRECTORY)):
        if extension >= _LAST_SECTOR or len(found) >= limit:
            break
        data = _sector(stream, extension, sector_size)
        entries = struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4])
        found.extend(entries[:-1])
        extension = entries[-1] if entries else _LAST_SECTOR
    return found[:limit]


def _next(stream: BinaryIO, tables: list[int], sector: int, sector_size: int) -> int:
    """Return the sector that follows in a chain."""
    table, index = divmod(sector, sector_size // 4)
    if table >= len(tables) or tables[table] >= _LAST_SECTOR:
        return _LAST_SECTOR
    data = _sector(stream, tables[table], sector_size)
    found: int = struct.unpack_from("<L", data, index * 4)[0]
    return found


def _sector(stream: BinaryIO, number: int, size: int) -> bytes:
    stream.seek((number + 1) * size)
    return stream.read(size)

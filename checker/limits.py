"""How large a file may be before it is refused instead of read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that every reader holds; beyond one of them a file is a ``LimitError`` (SYS003), never a slow answer.

    The defaults let a table of 100,000 projects pass (about 150 MB of XML in the wide layout, 300 MB in the long one).

    - ``max_entries``: files inside a container.
    - ``max_part_bytes``, ``max_total_bytes``: real bytes after inflating, of one part and of all parts read.
    - ``max_ratio``: inflated to compressed bytes while a part is streamed, judged beyond its first ``grace_bytes``. Real
      sheets whose rows all repeat one long text reach about 100; DEFLATE itself ends at 1,032.
    - ``max_cells``: non-empty cells of a sheet, positions covered by merged ranges included.
    - ``max_rows``: rows of a sheet (the format's own limit is 1,048,576).
    - ``max_cell_characters``: characters of one cell (Excel's own limit is 32,767).
    - ``max_merges``: merged ranges of a sheet, or ``max_merges_per_row`` for each of its rows if that is more.
    - ``max_shared_strings_bytes``: the shared strings in memory, estimated as 2 bytes a character (1 in plain ASCII) and 64 for each string.
    - ``max_depth``: nesting of elements.
    - ``rule_seconds``: of one rule on one subject.
    - ``seconds``, ``memory_bytes``: of a worker process, for parsers that may hang or exhaust memory.
    """

    max_entries: int = 10_000
    max_part_bytes: int = 400 * _MIB
    max_total_bytes: int = 800 * _MIB
    max_ratio: int = 150
    grace_bytes: int = 8 * _MIB
    max_cells: int = 20_000_000
    max_rows: int = 1_100_000
    max_cell_characters: int = 131_072
    max_merges: int = 200_000
    max_merges_per_row: int = 2
    max_shared_strings_bytes: int = 128 * _MIB
    max_depth: int = 64
    seconds: float = 60.0
    rule_seconds: float = 10.0
    memory_bytes: int = 1024 * _MIB

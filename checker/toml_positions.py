"""Where the keys of a TOML text stand, which the standard library's parser does not tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from jixiao.grammar.patterns import deferred

__all__ = ["Location", "Positions"]

_HEADER = deferred(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = deferred(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*(?:\.[^=\s]+\s*)?=\s*")
_QUOTES = ('"""', "'''")


class Location(NamedTuple):
    """A place in a file: 1-based line and column."""

    line: int
    column: int


class Positions:
    """The places of a TOML text's tables and keys, by path: ``("rule", 2, "require")`` is a key of the third rule."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self._scan()

    def of(self, path: tuple[str | int, ...], part: str = "", offset: int = 0) -> Location:
        """Return where the nearest known key of ``path`` stands, or character ``offset`` of the text ``part`` in its value."""
        known = path
        while known and known not in self._found:
            known = known[:-1]
        start, end = self._found.get(known, (0, len(self.text)))
        inside = self.text.find(part, start, end) if part else -1
        return self._location(inside + offset if inside >= 0 else start)

    def _location(self, index: int) -> Location:
        return Location(self.text.count("\n", 0, index) + 1, index - (self.text.rfind("\n", 0, index) + 1) + 1)

    def _scan(self) -> None:
        """Note the start of every table and key, passing over texts of several lines."""
        table: tuple[str | int, ...] = ()
        counts: dict[str, int] = {}
        open_quote, depth, index = "", 0, 0
        starts: list[tuple[tuple[str | int, ...], int]] = []
        for line in self.text.splitlines(keepends=True):
            fresh = not open_quote and depth <= 0
            if fresh and (header := _HEADER.match(line)) and not _KEY.match(line):
                table = self._table(header[1], header[2], counts)
                starts.append((table, index + header.start(1)))
            elif fresh and (key := _KEY.match(line)):
                starts.append(((*table, key[1].strip("\"'")), index + key.start(1)))
            open_quote = _quote_after(line, open_quote)
            depth = max(0, depth + _brackets(line)) if not open_quote and not (fresh and _HEADER.match(line)) else depth
            index += len(line)
        for number, (path, start) in enumerate(starts):
            following = (other for later, other in starts[number + 1 :] if path != later[: len(path)])
            self._found.setdefault(path, (start, next(following, len(self.text))))

    def _table(self, bracket: str, name: str, counts: dict[str, int]) -> tuple[str | int, ...]:
        """Return the path of a table header; ``[rule.parameters]`` belongs to the last ``[[rule]]``."""
        path: list[str | int] = []
        words = [word.strip().strip("\"'") for word in name.split(".")]
        for number, word in enumerate(words):
            path.append(word)
            whole = ".".join(words[: number + 1])
            if bracket == "[[" and number == len(words) - 1:
                counts[whole] = counts.get(whole, -1) + 1
            if whole in counts:
                path.append(counts[whole])
        return tuple(path)


def _quote_after(line: str, open_quote: str) -> str:
    """Return the delimiter of a text of several lines that is open at the end of ``line``."""
    rest = line
    while True:
        if open_quote:
            _, found, rest = rest.partition(open_quote)
            if not found:
                return open_quote
            open_quote = ""
            continue
        first = min((at for quote in _QUOTES if (at := rest.find(quote)) >= 0), default=-1)
        if first < 0:
            return ""
        open_quote, rest = rest[first : first + 3], rest[first + 3 :]


def _brackets(line: str) -> int:
    """Return how many brackets of a list or inline table stay open after a line, those in texts left out."""
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*", "", line)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")

"""Two whole forms printed side by side on one sheet, a blank column between them: each is read on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model import Ignored
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.heading import find_heading
from jixiao.plugins.forms.words import squeeze
from jixiao.sheet import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.model import Reading
    from jixiao.plugins.forms.words import Words
    from jixiao.text import Text

__all__ = ["divided_at", "of_both", "sides"]

_NEEDED = frozenset({"name", "value"})


def divided_at(rows: Sequence[Row], words: Words) -> int | None:
    """Return the first column of the right form, None for a sheet that holds no two forms side by side."""
    for index in range(len(rows)):
        heading = find_heading(rows[index : index + 3], words, rows[index - 1] if index else None)
        if heading is None:
            continue
        texts = [squeeze(column.text) for column in heading.columns]
        half, rest = divmod(len(texts), 2)
        if rest or texts[:half] != texts[half:] or not heading.known >= _NEEDED:
            return None
        left, right = heading.columns[half - 1].last, heading.columns[half].first
        blank = all(_is_blank(row, range(left + 1, right)) for row in rows[index:])
        return right if right > left + 1 and blank and _named_twice(rows[:index], right, words) else None
    return None


def _is_blank(row: Row, gap: range) -> bool:
    """Tell whether nothing stands between the forms but a note that reaches over both."""
    return all(column not in row.cells for column in gap) or len(own_cells(row)) == 1


def _named_twice(rows: Iterable[Row], right: int, words: Words) -> bool:
    """Tell whether a row above the header names a project on both sides."""
    for row in rows:
        fields = [(cell.column >= right, words.fact(cell.text)) for cell in own_cells(row)]
        if len({side for side, word in fields if word is not None and word.field == "project"}) > 1:
            return True
    return False


def sides(rows: Sequence[Row], right: int) -> tuple[list[Row], list[Row]]:
    """Return the rows of both forms; a line that stands alone over or above both belongs to each."""
    found: tuple[list[Row], list[Row]] = ([], [])
    begun = False
    for row in rows:
        own = own_cells(row)
        begun = begun or any(cell.column >= right for cell in own)
        if len(own) == 1 and right > own[0].column and (not begun or max(row.cells) >= right):
            found[0].append(row)
            found[1].append(row)
            continue
        for side, kept in zip(found, (range(right), range(right, max(row.cells, default=0) + 1)), strict=True):
            cells = {column: cell for column, cell in row.cells.items() if column in kept}
            if cells:
                side.append(Row(row.number, cells, row.hidden))
    return found


def of_both(readings: Sequence[Iterable[Reading]], rows: Sequence[Sequence[Row]], sheet: str) -> Iterator[Reading]:
    """Yield what was read of both; a row counts as not judged only if neither form judged it."""
    judged: set[int] = set()
    whys: dict[int, Text] = {}
    for one, side in zip(readings, rows, strict=True):
        ignored: dict[int, Text] = {}
        for item in one:
            if isinstance(item, Ignored):
                ignored |= dict.fromkeys(range(item.first, item.last + 1), item.why)
            else:
                yield item
        judged |= {row.number for row in side} - ignored.keys()
        whys = ignored | whys
    for number in sorted(whys.keys() - judged):
        yield Ignored(sheet, number, number, whys[number])

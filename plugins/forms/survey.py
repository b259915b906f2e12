"""What the first rows of a sheet show: its headers with their forms, or how near it comes to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.block import COLUMN_TITLES, best_fit
from jixiao.plugins.forms.cells import own_cells
from jixiao.plugins.forms.grid import grid_of
from jixiao.plugins.forms.head import read_head
from jixiao.plugins.forms.heading import find_heading, of_several_years
from jixiao.plugins.forms.prose import speaks
from jixiao.plugins.forms.titles import is_title
from jixiao.plugins.forms.traits import Sight, is_submission
from jixiao.plugins.forms.transposed import HINT, is_transposed
from jixiao.plugins.forms.words import squeeze
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["Survey", "survey_of"]

_MOST = 45
_CORE = frozenset({"indicators", "category", "subcategory", "name", "value", "actual"})


@dataclass(slots=True)
class Survey:
    """``tables`` are the sights of the tables found. Without one, ``words`` are the header words of the best row."""

    tables: list[Sight] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    levels: int = 0
    titled: bool = False
    prose: bool = False
    department: bool = False
    library: bool = False
    transposed: bool = False
    _forms: tuple[Sequence[Description], list[Description]] | None = None

    def forms(self, descriptions: Sequence[Description]) -> list[Description]:
        """Return the form of each table; every form asks, so the answer about the same descriptions is kept."""
        if self._forms is None or self._forms[0] is not descriptions:
            self._forms = descriptions, self._fitting(descriptions)
        return self._forms[1]

    def _fitting(self, descriptions: Sequence[Description]) -> list[Description]:
        found = [
            best_fit(descriptions, sight) or next(item for item in descriptions if item.kind == sight.grid.kind)
            for sight in self.tables
        ]
        if self.prose:
            found.append(next(item for item in descriptions if "prose-entries" in item.traits))
        return found

    @property
    def resemblance(self) -> int:
        """How much a sheet without a known header looks like a performance table, from 0 to 45."""
        if self.library:
            return 0
        if self.transposed:
            return _MOST
        core = len(self.words & _CORE)
        score = 12 * min(core, 2) + (15 if self.levels >= 2 else 0) + (10 if self.titled else 0)
        return min(_MOST, score)

    @property
    def guess(self) -> str:
        """The form that a sheet without a known header comes nearest to."""
        if {"project", "indicators"} <= self.words or {"project", "goal"} <= self.words:
            return "F1"
        return "F15" if self.department else "F4"

    def missing(self, wanted: Sequence[str]) -> tuple[Text, ...]:
        """Return the titles of the columns that a header would need."""
        if self.transposed:
            return (HINT,)
        absent = [name for name in wanted if name not in self.words]
        return tuple(
            Text(f"表头“{COLUMN_TITLES[name].zh}”列", f"a header “{COLUMN_TITLES[name].en}”")
            for name in absent
            if name in COLUMN_TITLES
        )


def survey_of(preview: Sequence[Row], sheet: str, words: Words) -> Survey:
    """Look for headers in the first rows of a sheet."""
    found = Survey()
    start, index = 0, 0
    while index < len(preview):
        rows = preview[index : index + 3]
        heading = find_heading(rows, words, preview[index - 1] if index else None)
        if heading is None:
            index += 1
            continue
        depth = heading.last - heading.first + 1
        sample = preview[index + depth : index + depth + 40]
        head = read_head(preview[start:index], sheet, words)
        sight = Sight(
            grid_of(heading, sample, words, head.year, dual=head.dual),
            head,
            sample,
            of_several_years(heading, head, words),
        )
        if not is_submission(sight, sheet):
            found.library = not is_title(head.title.text)
        else:
            found.tables.append(sight)
        index += depth
        start = index
    rest = read_head(preview[start:], sheet, words)
    found.prose = speaks(rest)
    if not found.tables and not found.prose:
        _look_closer(found, preview, words)
        found.transposed = is_transposed(preview, words)
    return found


def _look_closer(found: Survey, preview: Sequence[Row], words: Words) -> None:
    """Note what a sheet without a header has in common with a performance table."""
    for row in preview:
        own = own_cells(row)
        fields = frozenset(word.field for cell in own if len(cell.text) <= 40 and (word := words.column(cell.text)))
        if len(fields & _CORE) > len(found.words & _CORE) or (not found.words and len(fields) >= 2):
            found.words = fields
        found.levels += sum(
            1 for cell in own if len(cell.text) <= 20 and level_of(cell.text) is not None and "指标" in cell.text
        )
        if len(own) == 1 and is_title(own[0].text) and "绩效" in squeeze(own[0].text):
            found.titled = True
            found.department = found.department or "整体" in own[0].text

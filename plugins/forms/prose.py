"""Tables without a grid: the indicators of one project in running text behind the label 绩效指标 (F3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.cells import indicators_of
from jixiao.plugins.forms.block import oddities, project_of, table_of
from jixiao.plugins.forms.grid import Grid
from jixiao.plugins.forms.heading import Heading
from jixiao.plugins.forms.traits import Sight

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.model import Reading
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.head import Head
    from jixiao.sheet import Sheet

__all__ = ["read_prose", "sight_of", "speaks"]

_KIND = "prose"


def speaks(head: Head) -> bool:
    """Tell whether a head is a whole table: it names a project or goal, and its indicators stand behind a label."""
    return bool(head.prose) and ("project" in head.facts or bool(head.goals) or "department" in head.facts)


def sight_of(head: Head) -> Sight:
    """Return the sight of a table that is only a head."""
    place = head.prose[0].place
    return Sight(Grid(Heading(place.row, place.row, ()), _KIND), head, ())


def read_prose(head: Head, sheet: Sheet, grammar: Grammar, description: Description) -> Iterator[Reading]:
    """Yield the table and its project."""
    sight = sight_of(head)
    table = table_of(sheet, sight, description)
    yield table
    yield from oddities(sheet, sight, table)
    project = project_of(sight, table)
    text = head.prose[0]
    for more in head.prose[1:]:
        text = text.joined(more, "\n")
    reading = indicators_of(text, grammar, project.name.text)
    project.indicators.extend(reading.indicators)
    project.unread.extend(reading.unread)
    project.indicator_cell = text
    yield project.project(table)
    yield from reading.problems

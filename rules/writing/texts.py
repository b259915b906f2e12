"""The texts of a project that a person wrote, as parts that findings can point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model import Indicator, Project

__all__ = ["Written", "suspects", "values_of", "written"]


class Written(NamedTuple):
    """One text: the part of ``at`` (None for the project itself) that it is."""

    at: Indicator | None
    part: str
    text: str


def written(project: Project, suspect: Callable[[str], object]) -> Iterator[Written]:
    """Yield the name, the goal and the indicators' texts that ``suspect`` picks: entries, or names and values.

    The indicator cell of a wide form is looked at once; its entries only if it is suspect.
    """
    for part, text in (("name", project.name_passage.text), ("goal", project.goal.text)):
        if suspect(text):
            yield Written(None, part, text)
    for indicator in suspects(project, suspect):
        parts = [("entry", indicator.entry.text)]
        if not indicator.entry.text:
            parts = [("name", indicator.name_text), ("value", indicator.value.text)]
        for part, text in parts:
            if suspect(text):
                yield Written(indicator, part, text)


def values_of(project: Project, suspect: Callable[[str], object]) -> Iterator[Written]:
    """Yield the values (sign + value + unit) that ``suspect`` picks, looking at the cell of a wide form once."""
    for indicator in suspects(project, suspect):
        text = indicator.value.text
        if suspect(text):
            yield Written(indicator, "value", text)


def suspects(project: Project, suspect: Callable[[str], object]) -> tuple[Indicator, ...]:
    """Return the indicators whose texts may be suspect: none where the cell that holds them all is not."""
    cell = project.indicator_cell.text
    return () if cell and not suspect(cell) else project.indicators

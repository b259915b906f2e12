"""The texts of a project that a person wrote, as parts that findings can point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.memory import once_a_project
from jixiao.rules.consistency.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model import Indicator, Project

__all__ = ["Written", "all_texts", "suspects", "values_of", "written"]


class Written(NamedTuple):
    """One text: the part of ``at`` (None for the project itself) that it is."""

    at: Indicator | None
    part: str
    text: str


def written(project: Project, suspect: Callable[[str], object]) -> Iterator[Written]:
    """Yield the name, the goal and the indicators' texts that ``suspect`` picks: entries, or names and values.

    All texts together are looked at first, and the indicator cell of a wide form before its entries.
    """
    if not suspect(all_texts(project)):
        return
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
    """Yield the values (sign + value + unit) that ``suspect`` picks, looking at all of them together first."""
    texts = texts_of(project)
    if not suspect(texts.all_read):
        return
    for indicator, text in zip(project.indicators, texts.read, strict=True):
        if suspect(text):
            yield Written(indicator, "value", text)


def suspects(project: Project, suspect: Callable[[str], object]) -> tuple[Indicator, ...]:
    """Return the indicators whose texts may be suspect: none where the cell that holds them all is not."""
    cell = project.indicator_cell.text
    return () if cell and not suspect(cell) else project.indicators


@once_a_project
def all_texts(project: Project) -> str:
    """Return all texts of the project at hand; between two of them stands nothing that a rule looks for."""
    cell = project.indicator_cell.text
    own = [cell] if cell else [item.entry.text or item.name_text for item in project.indicators]
    values = () if cell else (texts_of(project).all_read,)
    return "\n".join((project.name_passage.text, project.goal.text, *own, *values))

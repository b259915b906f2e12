"""Where the indicators of a project begin anew: two projects of one name and amount, pasted one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.plugins.forms.scope import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.model import Indicator
    from jixiao.plugins.forms.builder import Builder

__all__ = ["divided"]

_FEWEST_CLASSES, _PASTED_CLASSES = 3, 2


def divided(project: Builder, repeated: Mapping[int, Callable[[], Builder]]) -> Iterator[Builder]:
    """Yield a project, or the several that its rows hold; ``repeated`` begins a project at each row that repeats its name.

    Of rows that say the same of their project the indicators tell: they go on, or all classes stand there once more.
    """
    starts = _starts(project.indicators) if repeated and filled(project.amounts) else []
    if not starts or any(_row(project.indicators[start]) not in repeated for start in starts):
        yield project
        return
    ends = [*starts[1:], len(project.indicators)]
    parts = [repeated[_row(project.indicators[start])]() for start in starts]
    for part, start, end in zip(parts, starts, ends, strict=True):
        part.indicators = project.indicators[start:end]
        part.empty_rows = [item for item in project.empty_rows if item.passage.place.row >= part.row]
        project.empty_rows = [item for item in project.empty_rows if item.passage.place.row < part.row]
    project.indicators = project.indicators[: starts[0]]
    yield project
    yield from parts


def _starts(indicators: Sequence[Indicator]) -> list[int]:
    """Return where the class of the first indicator begins again, if the same classes stand between all of these places.

    Output and benefit in turn may be one project; three classes once more, or the same names, are not.
    """
    classes = [item.category for item in indicators]
    starts = [place for place in range(1, len(classes)) if classes[place] == classes[0] != classes[place - 1]]
    spans = [slice(start, end) for start, end in zip([0, *starts], [*starts, None], strict=True)]
    names = {tuple(item.name_text for item in indicators[span]) for span in spans}
    fewest = _PASTED_CLASSES if len(names) == 1 else _FEWEST_CLASSES
    blocks = {frozenset(classes[span]) for span in spans}
    return starts if len(blocks) == 1 and all(len(block) >= fewest for block in blocks) else []


def _row(indicator: Indicator) -> int:
    return indicator.name_passage.place.row if indicator.name_passage.fragments else indicator.value_passage.place.row

"""The weights of a project, each cell counted once however many rows it is merged over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model import Fragment, Indicator, Project

__all__ = [
    "CENT",
    "Weights",
    "covered",
    "execution_points",
    "is_execution",
    "scale_of",
    "unweighted",
    "weights_of",
]

_EXECUTION = deferred(r"(?:预算|资金|经费|支出)[^率]{0,4}执行率|^\s*执行率")
_BREAKDOWN = "其中"
"""How the name of a row begins that, with those below it, only details the one above, which bears the weight."""
CENT = Decimal("0.005")
"""Half of the second decimal: what rounding may add to one weight or score."""


class Weights(NamedTuple):
    """What the weight cells of a project say.

    ``by_category`` are points out of 100: fractions of 1 are taken times 100. ``rounding`` is what rounding each weight
    to two decimals may add to a sum. ``blank`` and ``zero`` are indicators without weight, ``unread`` says that a
    weight was no number. ``execution`` is true when 预算执行率 is an indicator of its own, so that nothing need stand
    beside the sum.
    """

    by_category: dict[str, Decimal]
    rounding: Decimal
    blank: tuple[Indicator, ...]
    zero: tuple[Indicator, ...]
    unread: bool
    execution: bool

    @property
    def total(self) -> Decimal:
        """The sum of all weights."""
        return sum(self.by_category.values(), Decimal(0))


def weights_of(project: Project) -> Weights:
    """Collect the weights of a project."""
    by_category: dict[str, Decimal] = {}
    blank: list[Indicator] = []
    zero: list[Indicator] = []
    seen: set[tuple[Fragment, ...]] = set()
    rounding, unread, broken_down = Decimal(0), False, False
    for indicator in project.indicators:
        weight, passage = indicator.weight, indicator.weight_passage
        broken_down = indicator.name_text.startswith(_BREAKDOWN) or (broken_down and not passage.text.strip())
        place = passage.fragments[:1]
        if place and place in seen:
            continue
        if passage.text.strip():
            seen.add(place)
        if weight is None:
            unread = unread or bool(passage.text.strip())
            if not passage.text.strip() and not broken_down:
                blank.append(indicator)
        elif weight == 0:
            zero.append(indicator)
        else:
            rounding += CENT
            by_category[indicator.category] = by_category.get(indicator.category, Decimal(0)) + weight
    scale = scale_of(by_category.values())
    if scale != 1:
        by_category = {key: value * scale for key, value in by_category.items()}
        rounding *= scale
    execution = any(is_execution(item) and item.weight for item in project.indicators)
    return Weights(by_category, rounding, tuple(blank), tuple(zero), unread, execution)


def scale_of(weights: Iterable[Decimal]) -> int:
    """Return 100 where weights are fractions of 1, else 1."""
    return 100 if 0 < sum(weights) <= 1 else 1


def execution_points(project: Project) -> Decimal:
    """Return the points of 预算执行率 that the form states above its indicators, 0 where it states none."""
    text = project.execution.points.text
    return Decimal(text) if text else Decimal(0)


def is_execution(indicator: Indicator) -> bool:
    """Tell whether an indicator is 预算执行率."""
    return _EXECUTION.search(indicator.name_text) is not None


def unweighted(indicator: Indicator) -> bool:
    """Tell whether a row needs no weight: it says that it does not apply, or nothing at all."""
    return indicator.value.kind in {Kind.EMPTY, Kind.PLACEHOLDER}


def covered(project: Project, indicator: Indicator) -> bool:
    """Tell whether the first row of the indicator's level-2 class bears the one weight of the class, as merged cells do."""
    key = (indicator.category, indicator.subcategory)
    members = [item for item in project.indicators if (item.category, item.subcategory) == key]
    return bool(indicator.subcategory) and bool(members[0].weight) and sum(bool(item.weight) for item in members) == 1

"""The scores of a self-evaluation: how many points each may bring, and what they come to."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from jixiao.rules.weight.weights import CENT, scale_of

if TYPE_CHECKING:
    from jixiao.model import Fragment, Indicator, Passage, Project

__all__ = ["Bound", "Score", "bounds_of", "execution_bound", "execution_score", "is_percentage", "score_sum"]

_PERCENT = frozenset({"%", "％"})


class Bound(NamedTuple):
    """A score and the most that it may be."""

    at: Indicator | Project
    score: Decimal
    most: Decimal

    @property
    def holds(self) -> bool:
        """Whether the score lies between 0 and the most."""
        return 0 <= self.score <= self.most


class Score(NamedTuple):
    """What scores come to; ``fractions`` are those with decimals, ``slack`` what rounding to the places written may make of them.

    ``execution`` is what of it is the score of 预算执行率.
    """

    number: Decimal = Decimal(0)
    fractions: int = 0
    slack: Decimal = Decimal(0)
    execution: Decimal = Decimal(0)

    def plus(self, other: Score) -> Score:
        """Return both together."""
        return Score(
            self.number + other.number,
            self.fractions + other.fractions,
            self.slack + other.slack,
            self.execution + other.execution,
        )

    def is_sum(self, stated: Decimal) -> bool:
        """Tell whether a stated sum is this one but for rounding in the second place."""
        return abs(stated - self.number) <= CENT * (1 + self.fractions)

    def is_rounded_to(self, stated: Decimal) -> bool:
        """Tell whether a stated sum is this one, rounded or cut to the places it is written with."""
        gap, places = stated - self.number, _places(stated)
        step = Decimal(1).scaleb(-places) if places < _places(self.number.normalize()) else Decimal(0)
        return -(self.slack + step) < gap <= self.slack + step / 2


def score_sum(project: Project) -> Score | None:
    """Return what the scores of the indicators come to; None where one of them is blank or no number of points."""
    total = Score()
    seen: set[tuple[Fragment, ...]] = set()
    for item in project.indicators:
        place = item.score_passage.fragments[:1]
        if place in seen:
            continue
        seen.add(place)
        if item.score is None or is_percentage(item.score_passage) or place == item.weight_passage.fragments[:1]:
            return None
        total = total.plus(_written(item.score))
    return total if seen else None


def execution_score(project: Project) -> Score | None:
    """Return the score of 预算执行率 above the indicators, None where none is stated."""
    text = project.execution.score.text
    return _written(Decimal(text))._replace(execution=Decimal(text)) if text else None


def bounds_of(project: Project) -> list[Bound]:
    """Return the scores with the weights of their rows; none where most are above theirs: they count on another scale."""
    weights = {item.weight_passage: item.weight for item in project.indicators if item.weight is not None}
    scale = scale_of(weights.values())
    found = [bound for item in project.indicators if (bound := _bound(item, project, scale)) is not None]
    above = sum(bound.score > bound.most for bound in found)
    return [] if above > 1 and 2 * above > len(found) else found


def execution_bound(project: Project) -> Bound | None:
    """Return the score of 预算执行率 above the indicators with its points; None without one of the two.

    A number above the points that is the rate itself stands in the wrong column, and is no score.
    """
    execution = project.execution
    points, score = execution.points.text, execution.score.text
    if not points or not score:
        return None
    bound = Bound(project, Decimal(score), Decimal(points))
    rate = execution.rate.text.strip().rstrip("%％")
    return None if not bound.holds and score == rate else bound


def _written(number: Decimal) -> Score:
    places = _places(number)
    return Score(number, int(bool(places)), Decimal(1).scaleb(-places) / 2 if places else Decimal(0))


def _places(number: Decimal) -> int:
    """Return how many decimals a number is written with."""
    return max(0, -int(number.as_tuple().exponent))


def is_percentage(score: Passage) -> bool:
    """Tell whether a score is a rate of points (90%), and no number of them."""
    return score.text.rstrip()[-1:] in _PERCENT


def _bound(item: Indicator, project: Project, scale: int) -> Bound | None:
    """Return score and weight of an indicator, or of all rows for which its score stands; None without one of the two.

    It stands for the rows over which it is merged, and for those right below that have none.
    """
    if item.score is None or is_percentage(item.score_passage):
        return None
    rows = [other for other in project.indicators if other.score_passage == item.score_passage]
    rows += takewhile(_has_none, project.indicators[project.indicators.index(item) + 1 :])
    weights = {other.weight_passage: other.weight for other in rows if other.weight is not None}
    total = sum(weights.values(), Decimal(0)) * scale
    return Bound(item, item.score, total) if total else None


def _has_none(item: Indicator) -> bool:
    return not item.score_passage.text.strip()

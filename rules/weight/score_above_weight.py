"""WGT004 score-above-weight."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.weight.weights import plain, scale_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["ScoreAboveWeight"]

_PERCENT = frozenset({"%", "％"})


def _row(weight: str, score: str) -> Example:
    return Example(rows=(("产出指标", "数量指标", "培训人数", "≥", "500", "人", weight, "", "520人", score),))


class ScoreAboveWeight(Rule):
    """No indicator of a self-evaluation scores more points than it has.

    Why: the weight is the most that an indicator can bring; more makes the sum of the scores wrong.
    """

    code, name = "WGT004", "score-above-weight"
    title = Text("得分超过分值", "score above the weight")
    checks = Text(
        "自评表中指标的得分大于它的权重（分值），或为负数。合并的得分、下面各行空着的得分与这些行的分值之和比较，权重写成 0.2 的按 20 分；"
        "写明扣分、百分制的列和百分比不算得分，多数得分都大于分值时（另一种计分）不报。",
        "In a self-evaluation form the score of an indicator is larger than its weight, or negative. A score that is merged, or has blanks below it, is compared "
        "with the weights of all these rows, and a weight of 0.2 is 20 points. Columns of points taken off or of marks out of a hundred, and percentages, "
        "are no scores; nothing is said where most scores are above their weights, which is another way to count.",
    )
    why = Text(
        "分值是一条指标的满分，得分超过它，总分就不对。",
        "The weight is the most that an indicator can bring; with more the total is wrong.",
    )
    repair = Text(
        "把得分改为 0 到分值之间的数；超额完成也只得满分。",
        "Write a score between 0 and the weight; a target that was exceeded has full marks and no more.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic", "form-instruction")
    bad = (_row("10", "12"), _row("10", "-1"))
    good = (_row("10", "10"), _row("10", "7.5"), _row("10", ""))
    requires = ("weight", "score")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare each score with the weight of its rows, unless most are above theirs: then they count on another scale."""
        weights = {item.weight_passage: item.weight for item in project.indicators if item.weight is not None}
        scale = scale_of(weights.values())
        bounds = [(item, *bound) for item in project.indicators if (bound := _bound(item, project, scale)) is not None]
        above = sum(score > weight for _, score, weight in bounds)
        if above > 1 and 2 * above > len(bounds):
            return
        for item, score, weight in bounds:
            if not 0 <= score <= weight:
                yield self._made(item, score, weight)

    def _made(self, item: Indicator, score: Decimal, weight: Decimal) -> Finding:
        above = score > weight
        bound = weight if above else Decimal(0)
        return self.finding(
            zh=f"得分 {plain(score)} {'大于分值' if above else '小于'} {plain(bound)}",
            en=f"the score {plain(score)} is {'above the weight' if above else 'below'} {plain(bound)}",
            at=item,
            part="score",
            expected=f"{'≤' if above else '≥'}{plain(bound)}",
            actual=plain(score),
            difference=plain(score - bound),
            related=[Related(item, "weight")],
        )


def _has_none(item: Indicator) -> bool:
    return not item.score_passage.text.strip()


def _bound(item: Indicator, project: Project, scale: int) -> tuple[Decimal, Decimal] | None:
    """Return score and weight of an indicator, or of all rows for which its score stands; None without one of the two.

    It stands for the rows over which it is merged, and for those right below that have none. A percentage is a rate of
    points, and no score.
    """
    if item.score is None or item.score_passage.text.rstrip()[-1:] in _PERCENT:
        return None
    rows = [other for other in project.indicators if other.score_passage == item.score_passage]
    rows += takewhile(_has_none, project.indicators[project.indicators.index(item) + 1 :])
    weights = {other.weight_passage: other.weight for other in rows if other.weight is not None}
    total = sum(weights.values(), Decimal(0)) * scale
    return (item.score, total) if total else None

"""WGT004 score-above-weight."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.weight.weights import plain
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator

__all__ = ["ScoreAboveWeight"]


def _row(weight: str, score: str) -> Example:
    return Example(rows=(("产出指标", "数量指标", "培训人数", "≥", "500", "人", weight, "", "520人", score),))


class ScoreAboveWeight(Rule):
    """No indicator of a self-evaluation scores more points than it has.

    Why: the weight is the most that an indicator can bring; more makes the sum of the scores wrong.
    """

    code, name = "WGT004", "score-above-weight"
    title = Text("得分超过分值", "score above the weight")
    checks = Text(
        "自评表中指标的得分大于它的权重（分值），或为负数。写明扣分的列不算得分。",
        "In a self-evaluation form the score of an indicator is larger than its weight, or negative. A column of points "
        "taken off holds no scores.",
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

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the score with the weight."""
        score, weight = indicator.score, indicator.weight
        if score is None or not weight or 0 <= score <= weight:
            return
        above = score > weight
        bound = weight if above else Decimal(0)
        yield self.finding(
            zh=f"得分 {plain(score)} {'大于分值' if above else '小于'} {plain(bound)}",
            en=f"the score {plain(score)} is {'above the weight' if above else 'below'} {plain(bound)}",
            part="score",
            expected=f"{'≤' if above else '≥'}{plain(bound)}",
            actual=plain(score),
            difference=plain(score - bound),
            related=[Related(indicator, "weight")],
        )

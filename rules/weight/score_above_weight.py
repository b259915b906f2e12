"""WGT004 score-above-weight."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.scores import bounds_of, execution_bound
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rules.weight.scores import Bound

__all__ = ["ScoreAboveWeight"]


_CALLED = {
    "score": Text("得分", "the score"),
    "execution_score": Text("预算执行率的得分", "the score of 预算执行率"),
}


def _row(weight: str, score: str) -> Example:
    return Example(rows=(("产出指标", "数量指标", "培训人数", "≥", "500", "人", weight, "", "520人", score),))


def _execution(score: str) -> Example:
    return Example(execution={"budget": "500", "spent": "500", "rate": "100%", "points": "10", "score": score})


class ScoreAboveWeight(Rule):
    """Neither an indicator of a self-evaluation nor 预算执行率 scores more points than it has.

    Why: the weight is the most that an indicator can bring; more makes the sum of the scores wrong.
    """

    code, name = "WGT004", "score-above-weight"
    title = Text("得分超过分值", "score above the weight")
    checks = Text(
        "自评表中指标的得分大于它的权重（分值），或为负数；指标上方预算执行率的得分大于写明的分值。合并的得分、下面各行空着的得分与这些行的分值之和比较，权重写成 0.2 的按 20 分；"
        "写明扣分、百分制的列和百分比不算得分，多数得分都大于分值时（另一种计分）不报。",
        "In a self-evaluation form the score of an indicator is larger than its weight, or negative, or that of 预算执行率 above the indicators larger than its points. A score that is merged, or has blanks below it, is compared "
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
    bad = (_row("10", "12"), _row("10", "-1"), _execution("10.5"))
    good = (_row("10", "10"), _row("10", "7.5"), _row("10", ""), _execution("10"))
    requires = ("score",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare each score with the weight of its rows, and that of 预算执行率 with its points."""
        yield from (self._made(bound, "score") for bound in bounds_of(project) if not bound.holds)
        execution = execution_bound(project)
        if execution is not None and not execution.holds:
            yield self._made(execution, "execution_score")

    def _made(self, bound: Bound, part: str) -> Finding:
        above = bound.score > bound.most
        limit = bound.most if above else Decimal(0)
        called = _CALLED[part]
        return self.finding(
            zh=f"{called.zh} {plain(bound.score)} {'大于分值' if above else '小于'} {plain(limit)}",
            en=f"{called.en} {plain(bound.score)} is {'above the weight' if above else 'below'} {plain(limit)}",
            at=bound.at,
            part=part,
            expected=f"{'≤' if above else '≥'}{plain(limit)}",
            actual=plain(bound.score),
            difference=plain(bound.score - limit),
            related=[Related(bound.at, "weight")] if part == "score" else [],
        )

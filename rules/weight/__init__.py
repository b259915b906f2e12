"""WGT: weights and scores, where the form has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    from jixiao.rules.weight.full_score_below_target import FullScoreBelowTarget
    from jixiao.rules.weight.missing_weight import MissingWeight
    from jixiao.rules.weight.score_above_weight import ScoreAboveWeight
    from jixiao.rules.weight.score_total import ScoreTotal
    from jixiao.rules.weight.score_without_result import ScoreWithoutResult
    from jixiao.rules.weight.weight_split import WeightSplit
    from jixiao.rules.weight.weight_sum import WeightSum

    return (
        WeightSum,
        WeightSplit,
        MissingWeight,
        ScoreAboveWeight,
        FullScoreBelowTarget,
        ScoreTotal,
        ScoreWithoutResult,
    )

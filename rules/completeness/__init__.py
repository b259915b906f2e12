"""CMP: whether a project states everything that a target table has to state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    from jixiao.rules.completeness.catch_all_goal import CatchAllGoal
    from jixiao.rules.completeness.goal_too_short import GoalTooShort
    from jixiao.rules.completeness.mandatory_row_empty import MandatoryRowEmpty
    from jixiao.rules.completeness.missing_benefit import MissingBenefit
    from jixiao.rules.completeness.missing_cost import MissingCost
    from jixiao.rules.completeness.missing_goal import MissingGoal
    from jixiao.rules.completeness.missing_indicators import MissingIndicators
    from jixiao.rules.completeness.missing_output import MissingOutput
    from jixiao.rules.completeness.missing_procurement import MissingProcurement
    from jixiao.rules.completeness.missing_satisfaction import MissingSatisfaction
    from jixiao.rules.completeness.missing_subcategory import MissingSubcategory
    from jixiao.rules.completeness.not_applicable_required import NotApplicableRequired
    from jixiao.rules.completeness.too_few_indicators import TooFewIndicators
    from jixiao.rules.completeness.too_many_indicators import TooManyIndicators

    return (
        MissingOutput,
        MissingBenefit,
        MissingSatisfaction,
        MissingGoal,
        MissingIndicators,
        TooFewIndicators,
        TooManyIndicators,
        MissingCost,
        MissingSubcategory,
        MandatoryRowEmpty,
        NotApplicableRequired,
        GoalTooShort,
        CatchAllGoal,
        MissingProcurement,
    )

"""Rules on whether the statements of a table agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule

__all__ = ["jixiao_rules"]


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of the family CON."""
    from jixiao.rules.consistency.all_hundred import AllHundred
    from jixiao.rules.consistency.annual_equals_total import AnnualEqualsTotal
    from jixiao.rules.consistency.boilerplate_remark import BoilerplateRemark
    from jixiao.rules.consistency.conflicting_targets import ConflictingTargets
    from jixiao.rules.consistency.copied_goal import CopiedGoal
    from jixiao.rules.consistency.copied_indicators import CopiedIndicators
    from jixiao.rules.consistency.count_with_percent import CountWithPercent
    from jixiao.rules.consistency.direction_contradiction import DirectionContradiction
    from jixiao.rules.consistency.duplicate_indicator import DuplicateIndicator
    from jixiao.rules.consistency.goal_number_mismatch import GoalNumberMismatch
    from jixiao.rules.consistency.input_as_performance import InputAsPerformance
    from jixiao.rules.consistency.name_in_value import NameInValue
    from jixiao.rules.consistency.parts_not_whole import PartsNotWhole
    from jixiao.rules.consistency.quality_as_benefit import QualityAsBenefit
    from jixiao.rules.consistency.rate_without_percent import RateWithoutPercent
    from jixiao.rules.consistency.satisfaction_misfiled import SatisfactionMisfiled
    from jixiao.rules.consistency.stale_year import StaleYear
    from jixiao.rules.consistency.unit_conflict import UnitConflict

    return (
        DuplicateIndicator,
        ConflictingTargets,
        RateWithoutPercent,
        CountWithPercent,
        UnitConflict,
        DirectionContradiction,
        SatisfactionMisfiled,
        QualityAsBenefit,
        InputAsPerformance,
        NameInValue,
        CopiedGoal,
        CopiedIndicators,
        GoalNumberMismatch,
        AllHundred,
        AnnualEqualsTotal,
        BoilerplateRemark,
        PartsNotWhole,
        StaleYear,
    )

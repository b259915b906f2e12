"""Rules over one indicator's value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return VAL001 to VAL027."""
    from jixiao.rules.value.ambiguous_magnitude import AmbiguousMagnitude
    from jixiao.rules.value.approximate_value import ApproximateValue
    from jixiao.rules.value.boolean_value import BooleanValue
    from jixiao.rules.value.deadline_outside_year import DeadlineOutsideYear
    from jixiao.rules.value.declared_type_mismatch import DeclaredTypeMismatch
    from jixiao.rules.value.deferred_value import DeferredValue
    from jixiao.rules.value.empty_value import EmptyValue
    from jixiao.rules.value.forbidden_characters import ForbiddenCharacters
    from jixiao.rules.value.formula_weights import FormulaWeights
    from jixiao.rules.value.fraction_for_percent import FractionForPercent
    from jixiao.rules.value.fractional_count import FractionalCount
    from jixiao.rules.value.missing_baseline import MissingBaseline
    from jixiao.rules.value.missing_period import MissingPeriod
    from jixiao.rules.value.missing_sign import MissingSign
    from jixiao.rules.value.missing_unit import MissingUnit
    from jixiao.rules.value.negative_count import NegativeCount
    from jixiao.rules.value.percent_out_of_bounds import PercentOutOfBounds
    from jixiao.rules.value.placeholder_value import PlaceholderValue
    from jixiao.rules.value.qualitative_without_grades import QualitativeWithoutGrades
    from jixiao.rules.value.reversed_range import ReversedRange
    from jixiao.rules.value.several_values import SeveralValues
    from jixiao.rules.value.trivial_bound import TrivialBound
    from jixiao.rules.value.unmeasurable_rank import UnmeasurableRank
    from jixiao.rules.value.unquantified import Unquantified
    from jixiao.rules.value.unsurpassable_bound import UnsurpassableBound
    from jixiao.rules.value.unusual_satisfaction import UnusualSatisfaction
    from jixiao.rules.value.zero_positive_target import ZeroPositiveTarget

    return (
        EmptyValue,
        PlaceholderValue,
        PercentOutOfBounds,
        Unquantified,
        MissingUnit,
        TrivialBound,
        UnsurpassableBound,
        ApproximateValue,
        SeveralValues,
        DeferredValue,
        BooleanValue,
        MissingBaseline,
        UnmeasurableRank,
        MissingSign,
        AmbiguousMagnitude,
        FractionForPercent,
        ZeroPositiveTarget,
        ReversedRange,
        DeadlineOutsideYear,
        QualitativeWithoutGrades,
        UnusualSatisfaction,
        DeclaredTypeMismatch,
        ForbiddenCharacters,
        MissingPeriod,
        NegativeCount,
        FractionalCount,
        FormulaWeights,
    )

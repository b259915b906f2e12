"""Rules on money: sums, and amounts in goals and indicators beside the project's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule

__all__ = ["jixiao_rules"]


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of the family AMT."""
    from jixiao.rules.money.annual_above_total import AnnualAboveTotal
    from jixiao.rules.money.column_sum import ColumnSum
    from jixiao.rules.money.cost_above_budget import CostAboveBudget
    from jixiao.rules.money.cost_equals_budget import CostEqualsBudget
    from jixiao.rules.money.execution_rate import ExecutionRate
    from jixiao.rules.money.goal_amount_mismatch import GoalAmountMismatch
    from jixiao.rules.money.negative_amount import NegativeAmount
    from jixiao.rules.money.output_is_budget import OutputIsBudget
    from jixiao.rules.money.price_times_quantity import PriceTimesQuantity
    from jixiao.rules.money.row_sum import RowSum
    from jixiao.rules.money.zero_amount import ZeroAmount

    return (
        RowSum,
        ColumnSum,
        NegativeAmount,
        ZeroAmount,
        AnnualAboveTotal,
        CostAboveBudget,
        CostEqualsBudget,
        OutputIsBudget,
        GoalAmountMismatch,
        PriceTimesQuantity,
        ExecutionRate,
    )

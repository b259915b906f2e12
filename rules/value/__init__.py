"""Rules over one indicator's value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return VAL001 to VAL027."""
    from jixiao.rules.value.deferred_value import DeferredValue
    from jixiao.rules.value.empty_value import EmptyValue
    from jixiao.rules.value.missing_unit import MissingUnit
    from jixiao.rules.value.percent_out_of_bounds import PercentOutOfBounds
    from jixiao.rules.value.placeholder_value import PlaceholderValue
    from jixiao.rules.value.several_values import SeveralValues
    from jixiao.rules.value.unquantified import Unquantified

    return (
        EmptyValue,
        PlaceholderValue,
        PercentOutOfBounds,
        Unquantified,
        MissingUnit,
        SeveralValues,
        DeferredValue,
    )

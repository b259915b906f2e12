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
    from jixiao.rules.money.column_sum import ColumnSum
    from jixiao.rules.money.row_sum import RowSum

    return (RowSum, ColumnSum)

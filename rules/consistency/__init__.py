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
    from jixiao.rules.consistency.duplicate_indicator import DuplicateIndicator

    return (DuplicateIndicator,)

"""RES: what self-evaluation and monitoring forms say was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    from jixiao.rules.result.missing_reason import MissingReason
    from jixiao.rules.result.nothing_filled_in import NothingFilledIn
    from jixiao.rules.result.result_without_number import ResultWithoutNumber
    from jixiao.rules.result.target_for_result import TargetForResult

    return (TargetForResult, ResultWithoutNumber, MissingReason, NothingFilledIn)

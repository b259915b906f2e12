"""Rules on this year's table beside last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule

__all__ = ["jixiao_rules"]


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of the family HIS."""
    from jixiao.rules.history.class_changed import ClassChanged
    from jixiao.rules.history.dropped_indicator import DroppedIndicator
    from jixiao.rules.history.dropped_project import DroppedProject
    from jixiao.rules.history.name_reused import NameReused
    from jixiao.rules.history.new_project import NewProject
    from jixiao.rules.history.stale_goal import StaleGoal
    from jixiao.rules.history.target_fell_behind import TargetFellBehind
    from jixiao.rules.history.target_softened import TargetSoftened
    from jixiao.rules.history.unit_changed import UnitChanged

    return (
        TargetFellBehind,
        TargetSoftened,
        UnitChanged,
        NameReused,
        DroppedIndicator,
        DroppedProject,
        NewProject,
        ClassChanged,
        StaleGoal,
    )

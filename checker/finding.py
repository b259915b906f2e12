"""What a rule says about a subject, in positions relative to that subject's own texts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from jixiao.model import Indicator, Place, Problem, Project, Subtotal, Table
    from jixiao.subjects import ProjectHead, Spot
    from jixiao.text import Text

__all__ = ["Anchor", "Finding", "Fix", "Related", "Severity"]

Anchor: TypeAlias = "Indicator | Project | ProjectHead | Spot | Subtotal | Table | Problem | Place"
"""What a finding can point at."""


class Severity(StrEnum):
    """How a finding counts: an error is returned for rework, a warning is looked at, info is an improvement."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Larger is more severe."""
        return ("info", "warning", "error").index(self.value)


class Fix(NamedTuple):
    """Replace characters ``start`` to ``end`` of the finding's part by ``replacement``.

    ``safe`` edits never change the meaning; the others are suggestions that a person must confirm.
    """

    start: int
    end: int
    replacement: str
    safe: bool = True


class Related(NamedTuple):
    """Another place that belongs to the finding."""

    at: Anchor
    part: str
    span: tuple[int, int] | None = None


class Finding(NamedTuple):
    """One finding: a rule's code, the message, and the characters ``span`` of ``part`` of the subject ``at``.

    ``at`` None is the subject that was checked. ``span`` None is the whole part. ``expected``, ``actual`` and
    ``difference`` are given wherever there is a number. Parts of an indicator: ``value`` (sign + value + unit),
    ``name``, ``category``, ``subcategory``, ``remark``, ``weight``, ``sign``, ``unit``, ``total_value``, ``entry``; of a
    project: ``name``, ``goal``, ``total_goal``, ``indicators``, and ``total``, ``fiscal``, ``special_account``, ``other``
    for its amounts (``all:total`` … for whole-project amounts); of a subtotal: ``name`` and the amounts; of a table:
    ``unit``, ``header``; of a problem: ``text``. ``severity`` overrides the rule's for this finding only.
    """

    code: str
    message: Text
    part: str = "value"
    span: tuple[int, int] | None = None
    at: Anchor | None = None
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    suggestion: Text | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None

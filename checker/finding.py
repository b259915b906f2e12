"""What a rule says about a subject, in positions relative to that subject's own texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.model import Indicator, Place, Problem, Project, Subtotal, Table
    from jixiao.subjects import ProjectHead, Spot

__all__ = ["PARTS", "Anchor", "Finding", "Fix", "Related", "Severity", "no_part"]

Anchor: TypeAlias = "Indicator | Project | ProjectHead | Spot | Subtotal | Table | Problem | Place"
"""What a finding can point at."""

_MONEY = ("total", "fiscal", "special_account", "other")
PARTS: Mapping[str, tuple[str, ...]] = {
    "Indicator": (
        *("value", "name", "category", "subcategory", "remark", "weight", "actual", "score", "reason"),
        *("sign", "unit", "total_value", "entry"),
    ),
    "Project": (
        *("indicators", "name", "goal", "total_goal", *_MONEY, "upper", "carry", "unknown"),
        *("rate", "execution_score", "weight_total", "score_total"),
        *(f"all:{key}" for key in (*_MONEY, "upper", "carry", "unknown")),
        *(f"{column}:{key}" for column in ("initial", "executed") for key in _MONEY),
    ),
    "Table": ("header", "unit", "name"),
    "Subtotal": ("name", *_MONEY, "upper"),
    "Problem": ("text",),
    "ProjectHead": ("name",),
}
"""The texts that a finding may point at, by the class of what it points at."""


def no_part(anchor: str, part: str) -> Text:
    """Return the sentence that what a finding points at has no such part."""
    from jixiao.registry import nearest

    known = PARTS[anchor]
    hint = nearest(part, known)
    more = Text("", "")
    if anchor == "ProjectHead":
        more = Text(
            "；要指到项目的其他文字，在 digest 里留下它的 Passage，写 at=Spot(head, passage)",
            "; to point at another text of the project, keep its Passage in the digest and write at=Spot(head, passage)",
        )
    return Text(
        f"{anchor} 没有 part=“{part}”{hint.zh}。可用：{'、'.join(known)}{more.zh}",
        f"{anchor} has no part “{part}”{hint.en}. Known: {', '.join(known)}{more.en}",
    )


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
    ``name``, ``category``, ``subcategory``, ``remark``, ``weight``, ``actual``, ``score``, ``reason``, ``sign``, ``unit``, ``total_value``, ``entry``; of a
    project: ``name``, ``goal``, ``total_goal``, ``indicators``, and ``total``, ``fiscal``, ``special_account``, ``other``
    for its amounts (``all:total`` … for whole-project amounts, ``initial:total`` and ``executed:total`` … for those of 年初预算数 and 执行数), ``rate`` of execution and ``execution_score``, ``weight_total`` and ``score_total`` below the indicators; of a subtotal: ``name`` and the amounts; of a table:
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

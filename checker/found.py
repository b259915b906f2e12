"""One finding as every report shows it: placed in the user's file, with all that a reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.finding import Severity
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.model import Place

__all__ = ["Found", "FoundFix", "RelatedPlace"]


class RelatedPlace(NamedTuple):
    """Where something stands that a finding refers to; ``file`` is None for the finding's own file."""

    place: Place
    file: str | None = None


class FoundFix(NamedTuple):
    """An edit of the cell's own text: characters ``span`` become ``replacement``."""

    place: Place
    replacement: str
    safe: bool


class Found(NamedTuple):
    """One finding with everything a reader of a report needs, in the coordinates of the user's file.

    ``text`` are the offending characters and ``span`` their offsets in the cell's own text (None for a whole cell).
    ``passage`` is the whole text of the part and ``mark`` the offending characters in it, for marking in context.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    file: str
    place: Place | None
    project: str | None = None
    indicator: str | None = None
    text: str | None = None
    passage: str = ""
    mark: tuple[int, int] | None = None
    places: tuple[Place, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    suggestion: Text | None = None
    fix: FoundFix | None = None
    basis: tuple[str, ...] = ()
    part: str = ""
    folded: tuple[Found, ...] = ()

"""Which classes of indicator a project has, and whether one can say that a class is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.rules.words import alternatives, words

if TYPE_CHECKING:
    from jixiao.grammar import Vocabulary
    from jixiao.model import Indicator, Project

__all__ = ["expected", "lacks", "serves_nobody", "severity_for", "subcategories", "template_rows", "unclassed"]

_MATRIX = "F11"
_RUNNING = deferred(
    f"(?:{alternatives(words('completeness', 'running'))})(?!.*(?:{alternatives(words('completeness', 'not-running'))}))"
)
_STEMS = {key: words("completeness", f"unread-{key}") for key in ("output", "benefit", "satisfaction")}
_STAND_INS = frozenset(words("completeness", "stand-ins"))


def expected(project: Project) -> bool:
    """Tell whether a target is expected: there are indicators or money, or a name and no amount that says 0.

    The indicators of a matrix stand below its parts; the whole that the facts above it name needs none of its own.
    """
    if project.indicators:
        return True
    if project.table.form == _MATRIX:
        return False
    numbers = [amount.number for amount in project.amounts.values() if amount.number is not None]
    return any(numbers) if numbers else bool(project.name_passage.text)


def lacks(project: Project, category: str, vocabulary: Vocabulary) -> bool:
    """Tell whether no indicator of ``category`` is there and none can hide behind an unknown or unread class.

    A level-2 word that is a level-1 word elsewhere (满意度 under 效益) counts for its class. False for a project without
    any indicator: that is one finding of its own (CMP005).
    """
    indicators = project.indicators
    for indicator in indicators:
        if indicator.category == category:
            return False
    if not indicators or any(_may_be(item, category, vocabulary) for item in indicators):
        return False
    return not any(stem in passage.text for passage in project.unread for stem in _STEMS[category])


def unclassed(project: Project) -> bool:
    """Tell whether no indicator states a class, in a table from which no column of classes is missing."""
    if "category" in project.table.missing_columns or not project.indicators:
        return False
    return not any(item.category != "other" or item.category_text or item.subcategory for item in project.indicators)


def serves_nobody(project: Project) -> bool:
    """Tell by its name whether a project is staff costs, running costs of the office, or debt service."""
    return _RUNNING.search(project.name_passage.text) is not None


def _may_be(indicator: Indicator, category: str, vocabulary: Vocabulary) -> bool:
    """Tell whether an indicator that was read as another class counts, or may count, for ``category``."""
    below = level_of(indicator.subcategory or "", vocabulary)
    if below is not None and below.category == category and (below.first or indicator.category == "other"):
        return True
    if indicator.category != "other":
        return False
    word = indicator.category_text or ""
    above = level_of(word, vocabulary)
    if above is None:
        return below is None
    return above.category == category or any(stand_in in word for stand_in in _STAND_INS)


def severity_for(project: Project) -> Severity | None:
    """Return a warning for department-level tables, of which 财预〔2021〕101号 does not speak; None for the rule's own."""
    return Severity.WARNING if project.table.level == "department" else None


def subcategories(project: Project, vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return the level-2 keys that the project's indicators show, by category."""
    found: dict[str, set[str]] = {}
    for indicator in project.indicators:
        keys = found.setdefault(indicator.category, set())
        level = level_of(indicator.subcategory or "", vocabulary)
        if level is not None and level.subcategory is not None:
            keys.add(level.subcategory)
    return found


def template_rows(project: Project, category: str) -> list[Related]:
    """Return the rows of the form that were left empty in this class, as the places to fill in."""
    return [Related(row.passage.place, "name") for row in project.empty_rows if row.category == category]

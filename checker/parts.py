"""From a finding's subject-relative position to cells and characters of the user's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jixiao.errors import PluginError
from jixiao.finding import no_part
from jixiao.found import Found, FoundFix, RelatedPlace
from jixiao.model import NO_PASSAGE, Indicator, Passage, Place, Problem, Project, Subtotal, Table
from jixiao.subjects import ProjectHead, Spot
from jixiao.system import SYSTEM

if TYPE_CHECKING:
    from jixiao.finding import Anchor, Finding, Severity
    from jixiao.model import Amounts
    from jixiao.rule import Rule

__all__ = ["Known", "Said", "located", "part_of"]

_INDICATOR = {
    "value": "text",
    "name": "name_passage",
    "category": "category_passage",
    "subcategory": "subcategory_passage",
    "remark": "remark_passage",
    "weight": "weight_passage",
    "actual": "actual_passage",
    "score": "score_passage",
    "reason": "reason_passage",
    "sign": "sign_passage",
    "unit": "unit_passage",
    "total_value": "total_value_passage",
    "entry": "entry",
}
_PROJECT = {"name": "name_passage", "goal": "goal", "total_goal": "total_goal", "indicators": "indicator_cell"}
_EXECUTION = {"rate": "rate", "execution_score": "score"}
_TOTAL_ROW = {"weight_total": "weight_passage", "score_total": "score_passage"}
_TABLE = {"unit": "unit_passage"}


def part_of(subject: Anchor, part: str) -> Passage:
    """Return the passage of one part of a subject; an absent part falls back to the nearest one that is there."""
    if isinstance(subject, Indicator):
        if part not in _INDICATOR:
            raise PluginError(*no_part("Indicator", part))
        found: Passage = getattr(subject, _INDICATOR[part])
        if found.fragments:
            return found
        return next((p for p in (subject.value_passage, subject.name_passage) if p.fragments), NO_PASSAGE)
    if isinstance(subject, Project):
        return _project_part(subject, part)
    if isinstance(subject, Subtotal):
        amount = subject.amounts.get(part)
        return amount.passage if amount and amount.passage.fragments else subject.name_passage
    if isinstance(subject, Problem):
        return subject.passage
    if isinstance(subject, Spot):
        return subject.passage
    if isinstance(subject, ProjectHead):
        return Passage.of(subject.name, subject.sheet, subject.row, subject.column)
    if isinstance(subject, Table):
        found = getattr(subject, _TABLE.get(part, "unit_passage"))
        return found if found.fragments else _header(subject)
    return Passage.of("", subject.sheet, subject.row, subject.column)


def _project_part(project: Project, part: str) -> Passage:
    if part in _PROJECT:
        found = getattr(project, _PROJECT[part])
    elif part in _EXECUTION:
        found = getattr(project.execution, _EXECUTION[part])
    elif part in _TOTAL_ROW:
        found = getattr(project.total_row, _TOTAL_ROW[part])
    else:
        column, _, key = part.rpartition(":")
        amounts = _amounts(project, column)
        found = amounts[key].passage if key in amounts else NO_PASSAGE
    fallbacks = (found, project.name_passage, project.indicator_cell, project.goal, _header(project.table))
    return next((p for p in fallbacks if p.fragments), NO_PASSAGE)


def _amounts(project: Project, column: str) -> Amounts:
    """Return the amounts of a column: those of the year, of the whole project (``all``), or of one beside."""
    beside = project.execution.columns.get(column)
    return beside.amounts if beside is not None else project.amounts_total if column == "all" else project.amounts


def _header(table: Table) -> Passage:
    place = table.header
    return Passage.of("", table.sheet, place.row, place.column) if place else NO_PASSAGE


def located(
    finding: Finding, rule: Rule | None, severity: Severity, anchor: Anchor | None, file: str, project: str | None
) -> Found:
    """Turn a finding on ``anchor`` into a report's, with places in the user's file.

    ``rule`` None is the tool itself, ``anchor`` None the file as a whole.
    """
    passage = NO_PASSAGE if anchor is None else part_of(anchor, finding.part)
    text = passage.text
    start, end = (0, len(text)) if finding.span is None else finding.span
    if not 0 <= start <= end <= len(text):
        _check_span(finding, anchor, passage)
    blank = _blank_value(finding, anchor)
    places = blank or (passage.places(start, end) if passage.fragments else ())
    if len(places) > 1 and isinstance(anchor, Indicator):
        places = _own_first(places, anchor)
    place = places[0] if places else None
    if finding.span is None and place is not None and (blank or finding.part in _WHOLE):
        place = place._replace(span=None)
    marked = place is not None and place.span is not None and bool(text)
    own_file, own_project, indicator = _named(anchor)
    fields = (
        finding.code,
        rule.name if rule else SYSTEM[finding.code].name,
        severity,
        finding.message,
        own_file or file,
        place,
        own_project or project,
        indicator,
        _cell_text(passage, start, end, place) if marked and place is not None else None,
        text,
        (start, end) if marked or (blank and text) else None,
        places,
        _related(finding, own_file or file) if finding.related else (),
        finding.expected,
        finding.actual,
        finding.difference,
        finding.suggestion,
        _fix(finding, passage) if finding.fix is not None else None,
        rule.basis if rule else (),
        finding.part,
        (),
    )
    return tuple.__new__(Found, fields)


def _blank_value(finding: Finding, anchor: Anchor | None) -> tuple[Place, ...]:
    """Return the value's own cell where it is the blank one between a sign and a unit, and a finding is on the whole."""
    if finding.span is not None or finding.part != "value" or not isinstance(anchor, Indicator):
        return ()
    own = anchor.value_passage
    return own.places()[:1] if own.fragments and not own.text.strip() else ()


def _own_first(places: tuple[Place, ...], indicator: Indicator) -> tuple[Place, ...]:
    """Put the value's own cell before those of its sign and its unit: there a clerk looks for it."""
    own = {(item.row, item.column) for item in indicator.value_passage.fragments}
    return tuple(sorted(places, key=lambda place: (place.row, place.column) not in own))


def _check_span(finding: Finding, anchor: Anchor | None, passage: Passage) -> None:
    """Refuse a span outside its part; one of a part that is absent says nothing of the passage shown instead."""
    start, end = finding.span or (0, 0)
    own = getattr(anchor, _INDICATOR[finding.part]) if isinstance(anchor, Indicator) else passage
    if isinstance(anchor, Project) and finding.part in _PROJECT:
        own = getattr(anchor, _PROJECT[finding.part])
    if start > end or start < 0 or own.fragments:
        raise PluginError(
            f"位置 {start}～{end} 超出 {finding.part} 的文字（{len(own.text)} 字）",
            f"the span {start} to {end} lies outside {finding.part}, which has {len(own.text)} characters",
        )


_WHOLE = frozenset({"indicators", "header"})


class Known:
    """A finding, and where it is one on an entry of an indicator cell: what those on equal entries are made of."""

    __slots__ = ("_found", "_start", "finding")

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self._found: Found | None = None
        self._start = 0

    def placed(
        self, rule: Rule | None, severity: Severity, anchor: Anchor | None, file: str, project: str | None
    ) -> Found:
        """Return the finding on ``anchor`` with its places; on the next equal entry they are only moved."""
        spot = anchor.spot if isinstance(anchor, Indicator) else None
        if self._found is not None and spot is not None:
            return _moved(self._found, spot, spot[3] - self._start, project)
        found = located(self.finding, rule, severity, anchor, file, project)
        if spot is not None and self.finding.at is None and not found.related and len(found.places) == 1 and found.mark:
            self._found, self._start = found, spot[3]
        return found


Said: TypeAlias = "tuple[Known, Anchor]"
"""What a rule said, and of what."""

_PLACE, _PROJECT_NAME, _PLACES, _FIX = map(Found._fields.index, ("place", "project", "places", "fix"))


def _moved(found: Found, spot: tuple[str, int, int, int], shift: int, project: str | None) -> Found:
    """Return the finding on an equal entry that begins at ``spot``, so many characters further right in its cell."""
    fields: list[object] = list(found)
    fields[_PLACE] = place = _shifted(found.place, spot, shift)
    fields[_PLACES] = (place,)
    fields[_PROJECT_NAME] = project
    if (fix := found.fix) is not None:
        fields[_FIX] = tuple.__new__(FoundFix, (_shifted(fix.place, spot, shift), *fix[1:]))
    return tuple.__new__(Found, fields)


def _shifted(place: Place | None, spot: tuple[str, int, int, int], shift: int) -> Place:
    start, end = (place and place.span) or (0, 0)
    return tuple.__new__(Place, (spot[0], spot[1], spot[2], (start + shift, end + shift)))


def _related(finding: Finding, file: str) -> tuple[RelatedPlace, ...]:
    found: list[RelatedPlace] = []
    for at, part, span in finding.related:
        other = _named(at)[0]
        places = part_of(at, part).places(*(span or (0, None)))[:1]
        found += [RelatedPlace(_bare(place), None if other == file else other) for place in places]
    return tuple(found)


def _bare(place: Place) -> Place:
    """Return a cell as a whole where no characters of it are meant."""
    return place._replace(span=None) if place.span and place.span[0] == place.span[1] else place


def _named(anchor: Anchor | None) -> tuple[str | None, str | None, str | None]:
    """Return the names of file, project and indicator as far as the anchor itself knows them."""
    if isinstance(anchor, Indicator):
        return None, None, anchor.name_text
    if isinstance(anchor, Project):
        return None, anchor.name, None
    head = anchor.head if isinstance(anchor, Spot) else anchor
    return (head.file, head.name, None) if isinstance(head, ProjectHead) else (None, None, None)


def _cell_text(passage: Passage, start: int, end: int, place: Place) -> str:
    """Return the characters at ``place``: those of ``start`` to ``end`` that stand in its cell."""
    if len(passage.fragments) == 1:
        return passage.text[start:end]
    for item in passage.fragments:
        if (item.row, item.column) == (place.row, place.column):
            first, last = max(start, item.start), min(end, item.start + item.length)
            if first <= last:
                return passage.text[first:last]
    return passage.text[start:end]


def _fix(finding: Finding, passage: Passage) -> FoundFix | None:
    """Return the edit in cell coordinates; only offered when all its characters stand in one cell."""
    if finding.fix is None:
        return None
    places = passage.places(finding.fix.start, finding.fix.end)
    if len(places) != 1 or finding.fix.end - finding.fix.start != _width(places[0]):
        return None
    return FoundFix(places[0], finding.fix.replacement, finding.fix.safe)


def _width(place: Place) -> int:
    return place.span[1] - place.span[0] if place.span else -1

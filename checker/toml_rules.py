"""Rules whose condition is an expression: the classes that a TOML rule set is turned into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from jixiao.finding import Finding, Fix
from jixiao.parts import part_of
from jixiao.rule import Context, Rule
from jixiao.subjects import ProjectHead
from jixiao.text import Text
from jixiao.toml_records import Records

if TYPE_CHECKING:
    from jixiao.expressions import Expression
    from jixiao.finding import Anchor
    from jixiao.model import Indicator, Project, Table
    from jixiao.subjects import TableRows
    from jixiao.toml_texts import Template

__all__ = ["KINDS", "Condition", "Message", "TomlRule", "View"]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule speaks (``when``), and what must then hold, or must not hold if ``forbidden``."""

    holds: Expression
    forbidden: bool = False
    when: Expression | None = None

    def violated(self, data: Mapping[str, Any]) -> bool:
        """Tell whether there is something to report."""
        if self.when is not None and not self.when.value(data):
            return False
        return bool(self.holds.value(data)) is self.forbidden


@dataclass(frozen=True, slots=True)
class Message:
    """What is reported, and where: ``mark`` is an element of the value, or words to look for in the part."""

    zh: Template
    en: Template
    part: str | None = None
    mark: str | tuple[str, ...] | None = None
    expected: Template | None = None
    actual: Template | None = None
    difference: Template | None = None
    suggestion: tuple[Template, Template] | None = None
    fix: tuple[Template, bool] | None = None


class View:
    """The subjects of one rule set as its expressions see them; the rules of a set share what was made for a subject."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._records: dict[str | None, Records] = {}
        self._last: tuple[object, object, dict[str, Any]] | None = None

    def of(self, scope: str, subject: object, sources: Mapping[str, Any], context: Context) -> dict[str, Any]:
        """Return the variables for ``subject``; ``sources`` says what each is read from."""
        last = self._last
        if last is not None and last[0] is subject and last[1] is context:
            return last[2]
        data = self.records(context).variables(scope, sources)
        self._last = (subject, context, data)
        return data

    def records(self, context: Context) -> Records:
        """Return what makes records with the money unit of the table at hand."""
        stated = context.table.unit if context.table is not None else None
        unit = stated or context.settings.get("money-unit")
        if unit not in self._records:
            self._records[unit] = Records(self._words, unit)
        return self._records[unit]


class TomlRule(Rule):
    """What all rules of rule sets share. ``each`` makes a rule over projects speak of each of their indicators."""

    view: ClassVar[View]
    condition: ClassVar[Condition]
    message: ClassVar[Message]
    each: ClassVar[bool] = False

    def given(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the variables together with the rule's parameters."""
        own = {f"parameters.{key}": getattr(self, key) for key in self.parameters}
        if not own:
            return data
        return {**data, **{key: list(value) if isinstance(value, tuple) else value for key, value in own.items()}}

    def judged(self, data: Mapping[str, Any], anchor: Anchor, *, at: Anchor | None = None) -> Iterator[Finding]:
        """Yield the finding on one subject, if there is one; ``at`` is where it points when that is not the subject."""
        given = self.given(data)
        if not self.condition.violated(given):
            return
        message = self.message
        span = _marked(anchor, message)
        yield self.finding(
            span,
            zh=message.zh.filled(given),
            en=message.en.filled(given, "en"),
            part=message.part,
            at=at,
            expected=_filled(message.expected, given),
            actual=_filled(message.actual, given),
            difference=_filled(message.difference, given),
            suggestion=_both(message.suggestion, given),
            fix=self._fix(anchor, span, given),
        )

    def _fix(self, anchor: Anchor, span: tuple[int, int] | None, given: Mapping[str, Any]) -> Fix | None:
        if self.message.fix is None:
            return None
        text, safe = self.message.fix
        start, end = span or (0, len(part_of(anchor, self.message.part or "value").text))
        return Fix(start, end, text.filled(given), safe)


class IndicatorRule(TomlRule):
    """A rule over each indicator."""

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield the finding on one indicator."""
        data = self.view.of("indicator", indicator, {"": indicator, "table": context.table}, context)
        yield from self.judged(data, indicator)


class ProjectRule(TomlRule):
    """A rule over each project, or over each of its indicators beside the others."""

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield the findings on one project."""
        data = self.view.of("project", project, {"": project, "table": context.table or project.table}, context)
        if not self.each:
            yield from self.judged(data, project)
            return
        records = self.view.records(context)
        for indicator in project.indicators:
            yield from self.judged({**data, "indicator": records.indicator(indicator)}, indicator, at=indicator)


class TableRule(TomlRule):
    """A rule over each table."""

    def check(self, table: TableRows, context: Context) -> Iterator[Finding]:
        """Yield the finding on one table."""
        heads = [row for row in table.rows if isinstance(row, ProjectHead)]
        totals = [row for row in table.rows if not isinstance(row, ProjectHead)]
        sources = {"": table, "table": table.table, "projects": heads, "subtotals": totals}
        yield from self.judged(self.view.of("table", table, sources, context), table.table)


KINDS: Mapping[str, type[TomlRule]] = {"indicator": IndicatorRule, "project": ProjectRule, "table": TableRule}
"""The class of rule by its ``over``."""


def _marked(anchor: Indicator | Project | Table | Anchor, message: Message) -> tuple[int, int] | None:
    """Return the characters of the part that the finding marks; None for the whole part."""
    if message.mark is None:
        return None
    if isinstance(message.mark, str):
        return _element(anchor, message.mark)
    text = part_of(anchor, message.part or "value").text
    found = [(text.find(word), len(word)) for word in message.mark if word in text]
    return min(((start, start + length) for start, length in found), default=None)


def _element(indicator: Any, mark: str) -> tuple[int, int] | None:
    """Return where an element of the value stands: its number, unit, sign or subject."""
    value = indicator.value
    number = value.numbers[0] if value.numbers else None
    spans = {
        "number": number.span if number else None,
        "unit": number.unit_span if number else None,
        "sign": value.op_span,
        "subject": value.subject_span,
    }
    span = spans[mark]
    return (span.start, span.end) if span is not None else None


def _filled(template: Template | None, given: Mapping[str, Any]) -> str | None:
    return None if template is None else template.filled(given)


def _both(templates: tuple[Template, Template] | None, given: Mapping[str, Any]) -> Text | None:
    return None if templates is None else Text(templates[0].filled(given), templates[1].filled(given, "en"))

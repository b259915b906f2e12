"""The expressions of one rule record, compiled: its condition, its message, and every slip with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao import finding
from jixiao.expression_errors import Complaint, EvaluationError, ExpressionError, quoted
from jixiao.expressions import Expressions
from jixiao.grammar.patterns import deferred
from jixiao.registry import known_unless, nearest
from jixiao.text import Text
from jixiao.toml_records import PACKAGE, descriptors
from jixiao.toml_rules import Condition, Message
from jixiao.toml_texts import Template, expressions_in
from jixiao.toml_view import RECORDS, VARIABLES

if TYPE_CHECKING:
    from jixiao.expressions import Expression

__all__ = ["PARTS", "Compiler", "Slip", "sources_of", "variables_of"]

_UNSEEN = frozenset({"upper", "carry", "unknown"})
"""Amounts that conditions do not see."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "indicator": finding.PARTS["Indicator"],
    "project": tuple(part for part in finding.PARTS["Project"] if part not in _UNSEEN and not part.startswith("all:")),
    "table": ("header", "unit"),
}
"""The texts that a finding may point at, by what it points at; the first is the default."""

_CONDITIONS = ("when", "require", "forbid")
_TEXTS = ("expected", "actual", "difference")
_LITERAL = r"r?'(?:[^'\\]|\\.)*'|r?\"(?:[^\"\\]|\\.)*\""
_CLOSED = {name: field.values for fields in RECORDS.values() for name, field in fields.items() if field.values}
_COMPARED = deferred(rf"\b({'|'.join(_CLOSED)})\s*(?:[=!]=\s*({_LITERAL})|in\s*\[((?:[^\]\"']|{_LITERAL})*)\])")
_PATTERN = deferred(rf"\.matches\(\s*({_LITERAL})\s*\)")


class Slip(NamedTuple):
    """One mistake: the key it stands in, what is wrong, and the character of the key's text where it starts."""

    path: tuple[str, ...]
    text: Text
    part: str = ""
    start: int = 0


def sources_of(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield every expression of a rule record, for the names it needs."""
    yield from (record[key] for key in _CONDITIONS if key in record)
    for _, text in _templates(record):
        yield from expressions_in(text)


def _templates(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (path, text) of every text with expressions in braces."""
    for key in ("message", "suggestion"):
        given = record.get(key)
        if isinstance(given, str):
            yield (key,), given
        elif given:
            yield from (((key, language), given[language]) for language in ("zh", "en"))
    yield from (((key,), record[key]) for key in _TEXTS if key in record)
    if "fix" in record:
        yield ("fix", "with"), record["fix"]["with"]


def variables_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the variables of a rule's expressions with their CEL types."""
    found = {name: _qualified(field.type) for name, field in VARIABLES[record["over"]].items()}
    if record.get("each"):
        found["indicator"] = f"{PACKAGE}.Indicator"
    for name, item in record.get("parameters", {}).items():
        default = item["default"]
        kind = {bool: "bool", int: "int", str: "string", list: "list<string>"}[type(default)]
        found[f"parameters.{name}"] = kind
    return found


def _qualified(kind: str) -> str:
    """Put the package before the name of a record."""
    inner = kind.removeprefix("list<").removesuffix(">")
    return kind.replace(inner, f"{PACKAGE}.{inner}") if inner in RECORDS else kind


class Compiler:
    """Compiles one record; ``slips`` collects what is wrong."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record
        self.slips: list[Slip] = []
        self._anchor = "indicator" if record.get("each") else record["over"]
        self._expressions = Expressions(variables_of(record), descriptors()[0])
        self._templates = {path: self._template(path, text) for path, text in _templates(record)}

    def condition(self) -> Condition | None:
        """Return the condition, None when it cannot be used."""
        key = "require" if "require" in self.record else "forbid"
        holds = self._yes_or_no(key)
        when = self._yes_or_no("when") if "when" in self.record else None
        return Condition(holds, key == "forbid", when) if holds is not None else None

    def message(self) -> Message | None:
        """Return the message, None when it cannot be used."""
        self._check_places()
        found = self._templates
        zh, en = self._pair("message")
        if zh is None or en is None or self.slips:
            return None
        suggestion = self._pair("suggestion")
        mark, fix = self.record.get("mark"), found.get(("fix", "with"))
        return Message(
            zh,
            en,
            self.record.get("part", PARTS[self._anchor][0]),
            tuple(mark) if isinstance(mark, list) else mark,
            found.get(("expected",)),
            found.get(("actual",)),
            found.get(("difference",)),
            (suggestion[0], suggestion[1]) if suggestion[0] and suggestion[1] else None,
            (fix, self.record["fix"].get("safe", False)) if fix else None,
        )

    def _pair(self, key: str) -> tuple[Template | None, Template | None]:
        once = self._templates.get((key,))
        return once or self._templates.get((key, "zh")), once or self._templates.get((key, "en"))

    def _template(self, path: tuple[str, ...], text: str) -> Template | None:
        try:
            return Template.of(text, self._expressions.compile)
        except ExpressionError as error:
            self._slip(path, text, error)
            return None

    def _yes_or_no(self, key: str) -> Expression | None:
        """Compile a condition; its patterns are tried at once, so that no run meets a wrong one."""
        source = self.record[key]
        try:
            found = self._expressions.compile(source)
            for pattern in _PATTERN.finditer(source):
                self._try_pattern(pattern)
            for comparison in _COMPARED.finditer(source):
                _check_words(comparison)
        except ExpressionError as error:
            self._slip((key,), source, error)
            return None
        if found.type != "BOOL":
            what = Text("条件的结果应为是或否", "a condition must be true or false")
            self._slip((key,), source, ExpressionError(Complaint(what, 0, len(source))))
            return None
        return found

    def _try_pattern(self, pattern: re.Match[str]) -> None:
        try:
            self._expressions.compile(f"''.matches({pattern[1]})").value({})
        except EvaluationError as error:
            what = str(error).partition("invalid regular expression: ")[2].removesuffix("）。").partition(" [")[0]
            text = Text(f"正则表达式不合规（{what}）", f"invalid regular expression ({what})")
            raise ExpressionError(Complaint(text, *pattern.span(1))) from error

    def _slip(self, path: tuple[str, ...], source: str, error: ExpressionError) -> None:
        shown = quoted(source, error.start, error.end)
        text = Text(f"{error.text.zh}；在 {shown}", f"{error.text.en}; at {shown}")
        self.slips.append(Slip(path, text, source, error.start))

    def _check_places(self) -> None:
        """Check ``each``, ``part`` and ``mark`` against what the finding points at."""
        parts = PARTS[self._anchor]
        part = self.record.get("part", parts[0])
        if part not in parts:
            hint = nearest(part, parts)
            self.slips.append(Slip(("part",), Text(f"没有“{part}”{hint.zh}。可用：{'、'.join(parts)}", f"there is no part “{part}”{hint.en}. Known: {', '.join(parts)}")))  # fmt: skip
        if isinstance(self.record.get("mark"), str) and (self._anchor != "indicator" or part != "value"):
            self.slips.append(Slip(("mark",), Text("只有指标值里才能标出 number、unit、sign、subject；其他地方请列出词语", "number, unit, sign and subject are elements of an indicator's value; list words elsewhere")))  # fmt: skip
        if "each" in self.record and self.record["over"] != "project":
            self.slips.append(Slip(("each",), Text(f"“each”不能与 over = \"{self.record['over']}\" 同用", f"“each” does not go with over = \"{self.record['over']}\"")))  # fmt: skip


def _check_words(comparison: re.Match[str]) -> None:
    """Refuse to compare a text of few possible values with one that it can never be.

    Plug-ins may add level-2 classes, so a new word in kebab-case that resembles no known one passes there.
    """
    name, known = comparison[1], _CLOSED[comparison[1]]
    group = 2 if comparison[2] else 3
    for literal in re.finditer(_LITERAL, comparison[group]):
        word = literal[0].lstrip("r")[1:-1]
        hint = nearest(word, known)
        if word in ("", *known) or (name == "subcategory" and word.isascii() and not hint.zh):
            continue
        listed = known_unless(hint, known)
        text = Text(f"{name} 不会是“{word}”{hint.zh}{listed.zh}", f"{name} is never “{word}”{hint.en}{listed.en}")
        start = comparison.start(group) + literal.start()
        raise ExpressionError(Complaint(text, start, start + len(literal[0])))

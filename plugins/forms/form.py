"""Forms as plug-ins: a description that recognises and reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jixiao.grammar.vocabulary import Vocabulary
from jixiao.plugins.forms.description import Description, built_in
from jixiao.plugins.forms.words import words_of
from jixiao.protocols import Recognition
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.layout import Filled, Layout
    from jixiao.model import Reading
    from jixiao.plugins.forms.survey import Survey
    from jixiao.sheet import Row, Sheet

__all__ = ["DescribedForm", "built_in_forms"]

_FIRST = 60
_FITS = 90
_ALSO = 60
_FURTHER = 20


class DescribedForm:
    """A form that is described in data. A sheet may hold tables of several forms: each table names its own."""

    name: str
    title: Text
    description: Description

    def recognise(self, preview: Sequence[Row], sheet: Sheet) -> Recognition:
        """Judge from the first rows whether the sheet has this form."""
        survey = self._survey(preview, sheet)
        if survey.tables or survey.prose:
            forms = survey.forms(self._descriptions())
            if forms and forms[0].name == self.name:
                return Recognition(self._certainty())
            return Recognition(_ALSO if any(item.name == self.name for item in forms) else 0)
        missing = survey.missing(self.description.requires)
        score = survey.resemblance if survey.guess == self.name else survey.resemblance - _FURTHER
        return Recognition(max(0, score), missing)

    def read(self, sheet: Sheet, grammar: Grammar) -> Iterator[Reading]:
        """Yield tables, their projects, and the account of the other rows."""
        from jixiao.plugins.forms.abreast import divided_at, of_both, sides
        from jixiao.plugins.forms.reading import SheetReading
        from jixiao.plugins.forms.refilled import remerged

        words = words_of(grammar.vocabulary, self._words())

        def readings(rows: Iterable[Row]) -> Iterator[Reading]:
            one = replace(sheet, stream=lambda: iter(rows))
            return SheetReading(one, grammar, words, self._descriptions()).readings()

        rows = sheet.rows()
        first = list(islice(rows, _FIRST))
        right = divided_at(first, words)
        if right is None:
            return readings(remerged(first, rows, words))
        both = sides([*first, *rows], right)
        return of_both([readings(side) for side in both], both, sheet.name)

    def _survey(self, preview: Sequence[Row], sheet: Sheet) -> Survey:
        return _surveyed(_Preview(preview), sheet.name, self._words())

    def _descriptions(self) -> tuple[Description, ...]:
        """Return the forms among which a table finds its own."""
        return _built_in()

    def _words(self) -> tuple[tuple[str, str, str], ...]:
        """Return words of headers and labels that only this form uses."""
        return ()

    def _certainty(self) -> int:
        return _FITS

    def record(self) -> dict[str, Any]:
        """Return the description as ``jixiao forms show`` gives it."""
        own = self.description
        return {
            "name": own.name,
            "title": own.title._asdict(),
            "kind": own.kind,
            "level": own.level,
            "rank": own.rank,
            "money-unit": own.money_unit,
            "columns": sorted(own.columns),
            "any": sorted(own.any_of),
            "without": sorted(own.without),
            "traits": list(own.traits),
            "title-words": list(own.title_words),
            "requires": list(own.requires),
            "own-columns": {key: list(words) for key, words in own.columns_words.items()},
            "own-facts": {key: list(words) for key, words in own.facts_words.items()},
            "template": [item.title for item in own.template.columns] if own.template is not None else [],
        }

    def template(self) -> Layout:
        """Return the empty form; ``UsageError`` for a form that can only be read."""
        from jixiao.plugins.forms.writing import template_of

        return template_of(self.description)

    def lay_out(self, tables: Sequence[Filled]) -> list[Layout]:
        """Return a submission in this form; ``UsageError`` for a form that can only be read."""
        from jixiao.plugins.forms.writing import layouts_of

        return layouts_of(self.description, tables)


@lru_cache(maxsize=1)
def _built_in() -> tuple[Description, ...]:
    return tuple(built_in().values())


class _Preview:
    """The rows of one preview, compared by identity, so that all forms share one survey of them."""

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Preview) and other.rows is self.rows

    def __hash__(self) -> int:
        return id(self.rows)


@lru_cache(maxsize=2)
def _surveyed(preview: _Preview, sheet: str, own: tuple[tuple[str, str, str], ...]) -> Survey:
    from jixiao.plugins.forms.refilled import remerged
    from jixiao.plugins.forms.survey import survey_of

    words = words_of(Vocabulary.builtin(), own)
    return survey_of(list(remerged(list(preview.rows), [], words)), sheet, words)


@lru_cache(maxsize=1)
def built_in_forms() -> tuple[type[DescribedForm], ...]:
    """Return a form class for each built-in description."""
    return tuple(
        type(item.name, (DescribedForm,), {"name": item.name, "title": item.title, "description": item})
        for item in built_in().values()
    )

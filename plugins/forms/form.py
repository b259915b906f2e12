"""Forms as plug-ins: a description that recognises and reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from jixiao.grammar.vocabulary import Vocabulary
from jixiao.plugins.forms.description import Description, built_in
from jixiao.plugins.forms.words import words_of
from jixiao.protocols import Recognition
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.model import Reading
    from jixiao.plugins.forms.survey import Survey
    from jixiao.sheet import Row, Sheet

__all__ = ["DescribedForm", "built_in_forms"]

_FITS = 90
_ALSO = 60
_FURTHER = 20


class DescribedForm:
    """A form that is described in data. A sheet may hold tables of several forms: each table names its own."""

    name: ClassVar[str]
    title: ClassVar[Text]
    description: ClassVar[Description]

    def recognise(self, preview: Sequence[Row], sheet: Sheet) -> Recognition:
        """Judge from the first rows whether the sheet has this form."""
        survey = _surveyed(_Preview(preview), sheet.name)
        if survey.tables or survey.prose:
            forms = survey.forms(tuple(built_in().values()))
            if forms and forms[0].name == self.name:
                return Recognition(_FITS)
            if any(item.name == self.name for item in forms):
                return Recognition(_ALSO)
            return Recognition(0)
        missing = survey.missing(self.description.requires)
        score = survey.resemblance if survey.guess == self.name else survey.resemblance - _FURTHER
        return Recognition(max(0, score), missing)

    def read(self, sheet: Sheet, grammar: Grammar) -> Iterator[Reading]:
        """Yield tables, their projects, and the account of the other rows."""
        from jixiao.plugins.forms.reading import SheetReading

        words = words_of(grammar.vocabulary)
        return SheetReading(sheet, grammar, words, tuple(built_in().values())).readings()


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
def _surveyed(preview: _Preview, sheet: str) -> Survey:
    from jixiao.plugins.forms.survey import survey_of

    return survey_of(preview.rows, sheet, words_of(Vocabulary.builtin()))


@lru_cache(maxsize=1)
def built_in_forms() -> tuple[type[DescribedForm], ...]:
    """Return a form class for each built-in description."""
    return tuple(
        type(item.name, (DescribedForm,), {"name": item.name, "title": item.title, "description": item})
        for item in built_in().values()
    )

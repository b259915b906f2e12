"""What a plug-in class must offer: readers, forms, reporters and executors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from jixiao.text import Language, Text

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from jixiao.grammar import Grammar
    from jixiao.layout import Filled, Layout
    from jixiao.limits import Limits
    from jixiao.model import Reading
    from jixiao.report import Report
    from jixiao.sheet import Row, Sheet, Workbook

__all__ = ["ExecutorFactory", "Form", "FormLoader", "Reader", "Recognition", "Reporter", "WritableForm"]

ExecutorFactory: TypeAlias = "Callable[[int], Executor]"


class Reader(Protocol):
    """Turns one file into streamed sheets. Errors are ``UnreadableError`` or ``LimitError``, never others."""

    name: str
    formats: tuple[str, ...]

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell from the first 4,096 bytes (and, inside a container, from the file) whether the file is ours."""

    def read(self, path: str, limits: Limits) -> Workbook:
        """Open the file; rows are read when the sheets are iterated."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How well a form fits a sheet: ``score`` from 0 to 100, and what a full fit would need besides."""

    score: int
    missing: tuple[Text, ...] = ()


class Form(Protocol):
    """Recognises a layout and reads it. The best score of 50 or more over all forms wins; ties go to the smaller name.

    A form whose tables have columns that no other form has names them in ``columns``, so that rules may require them.
    """

    name: str
    title: Text

    def recognise(self, preview: Sequence[Row], sheet: Sheet) -> Recognition:
        """Judge from the first 200 non-empty rows whether the sheet has this form."""

    def read(self, sheet: Sheet, grammar: Grammar) -> Iterator[Reading]:
        """Yield tables and what belongs to them, in reading order, and ``Ignored`` for every row that is not judged."""


@runtime_checkable
class WritableForm(Form, Protocol):
    """A form that can also be written: empty, or filled with a submission."""

    def template(self) -> Layout:
        """Return the empty form; ``UsageError`` for a form that can only be read."""

    def lay_out(self, tables: Sequence[Filled]) -> Sequence[Layout]:
        """Return a submission in this form; ``UsageError`` for a form that can only be read."""


FormLoader: TypeAlias = Callable[[str, str], Form]
"""Makes a form of the text of its description and the name of the file; ``ConfigError`` says what is wrong."""


class Reporter(Protocol):
    """Writes a report in one format. Output is a stream of text chunks, so that long reports need no memory."""

    name: str
    title: Text

    def write(self, report: Report, language: Language, options: ReporterOptions) -> Iterator[str]:
        """Yield the report as text."""


@dataclass(frozen=True, slots=True)
class ReporterOptions:
    """What the terminal allows: colour, width in columns, and how much to say."""

    color: bool = False
    width: int = 100
    verbose: bool = False
    quiet: bool = False
    seconds: bool = False

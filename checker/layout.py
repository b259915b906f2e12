"""A sheet to be written: cells with their roles, merged ranges, choices and notes; and how it becomes a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.errors import UsageError
from jixiao.grammar.patterns import deferred
from jixiao.sheet import Cell, MergedRange, Merges, Row, Sheet, address
from jixiao.writing import refuse_input, refuse_unwritable, whole_file

if TYPE_CHECKING:
    from jixiao.model import Project, Subtotal, Table

__all__ = ["Choice", "Filled", "LaidCell", "Layout", "Role", "csv_text", "refuse_overwriting", "write_xlsx"]

_CONTROL = deferred(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN = deferred(r"[=+-]|[+-]?\d[\d,.]*%?")
_LONGEST = 32_767
_SHEET_NAME = deferred(r"[\\/*?:\[\]']")


class Role(StrEnum):
    """What a cell is for; it decides how the cell looks."""

    TITLE = "title"
    NOTE = "note"
    HEADER = "header"
    LABEL = "label"
    TEXT = "text"


class LaidCell(NamedTuple):
    """One cell: a text, or an amount as a number; ``comment`` helps who fills the form in."""

    content: str | Decimal
    role: Role = Role.TEXT
    comment: str = ""

    @property
    def text(self) -> str:
        """What a person sees."""
        return self.content if isinstance(self.content, str) else format(self.content, "f")


class Choice(NamedTuple):
    """The words to choose from in the cells of a range."""

    cells: MergedRange
    words: tuple[str, ...]


class Filled(NamedTuple):
    """One table of a submission with its projects and subtotals in reading order."""

    table: Table
    rows: tuple[Project | Subtotal, ...]


@dataclass(slots=True)
class Layout:
    """One sheet. ``frames`` are areas whose blank cells are drawn too, to be filled in."""

    name: str
    cells: dict[tuple[int, int], LaidCell] = field(default_factory=dict)
    merges: list[MergedRange] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    frames: list[MergedRange] = field(default_factory=list)

    def put(self, row: int, column: int, content: str | Decimal, role: Role = Role.TEXT, comment: str = "") -> None:
        """Put a cell; control characters that no workbook can hold are left out, an empty text puts nothing."""
        if isinstance(content, str):
            content = _CONTROL.sub("", content)
            if len(content) > _LONGEST:
                raise UsageError(
                    f"{address(row, column)} 的内容有 {len(content)} 个字符，超过一格的上限 {_LONGEST}。",
                    f"the content of {address(row, column)} has {len(content)} characters; a cell holds {_LONGEST}.",
                )
        if content != "":
            self.cells[row, column] = LaidCell(content, role, comment)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append(MergedRange(top, left, bottom, right))

    @property
    def last_row(self) -> int:
        """The last row with a cell, 0 for none."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a cell, 0 for none."""
        return max((column for _, column in self.cells), default=0)

    def sheet(self) -> Sheet:
        """Return the sheet as a reader would deliver it."""
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), item in sorted(self.cells.items()):
            by_row.setdefault(row, {})[column] = Cell(row, column, item.text, item.content)
        for area in self.merges:
            anchor = by_row.get(area.top, {}).get(area.left)
            if anchor is not None:
                for row in range(area.top, area.bottom + 1):
                    by_row.setdefault(row, {}).update(dict.fromkeys(range(area.left, area.right + 1), anchor))

        def rows() -> Iterator[Row]:
            for number in sorted(by_row):
                yield Row(number, dict(sorted(by_row[number].items())))

        return Sheet(self.name, rows, merges=Merges(self.merges), rows_in_file=self.last_row)


def csv_text(layouts: Sequence[Layout]) -> str:
    """Return layouts below each other as csv; a text that a spreadsheet would calculate is marked as text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for number, layout in enumerate(layouts):
        if number:
            writer.writerow([])
        for row in range(1, layout.last_row + 1):
            texts = (layout.cells.get((row, column)) for column in range(1, layout.last_column + 1))
            writer.writerow(["" if cell is None else _escaped(cell.text) for cell in texts])
    return stream.getvalue()


def _escaped(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and not _PLAIN.fullmatch(text) else text


def write_xlsx(layouts: Sequence[Layout], path: Path) -> None:
    """Write a workbook, whole or not at all; every text is stored as text and never as a formula."""
    import openpyxl

    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    names: set[str] = set()
    for layout in layouts:
        _fill(book.create_sheet(_unique(layout.name, names)), layout)
    with whole_file(path) as target:
        book.save(target)


def _unique(name: str, taken: set[str]) -> str:
    """Return a sheet name that Excel accepts and that is not taken."""
    base = _SHEET_NAME.sub("", name).strip()[:28] or "Sheet"
    found, number = base, 1
    while found.lower() in taken:
        number += 1
        found = f"{base}{number}"
    taken.add(found.lower())
    return found


def _fill(sheet: Any, layout: Layout) -> None:
    from openpyxl.comments import Comment
    from openpyxl.worksheet.datavalidation import DataValidation

    looks = _looks()
    for (row, column), item in layout.cells.items():
        cell = sheet.cell(row, column)
        if isinstance(item.content, Decimal) and Decimal(repr(float(item.content))) == item.content:
            cell.value = float(item.content)
        else:
            cell.value = item.text
            cell.data_type = "s"
            cell.quotePrefix = item.text.startswith(_FORMULA)
        cell.font, cell.alignment, cell.fill, cell.border = looks[item.role]
        if item.comment:
            cell.comment = Comment(item.comment, "jixiao")
    for area in layout.frames:
        for cell in (sheet.cell(row, column) for row, column in _positions(area)):
            if cell.value is None:
                cell.font, cell.alignment, cell.fill, cell.border = looks[Role.TEXT]
    for area in layout.merges:
        sheet.merge_cells(start_row=area.top, start_column=area.left, end_row=area.bottom, end_column=area.right)
    for column, width in layout.widths.items():
        sheet.column_dimensions[address(1, column).rstrip("1")].width = width
    for choice in layout.choices:
        area = choice.cells
        found = DataValidation("list", formula1=f'"{",".join(choice.words)}"', allow_blank=True, showErrorMessage=False)
        found.add(f"{address(area.top, area.left)}:{address(area.bottom, area.right)}")
        sheet.add_data_validation(found)


def _positions(area: MergedRange) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column


def _looks() -> dict[Role, tuple[Any, Any, Any, Any]]:
    """Return font, alignment, fill and border of each role."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="808080")
    box, bare = Border(line, line, line, line), Border()
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(vertical="center", wrap_text=True)
    grey, none = PatternFill("solid", fgColor="EDEDED"), PatternFill()
    return {
        Role.TITLE: (Font(bold=True, size=16), middle, none, bare),
        Role.NOTE: (Font(size=10), left, none, bare),
        Role.HEADER: (Font(bold=True), middle, grey, box),
        Role.LABEL: (Font(bold=True), middle, grey, box),
        Role.TEXT: (Font(), left, none, box),
    }


def refuse_overwriting(output: Path, source: Path | None, *, force: bool) -> None:
    """Raise ``UsageError`` if ``output`` is the input, cannot be written, or exists and may not be replaced."""
    if source is not None:
        refuse_input(output, [source])
    refuse_unwritable(output)
    if output.is_file() and not force:
        raise UsageError(
            f"“{output}”已经存在；要替换它请加 --force。", f"“{output}” exists already; add --force to replace it."
        )

"""One sheet from its first row to its last: heads, headers, grids, page breaks and what lies between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.account import Account
from jixiao.plugins.forms.block import best_fit, oddities, table_of
from jixiao.plugins.forms.bodies import body_of
from jixiao.plugins.forms.cells import each_own
from jixiao.plugins.forms.grid import grid_of
from jixiao.plugins.forms.guides import is_guide
from jixiao.plugins.forms.head import read_head
from jixiao.plugins.forms.heading import find_heading, of_several_years
from jixiao.plugins.forms.hidden import HiddenRows
from jixiao.plugins.forms.long import LongTable
from jixiao.plugins.forms.ordinary import holds_indicator, is_inside
from jixiao.plugins.forms.pending import Pending
from jixiao.plugins.forms.scope import Scope
from jixiao.plugins.forms.title_rows import names_owner, title_among
from jixiao.plugins.forms.traits import Sight, is_submission
from jixiao.plugins.forms.unread_columns import header_reason
from jixiao.plugins.forms.window import Window

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.model import Problem, Reading, Table
    from jixiao.plugins.forms.bodies import Body
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.head import Head
    from jixiao.plugins.forms.heading import Heading
    from jixiao.plugins.forms.money import UnitStatement
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row, Sheet

__all__ = ["SheetReading"]

_SAMPLE = 40
_AHEAD = 30
_BLOCK_FACTS = frozenset({"project", "department", "authority", "organisation", "year"})


class SheetReading:
    """Reads one sheet; every row ends in a table, a project, or the account."""

    def __init__(self, sheet: Sheet, grammar: Grammar, words: Words, descriptions: Sequence[Description]) -> None:
        self._sheet = sheet
        self._grammar = grammar
        self._words = words
        self._descriptions = descriptions
        self._account = Account(sheet.name)
        self._pending = Pending(self._account)
        self._body: Body | None = None
        self._heading: Heading | None = None
        self._grid: Grid | None = None
        self._title = self._label = self._owner = ""
        self._single = False
        self._left = False
        self._stated_unit: UnitStatement | None = None
        self._stated_year: int | None = None
        self._odd: list[Problem] = []
        self._hidden = HiddenRows(sheet.name)

    def readings(self) -> Iterator[Reading]:
        """Yield tables and what belongs to them, and the account."""
        rows = Window(self._sheet.rows())
        before: Row | None = None
        for row in rows:
            hidden = self._hidden.note(row)
            if hidden is not None:
                self._odd.append(hidden)
            if self._odd and self._body is not None:
                yield from self._taken()
            inside = self._body is not None and not self._left
            heading = self._heading_at(row, rows, before) if not inside or self._hints(row) else None
            before = row
            if heading is not None:
                below = [next(rows) for _ in range(heading.last - heading.first)]
                while (ahead := rows.ahead(1)) and (is_guide(ahead[0]) or _is_covered(ahead[0], heading)):
                    below.append(next(rows))
                before = below[-1] if below else row
                yield from self._header([row, *below], heading, rows)
            elif self._body is None or self._left:
                self._pending.keep(row)
            elif self._leaves(row, rows):
                self._left = True
                self._pending.keep(row)
            else:
                yield from self._body.feed(row)
            yield from self._account.taken()
        yield from self._end()

    def _taken(self) -> Iterator[Reading]:
        """Yield what was odd between tables."""
        odd, self._odd = self._odd, []
        yield from odd

    def _heading_at(self, row: Row, rows: Window, before: Row | None) -> Heading | None:
        """Return the header that begins here. Inside a grid only rows with a header's words are looked at."""
        found = find_heading([row, *rows.ahead(2)], self._words, before)
        if found is None or self._body is None or self._left or self._grid is None:
            return found
        repeated = self._heading is not None and found.signature == self._heading.signature
        return found if repeated or not is_inside(row, self._grid, self._words) else None

    def _hints(self, row: Row) -> bool:
        """Tell cheaply whether a row inside a grid may be a header: its first own cells are words of one."""
        number, seen, is_word = row.number, 0, self._words.is_header_word
        for column, (line, anchor, text, _, _, _) in row.cells.items():
            if anchor != column:
                continue
            if line == number and len(text) <= 20:
                if is_word(text):
                    return True
                seen += 1
            if seen == 2 or column > 60:
                return False
        return False

    def _header(self, rows: list[Row], heading: Heading, ahead: Window) -> Iterator[Reading]:
        """Begin a table, or go on with the one at hand when its header is only repeated."""
        head = read_head(self._pending.rows, self._sheet.name, self._words)
        if self._body is None and not is_submission(
            Sight(grid_of(heading, [], self._words), head, []), self._sheet.name
        ):
            self._pending.rows.extend(rows)
            return
        same = self._heading is not None and heading.signature == self._heading.signature
        if self._body is not None and self._goes_on(head) and (same or self._single):
            grid = grid_of(heading, ahead.ahead(_SAMPLE), self._words, head.year, dual=head.dual)
            if same or (grid.kind == "long" and "project" not in grid.at):
                self._continue(rows, heading, head, grid, same=same)
                return
        yield from self._close()
        yield from self._begin(rows, heading, head, ahead.ahead(_SAMPLE))

    def _continue(self, rows: list[Row], heading: Heading, head: Head, grid: Grid, *, same: bool) -> None:
        """Go on with the table at hand below a repeated header, or below another header of the same project."""
        self._pending.release(head, facts=self._single)
        several = of_several_years(heading, head, self._words)
        label = heading.label.text if heading.label is not None else head.section
        repeated = same and label == self._label
        for row in rows:
            self._account.ignore(row.number, reasons.REPEATED if repeated else reasons.HEADER)
        if isinstance(self._body, LongTable) and self._single and not repeated:
            self._body.turn_to(grid, head, several=several)
            self._grid = grid
        elif self._body is not None:
            self._body.header_repeated()
        self._heading, self._label, self._left = heading, label, False

    def _goes_on(self, head: Head) -> bool:
        """Tell whether the rows before a repeated header leave the table at hand in force."""
        if "project" in head.facts or (self._single and head.names_project):
            return False
        if head.owner and head.owner != self._owner:
            return False
        return not head.title.text or head.title.text == self._title or "续" in head.title.text

    def _begin(self, rows: list[Row], heading: Heading, head: Head, sample: list[Row]) -> Iterator[Reading]:
        """Yield the head of a table and make what reads its rows."""
        grid = grid_of(heading, sample, self._words, head.year, dual=head.dual)
        several = of_several_years(heading, head, self._words)
        sight = Sight(grid, head, sample, several)
        description = best_fit(self._descriptions, sight) or self._nearest(grid.kind)
        table = self._table(sight, description)
        self._single = grid.kind in {"long", "matrix"} and "project" not in grid.at
        self._pending.release(head, facts=self._single)
        why = header_reason(grid, sample, self._words)
        for row in rows:
            self._account.ignore(row.number, why)
        yield from self._account.taken()
        yield table
        yield from oddities(self._sheet, sight, table)
        yield from self._taken()
        scope = Scope(self._sheet.name, self._grammar, self._words, self._account, grid, table)
        self._grid = grid
        self._heading, self._title, self._owner, self._left = heading, head.title.text, head.owner, False
        self._label = heading.label.text if heading.label is not None else head.section
        self._body = body_of(scope, sight, hidden=self._sheet.hidden)

    def _table(self, sight: Sight, description: Description) -> Table:
        """Return the head of a table; one below a title shared with the last one has that one's unit and year, if it states none."""
        head = sight.head
        table = table_of(self._sheet, sight, description)
        if table.unit is None and not head.title.text and self._stated_unit is not None:
            head.units.append(self._stated_unit)
            table = table_of(self._sheet, sight, description)
        if table.year is None and not head.title.text:
            table = replace(table, year=self._stated_year)
        if head.title.text or head.stated_unit is not None:
            self._stated_unit = head.stated_unit
        if head.title.text or table.year is not None:
            self._stated_year = table.year
        return table

    def _nearest(self, kind: str) -> Description:
        """Return the plainest form of a kind for a grid that fits none exactly."""
        return next(item for item in self._descriptions if item.kind == kind)

    def _leaves(self, row: Row, rows: Window) -> bool:
        """Tell whether a row inside a grid begins the head of another table."""
        own = each_own(row)
        first, second = next(own, None), next(own, None)
        if first is None or len(first.text) > 80:
            return False
        if second is None or not second.text.isascii():  # an amount stands in no row of titles or owners
            title = title_among(each_own(row))
            if title is not None and not self._words.kind(title.text):
                return self._is_ahead(rows)
            if names_owner(row):
                return self._is_ahead(rows)
        if not self._single or len(first.text) > 30:
            return False
        word = self._words.fact(first.text.partition("：")[0].partition(":")[0])
        return word is not None and word.field in _BLOCK_FACTS and self._is_ahead(rows)

    def _is_ahead(self, rows: Window) -> bool:
        """Tell whether a header follows soon, before further rows of the table at hand."""
        ahead = rows.ahead(_AHEAD)
        for index, row in enumerate(ahead):
            if self._grid is not None and holds_indicator(row, self._grid):
                return False
            if find_heading(ahead[index : index + 2], self._words) is not None:
                return True
        return False

    def _close(self) -> Iterator[Reading]:
        if self._body is not None:
            yield from self._body.close()
        self._body = None

    def _end(self) -> Iterator[Reading]:
        """Yield what is open at the end of the sheet."""
        hidden = self._hidden.taken()
        if hidden is not None:
            self._odd.append(hidden)
        yield from self._taken()
        yield from self._close()
        form = next(item for item in self._descriptions if "prose-entries" in item.traits)
        yield from self._pending.spoken(self._sheet, self._grammar, self._words, form)
        yield from self._account.taken()


def _is_covered(row: Row, heading: Heading) -> bool:
    """Tell whether a row below a header consists of cells that reach down from it."""
    return bool(row.cells) and all(cell.row <= heading.last for cell in row.cells.values())

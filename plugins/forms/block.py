"""From the facts above a grid and its header to the table's head and its first project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao.model import NO_PASSAGE, Passage, Place, Table
from jixiao.plugins.forms import problems
from jixiao.plugins.forms.builder import Builder
from jixiao.plugins.forms.cells import passage_of
from jixiao.plugins.forms.description import built_in
from jixiao.plugins.forms.fund_asides import ASIDE, count_asides, may_lack
from jixiao.plugins.forms.fund_columns import settled
from jixiao.plugins.forms.funds import sorted_funds
from jixiao.plugins.forms.money import UnitStatement, bracketed_unit, is_blank, number_of, unit_beside
from jixiao.plugins.forms.titles import project_in
from jixiao.plugins.forms.traits import Sight, fits, level_of_table
from jixiao.plugins.forms.unclassed import is_unclassed
from jixiao.plugins.forms.unnamed import unnamed_projects
from jixiao.sheet import column_letters
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.model import Problem
    from jixiao.plugins.forms.description import Description
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.head import Head
    from jixiao.sheet import Sheet

__all__ = ["COLUMN_TITLES", "best_fit", "missing_of", "oddities", "project_of", "table_of"]

_MONEY = ("total", "fiscal", "special_account", "other")
COLUMN_TITLES: Mapping[str, Text] = {
    "project": Text("项目名称", "project name"),
    "department": Text("部门名称", "department name"),
    "total": Text("总计（金额）", "total amount"),
    "goal": Text("绩效目标", "goal"),
    "indicators": Text("绩效指标", "indicators"),
    "category": Text("一级指标", "level-1 indicator"),
    "subcategory": Text("二级指标", "level-2 indicator"),
    "name": Text("三级指标（指标名称）", "indicator name"),
    "value": Text("指标值（目标值）", "indicator value"),
    "sign": Text("计算符号", "sign"),
    "unit": Text("度量单位", "unit"),
    "weight": Text("权重（分值）", "weight"),
    "total_value": Text("中长期指标值", "multi-year value"),
    "actual": Text("实际完成值", "actual value"),
    "description": Text("指标描述", "description"),
    "excellent": Text("优、良、中、差", "grades"),
    "remark": Text("备注", "remark"),
}


def best_fit(descriptions: Sequence[Description], sight: Sight) -> Description | None:
    """Return the description that fits a table best; the highest rank wins, then the smaller name."""
    fitting = [item for item in descriptions if fits(item, sight)]
    return min(fitting, key=lambda item: (-item.rank, len(item.name), item.name)) if fitting else None


def missing_of(description: Description, grid: Grid) -> tuple[str, ...]:
    """Return the columns that the form requires and the header lacks."""
    have = set(grid.at) | set(grid.parts)
    if grid.kind == "prose":
        return ()
    if grid.series:
        have |= {"indicators", "value"}
    if grid.kind == "wide" and "organisation" in have:
        have.add("project")
    if grid.joint:
        have.add("value")
    if grid.banners or grid.blocks or grid.twin_levels or grid.prefixed:
        have.add("category")
    if have & set(_MONEY):
        have.add("total")
    if "subcategory" in have and "category" not in have and grid.kind == "long":
        have.add("category") if description.level == "department" else None
    if is_unclassed(grid) and description.name in built_in():
        have.add("category")
    return tuple(name for name in description.requires if name not in have)


def table_of(sheet: Sheet, sight: Sight, description: Description) -> Table:
    """Make the head of a table."""
    grid, head = sight.grid, sight.head
    statements = _statements(grid, head)
    unit = statements[0].unit if len(statements) == 1 else None
    if not statements:
        unit = _unit_beside(sight) or description.money_unit
    first = grid.heading.label or next((item.cell for item in grid.heading.columns), None)
    place = Place(sheet.name, grid.heading.first, first.column if first is not None else 1)
    return Table(
        sheet.name,
        description.name,
        unit,
        statements[0].passage if len(statements) == 1 else NO_PASSAGE,
        tuple(item.passage for item in statements),
        head.year or _header_year(grid),
        head.heading.text,
        sheet.hidden,
        frozenset(_columns(grid, head, unit)),
        missing_of(description, grid),
        level_of_table(sight),
        place,
    )


def _statements(grid: Grid, head: Head) -> list[UnitStatement]:
    """Return one statement for each different money unit, those above the grid first."""
    found = list(head.units)
    columns = {grid.at.get(prefix + key) for prefix in ("", "all_") for key in _MONEY} | {
        c for p in grid.parts.values() for c in p
    }
    sheet = head.title.sheet
    for column in grid.heading.columns:
        if column.first not in columns:
            continue
        for cell in column.path:
            unit = bracketed_unit(cell.text)
            if unit is not None:
                found.append(
                    UnitStatement(
                        unit[0], Passage.of(cell.text[unit[1] : unit[2]], sheet, cell.row, cell.column, unit[1])
                    )
                )
    if head.title.text and (unit := bracketed_unit(head.title.text)) is not None:
        found.append(UnitStatement(unit[0], head.title.part(unit[1], unit[2])))
    distinct: dict[str, UnitStatement] = {}
    for item in found:
        distinct.setdefault(item.unit, item)
    return list(distinct.values())


def _unit_beside(sight: Sight) -> str | None:
    """Return the unit that stands beside the first amount."""
    funds = sorted(sight.head.funds, key=lambda item: item.word.period == "total")
    unit = unit_beside(item.text for item in funds)
    if unit is not None:
        return unit
    columns = [sight.grid.at[key] for key in _MONEY if key in sight.grid.at]
    return unit_beside(row.text(column) for row in sight.sample for column in columns)


def _header_year(grid: Grid) -> int | None:
    from jixiao.plugins.forms.titles import year_of

    column = grid.column_at("value")
    return year_of(column.text) if column is not None else None


def _columns(grid: Grid, head: Head, unit: str | None) -> Iterator[str]:
    """Yield the fields for which the form has a place; a line beside the sources only if it may make up what they lack."""
    yield from grid.at
    yield from grid.parts
    if any(name.startswith("all_") for name in grid.at):
        yield "all_amounts"
    if grid.series or grid.joint:
        yield "value"
    aside = frozenset() if not head.labels & ASIDE or may_lack(head.funds, head.title.sheet, unit) else ASIDE
    for label in sorted(head.labels - aside):
        name = label.partition(":")[0]
        yield {"fiscal-part": "fiscal", "other-part": "other", "other-detail": "other"}.get(name, name)
    if "total" in head.goals and len(head.goals) > 1:
        yield "total_goal"


def project_of(sight: Sight, table: Table) -> Builder:
    """Begin the only project of a table whose facts stand above the grid."""
    head = sight.head
    amounts, several = sorted_funds(head.funds, table.sheet, table.unit)
    count_asides(amounts, several, head.funds, table.sheet, table.unit)
    goals = dict(head.goals)
    goal = goals.pop("annual", None) or goals.pop("plain", None)
    total_goal = goals.pop("total", None) or goals.pop("plain", NO_PASSAGE)
    if goal is None and "goal:annual" not in head.labels:
        goal, total_goal = total_goal, NO_PASSAGE
    key, name = _name_in(head, table.level)
    facts = {other: value for other, value in head.facts.items() if other not in {"project", key}}
    return Builder(
        name,
        None,
        name.fragments[0].row if name.fragments else 0,
        amounts,
        several,
        goal if goal is not None and goal.fragments else head.blank_goal,
        total_goal,
        tasks=tuple(item.task(table.sheet, table.unit) for item in head.tasks),
        facts=facts,
        weak=key is None and bool(name.fragments),
        execution=head.execution._replace(columns=settled(head.fund_columns, table.sheet, table.unit)),
    )


def _name_in(head: Head, level: str) -> tuple[str | None, Passage]:
    """Return what names the project and by which label; a title that names it has none."""
    key = next((name for name in _name_keys(level) if name in head.facts and head.facts[name].text), None)
    if key is not None:
        return key, head.facts[key]
    titled = None if level != "project" or "project" in head.labels else project_in(head.title.text)
    return None, NO_PASSAGE if titled is None else head.title.part(*titled)


def _name_keys(level: str) -> tuple[str, ...]:
    return ("department", "submitter", "organisation", "authority") if level == "department" else ("project",)


def oddities(sheet: Sheet, sight: Sight, table: Table) -> Iterator[Problem]:
    """Yield what is odd about the table as a whole: missing columns, money units, what is hidden."""
    place = Passage.of("", table.sheet, table.header.row, table.header.column) if table.header else NO_PASSAGE
    for name in table.missing_columns:
        yield problems.missing_column(place, COLUMN_TITLES.get(name, Text(name, name)))
    unnamed = unnamed_projects(sight)
    if unnamed is not None and "project" not in table.missing_columns:
        yield problems.missing_column(passage_of(unnamed.cell, sheet.name), COLUMN_TITLES["project"])
    if is_unclassed(sight.grid) and "category" not in table.missing_columns:
        named = bool({"project", "organisation"} & sight.grid.at.keys() or _name_in(sight.head, table.level)[1].text)
        lacking = COLUMN_TITLES["department" if table.level == "department" else "project"]
        yield problems.without_classes(place, None if named else lacking)
    statements = _statements(sight.grid, sight.head)
    if len(statements) > 1 and _has_amounts(sight):
        yield problems.conflicting_units(statements)
    elif table.unit is None and _has_amounts(sight):
        yield problems.unknown_unit(_amount_place(sight, place))
    if sheet.hidden:
        yield problems.hidden_sheet(place, sheet.name)
    hidden = [
        column_letters(column.first)
        for column in sight.grid.heading.columns
        if column.first in sheet.hidden_columns and any(row.text(column.first).strip() for row in sight.sample)
    ]
    if hidden:
        yield problems.hidden_columns(place, hidden)


def _has_amounts(sight: Sight) -> bool:
    """Tell whether any amount is given."""
    columns = [sight.grid.at[key] for key in _MONEY if key in sight.grid.at]
    texts = [item.text for item in sight.head.funds if item.word.field not in ASIDE]
    texts += [row.text(column) for row in sight.sample for column in columns]
    return any(not is_blank(text) and number_of(text) is not None for text in texts)


def _amount_place(sight: Sight, place: Passage) -> Passage:
    """Return where the unit belongs: at the label or column of the first amount."""
    sheet = place.sheet
    for item in sight.head.funds:
        if item.text:
            return Passage.of(item.label.text, sheet, item.label.row, item.label.column)
    column = next((found for key in _MONEY if (found := sight.grid.column_at(key))), None)
    return Passage.of(column.text, sheet, column.cell.row, column.cell.column) if column else place

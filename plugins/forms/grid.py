"""What each column of a header is for, settled with a look at the first rows below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.plugins.forms.beside import Block, beside_of
from jixiao.plugins.forms.blank_half import take_whole
from jixiao.plugins.forms.evidence import infer, infer_levels, infer_names
from jixiao.plugins.forms.goal_lists import settle_lists
from jixiao.plugins.forms.grid_groups import regroup
from jixiao.plugins.forms.halves import halves_of, levels_above
from jixiao.plugins.forms.header_columns import Column
from jixiao.plugins.forms.heading import Heading
from jixiao.plugins.forms.series import find_series
from jixiao.plugins.forms.settling import settle, stretch
from jixiao.plugins.forms.unknown_funds import columns_aside
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell, Row

__all__ = ["Grid", "grid_of"]

_AMOUNTS = ("total", "fiscal", "special_account", "other")
_TWICE = ("category", "subcategory", "name", "sign", "value", "unit", "goal")
_GRADES = ("excellent", "good", "fair", "poor")
_SINGLE = (
    "number", "code", "project", "organisation", "indicators", "description", "direction", "declared", "weight", "remark",
    "standard", "basis", "actual", "score", "reason", "previous", "partial", "task", "content", "owner", "forecast",
    "initial", "adjusted",
)  # fmt: skip
_SAMPLE = 40


@dataclass(slots=True)
class Grid:
    """A header with the meaning of its columns.

    ``at`` maps a field to its column; ``total_…`` fields hold for several years, ``all_…`` are their amounts.
    ``reach`` is the last of the unnamed columns right of the value that hold parts of it. ``parts`` are the columns of
    amounts that add up to one field. ``series`` are columns that each hold a value of their own (townships of a matrix,
    level columns of a wide table). ``banners``: level-1 words stand on rows of their own, without a column. ``mixed``: the only level column holds level-2 words. ``prefixed``: the names begin with them. ``kind`` is ``wide`` ``long`` ``tree`` ``matrix``.
    ``blocks`` are pairs of name and value side by side, each below a level-1 word; ``at`` holds the first.
    ``twins`` are the columns of each half of a table whose heads stand twice; ``at`` holds the first half.
    ``initial`` and ``adjusted`` are the columns of a target that stands twice; ``value`` is the left one of them.
    ``interim`` is the column of results if they are those of a part of the year.
    ``twin_levels`` are the level-1 words above each half. ``whole``: the annual half is blank, so that the targets of
    several years are read.
    """

    heading: Heading
    kind: str = "long"
    at: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    series: tuple[Column, ...] = ()
    reach: int = 0
    mixed: bool = False
    banners: bool = False
    prefixed: bool = False
    blocks: tuple[Block, ...] = ()
    twins: tuple[Mapping[str, int], ...] = ()
    twin_levels: tuple[Cell, ...] = ()
    whole: bool = False

    @property
    def joint(self) -> bool:
        """Whether the column of names holds the values too (三级指标及指标值)."""
        column = self.column_at("name")
        return "value" not in self.at and column is not None and "值" in column.text

    def column_at(self, name: str) -> Column | None:
        """Return the header column of a field."""
        position = self.at.get(name)
        return next((item for item in self.heading.columns if item.first == position), None)

    def span(self, name: str) -> range:
        """Return the positions of a field's column, empty without one."""
        column = self.column_at(name)
        if column is None:
            return range(0)
        return range(column.first, max(column.last, self.reach if name == "value" else 0) + 1)


def grid_of(
    heading: Heading, sample: Sequence[Row], words: Words, year: int | None = None, *, dual: bool = False
) -> Grid:
    """Settle the columns of a header; ``sample`` are the rows that follow it, ``year`` the table's budget year.

    ``dual``: what stands above the header is divided into several years and the budget year.
    """
    grid = Grid(heading, blocks=beside_of(heading.columns))
    halves = halves_of(heading.columns, sample[:_SAMPLE]) if not (grid.blocks or dual) else []
    later = {column for block in grid.blocks[1:] for column in block.at.values()}
    later |= {column.first for half in halves[1:] for column in half}
    groups: dict[str, list[Column]] = {}
    for column in heading.columns:
        if column.word is not None and column.first not in later:
            groups.setdefault(column.word.field, []).append(column)
    regroup(groups, heading, sample[:_SAMPLE], year)
    twice = len(groups.get("value", ())) > 1 and (
        len(groups.get("name", ())) > 1 or len(groups.get("subcategory", ())) > 1
    )
    for name in _TWICE:
        _place_pair(grid, name, groups.get(name, []), dual=twice)
    for name in _SINGLE:
        if name in groups:
            grid.at[name] = _preferred(name, groups[name]).first
    for name in ("weight", "actual"):
        if name in groups and "name" in grid.at:
            right = [item.first for item in groups[name] if item.first > grid.at["name"]]
            grid.at[name] = right[0] if right else grid.at[name]
    _amounts(grid, groups)
    if len([name for name in _GRADES if name in groups]) >= 2:
        grid.at.update({name: groups[name][0].first for name in _GRADES if name in groups})
        grid.at.setdefault("value", grid.at.get("excellent", 0))
    if "actual" not in grid.at and "executed" in groups and "value" in grid.at:
        grid.at["actual"] = groups["executed"][0].first
    result = grid.column_at("actual")
    if result is not None and result.word is not None and result.word.stage == "interim":
        grid.at["interim"] = result.first
    infer_levels(grid, sample[:_SAMPLE])
    infer_names(grid, sample[:_SAMPLE])
    settle(grid, sample[:_SAMPLE])
    infer(grid, sample[:_SAMPLE])
    take_whole(grid, sample[:_SAMPLE], words)
    stretch(grid, sample[:_SAMPLE])
    settle_lists(grid, sample[:_SAMPLE], words)
    find_series(grid, sample[:_SAMPLE], words)
    if "total" in grid.at and (grid.parts or grid.at.keys() & set(_AMOUNTS[1:])):
        taken = {*grid.at.values(), *(column for columns in grid.parts.values() for column in columns)}
        grid.at.update(columns_aside(heading.columns, taken, words))
    grid.twins = tuple(_twins(grid, halves))
    grid.twin_levels = levels_above(halves) if "category" not in grid.at else ()
    return grid


def _twins(grid: Grid, halves: Sequence[Sequence[Column]]) -> Iterator[Mapping[str, int]]:
    """Yield the columns of each half by what the first one was found to hold."""
    for half in halves:
        moved = {left.first: right.first for left, right in zip(halves[0], half, strict=True)}
        yield {name: moved[first] for name, first in grid.at.items() if first in moved}


def _place_pair(grid: Grid, name: str, found: list[Column], *, dual: bool) -> None:
    """Place a field that may stand once for several years and once for the budget year."""
    if not found:
        return
    several = [item for item in found if item.word and item.word.period == "total"]
    annual = [item for item in found if item not in several]
    if dual and not several and len(found) > 1 and name != "category":
        dated = [item for item in annual if item.word and item.word.period == "annual"]
        several = [item for item in annual if item not in dated][:1] if dated else annual[:1]
        annual = [item for item in annual if item not in several]
    if not annual:
        annual, several = several, []
    grid.at[name] = _preferred(name, annual).first
    if several:
        grid.at[f"total_{name}"] = several[0].first


_PREFERENCES: Mapping[str, Callable[[str], bool]] = {
    "name": lambda text: "三级" in text or "四级" in text or "末级" in text,
    "remark": lambda text: "说明" in text or "解释" in text,
    "project": lambda text: "名称" in text,
    "value": lambda text: "年初" in text or "调整后" in text,
    "weight": lambda text: "三级" in text or "指标" in text,
    "organisation": lambda text: "使用" in text or text in {"单位", "单位名称", "预算单位"},
    "goal": lambda text: "绩效目标" in text,
}


def _preferred(name: str, found: list[Column]) -> Column:
    """Return the column that says most exactly what the field is; the first of equals, for names the last."""
    prefer = _PREFERENCES.get(name)
    best = [item for item in found if prefer and prefer(squeeze(item.text))] or found
    return best[-1] if name == "name" and best is not found else best[0]


def _is_overall(column: Column) -> bool:
    """Tell whether an undated column of amounts holds more than the dated one beside it: 总规模, 累计安排."""
    word = squeeze(column.text)
    undated = column.word is not None and not column.word.period
    return undated and ("累计" in word or ("总" in word and "总计" not in word))


def _amounts(grid: Grid, groups: Mapping[str, list[Column]]) -> None:
    """Place the amounts of the budget year in ``total`` and so on, those of the whole project in ``all_total``."""
    found = {name: groups.get(name, []) for name in _AMOUNTS}
    dated = any(item.word and item.word.period == "annual" for items in found.values() for item in items)
    yearly = dated or any(item.word and not item.word.period for item in found["total"])
    for name, items in found.items():
        dated = any(item.word and item.word.period == "annual" for item in items)
        for item in items:
            whole = (item.word and item.word.period == "total") or (dated and _is_overall(item))
            grid.at.setdefault(f"all_{name}" if yearly and whole else name, item.first)
    for part, name in (("fiscal-part", "fiscal"), ("other-part", "other"), ("other-detail", "other")):
        columns = tuple(item.first for item in groups.get(part, ()))
        if columns and name not in grid.at and name not in grid.parts:
            grid.parts[name] = columns

"""What each column of a header is for, settled with a look at the first rows below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.plugins.forms.heading import Column, Heading
from jixiao.plugins.forms.words import is_year, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["SIGNS", "Grid", "grid_of"]

SIGNS = frozenset({"≥", "≤", ">", "<", "=", "≧", "≦", "═", "＞", "＜", "＝", ">=", "<=", "≠", "定性", "定量", "±", "≈"})
_DIRECTIONS = frozenset({"正向", "反向", "正向指标", "反向指标", "逆向", "正", "负向", "逆向指标", "负向指标"})
_DECLARED = frozenset({"定性", "定量", "定性指标", "定量指标", "定量(其他)"})
_AMOUNTS = ("total", "fiscal", "special_account", "other")
_TWICE = ("category", "subcategory", "name", "sign", "value", "unit", "goal")
_GRADES = ("excellent", "good", "fair", "poor")
_SINGLE = (
    "number", "code", "project", "organisation", "indicators", "description", "direction", "declared", "weight", "remark",
    "standard", "basis", "actual", "score", "reason", "previous", "partial", "task", "content", "owner", "forecast",
)  # fmt: skip
_SAMPLE = 40


@dataclass(slots=True)
class Grid:
    """A header with the meaning of its columns.

    ``at`` maps a field to its column; ``total_…`` fields hold for several years, ``all_…`` are their amounts.
    ``reach`` is the last of the unnamed columns right of the value that hold parts of it. ``parts`` are the columns of amounts that add up to one field. ``series`` are columns that each hold a value of
    their own (townships of a matrix, level columns of a wide table). ``kind`` is ``wide`` ``long`` ``tree`` ``matrix``.
    """

    heading: Heading
    kind: str = "long"
    at: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    series: tuple[Column, ...] = ()
    reach: int = 0

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


def grid_of(heading: Heading, sample: Sequence[Row], words: Words) -> Grid:
    """Settle the columns of a header; ``sample`` are the rows that follow it."""
    grid = Grid(heading)
    groups: dict[str, list[Column]] = {}
    for column in heading.columns:
        if column.word is not None:
            groups.setdefault(column.word.field, []).append(column)
    _measures(groups, heading)
    _categories(groups)
    _years(groups, heading)
    dual = len(groups.get("value", ())) > 1 and (
        len(groups.get("name", ())) > 1 or len(groups.get("subcategory", ())) > 1
    )
    for name in _TWICE:
        _place_pair(grid, name, groups.get(name, []), dual=dual)
    for name in _SINGLE:
        if name in groups:
            grid.at[name] = _preferred(name, groups[name]).first
    if "weight" in groups and "name" in grid.at:
        right = [item.first for item in groups["weight"] if item.first > grid.at["name"]]
        grid.at["weight"] = right[0] if right else grid.at["weight"]
    _amounts(grid, groups)
    if len([name for name in _GRADES if name in groups]) >= 2:
        grid.at.update({name: groups[name][0].first for name in _GRADES if name in groups})
        grid.at.setdefault("value", grid.at.get("excellent", 0))
    if "actual" not in grid.at and "executed" in groups and "value" in grid.at:
        grid.at["actual"] = groups["executed"][0].first
    _settle(grid, sample[:_SAMPLE])
    _stretch(grid, sample[:_SAMPLE])
    _series(grid, sample[:_SAMPLE], words)
    return grid


def _measures(groups: dict[str, list[Column]], heading: Heading) -> None:
    """A plain 单位 is the unit that uses the money left of the project or name, the unit of measure right of it."""
    found = groups.get("unit", [])
    anchors = [item.first for name in ("name", "project", "subcategory") for item in groups.get(name, ())]
    values = bool({"value", "name", "category"} & heading.known)
    for column in list(found):
        if squeeze(column.text) == "单位" and (not values or (anchors and column.first < min(anchors))):
            found.remove(column)
            groups.setdefault("organisation", []).append(column)
    if not found:
        groups.pop("unit", None)


def _years(groups: dict[str, list[Column]], heading: Heading) -> None:
    """Of columns that are named by years alone the latest holds the target; the others are history."""
    dated = [(squeeze(item.text), item) for item in heading.columns if item.word is None and is_year(item.text)]
    if len(dated) < 2:
        return
    latest = max(dated, key=lambda pair: pair[0])[1]
    groups.setdefault("value", []).append(latest)
    groups.setdefault("previous", []).extend(item for _, item in dated if item is not latest)


def _categories(groups: dict[str, list[Column]]) -> None:
    """Of several category columns the one that says 一级 is it; 指标类型 beside it declares 定量 or 定性."""
    found = groups.get("category", [])
    explicit = [item for item in found if "一级" in item.text or "级" in squeeze(item.text)[:3]]
    if explicit:
        for column in found:
            if column not in explicit and (column.word is None or not column.word.period):
                groups.setdefault("declared", []).append(column)
        groups["category"] = explicit


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


def _amounts(grid: Grid, groups: Mapping[str, list[Column]]) -> None:
    """Place the amounts: of the budget year in ``total`` …, of the whole project in ``all_total`` …"""
    found = {name: groups.get(name, []) for name in _AMOUNTS}
    yearly = any(item.word and item.word.period != "total" for items in found.values() for item in items)
    for name, items in found.items():
        for item in items:
            key = f"all_{name}" if yearly and item.word and item.word.period == "total" else name
            grid.at.setdefault(key, item.first)
    for part, name in (("fiscal-part", "fiscal"), ("other-part", "other"), ("other-detail", "other")):
        columns = tuple(item.first for item in groups.get(part, ()))
        if columns and name not in grid.at and name not in grid.parts:
            grid.parts[name] = columns


def _settle(grid: Grid, sample: Sequence[Row]) -> None:
    """Decide by the data what the words leave open."""
    at, label = grid.at, grid.heading.label
    beside = label.column if label is not None else at.get("indicators", 0) if "name" in at else 0
    if beside and "category" not in at:
        texts = _texts(sample, beside)
        if texts and _share(texts, _is_level) >= 0.5:
            at["category"] = beside
            if at.get("indicators") == beside:
                del at["indicators"]
    if "name" not in at and "value" in at and "project" not in at and "indicators" in at:
        at["name"] = at.pop("indicators")
    if "name" not in at and "indicators" in at and {"category", "value"} <= at.keys():
        at["name"] = at.pop("indicators")
    if "name" in at and "description" in at and "subcategory" not in at:
        texts = _texts(sample, at["name"])
        if _share(texts, _is_second) >= 0.6 if texts else _texts(sample, at["description"]):
            at["subcategory"], at["name"] = at["name"], at.pop("description")
    if "name" not in at and "description" in at and "project" not in at:
        at["name"] = at.pop("description")
    if "name" not in at and "subcategory" in at and "value" in at:
        texts = _texts(sample, at["subcategory"])
        if texts and _share(texts, _is_second) < 0.4:
            at["name"] = at.pop("subcategory")
    if "remark" not in at and "description" in at:
        at["remark"] = at["description"]
    _settle_signs(at, sample)


def _settle_signs(at: dict[str, int], sample: Sequence[Row]) -> None:
    """A column may be called 指标性质 or 指标类型 and hold signs, directions, or 定性 and 定量."""
    if "sign" in at:
        texts = _texts(sample, at["sign"])
        if texts and "direction" not in at and _share(texts, lambda text: squeeze(text) in _DIRECTIONS) >= 0.5:
            at["direction"] = at.pop("sign")
    if "category" in at and "sign" not in at:
        texts = _texts(sample, at["category"])
        if texts and _share(texts, lambda text: squeeze(text) in _DECLARED) >= 0.6:
            at["declared"] = at.pop("category")
    if "declared" in at:
        texts = [squeeze(text) for text in _texts(sample, at["declared"])]
        known = _share(texts, lambda text: text in _DECLARED or text in SIGNS) if texts else 0
        if known >= 0.5 and "sign" not in at:
            at["sign"] = at.pop("declared")


def _stretch(grid: Grid, sample: Sequence[Row]) -> None:
    """Take unnamed columns right of the value that hold text as parts of it: ≥ | 12 | 个 below one header."""
    column = grid.column_at("value")
    if column is None or "sign" in grid.at or grid.at.get("value") == grid.at.get("excellent"):
        return
    headed = {position for item in grid.heading.columns for position in range(item.first, item.last + 1)}
    position = column.last + 1
    while position not in headed and position <= column.last + 2:
        texts = _texts(sample, position)
        if not texts or max(map(len, texts)) > 8:
            break
        grid.reach = position
        position += 1


def _series(grid: Grid, sample: Sequence[Row], words: Words) -> None:
    """Recognise columns that each hold values of their own, and with them the kind of the grid."""
    at, columns = grid.at, grid.heading.columns
    taken = set(at.values()) | {column for group in grid.parts.values() for column in group}
    levels = tuple(item for item in columns if item.word is None and any(_is_level(cell.text) for cell in item.path))
    if len(levels) >= 2 and "name" not in at:
        grid.series, grid.kind = levels, "wide"
        return
    if "indicators" in at and "value" not in at and ("project" in at or "goal" in at):
        grid.kind = "wide"
        return
    if "project" in at and "goal" in at and not {"name", "category", "subcategory", "value"} & at.keys():
        grid.kind = "wide"
        return
    if "name" not in at and "category" not in at and "project" in at and "value" in at:
        grid.kind = "tree"
        return
    free = tuple(item for item in columns if item.first not in taken and item.word is None and not is_year(item.text))
    free = tuple(item for item in free if _texts(sample, item.first) or _is_place(item.text))
    under = tuple(item for item in free if len(item.path) > 1 and _values_above(item, words))
    if len(under) >= 2 or (len(free) >= 2 and "value" not in at and "excellent" not in at and "actual" not in at):
        grid.series, grid.kind = under if len(under) >= 2 else free, "matrix"
    elif len(free) >= 2 and sum(_is_place(item.text) for item in free) >= 2:
        grid.series, grid.kind = tuple(item for item in free if _is_place(item.text)), "matrix"


_PLACES = (
    "镇",
    "乡",
    "街道",
    "县",
    "区",
    "市",
    "村",
    "社区",
    "子项目",
    "学校",
    "分局",
    "街道办",
    "街",
    "旗",
    "办事处",
    "中心",
    "州",
    "农场",
    "园区",
)


def _is_place(text: str) -> bool:
    """Tell whether a header names a township or a part of the project."""
    word = squeeze(text).rstrip("0123456789一二三四五六七八九十")
    return 1 < len(word) <= 20 and (word.endswith(_PLACES) or word.startswith("子项目"))


def _values_above(column: Column, words: Words) -> bool:
    """Tell whether a column stands below one that holds values."""
    for cell in column.path[:-1]:
        word = words.column(cell.text)
        if word is not None and word.field in {"value", "indicators", "goal", "project", "organisation", "total"}:
            return True
    return False


def _is_level(text: str) -> bool:
    return len(text) <= 30 and level_of(text) is not None


def _is_second(text: str) -> bool:
    level = level_of(text) if len(text) <= 30 else None
    return level is not None and level.subcategory is not None


def _texts(sample: Sequence[Row], column: int) -> list[str]:
    """Return the different non-blank texts of a column, merged ones once."""
    found = []
    for row in sample:
        cell = row.cells.get(column)
        if cell is not None and cell.row == row.number and cell.column == column and cell.text.strip():
            found.append(cell.text.strip())
    return found


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)

"""Columns of a header gathered by field, and those that their words alone put into the wrong group."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from jixiao.plugins.forms.adjusted import pair_targets, take_goals
from jixiao.plugins.forms.header_periods import year_of
from jixiao.plugins.forms.results import choose_results
from jixiao.plugins.forms.settling import is_level, own_texts
from jixiao.plugins.forms.signs import is_sign, is_symbol
from jixiao.plugins.forms.words import has_year, is_year, squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.heading import Heading
    from jixiao.sheet import Row

__all__ = ["regroup"]

_MEASURE = 6
_BLOCKS = frozenset({"actual", "executed"})
_OFFICES = (
    "局",
    "委",
    "办",
    "院",
    "校",
    "所",
    "中心",
    "站",
    "厅",
    "部",
    "队",
    "馆",
    "公司",
    "学",
    "街道",
    "社",
    "镇",
    "乡",
    "县",
    "处",
    "科",
    "会",
    "园",
)


def regroup(groups: dict[str, list[Column]], heading: Heading, sample: Sequence[Row], year: int | None) -> None:
    """Move columns to the field that the other columns and the first rows show them to have."""
    _side_labels(groups, heading, sample)
    _measures(groups, heading, sample)
    _categories(groups, sample)
    _years(groups, heading, year)
    _value_units(groups)
    _signs(groups, sample)
    _this_year(groups, year)
    _past_results(groups, year)
    take_goals(groups, sample)
    pair_targets(groups)
    choose_results(groups, sample)


def _side_labels(groups: dict[str, list[Column]], heading: Heading, sample: Sequence[Row]) -> None:
    """Leave out what names the block and heads no column: 绩效指标完成情况 merged down the side of the rows."""
    for name in _BLOCKS & groups.keys():
        groups[name] = [item for item in groups[name] if not _reaches_down(item, heading, sample)]
        if not groups[name]:
            del groups[name]


def _reaches_down(column: Column, heading: Heading, sample: Sequence[Row]) -> bool:
    """Tell whether a header's cell covers the first row below the header too."""
    cell = sample[0].cells.get(column.first) if sample else None
    return cell is not None and cell.row <= heading.last


def _measures(groups: dict[str, list[Column]], heading: Heading, sample: Sequence[Row]) -> None:
    """Take a plain 单位 left of the levels and names for the unit that uses the money, right of them for the unit of measure."""
    found = groups.get("unit", [])
    anchors = [item.first for name in ("name", "category", "subcategory") for item in groups.get(name, ())]
    anchors = anchors or [item.first for item in groups.get("project", ())]
    values = bool({"value", "name", "category"} & heading.known)
    for column in list(found):
        left = not values or (anchors and column.first < min(anchors))
        if squeeze(column.text) == "单位" and left and not _holds_measures(sample, column.first):
            found.remove(column)
            groups.setdefault("organisation", []).append(column)
    if not found:
        groups.pop("unit", None)


def _holds_measures(sample: Sequence[Row], column: int) -> bool:
    """Tell whether a column holds units of measure (个, %, 人次) and not the names of offices."""
    texts = own_texts(sample, column)
    return bool(texts) and all(len(text) <= _MEASURE and not text.endswith(_OFFICES) for text in texts)


def _years(groups: dict[str, list[Column]], heading: Heading, year: int | None) -> None:
    """Of columns that are named by years alone that of the budget year, or else the latest, holds the target."""
    dated = [(squeeze(item.text), item) for item in heading.columns if item.word is None and is_year(item.text)]
    if len(dated) < 2:
        return
    target = next((pair for pair in dated if year is not None and str(year) in pair[0]), max(dated, key=itemgetter(0)))
    groups.setdefault("value", []).append(target[1])
    earlier = [item for name, item in dated if name < target[0]]
    if earlier:
        groups.setdefault("previous", []).extend(earlier)


def _value_units(groups: dict[str, list[Column]]) -> None:
    """Take 指标值单位 beside 指标值 for the unit; alone it holds both."""
    found = groups.get("value", [])
    units = [item for item in found if squeeze(item.text).strip("()").endswith("单位")]
    if units and len(units) < len(found):
        groups["value"] = [item for item in found if item not in units]
        groups.setdefault("unit", []).extend(units)


def _signs(groups: dict[str, list[Column]], sample: Sequence[Row]) -> None:
    """Of several columns that may hold signs (指标性质, 计算符号) the one that does is it; the others declare 定量 or 定性."""
    found = groups.get("sign", [])
    held = [item for item in found if any(map(is_symbol, own_texts(sample, item.first)))]
    if len(found) > 1 and held:
        groups.setdefault("declared", []).extend(item for item in found if item is not held[0])
        groups["sign"] = held[:1]


def _this_year(groups: dict[str, list[Column]], year: int | None) -> None:
    """Of targets for several years (2023年目标值, 2024年目标值) keep that of the budget year."""
    dated = [
        item for item in groups.get("value", ()) if item.word and item.word.period == "annual" and has_year(item.text)
    ]
    chosen = [item for item in dated if year is not None and str(year) in squeeze(item.text)]
    if len(dated) > 1 and chosen:
        groups["value"] = [item for item in groups["value"] if item not in dated or item in chosen]


def _past_results(groups: dict[str, list[Column]], year: int | None) -> None:
    """Take results of a year before that of the targets (2024年实际值 | 2025年目标值) for what was before, not for the completion.

    A self-evaluation, which has scores or reasons beside them, keeps its only results: its title may name the year in
    which it is written.
    """
    found = groups.get("actual", [])
    stated = [_year(item) for item in groups.get("value", ())]
    dated = stated[0] if len(set(stated)) == 1 else ""
    results = {item.first: _year(item) for item in found}
    target = dated or (str(year) if year is not None else max(results.values(), default=""))
    past = [item for item in found if results[item.first] and results[item.first] < target]
    if len(past) == len(found) and not dated and {"score", "reason"} & groups.keys():
        past = [item for item in past if results[item.first] < max(results.values())]
    if not past:
        return
    groups.setdefault("previous", []).extend(past)
    groups["actual"] = [item for item in found if item not in past]
    if not groups["actual"]:
        del groups["actual"]


def _year(column: Column) -> str:
    """Return the year that a header's words name, the lowest first; empty without one."""
    return next((year for cell in reversed(column.path) if (year := year_of(cell.text))), "")


def _holds_second(first: Column, second: Column, sample: Sequence[Row]) -> bool:
    """Tell whether a column right of level 1 holds words of level 2: not 定性 and 定量, and some that are known as such."""
    words = [squeeze(text) for text in own_texts(sample, second.first)]
    firsts = own_texts(sample, first.first)
    if not words or any(is_sign(word) or word.startswith(("定性", "定量")) for word in words):
        return False
    return any(map(is_level, firsts)) and any(map(is_level, words))


def _categories(groups: dict[str, list[Column]], sample: Sequence[Row]) -> None:
    """Of several category columns the one that says 一级 is it; 指标类型 beside it declares 定量 or 定性, or holds level 2."""
    found = groups.get("category", [])
    if "subcategory" not in groups and len(found) > 1:
        second = next((item for item in found[1:] if _holds_second(found[0], item, sample)), None)
        if second is not None:
            found.remove(second)
            groups["subcategory"] = [second]
    explicit = [item for item in found if "一级" in item.text or "级" in squeeze(item.text)[:3]]
    if explicit:
        for column in found:
            if column not in explicit and (column.word is None or not column.word.period):
                groups.setdefault("declared", []).append(column)
        groups["category"] = explicit

"""What columns hold, where the words of their headers are unknown or say something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.money import is_blank
from jixiao.plugins.forms.settling import is_level, own_texts
from jixiao.plugins.forms.signs import is_sign
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.sheet import Row

__all__ = ["infer", "infer_levels", "infer_names"]

_NEARLY, _MOST, _HALF = 0.8, 0.6, 0.5
_FEWEST_ROWS = 3
_VALUES = frozenset({"value", "actual", "excellent", "total_value", "previous", "partial"})
_LOOSE = frozenset(
    {
        "content",
        "description",
        "standard",
        "goal",
        "indicators",
        "remark",
        "name",
        "declared",
        "category",
        "task",
        "total",
    }
)
"""Fields whose words are used for other things too: 内容, 标准, 目标, 指标."""
_TARGET = deferred(r"[≥≤><=＞＜＝≧≦±]|\d|[一二三四五六七八九十两][个次项家所]|^(?:优|良|合格|是|达标|全覆盖|完成|定性)")
_TITLES = ("目标", "指标", "值", "标准", "要求", "计划", "预期", "绩效", "任务", "预计", "数", "水平", "内容")
_EARLIER = ("上年", "去年", "前年", "上一年", "往年", "历史", "基期", "历年", "前三年", "近三年", "实际")
_LONGEST_VALUE = 40
_COLONS = frozenset(":：﹕︓")
_EXPLICIT = ("一级", "二级", "1级", "2级", "Ⅰ级", "Ⅱ级", "第一", "第二")
_SHORTEST_NAME = 2


def infer(grid: Grid, sample: Sequence[Row]) -> None:
    """Settle name, value and sign columns by what stands in them, where their words leave them open."""
    if grid.blocks:
        return
    if "category" not in grid.at and "subcategory" not in grid.at:
        return
    _name(grid, sample)
    if not grid.at.keys() & (_VALUES - {"previous", "partial"}) and not grid.joint and "name" in grid.at:
        _value(grid, sample)
    if "sign" not in grid.at and "value" in grid.at:
        found = next(_holding(grid, sample, is_sign, {"standard", "declared", "remark"}), None)
        if found is not None:
            _put(grid, "sign", found)


def infer_levels(grid: Grid, sample: Sequence[Row]) -> None:
    """Put level 1 and level 2 where their words stand; a header that says 一级 or 二级 is believed."""
    at = grid.at
    named = [squeeze(column.text) for name in ("category", "subcategory") if (column := grid.column_at(name))]
    if grid.blocks or any(word in text for text in named for word in _EXPLICIT):
        return
    firsts, seconds = [], []
    for column in grid.heading.columns:
        texts = [text for text in own_texts(sample, column.first) if _COLONS.isdisjoint(text)]  # no signature or note
        if not texts or _share(texts, is_level) < _MOST:
            continue
        if _share(texts, _is_first) >= _MOST:
            firsts.append(column)
        elif _share(texts, _is_second) >= _MOST:
            seconds.append(column)
    if len(firsts) != 1 or len(seconds) > 1:
        return
    (first,) = firsts
    if at.get("category") != first.first and _may_move(grid, first):
        headed = any(column.first == first.first + 1 for column in grid.heading.columns)
        named_too = at.get("name") == first.first and not headed and bool(own_texts(sample, first.first + 1))
        _put(grid, "category", first)
        if named_too:  # one header over both the levels and the names
            at["name"] = first.first + 1
    if seconds and at.get("subcategory") != seconds[0].first and _may_move(grid, seconds[0]):
        _put(grid, "subcategory", seconds[0])


def infer_names(grid: Grid, sample: Sequence[Row]) -> None:
    """Take no column for the names that heads groups of rows (绩效内容), or that stands left of the levels with a better one right of them."""
    at = grid.at
    levels = [at[name] for name in ("category", "subcategory") if name in at]
    if grid.blocks or not levels or "name" not in at or at["name"] in levels:
        return
    rows = [row for row in sample if any(is_level(row.text(column).strip()) for column in levels)]
    rows = [row for row in rows if row.text(at.get("value", max(levels))).strip()]
    left, explicit = at["name"] < max(levels), _is_explicit(grid)
    if len(rows) < _FEWEST_ROWS or (explicit and not left):
        return
    different = len({text for row in rows if (text := row.text(at["name"]).strip())})
    grouping = different < _NEARLY * len(rows) if left else different <= _HALF * len(rows)
    before = at.get("value", max(levels) + 1)
    for column in grid.heading.columns:
        if not max(levels) < column.first < before or column.first == at["name"] or not _is_open(grid, column):
            continue
        named = left and not explicit and column.word is not None and column.word.field in {"name", "indicators"}
        if (named or grouping) and _are_names(own_texts(rows, column.first)):
            _put(grid, "name", column)
            return
    if left and different <= _HALF * len(rows):
        del at["name"]


def _is_explicit(grid: Grid) -> bool:
    """Tell whether the header of the names says that it is one: 三级指标, 指标名称."""
    column = grid.column_at("name")
    return column is not None and any(word in squeeze(column.text) for word in ("三级", "3级", "名称"))


def _name(grid: Grid, sample: Sequence[Row]) -> None:
    """Take the first column of texts right of the levels for the names where none is left."""
    at = grid.at
    if "name" in at or grid.banners or "project" in at:
        return
    levels = max(at.get(name, 0) for name in ("category", "subcategory"))
    for column in grid.heading.columns:
        if column.first > levels and _is_open(grid, column) and _are_names(own_texts(sample, column.first)):
            _put(grid, "name", column)
            return


def _value(grid: Grid, sample: Sequence[Row]) -> None:
    """Take the first column right of the names that holds targets for the values."""
    found = [
        column
        for column in grid.heading.columns
        if column.first > grid.at["name"] and _is_open(grid, column) and _are_targets(own_texts(sample, column.first))
    ]
    titled = [item for item in found if any(word in squeeze(item.text) for word in _TITLES) and not _is_earlier(item)]
    if len(titled) == 1 or len(found) == 1:  # several are the parts of a matrix
        _put(grid, "value", (titled or found)[0])


def _holding(grid: Grid, sample: Sequence[Row], test: Callable[[str], bool], fields: set[str]) -> Iterator[Column]:
    """Yield the columns of no field or of one of ``fields`` that hold for the most part what a test asks for."""
    for column in grid.heading.columns:
        if column.word is None or column.word.field in fields:
            texts = own_texts(sample, column.first)
            if texts and _share(texts, test) >= _MOST:
                yield column


def _is_open(grid: Grid, column: Column) -> bool:
    """Tell whether a column has no field, or one that its word does not settle."""
    if column.word is None or column.first not in grid.at.values():
        return column.word is None or column.word.field in _LOOSE
    return column.word.field in _LOOSE - {"name", "category"}


def _may_move(grid: Grid, column: Column) -> bool:
    """Tell whether what a column holds outweighs its word: a project or an amount stays what it is."""
    field = next((name for name, first in grid.at.items() if first == column.first), "")
    return field in _LOOSE | {"", "subcategory", "number", "direction", "sign"}


def _put(grid: Grid, name: str, column: Column) -> None:
    """Give a column a field, and take its other ones away."""
    for other in [key for key, first in grid.at.items() if first == column.first]:
        del grid.at[other]
    grid.at[name] = column.first


def _are_names(texts: Sequence[str]) -> bool:
    if not texts or len(set(texts)) < _MOST * len(texts):
        return False
    return _share(texts, lambda text: len(text) >= _SHORTEST_NAME and not _leads(text)) >= _MOST


def _are_targets(texts: Sequence[str]) -> bool:
    return bool(texts) and _share(texts, _is_target) >= _HALF


def _is_target(text: str) -> bool:
    return len(text) <= _LONGEST_VALUE and not is_blank(text) and bool(_TARGET.search(text))


def _leads(text: str) -> bool:
    """Tell whether a text is a sign, a number, or begins with one."""
    word = squeeze(text)
    return is_sign(word) or word[:1] in "≥≤><=" or word[:1].isdigit()


def _is_earlier(column: Column) -> bool:
    return any(word in squeeze(column.text) for word in _EARLIER)


def _is_first(text: str) -> bool:
    level = level_of(text)
    return level is not None and level.first


def _is_second(text: str) -> bool:
    level = level_of(text)
    return level is not None and level.subcategory is not None


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)

"""Rows in = rows accounted for: every row that counts as judged has left something in the model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import accounted, cases, csv_sheet, filled_across, filled_down, grid_sheet, read, texts_of

from jixiao.grammar.levels import level_of
from jixiao.model import Ignored, Indicator, Passage, Reading

CASES = cases()
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}-{case['id']}" for case in CASES])
EVERY_WAY = pytest.mark.parametrize("saved_as", [str, filled_down, filled_across], ids=["merged", "down", "across"])
PUBLISHED = sorted((Path(__file__).parents[3] / "shared" / "data" / "forms").glob("*.csv"))
PASSAGES = [
    f"{name}_passage"
    for name in ("category", "subcategory", "name", "value", "sign", "unit", "total_value", "remark", "weight")
]


def _passages(item: object) -> Iterator[Passage]:
    """Every passage that hangs on a reading."""
    if isinstance(item, Passage):
        yield item
    elif isinstance(item, Indicator):
        yield from (getattr(item, name) for name in PASSAGES)
        yield item.entry
    elif isinstance(item, dict):
        for value in item.values():
            yield from _passages(value)
    elif isinstance(item, (tuple, list)):
        for value in item:
            yield from _passages(value)
    elif is_dataclass(item):
        for field in fields(item):
            if field.name != "table":
                yield from _passages(getattr(item, field.name))


def _touched(readings: list[Reading]) -> set[int]:
    """Rows from which something became part of the model."""
    found = (passage for item in readings if not isinstance(item, Ignored) for passage in _passages(item))
    return {piece.row for passage in found for piece in passage.fragments}


def _is_heading(texts: list[str]) -> bool:
    """Whether a row holds a level word alone, which counts for the rows below it."""
    filled = {text for text in texts if text not in {"", "<", "^"}}
    return len(filled) == 1 and level_of(min(filled)) is not None


def _only_repeats(texts: list[list[str]], number: int) -> bool:
    """Whether a row says nothing but what the one above it says, or is covered by it."""
    return set(texts[number - 1]) <= {"", "<", "^"} or texts[number - 1] == texts[number - 2]


@EVERY_CASE
@EVERY_WAY
def test_every_judged_row_is_in_the_model(case: dict[str, Any], saved_as: Callable[[str], str]) -> None:
    grid = saved_as(case["grid"])
    sheet = grid_sheet(grid)
    readings = read(sheet)
    rows, ignored = accounted(sheet, readings)
    texts = texts_of(grid)
    untouched = sorted(rows - set(ignored) - _touched(readings))

    assert [row for row in untouched if not (_is_heading(texts[row - 1]) or _only_repeats(texts, row))] == []


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.stem for path in PUBLISHED])
def test_every_judged_row_of_a_published_table_is_in_the_model(path: Path) -> None:
    sheet = csv_sheet(path)
    readings = read(sheet)
    rows, ignored = accounted(sheet, readings)

    assert rows - set(ignored) - _touched(readings) == set()


def test_columns_that_nobody_knows_are_named_with_the_header():
    grid = """
2024年度项目支出绩效运行监控表 | < | < | < | < | < | <
项目名称 | 智慧停车 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 旺季水平 | 预警等级 | 未完成原因及下一步措施
产出指标 | 数量指标 | 新增智慧泊位 | ≥1200个 | 610个 | | 下月补齐
效益指标 | 社会效益指标 | 泊位周转率 | ≥10% | 6% | |
"""
    whys = [item.why for item in read(grid_sheet(grid)) if isinstance(item, Ignored) and item.first == 3]

    assert ["表头，其中“旺季水平”列没有读取"] == [why.zh for why in whys]
    assert ["header, whose columns “旺季水平” were not read"] == [why.en for why in whys]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("^ | 其中：财政投款 | 20", "资金来源的名称不认识，金额不归入任何一类来源"),
        ("^ | 财政拨款 | 80\n^ | 其中：申请当年拨款 | 20", "资金构成明细、结转结余等，不单独校验"),
        ("^ | 上年结转资金 | 20", "资金构成明细、结转结余等，不单独校验"),
        ("资金情况说明 | 县里安排约50万元，以实际为准 | <", "写有金额，没有读作本表的资金"),
        ("地块情况 | 地价约50万元 | <", "与绩效指标无关的填报信息"),
    ],
)
def test_money_that_is_counted_nowhere_is_accounted_for(line: str, why: str) -> None:
    grid = (
        f"项目名称 | 危房改造 | <\n项目资金（万元） | 年度资金总额 | 100\n{line}\n"
        "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 改造户数 | 150户\n"
    )
    found = [item.why.zh for item in read(grid_sheet(grid)) if isinstance(item, Ignored)]

    assert found == [why, "表头"]

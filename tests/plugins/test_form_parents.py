"""Rows with a name and a weight whose values stand in the rows below them."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project

GRID = """
2023年度项目支出绩效自评表 | < | < | < | < | <
项目名称 | 种养殖补贴 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | ★补助粮食作物面积 | 10 | {parent}
^ | ^ | {indent}红薯种植面积 | | 5.5亩 | 5.5亩
^ | ^ | {indent}玉米种植面积 | | 6亩 | 6亩
^ | ^ | ★补助家禽数量 | 20 | {parent}
^ | ^ | {indent}鸡养殖数量 | | 500只 | 500只
{rest}
"""
REST = "效益指标 | 社会效益指标 | 带动户数 | 70 | ≥64户 | 64户"


def indicators(parent="|", indent="", rest=REST, grid=GRID):
    sheet = grid_sheet(grid.format(parent=parent, indent=indent, rest=rest))
    (project,) = [item for item in read(sheet) if isinstance(item, Project)]
    return project.indicators


@pytest.mark.parametrize("indent", ["", "~~~~", "其中：", "（1）", "——"])
@pytest.mark.parametrize("parent", ["|", "— | —", "/ |"])
def test_a_weight_above_values_covers_them(parent, indent):
    found = indicators(parent, indent)

    assert [True, False, False, True, False, False] == [item.heads for item in found]
    assert [10, None, None, 20, None, 70] == [item.weight for item in found]
    assert ["D4", "D4", "D4", "D7", "D7", "D9"] == [item.weight_passage.place.cell for item in found]
    assert Decimal(100) == sum(item.weight or 0 for item in found)


@pytest.mark.parametrize(
    ("parent", "rest"),
    [
        ("| 5.5亩", REST),  # a result without a target
        ("≥5.5亩 |", REST),
        ("|", REST + "\n^ | ^ | 户均增收 | | ≥500元 | 510元"),  # weights stand in the first row of each class
    ],
)
def test_a_value_that_is_missing_is_missing(parent, rest):
    assert not any(item.heads for item in indicators(parent, rest=rest))


@pytest.mark.parametrize(
    "lower",
    [
        "^ | ^ | 玉米种植面积 | 10 | 6亩 | 6亩",  # a weight of its own
        "^ | ^ | 玉米种植面积 | ^ | 6亩 | 6亩",  # the same weight, merged
        "^ | 质量指标 | 良种率 | | 95% | 96%",  # of another class
        "^ | ^ | 玉米种植面积 | | | ",  # no value either
    ],
)
def test_a_row_above_others_that_does_not_head_them(lower):
    grid = GRID[: GRID.index("^ |")] + lower + "\n"

    assert not any(item.heads for item in indicators(grid=grid))


def test_a_form_without_weights_has_no_parents():
    grid = GRID.replace("| 分值 ", "| 备注 ")

    assert not any(item.heads for item in indicators(grid=grid))

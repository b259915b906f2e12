"""The column of results in forms of self-evaluation and monitoring."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project

BESIDE = """
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 绿地养护 | < | < | < | < | <
{label} | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | {head} | 分值
{down} | 产出指标 | 数量指标 | 绿地养护面积 | ≥320万平方米 | 200万平方米 | 50
{down} | 效益指标 | 社会效益指标 | 公园游客量 | ≥100万人次 | 120万人次 | 50
"""


def results(grid):
    (project,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Project)]
    return [(item.value_text, item.actual_text) for item in project.indicators]


@pytest.mark.parametrize("head", ["实际完成值", "全年实际值", "完成值", "执行情况"])
@pytest.mark.parametrize("down", ["^", ""])
@pytest.mark.parametrize(
    "label",
    [
        "绩效指标完成情况",
        "年度绩效指标完成情况",
        "年度指标完成情况",
        "绩效目标完成情况",
        "绩\\n效\\n指\\n标\\n完\\n成\\n情\\n况",
        "绩效指标实际完成情况",
        "年度绩效指标执行情况",
        "完成情况",
        "产出与效益完成情况",
    ],
)
def test_a_label_down_the_side_of_the_grid_is_no_result(label, down, head):
    found = results(BESIDE.format(label=label, down=down, head=head))

    assert [("≥320万平方米", "200万平方米"), ("≥100万人次", "120万人次")] == found


def test_a_label_beside_a_form_without_results_is_none_either():
    grid = BESIDE.format(label="年度绩效指标完成情况", down="^", head="备注")

    assert ["", ""] == [actual or "" for _, actual in results(grid)]


@pytest.mark.parametrize("down", ["^", ""])
def test_a_label_in_the_second_column_is_no_result(down):
    grid = f"""
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 绿地养护 | < | < | < | < | <
自评情况 | 指标完成情况 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
{down} | {down} | 产出指标 | 数量指标 | 绿地养护面积 | ≥320万平方米 | 200万平方米
{down} | {down} | 效益指标 | 社会效益指标 | 公园游客量 | ≥100万人次 | 120万人次
"""

    assert ["200万平方米", "120万人次"] == [actual for _, actual in results(grid)]


def test_results_left_of_the_targets_are_results():
    grid = """
2023年度项目支出绩效自评表 | < | < | < | <
项目名称 | 绿地养护 | < | < | <
一级指标 | 二级指标 | 三级指标 | 实际完成值 | 年度指标值
产出指标 | 数量指标 | 绿地养护面积 | 200万平方米 | ≥320万平方米
效益指标 | 社会效益指标 | 公园游客量 | 120万人次 | ≥100万人次
"""

    assert ["200万平方米", "120万人次"] == [actual for _, actual in results(grid)]

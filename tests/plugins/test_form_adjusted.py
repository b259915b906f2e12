"""Targets and goals that stand twice: as set at the beginning of the year, and as adjusted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project

GRID = """
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 绿地养护 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | {initial} | {adjusted} | 实际完成值 | 分值
产出指标 | 数量指标 | 绿地养护面积 | {first} | ≥300万平方米 | 305万平方米 | 50
效益指标 | 社会效益指标 | 公园游客量 | ≥150万人次 | {second} | 160万人次 | 50
"""
HEADS = [
    ("年初目标值", "调整后目标值"),
    ("年初指标值", "调整指标值"),
    ("年初设定指标值", "全年（调整）指标值"),
    ("年初绩效目标", "调整后绩效目标"),
    ("年度指标值", "年中调整后指标值"),
    ("调整前目标值", "调整后目标值"),
    ("原指标值", "变更后指标值"),
    ("年度指标值（年初）", "年度指标值（调整）"),
]


def projects(grid):
    return [item for item in read(grid_sheet(grid)) if isinstance(item, Project)]


def targets(grid):
    (project,) = projects(grid)
    return [(item.value_text, item.value_passage.place.cell, item.actual_text) for item in project.indicators]


@pytest.mark.parametrize(("initial", "adjusted"), HEADS)
@pytest.mark.parametrize("nothing", ["", "/", "—", "无", "未调整", "不做调整"])
def test_the_adjusted_target_counts_where_it_says_one(initial, adjusted, nothing):
    found = targets(GRID.format(initial=initial, adjusted=adjusted, first="≥320万平方米", second=nothing))

    assert [("≥300万平方米", "E4", "305万平方米"), ("≥150万人次", "D5", "160万人次")] == found


@pytest.mark.parametrize("nothing", ["", "/", "无"])
def test_a_target_that_was_only_set_later_counts(nothing):
    grid = GRID.format(initial="年初指标值", adjusted="调整指标值", first=nothing, second="≥100万人次")

    assert [("≥300万平方米", "E4", "305万平方米"), ("≥100万人次", "E5", "160万人次")] == targets(grid)


def test_a_target_that_is_missing_is_missing_at_the_beginning_of_the_year():
    grid = GRID.format(initial="年初指标值", adjusted="调整指标值", first="≥320万平方米", second="/")

    assert ("", "D5", "160万人次") == targets(grid.replace("≥150万人次", ""))[1]


def test_an_adjusted_target_left_of_the_first_one():
    grid = GRID.format(initial="调整后目标值", adjusted="年初目标值", first="≥280万平方米", second="≥100万人次")

    assert ["≥280万平方米", "≥150万人次"] == [text for text, *_ in targets(grid)]


def test_one_target_merged_over_both_columns():
    grid = GRID.format(initial="年初目标值", adjusted="调整后目标值", first="≥320万平方米", second="<")

    assert ("≥150万人次", "D5", "160万人次") == targets(grid)[1]


def test_targets_below_one_head():
    grid = """
2023年度项目支出绩效自评表 | < | < | < | < | <
项目名称 | 绿地养护 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | 实际完成值
^ | ^ | ^ | 年初 | 调整后 | ^
产出指标 | 数量指标 | 绿地养护面积 | ≥320万平方米 | ≥300万平方米 | 305万平方米
效益指标 | 社会效益指标 | 公园游客量 | ≥150万人次 | / | 160万人次
"""

    assert ["≥300万平方米", "≥150万人次"] == [text for text, *_ in targets(grid)]


def test_signs_and_units_hold_for_both():
    grid = """
部门整体绩效自评表 | < | < | < | < | < | <
部门名称 | 某局 | < | < | < | < | <
绩效指标 | 指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值
^ | 组织宣传活动次数 | 次 | ≥ | | 40 | 43
^ | 制作宣传品数量 | 份 | ≥ | 20 | | 20
"""

    assert [("40", "F4", "43"), ("20", "E5", "20")] == targets(grid)


GOALS = """
2021年度部门整体绩效自评表 | < | < | < | < | < | <
部门名称 | 某融媒体中心 | < | < | < | < | <
当年绩效目标 | {initial} | < | {adjusted} | < | 全年目标实际完成情况 | <
^ | {first} | < | {second} | < | 较好地完成了任务。 | <
一级指标 | 二级指标 | 三级指标 | 年初指标值 | 调整指标值 | 全年完成值 | 分值
产出指标 | 数量指标 | 组织宣传活动次数 | | ≥40次 | 43次 | 50
"""


@pytest.mark.parametrize(
    ("initial", "adjusted"),
    [("年初绩效目标", "全年（调整）绩效目标"), ("年初目标", "调整后目标"), ("年初设定目标", "年中调整绩效目标")],
)
@pytest.mark.parametrize(
    ("first", "second", "goal"),
    [
        ("无", "整合各类媒体，营造良好氛围。", "整合各类媒体，营造良好氛围。"),
        ("办好两个频道。", "整合各类媒体，营造良好氛围。", "整合各类媒体，营造良好氛围。"),
        ("办好两个频道。", "无", "办好两个频道。"),
        ("办好两个频道。", "未调整", "办好两个频道。"),
        ("办好两个频道。", "", "办好两个频道。"),
        ("", "整合各类媒体，营造良好氛围。", "整合各类媒体，营造良好氛围。"),
    ],
)
def test_the_adjusted_goal_counts_where_it_says_one(initial, adjusted, first, second, goal):
    grid = GOALS.format(initial=initial, adjusted=adjusted, first=first, second=second)
    (project,) = projects(grid)

    assert goal == project.goal.text


def test_goals_below_each_other():
    grid = """
2021年度项目支出绩效自评表 | < | < | < | <
项目名称 | 媒体融合 | < | < | <
年初绩效目标 | 办好两个频道。 | < | < | <
调整后绩效目标 | 办好三个频道。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 频道数 | ≥3个 | 3个
"""
    (project,) = projects(grid)

    assert "办好三个频道。" == project.goal.text

"""The column of results in forms of self-evaluation and monitoring."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project, Table

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


PARTS = """
2024年度项目支出绩效运行监控表 | < | < | < | < | <
项目名称 | 智慧停车 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | {head}
产出指标 | 数量指标 | 新增智慧泊位 | ≥1200个 | {first}
效益指标 | 社会效益指标 | 泊位周转率 | ≥10% | {second}
"""


def interim(grid):
    (table,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Table)]
    return "interim" in table.columns


@pytest.mark.parametrize(
    ("head", "part"),
    [
        ("上半年完成值", True),
        ("上半年实际完成情况", True),
        ("半年度指标执行情况", True),
        ("截至6月底完成值", True),
        ("截止2024年9月30日完成情况", True),
        ("1-7月执行情况", True),
        ("目前完成情况", True),
        ("阶段性完成值", True),
        ("监控时点完成值", True),
        ("前三季度完成情况", True),
        ("实际完成值（截至6月）", True),
        ("年末完成值", False),
        ("业绩值", False),
        ("实际达成值", False),
        ("1-12月完成情况", False),
        ("实际完成值（截至12月底）", False),
    ],
)
def test_results_of_a_part_of_the_year_are_results(head, part):
    grid = PARTS.format(head=head, first="610个", second="6%")

    assert (["610个", "6%"], part) == ([actual for _, actual in results(grid)], interim(grid))


@pytest.mark.parametrize(
    ("head", "first", "second", "found"),
    [
        (
            "一季度完成 | 二季度完成 | 累计完成 | 预计全年完成",
            "260个 | 350个 | 610个 | 1200个",
            "— | 6% | 7% | ≥10%",
            ["610个", "7%"],
        ),
        ("累计完成值 | 本季度完成值", "610个 | 350个", "7% | 6%", ["610个", "7%"]),
        ("一季度完成值 | 上半年完成值 | 前三季度完成值", "260个 | 610个 |", "5% | 6% |", ["610个", "6%"]),
        ("上半年完成值 | 全年实际完成值", "610个 | 1200个", "6% | 10%", ["1200个", "10%"]),
        ("上半年完成值 | 全年实际完成值", "610个 |", "6% |", ["610个", "6%"]),
    ],
)
def test_the_result_that_covers_most_of_the_year_counts(head, first, second, found):
    assert found == [actual for _, actual in results(PARTS.format(head=head, first=first, second=second))]


def test_parts_of_the_year_below_one_head():
    grid = """
2024年度项目支出绩效运行监控表 | < | < | < | < | <
项目名称 | 智慧停车 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 完成情况 | <
^ | ^ | ^ | ^ | 一季度 | 上半年
产出指标 | 数量指标 | 新增智慧泊位 | ≥1200个 | 260个 | 610个
效益指标 | 社会效益指标 | 泊位周转率 | ≥10% | 5% | 6%
"""

    assert ["610个", "6%"] == [actual for _, actual in results(grid)]


@pytest.mark.parametrize(
    "head", ["上半年目标值", "一季度指标值", "上半年计划完成值", "累计完成率", "完成进度", "下半年预计完成值"]
)
def test_what_is_no_result_of_a_part_of_the_year(head):
    grid = PARTS.format(head=head, first="610个", second="6%")

    assert ["", ""] == [actual or "" for _, actual in results(grid)]


@pytest.mark.parametrize("label", ["完成情况", "目前完成情况", "上半年完成情况"])
def test_a_result_beside_the_name_of_a_project_heads_no_table(label):
    grid = f"""
2024年度项目支出绩效运行监控表 | < | < | <
项目名称 | 智慧停车 | {label} | 正常推进
年度目标 | 新建泊位1200个 | {label} | 已建成610个
一级指标 | 二级指标 | 三级指标 | 年度指标值
产出指标 | 数量指标 | 新增智慧泊位 | ≥1200个
"""
    (project,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Project)]

    assert ("智慧停车", "新建泊位1200个") == (project.name_passage.text, project.goal.text)

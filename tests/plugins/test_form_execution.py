"""The block of money of self-evaluation and monitoring forms: budgets, what was spent, the rate, and points for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project

FORM = """
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | <
{block}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | 90 | 90
"""


def execution(block):
    (project,) = [item for item in read(grid_sheet(FORM.format(block=block))) if isinstance(item, Project)]
    found = project.execution
    return (
        [str(amount.number) for amount in found.budgets],
        [str(amount.number) for amount in found.spent],
        found.rate.text,
        found.points.text,
    )


CASES = {
    "plain": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | 年度资金总额 | 500 | 450 | 10 | 90% | 9",
        (["500"], ["450"], "90%", "10"),
    ),
    "adjusted": (
        "项目资金（万元） | | 年初预算数 | 调整预算数 | 决算数 | 分值 | 执行率\n | 年度资金总额 | 500 | 600 | 540 | 10 | 90%",
        (["500", "600"], ["540"], "90%", "10"),
    ),
    "received-and-spent": (
        "项目资金（万元） | | 全年预算数 | 到位数 | 执行数 | 执行率 | \n | 年度资金总额 | 500 | 480 | 450 | 90% | ",
        (["500"], ["480", "450"], "90%", ""),
    ),
    "letters-between": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | | A | B | | B/A | \n | 年度资金总额 | 500 | 450 | 10 | 90% | 9",
        (["500"], ["450"], "90%", "10"),
    ),
    "own-units": (
        "项目资金 | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | 年度资金总额 | 500万元 | 4500000元 | 10 | 90% | 9",
        (["5000000"], ["4500000"], "90%", "10"),
    ),
    "one-own-unit": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n | 年度资金总额 | 500 | 450万元 | 10 | 90% | 9",
        ([], [], "90%", "10"),
    ),
    "points-in-the-head": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | 分值（10分） | \n | 年度资金总额 | 500 | 450 | 90% | 9 | ",
        (["500"], ["450"], "90%", "10"),
    ),
    "full-marks-in-the-head": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | 满分15分 | \n | 年度资金总额 | 500 | 450 | 90% | 13.5 | ",
        (["500"], ["450"], "90%", "15"),
    ),
    "points-below-the-rate": (
        "项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率（10分） | | \n | 年度资金总额 | 500 | 450 | 9.5 | | ",
        ([], [], "", "10"),
    ),
    "first-line-only": (
        "资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | \n | 总额 | 500 | 450 | 10 | 90% | \n | 财政拨款 | 400 | 300 | — | 75% | ",
        (["500"], ["450"], "90%", "10"),
    ),
    "no-such-block": ("项目资金（万元） | 500 | < | < | < | < | <", ([], [], "", "")),
}


@pytest.mark.parametrize("name", CASES)
def test_the_block_of_money(name):
    block, expected = CASES[name]

    assert expected == execution(block)

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


def stated(block):
    (project,) = [item for item in read(grid_sheet(FORM.format(block=block))) if isinstance(item, Project)]
    return project.execution


def execution(block):
    found = stated(block)
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


SCORES = {
    "plain": (CASES["plain"][0], "9", "G4"),
    "points-in-the-head": (CASES["points-in-the-head"][0], "9", "F4"),
    "full-marks-in-the-head": (CASES["full-marks-in-the-head"][0], "13.5", "F4"),
    "in-the-label": (
        "预算执行情况（20分） | | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分（20分*执行率） | \n | 年度财政资金总额 | 200 | 195.5 | 97.75% | 19.55分 | ",
        "19.55",
        "F4",
    ),
    "beside-its-label": (
        "项目资金（万元） | 当年预算 | 500 | 当年执行数 | 450 | | \n年度预算执行率 | 90% | 分值 | 10分 | 得分 | 9.0 | ",
        "9.0",
        "F4",
    ),
}


@pytest.mark.parametrize("name", SCORES)
def test_the_score_of_execution(name):
    block, text, cell = SCORES[name]
    found = stated(block).score

    assert (text, cell) == (found.text, found.place.cell)


@pytest.mark.parametrize("score", ["满分", "—", "90%", "A", ""])
def test_what_is_no_score_of_execution(score):
    block = CASES["plain"][0].replace("90% | 9", f"90% | {score}")

    assert stated(block).score.text == ""


def test_the_head_of_a_further_column_is_no_score():
    assert stated(CASES["received-and-spent"][0]).score.text == ""

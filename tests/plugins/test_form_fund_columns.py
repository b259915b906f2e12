"""The columns 年初预算数 and 全年执行数 of the block of money of a self-evaluation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import amounts_of, grid_sheet, read

from jixiao.model import Project

FORM = """
2023年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | < | <
{block}
年度总体目标 | 完成培训500人。 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | 90 | 90 |
"""
HEAD = "项目资金（万元） | | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分"
STANDARD = f"""{HEAD}
^ | 年度资金总额 | 500 | 520 | 494 | 10 | 95% | 9.5
^ | 其中：当年财政拨款 | 400 | 400 | 380 | — | 95% | —
^ | 上年结转资金 | 50 | 60 | 57 | — | 95% | —
^ | 其他资金 | 50 | 60 | 57 | — | 95% | —"""


def columns(block):
    (project,) = [item for item in read(grid_sheet(FORM.format(block=block))) if isinstance(item, Project)]
    return project, project.execution.columns


def told(block):
    return {name: (amounts_of(item.amounts), item.lacks) for name, item in columns(block)[1].items()}


def test_the_columns_beside_the_budget():
    project, found = columns(STANDARD)

    assert {"total": "520", "fiscal": "400", "other": "60"} == amounts_of(project.amounts)
    assert {"total": "500", "fiscal": "400", "other": "50"} == amounts_of(found["initial"].amounts)
    assert {"total": "494", "fiscal": "380", "other": "57"} == amounts_of(found["executed"].amounts)
    assert ["年初预算数", "全年执行数（B）"] == [found[name].head.text for name in ("initial", "executed")]
    assert ["C4", "E4", "E7"] == [
        amount.passage.place.cell
        for amount in (
            found["initial"].amounts["total"],
            found["executed"].amounts["total"],
            found["executed"].amounts["other"],
        )
    ]


@pytest.mark.parametrize(
    ("spent", "lacks"),
    [("494", True), ("495", False), ("437", False), ("430", False)],
)
def test_money_carried_over_excuses_no_more_than_its_amount(spent, lacks):
    block = STANDARD.replace("| 494 |", f"| {spent} |")

    assert lacks is told(block)["executed"][1]


def test_a_source_that_nobody_knows_may_be_what_the_others_lack():
    assert told(STANDARD.replace("上年结转资金", "往来资金"))["executed"][1] is True


def test_a_source_that_is_blank_in_one_column_may_not_have_been_filled_in():
    block = STANDARD.replace("| 50 | 60 | 57 | — | 95% | —", "| | | | — | | —", 1).replace(
        "| 50 | 60 | 57 |", "| 50 | 60 | |"
    )

    assert {
        "executed": ({"total": "494", "fiscal": "380"}, True),
        "initial": ({"total": "500", "fiscal": "400", "other": "50"}, False),
    } == told(block)


def test_details_are_no_sources_of_their_own():
    block = f"""{HEAD}
^ | 年度资金总额 | 500 | 520 | 494 | 10 | 95% | 9.5
^ | 财政拨款 | 450 | 460 | 437 | — | 95% | —
^ | 其中：一般公共预算拨款 | 400 | 400 | 380 | — | 95% | —
^ | 政府性基金 | 50 | 60 | 57 | — | 95% | —
^ | 其他资金 | 50 | 60 | 57 | — | 95% | —"""

    assert {
        "executed": ({"total": "494", "fiscal": "437", "other": "57"}, False),
        "initial": ({"total": "500", "fiscal": "450", "other": "50"}, False),
    } == told(block)


UNKNOWN = {
    "a-number-without-a-line": STANDARD.replace("上年结转资金", ""),
    "merged-lines": STANDARD.replace("| 380 |", "| ^ |"),
    "two-columns-of-spending": STANDARD.replace("全年预算数（A）", "1—6月执行数"),
    "no-column-of-a-budget": "项目资金（万元） | 年度资金总额 | 500 | 全年执行数 | 450 | | |",
    "a-single-amount": "项目资金（万元） | 500 | < | < | < | < | < | <",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_columns_that_cannot_be_added_up(name):
    assert "executed" not in told(UNKNOWN[name])

"""Rows of totals in wide tables: a sum below the indicators makes no project of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project, Subtotal

LEVELS = """
2023年市级专项资金绩效目标表
项目单位 | 金额（万元） | 产出指标 | < | 效益指标 | 满意度指标
^ | ^ | 数量指标 | 质量指标 | 社会效益指标 | 服务对象满意度指标
^ | ^ | 新建大棚面积（亩） | 验收合格率 | 带动就业（人） | 农户满意度
龙门滩镇 | 40 | 20 | 100% | ≥30 | ≥90%
葛坑镇 | 30 | 15 | 100% | ≥22 | ≥90%
{row}
"""
CELLS = """
序号 | 项目名称 | 总计 | 绩效目标 | 绩效指标
1 | 河道保洁 | 40 | 河道整洁。 | 1、产出指标：保洁里程，年度指标值：≥30公里。
2 | 路灯维护 | 30 | 路灯常亮。 | 1、产出指标：维护路灯数，年度指标值：≥300盏。
{row}
"""


def _rows(grid: str) -> tuple[list[str], list[tuple[str, bool]]]:
    found = read(grid_sheet(grid))
    return (
        [item.name for item in found if isinstance(item, Project)],
        [(item.name_passage.text, item.grand) for item in found if isinstance(item, Subtotal)],
    )


@pytest.mark.parametrize(
    ("name", "grand"),
    [
        ("合计", True),
        ("合  计", True),
        ("总　计：", True),
        ("全市合计", True),
        ("汇总", True),
        ("小计", False),
        ("本页小计", False),
        ("市直单位合计", False),
    ],
)
@pytest.mark.parametrize("rest", ["70 | 35 | | 52 |", "70 | 35 | 100% | ≥52 | ≥90%", "70 | | | |"])
def test_row_of_sums_is_a_total(name: str, grand: bool, rest: str) -> None:
    assert (["龙门滩镇", "葛坑镇"], [(name, grand)]) == _rows(LEVELS.format(row=f"{name} | {rest}"))


@pytest.mark.parametrize(
    "row", ["合计 | < | 70 | | ", "合计 | < | 70 | 共2个项目 | 2个指标", " | 全县合计 | 70 | / | /"]
)
def test_total_beside_a_count_of_indicators(row: str) -> None:
    assert (["河道保洁", "路灯维护"], [(row.split("|", 1)[0].strip() or "全县合计", True)]) == _rows(
        CELLS.format(row=row)
    )


@pytest.mark.parametrize(
    "row",
    [
        "3 | 财务会计 | 30 | 账目清楚。 | 1、产出指标：记账笔数，年度指标值：≥300笔。",
        "3 | 经济普查统计 | 30 | 数据真实。 | 1、产出指标：普查户数，年度指标值：≥300户。",
        " | 合计 | 70 | 城市整洁。 | 1、产出指标：保洁里程，年度指标值：≥30公里。",
    ],
)
def test_project_that_only_sounds_like_one_stays(row: str) -> None:
    assert (["河道保洁", "路灯维护", row.split(" | ")[1].strip()], []) == _rows(CELLS.format(row=row))

"""A line that states the money unit may state the year as well."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Table


@pytest.mark.parametrize(
    ("line", "year", "unit"),
    [
        ("（2023年度）      单位：万元", 2023, "万元"),
        ("单位：元  2022年", 2022, "元"),
        ("单位：万元", None, "万元"),
        ("填报单位：某某局2019年成立的职业技能培训中心  单位：万元", None, "万元"),
    ],
)
def test_a_line_of_the_unit_may_state_the_year(line, year, unit):
    grid = f"""
项目支出绩效自评表 | < | < | <
{line} | < | < | <
项目名称 | 阵地提升 | 项目总额 | 20
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 改造阵地 | 3处
"""
    (table,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Table)]

    assert (year, unit) == (table.year, table.unit)

"""A total comprises money carried over, or of a line that nobody knows: only what these cannot make up is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read, saved

from jixiao.host import Host
from jixiao.model import Table
from jixiao.session import Options, Session

GRID = """
项目名称 | 危房改造 | < | <
项目资金（万元） | 年度资金总额 | 300 | <
^ | 其中：财政拨款 | {fiscal} | <
^ | {line} | 20 | <
^ | 其他资金 | | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 改造户数 | 150户
"""


@pytest.mark.parametrize(
    ("line", "fiscal", "codes"),
    [
        ("上年结转", "280", []),
        ("上年结转资金", "300", []),
        ("上年结转", "310", ["AMT001"]),
        ("备用栏", "280", []),
        ("备用栏", "270", ["AMT001"]),
    ],
)
def test_money_carried_over_may_be_part_of_the_total(tmp_path: Path, line: str, fiscal: str, codes: list[str]) -> None:
    path = saved(GRID.format(line=line, fiscal=fiscal), tmp_path / "book.xlsx")
    report = Session(Host(), Options(select=("AMT001",)), path).check([str(path)])

    assert [item.code for file in report.files for item in file.findings] == codes


@pytest.mark.parametrize(("second", "unit"), [("", "元"), ("2025年项目支出绩效目标表 | < | < | <\n", None)])
def test_the_unit_below_the_one_title_of_a_sheet_holds_for_every_table_below_it(second: str, unit: str | None) -> None:
    block = (
        "项目名称 | {} | 预算金额 | 3856000\n"
        "一级指标 | 二级指标 | 三级指标 | 年度指标值\n"
        "产出指标 | 数量指标 | 维护路口数 | =412处\n"
        "满意度指标 | 服务对象满意度指标 | 驾驶人满意度 | ≥85%\n"
    )
    grid = "2024年项目支出绩效目标表 | < | < | <\n单位：元 | < | < | <\n" + block.format("信号灯维护")
    tables = [item for item in read(grid_sheet(grid + second + block.format("大气治理"))) if isinstance(item, Table)]

    assert ["元", unit] == [table.unit for table in tables]

"""Sheets that are no submissions, and sheets that resemble one: what is said about each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import best_recognition, grid_sheet

NONE = {
    "income-and-spending": """
部门收支总体情况表 | < | < | <
| | | 单位：万元
收入 | < | 支出 | <
项目 | 2023年预算数 | 项目 | 2023年预算数
一、一般公共预算拨款收入 | 1200 | 一、一般公共服务支出 | 900
本年收入合计 | 1200 | 本年支出合计 | 1200
""",
    "project-spending": """
项目支出表 | < | < | < | <
类型 | 项目名称 | 项目单位 | 合计 | 一般公共预算
特定目标类 | 信息化运维 | 某局 | 120 | 120
""",
    "instructions": """
填报说明 | <
1. 一级指标：包括产出指标、效益指标和满意度指标。 | <
2. 三级指标：应当细化量化。 | <
3. 指标值：填写年度指标值。 | <
""",
    "choices": """
一级指标 | 二级指标
产出指标 | 数量指标
效益指标 | 社会效益指标
""",
    "library": """
绩效指标库 | < | < | < | <
行业 | 一级指标 | 二级指标 | 三级指标 | 指标解释
教育 | 产出指标 | 数量指标 | 受益学生人数 | 反映受益情况
""",
    "cover": """
2024年部门预算绩效目标申报 | <
单位名称：某市某局 | <
填报日期：2023年11月 | <
""",
}


@pytest.mark.parametrize("name", NONE)
def test_other_sheets_are_not_taken_for_submissions(name: str) -> None:
    assert best_recognition(grid_sheet(NONE[name]))[1].score < 20


def test_a_grid_without_header_is_named_with_what_is_missing() -> None:
    sheet = grid_sheet("""
项目绩效目标表 | < | < | <
项目名称 | 某项目 | < | <
产出指标 | 数量指标 | 培训人数 | ≥100人
产出指标 | 质量指标 | 合格率 | ≥95%
满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90%
""")
    name, recognition = best_recognition(sheet)

    assert (name, 20 <= recognition.score < 50) == ("F4", True)
    assert [item.zh for item in recognition.missing] == [
        "表头“一级指标”列",
        "表头“三级指标（指标名称）”列",
        "表头“指标值（目标值）”列",
    ]
    assert all(item.en for item in recognition.missing)


def test_a_wide_sheet_without_indicators_is_read_with_the_column_reported() -> None:
    sheet = grid_sheet("""
项目绩效目标表（万元） | < | <
项目名称 | 预算金额 | 绩效目标
街道维修 | 60 | 修好街道。
""")

    assert best_recognition(sheet)[0] == "F1"


TRANSPOSED = """
县林业局2022年项目绩效目标表 | < | < | <
项目名称 | < | 病虫害防治 | 退化林修复
预算金额 | < | 95 | 130
产出指标 | 数量指标 | 防治面积≥3万亩 | 修复≥5200亩
^ | 质量指标 | 除治合格率≥95% | 成活率≥90%
满意度指标 | 服务对象满意度 | 林农满意度≥85% | 林农满意度≥85%
"""


def test_projects_as_columns_are_named_as_what_they_are() -> None:
    form, recognition = best_recognition(grid_sheet(TRANSPOSED))

    assert 25 <= recognition.score < 50, form
    assert "每个项目占一列" in "".join(item.zh for item in recognition.missing)

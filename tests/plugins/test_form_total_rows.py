"""The row 总分 below the indicators of a self-evaluation."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import NO_TOTAL_ROW, Project
from jixiao.sheet import Row, Sheet

GRID = """
2023年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | 50 | 50 |
满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 95% | 50 | 47.5 |
{rows}
"""


def projects(rows, grid=GRID):
    return [item for item in read(grid_sheet(grid.format(rows=rows))) if isinstance(item, Project)]


def total(rows):
    (project,) = projects(rows)
    row = project.total_row
    places = [passage.place.cell for passage in (row.weight_passage, row.score_passage) if passage.fragments]
    return row.weight, row.score, places


TOTALS = {
    "plain": ("总分 | < | < | < | < | 100 | 97.5 | ", (Decimal(100), Decimal("97.5"), ["F6", "G6"])),
    "other-words": ("合 计 | | | | | 100分 | 97.5分 | ", (Decimal(100), Decimal("97.5"), ["F6", "G6"])),
    "score-alone": ("自评总分 | < | < | < | < | < | 97.5 | ", (None, Decimal("97.5"), ["G6"])),
    "over-the-reasons": ("总分 | < | < | < | < | 100 | 97.5 | <", (Decimal(100), Decimal("97.5"), ["F6", "G6"])),
    "in-words": ("总分 | < | < | < | < | 100 | 优 | ", (Decimal(100), None, ["F6", "G6"])),
    "beside-parts": (
        "小计 | | | | | 50 | 47.5 | \n总分 | < | < | < | < | 100 | 97.5 | ",
        (Decimal(100), Decimal("97.5"), ["F7", "G7"]),
    ),
    "before-a-note": (
        "总分 | < | < | < | < | 100 | 97.5 | \n注：得分保留一位小数。 | < | < | < | < | < | < | <",
        (Decimal(100), Decimal("97.5"), ["F6", "G6"]),
    ),
}


@pytest.mark.parametrize("name", TOTALS)
def test_the_total_row(name):
    rows, expected = TOTALS[name]

    assert expected == total(rows)


NO_TOTALS = {
    "absent": "",
    "merged-with-the-weight": "总分 | < | < | < | < | 97.5 | < | ",
    "blank": "总分 | < | < | < | < | 100 | | ",
    "two": "合计 | < | < | < | < | 100 | 97.5 | \n总分 | < | < | < | < | 100 | 97.5 | ",
    "before-the-last-score": "总分 | < | < | < | < | 100 | 97.5 | \n满意度指标 | 满意度指标 | 企业满意度 | ≥90% | 95% | | 2 | ",
    "beside-a-score-of-no-indicator": "| | | | | 10 | 9.5 | \n总分 | < | < | < | < | 110 | 107 | ",
    "with-more-points": "总分（含加分） | < | < | < | < | 100 | 99.5 | ",
}


@pytest.mark.parametrize("name", NO_TOTALS)
def test_no_total_that_can_be_recounted(name):
    (project,) = projects(NO_TOTALS[name])

    assert project.total_row == NO_TOTAL_ROW


def test_a_total_of_several_projects_is_that_of_none():
    section = "项目名称 | 设备购置 | < | < | < | < | < | <\n产出指标 | 数量指标 | 购置台数 | 5台 | 5台 | 100 | 90 | "
    found = projects(f"{section}\n总分 | < | < | < | < | 200 | 187.5 | ")

    assert [NO_TOTAL_ROW, NO_TOTAL_ROW] == [item.total_row for item in found]


def test_scores_that_a_format_rounds_have_no_total():
    sheet = grid_sheet(GRID.format(rows="总分 | < | < | < | < | 100 | 97.5 | "))

    def rows():
        for row in sheet.rows():
            yield Row(row.number, {column: rounded(cell) for column, cell in row.cells.items()}, row.hidden)

    def rounded(cell):
        return cell._replace(value=Decimal("49.6")) if (cell.row, cell.column) == (4, 7) else cell

    shown = Sheet(sheet.name, rows, merges=sheet.merges, rows_in_file=sheet.rows_in_file)
    (project,) = [item for item in read(shown) if isinstance(item, Project)]

    assert project.total_row == NO_TOTAL_ROW

"""The column of scores in forms of self-evaluation."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project

GRID = """
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | {head}
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | 50 | {first}
满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 95% | 50 | {second}
"""


def scores(head, first, second):
    sheet = grid_sheet(GRID.format(head=head, first=first, second=second))
    (project,) = [item for item in read(sheet) if isinstance(item, Project)]
    return [(item.score, item.score_passage.text) for item in project.indicators]


@pytest.mark.parametrize("head", ["得分", "自评得分", "评分"])
def test_scores_are_read(head):
    assert [(Decimal(50), "50"), (Decimal("47.5"), "47.5分")] == scores(head, "50", "47.5分")


def test_a_score_in_words_is_no_number():
    assert [(None, "满分"), (None, "")] == scores("得分", "满分", "")


def test_points_taken_off_are_no_scores():
    assert [(None, ""), (None, "")] == scores("扣分", "0", "2")


MERGED = """
2023年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | 50 | 48
^ | ^ | 培训期数 | ≥5期 | 5期 | ^ | ^
满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 95% | | 50
"""


def indicators(grid):
    (project,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Project)]
    return project.indicators


def test_a_merged_cell_gives_its_number_to_the_first_row_and_its_place_to_all():
    first, second, _ = indicators(MERGED)

    assert [(Decimal(50), Decimal(48)), (None, None)] == [(item.weight, item.score) for item in (first, second)]
    assert (first.weight_passage, first.score_passage) == (second.weight_passage, second.score_passage)


def test_a_blank_weight_has_a_place():
    *_, last = indicators(MERGED)

    assert (None, "", "F6") == (last.weight, last.weight_passage.text, last.weight_passage.place.cell)


@pytest.mark.parametrize("other", ["扣分", "评分（百分制）", "得分率"])
def test_another_column_than_that_of_scores(other):
    grid = MERGED.replace("| 分值 | 得分", f"| 分值 | {other} | 得分").replace("520人 | 50 |", "520人 | 50 | 2 |")
    first, *_ = indicators(grid)

    assert Decimal(48) == first.score


RESULTS = """
2023年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 业务培训 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | {beside} | 分值 | 得分
产出指标 | 数量指标 | 培训人数 | ≥500人 | 520人 | | 50 | 50
^ | ^ | 培训期数 | ≥5期 | {result} | {more} | 40 | 40
满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 95% | | 10 | 10
"""


def result(result, beside="偏差原因", more="", grid=RESULTS):
    _, second, _ = indicators(grid.format(result=result, beside=beside, more=more))
    passage = second.actual_passage
    return second.actual_text, passage.place.cell if passage.fragments else None


def test_a_blank_result_has_a_place():
    assert result("") == (None, "E5")


def test_a_result_has_its_own():
    assert result("5期") == ("5期", "E5")


def test_a_merged_result_holds_for_all_its_rows():
    assert result("^") == ("520人", "E4")


def test_a_target_that_reaches_over_the_result_leaves_no_blank():
    assert result("<") == (None, None)


@pytest.mark.parametrize("beside", ["<", "全年预计完成情况"])
def test_a_result_beside_leaves_no_blank(beside):
    assert result("", beside, "5期") == (None, None)


def test_a_blank_result_without_a_level_may_have_been_merged():
    assert result("", grid=RESULTS.replace("^ | ^ |", " | |")) == (None, None)

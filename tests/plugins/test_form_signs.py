"""The column of signs, where it holds something else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.model import Project


@pytest.mark.parametrize("word", ["是/否", "有/无", "是否"])
def test_the_choice_of_answers_is_no_part_of_the_value(word):
    grid = f"""
水利项目绩效目标表 | < | < | < | < | <
项目名称 | 水毁修复 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标方向 | 指标值 | 备注
产出指标 | 数量指标 | 开展修复工程 | ≥ | 1个 |
产出指标 | 质量指标 | 已建工程是否存在质量问题 | {word} | 否 |
"""
    (project,) = [item for item in read(grid_sheet(grid)) if isinstance(item, Project)]
    count, answer = project.indicators

    assert ("≥1个", "否") == (count.value.text, answer.value.text)
    assert (None, word) == (answer.sign_text, answer.direction_text)

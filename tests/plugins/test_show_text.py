"""What a clerk sees of a submission in the terminal, before any finding."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))
from forms import saved

from jixiao.cli.show import command
from jixiao.text import Language

GRID = """
项目支出绩效目标表 | < | < | < | < | < | <
项目名称 | 水库加固 | < | < | < | < | <
项目资金（万元） | 中期资金总额： | 900 | < | 年度资金总额： | 见附件 | <
^ | 其他资金 | 90 | < | 其他资金 | — | <
总体目标 | 中期目标 | < | < | 年度目标 | < | <
^ | 三年加固9座。 | < | < | 加固3座。 | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 计算符号 | 中期指标值 | 年度指标值
^ | 产出指标 | 数量指标 | 加固水库 | ≥ | 9座 | 3座
^ | ^ | 质量指标 | 工程质量 | 定性 | 合格 | 合格
"""
GRADED = """
项目名称 | 贴息 | < | < | 预算（万元） | 200 | <
一级指标 | 二级指标 | 三级指标 | 优 | 良 | 中 | 差
产出指标 | 数量指标 | 贷款笔数 | ≥500笔 | 400笔 | 300笔 | 少于300笔
"""
SELF = """
项目支出绩效自评表 | < | < | < | <
项目名称 | 贴息 | 预算（万元） | 200 | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 贷款笔数 | ≥500笔 | 510笔
"""


def _shown(grid: str, path: Path, language: Language = "zh") -> list[str]:
    result = CliRunner().invoke(command(language), [str(saved(grid, path / "book.xlsx")), "--color", "never"])
    return result.output.splitlines()


def test_both_periods_prose_amounts_and_signs_are_shown(tmp_path: Path) -> None:
    lines = _shown(GRID, tmp_path)

    assert "  总计 “见附件”（不是数字）" in lines
    assert "  全周期：总计 900  其他资金 90" in lines
    assert "  目标：加固3座。" in lines
    assert "  总体目标：三年加固9座。" in lines
    assert [line.split() for line in lines if line.startswith("  G")] == [
        ["G8", "产出", "数量指标", "加固水库", "≥3座", "比较", "≥3座", "中长期", "9座"],
        ["G9", "产出", "质量指标", "工程质量", "合格", "等级", "合格", "中长期", "合格"],
    ]


def test_a_guess_is_marked(tmp_path: Path) -> None:
    (line,) = [line for line in _shown(GRADED, tmp_path) if "贷款笔数" in line]

    assert line.split()[:3] == ["D3", "产出（推测）", "数量指标"]


def test_results_stand_beside_targets(tmp_path: Path) -> None:
    (line,) = [line for line in _shown(SELF, tmp_path, "en") if "贷款笔数" in line]

    assert line.split()[-2:] == ["result", "510笔"]


@pytest.mark.parametrize("text", ["一百万元", "约一百二十万元", "叁拾万元整"])
def test_an_amount_in_words_is_prose(text: str, tmp_path: Path) -> None:
    lines = _shown(GRID.replace("见附件", text), tmp_path)

    assert f"  总计 “{text}”（不是数字）" in lines


@pytest.mark.parametrize("text", ["—", "/", "无"])
def test_a_mark_for_no_amount_is_no_prose(text: str, tmp_path: Path) -> None:
    lines = _shown(GRID.replace("见附件", text), tmp_path)

    assert not any("不是数字" in line for line in lines)


def test_projects_of_several_sheets_are_told_apart(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(saved(SELF, tmp_path / "book.xlsx"))
    book.copy_worksheet(book.active).title = "附表"
    book.save(tmp_path / "book.xlsx")
    lines = CliRunner().invoke(command("zh"), [str(tmp_path / "book.xlsx"), "--color", "never"]).output.splitlines()

    assert [line for line in lines if line.startswith(("工作表", "B2")) and "行" not in line] == [
        "工作表“Sheet”",
        "B2  贴息",
        "工作表“附表”",
        "B2  贴息",
    ]

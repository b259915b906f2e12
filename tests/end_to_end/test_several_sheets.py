"""A workbook with a sheet a project, as departments hand them in: the report says on which sheet a cell is."""

from __future__ import annotations

import openpyxl
import pytest

HEADER = ("项目名称", "总计（万元）", "绩效目标", "绩效指标")
CELL = "1、产出指标：巡查次数，年度指标值：≥4次。2、效益指标：水质达标率，年度指标值：≥90%。3、满意度指标：群众满意度，年度指标值：高。"


@pytest.fixture
def shown(jixiao, tmp_path):
    def found(*sheets, lang="zh"):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, names in sheets:
            sheet = book.create_sheet(title)
            sheet.append(HEADER)
            for name in names:
                sheet.append(
                    (
                        name,
                        10,
                        "河道清洁，水质达标，群众满意。",
                        CELL.replace("高", "≥90%") if title == "乡村" else CELL,
                    )
                )
        book.save(tmp_path / "项目表.xlsx")
        done = jixiao("check", tmp_path / "项目表.xlsx", "--select", "VAL004", "--lang", lang)
        return [
            line.strip() for line in done.out.splitlines() if line and ("VAL004" in line or not line.startswith(" "))
        ]

    return found


def test_projects_of_several_sheets_come_with_their_sheet(shown):
    lines = shown(("城区", ["河道保洁项目"]), ("镇街", ["绿化养护项目"]))

    assert "河道保洁项目（工作表“城区”）" in lines
    assert "绿化养护项目（工作表“镇街”）" in lines
    assert 2 == sum(line.startswith("D2") for line in lines)


def test_projects_of_one_name_on_two_sheets_are_kept_apart(shown):
    lines = shown(("城区", ["专项经费"]), ("镇街", ["专项经费"]), lang="en")

    assert ["专项经费 (sheet “城区”)", "D2", "专项经费 (sheet “镇街”)", "D2"] == [
        line if line.startswith("专项") else line[:2] for line in lines[1:-1]
    ]


def test_the_only_sheet_with_findings_is_named_too(shown):
    assert "河道保洁项目（工作表“城区”）" in shown(("城区", ["河道保洁项目"]), ("镇街", []), ("乡村", ["绿化养护项目"]))


def test_one_sheet_needs_no_name(shown):
    assert "河道保洁项目" in shown(("城区", ["河道保洁项目", "绿化养护项目"]))

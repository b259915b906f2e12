"""What only workbooks have: hidden parts, formulas without results, percent cells, several sheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import amounts_of, read

from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.limits import Limits
from jixiao.model import Ignored, Problem, Project, Reading, Table
from jixiao.reading import FileReading, open_workbook

HEADER = ["一级指标", "二级指标", "三级指标", "指标值"]


def _book(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def _read(book: Any, path: Path, sheet: int = 0) -> list[Reading]:
    book.save(path / "book.xlsx")
    return read(open_workbook(str(path / "book.xlsx"), Host().readers(), Limits()).sheets[sheet])


def _problems(readings: list[Reading]) -> list[list[str]]:
    return [[item.code, item.passage.place.cell] for item in readings if isinstance(item, Problem)]


def _long() -> Any:
    return _book(
        ["项目支出绩效目标表（2024年度）"],
        ["项目名称", "数字城管", "资金总额（万元）", 120],
        HEADER,
        ["产出指标", "数量指标", "新增监控点位", "60个"],
        ["产出指标", "质量指标", "设备在线率", 0.95],
        ["满意度指标", "服务对象满意度指标", "市民满意度", "≥90%"],
    )


def test_hidden_rows_are_read_and_reported_as_one_run(tmp_path: Path) -> None:
    book = _long()
    book.active.row_dimensions[4].hidden = book.active.row_dimensions[5].hidden = True
    readings = _read(book, tmp_path)
    (project,) = [item for item in readings if isinstance(item, Project)]

    assert _problems(readings) == [["FRM006", "A4"]]
    assert [item.hidden for item in project.indicators] == [True, True, False]


def test_hidden_rows_without_data_are_not_reported(tmp_path: Path) -> None:
    book = _long()
    book.active["A7"], book.active["B7"] = " ", "\u3000"
    book.active.merge_cells("A6:A8")
    book.active["E9"].number_format = "0.00"
    for row in (7, 8, 9):
        book.active.row_dimensions[row].hidden = True

    assert _problems(_read(book, tmp_path)) == []


def test_hidden_rows_around_one_without_data_are_one_run(tmp_path: Path) -> None:
    book = _long()
    for column, text in enumerate(["产出指标", "数量指标", "新增巡查点位", "6个"], 1):
        book.active.cell(8, column, text)
    book.active["A7"] = " "
    for row in (6, 7, 8, 9):
        book.active.row_dimensions[row].hidden = True
    (problem,) = [item for item in _read(book, tmp_path) if isinstance(item, Problem)]

    assert "第 6 至 8 行" in problem.message.zh


def test_hidden_columns_with_data_are_reported(tmp_path: Path) -> None:
    book = _long()
    book.active.column_dimensions["D"].hidden = True

    assert _problems(_read(book, tmp_path)) == [["FRM006", "A3"]]


def test_a_hidden_sheet_with_a_table_is_read_and_reported(tmp_path: Path) -> None:
    book = _long()
    book.create_sheet("说明").append(["填报说明"])
    book.active.sheet_state = "hidden"
    book.active = 1
    readings = _read(book, tmp_path)
    (table,) = [item for item in readings if isinstance(item, Table)]
    (project,) = [item for item in readings if isinstance(item, Project)]

    assert _problems(readings) == [["FRM006", "A3"]]
    assert (table.hidden, project.hidden, len(project.indicators)) == (True, True, 3)


def test_percent_cells_are_values_as_displayed(tmp_path: Path) -> None:
    book = _long()
    book.active["D5"].number_format = "0%"
    (project,) = [item for item in _read(book, tmp_path) if isinstance(item, Project)]

    assert [item.value_text for item in project.indicators] == ["60个", "95%", "≥90%"]


def test_a_formula_without_result_is_named_where_it_stands(tmp_path: Path) -> None:
    book = _long()
    book.active["D2"] = "=60+60"
    book.active["D4"] = "=30+30"
    readings = _read(book, tmp_path)
    (project,) = [item for item in readings if isinstance(item, Project)]

    assert _problems(readings) == [["FRM007", "D2"], ["FRM007", "D4"]]
    assert amounts_of(project.amounts) == {}
    assert [item.value_text for item in project.indicators] == ["", "0.95", "≥90%"]
    assert [item.unread for item in project.indicators] == [True, False, False]


def test_a_formula_without_result_in_a_wide_table_is_named(tmp_path: Path) -> None:
    book = _book(
        ["项目支出绩效目标表"],
        ["项目名称", "总计（元）", "财政拨款（元）", "绩效目标", "绩效指标"],
        ["合计", "=B4", 500, None, None],
        ["公园管理", "=C4", 500, "管好公园。", "1、产出指标：管理公园数量，年度指标值：6个。"],
    )
    readings = _read(book, tmp_path)
    (project,) = [item for item in readings if isinstance(item, Project)]

    assert _problems(readings) == [["FRM007", "B3"], ["FRM007", "B4"]]
    assert amounts_of(project.amounts) == {"fiscal": "500"}


def test_amounts_are_exact_and_without_binary_noise(tmp_path: Path) -> None:
    book = _long()
    book.active["D2"] = 401.73999999999995
    (project,) = [item for item in _read(book, tmp_path) if isinstance(item, Project)]

    assert amounts_of(project.amounts) == {"total": "401.74"}


@pytest.mark.parametrize("text", ["#REF!", "见附件", "约120"])
def test_an_amount_that_is_no_number_is_reported(text: str, tmp_path: Path) -> None:
    book = _long()
    book.active["D2"].value = text
    book.active["D2"].data_type = "e" if text.startswith("#") else "s"
    readings = _read(book, tmp_path)

    assert _problems(readings) == [["FRM012", "D2"]]


def test_sheets_without_a_table_are_a_line_in_the_account(tmp_path: Path) -> None:
    book = _long()
    notes = book.create_sheet("填报说明", 0)
    notes.append(["填报说明"])
    notes.append(["一、一级指标按要求填写。"])
    book.create_sheet("部门收支总表").append(["收入", "支出"])
    book.save(tmp_path / "book.xlsx")
    host = Host()
    reading = FileReading(
        open_workbook(str(tmp_path / "book.xlsx"), host.readers(), Limits()), host.forms(), Grammar(), "book.xlsx"
    )
    readings = list(reading.readings())

    assert [item.sheet for item in readings if isinstance(item, Table)] == ["Sheet"]
    assert [(item.sheet, item.read, item.judged) for item in reading.account] == [
        ("填报说明", 2, 0),
        ("Sheet", 6, 4),
        ("部门收支总表", 1, 0),
    ]
    assert reading.findings == []


def test_rows_that_are_not_judged_are_counted_once(tmp_path: Path) -> None:
    book = _long()
    book.active.append(["填表人：", None, "联系电话："])
    ignored = [item for item in _read(book, tmp_path) if isinstance(item, Ignored)]

    assert [(item.first, item.last, item.why.zh) for item in ignored] == [
        (1, 1, "标题"),
        (3, 3, "表头"),
        (7, 7, "签字、审核等填报信息"),
    ]

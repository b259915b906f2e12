"""A self-evaluation in the layout of the ministry, as a workbook with merged cells."""

from __future__ import annotations

import json
from decimal import Decimal

import openpyxl
import pytest

ROWS = (
    ("项目支出绩效自评表",),
    ("（2023年度）",),
    ("项目名称", "", "职业技能培训"),
    ("主管部门", "", "市人社局", "", "", "实施单位", "", "市就业中心"),
    ("项目资金（万元）", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "", "年度资金总额", 500, 520, 494, 10, "95%", 9.5),
    ("", "", "其中：当年财政拨款", 400, 400, 380, "—", "95%", "—"),
    ("", "", "上年结转资金", 50, 60, 57, "—", "95%", "—"),
    ("", "", "其他资金", 50, 60, 57, "—", "95%", "—"),
    ("年度总体目标", "预期目标", "", "", "", "实际完成情况"),
    ("", "完成职业技能培训500人，学员持证上岗率达到80%。", "", "", "", "全年培训520人，上岗率78%。"),
    (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ),
    ("", "产出指标", "数量指标", "培训人数", "≥500人", "520人", 20, 20),
    ("", "", "质量指标", "培训合格率", "≥95%", "96%", 20, 20),
    ("", "", "时效指标", "培训完成时间", "12月底前", "11月底", 10, 10),
    ("", "效益指标", "社会效益指标", "学员上岗率", "≥80%", "78%", 30, 27, "部分学员未就业"),
    ("", "满意度指标", "服务对象满意度", "学员满意度", "≥90%", "95%", 10, 10),
    ("总分", "", "", "", "", "", 100, 96.5),
)
MERGED = (
    *("A1:I1", "A2:I2", "A3:B3", "C3:I3", "A4:B4", "C4:E4", "F4:G4", "H4:I4", "A5:B9", "A10:A11"),
    *("B10:E10", "F10:I10", "B11:E11", "F11:I11", "A12:A17", "B13:B15", "A18:F18"),
)
CODES = ("AMT001", "AMT011", "WGT001", "WGT004", "WGT006", "WGT007")


def fill(sheet, changes, merged=MERGED):
    for number, row in enumerate(ROWS, 1):
        for column, value in enumerate(row, 1):
            if value != "":
                sheet.cell(number, column, value)
    for address, value in changes.items():
        sheet[address] = value
    for area in merged:
        sheet.merge_cells(area)


@pytest.fixture
def findings(jixiao, tmp_path):
    def found(*sheets, merged=MERGED):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for number, changes in enumerate(sheets, 1):
            fill(book.create_sheet(f"表{number}"), changes, merged)
        book.save(tmp_path / "自评表.xlsx")
        done = jixiao("check", tmp_path / "自评表.xlsx", "--select", ",".join(CODES), "--format", "json")
        (file,) = json.loads(done.out)["files"]
        return [(item["code"], item["sheet"], item["cell"], item["text"]) for item in file["findings"]]

    return found


HONEST = {
    "as-it-stands": {},
    "the-grid-alone": {"G18": 90, "H18": 87},
    "total-in-words": {"H18": "优"},
    "rounded-in-the-second-place": {"I6": 9.504, "H18": 96.5},
    "scores-in-words": {"H13": "满分"},
    "a-blank-score": {"H14": None},
    "all-left-blank": dict.fromkeys(("F13", "F14", "F15", "F16", "F17", "H13", "H14", "H15", "H16", "H17", "H18")),
    "weights-in-fractions": {"G13": 0.2, "G14": 0.2, "G15": 0.2, "G16": 0.3, "G17": 0.1, "G18": 1, "G6": None, "I6": None, "H15": 20, "H18": 97},
    "execution-in-the-grid": {
        "B15": "预算执行", "C15": "预算执行率", "D15": "预算执行率", "E15": "100%", "F15": None, "H15": 9.5,
        "G6": None, "I6": None, "G14": 30, "H14": 30,
    },
    "spent-money-carried-over": {"F6": 437, "H6": "84.04%"},
    "sources-not-filled-in": {"F7": None, "F8": None, "F9": None, "D8": None, "D9": None},
    "details-of-the-appropriation": {"C8": "其中：一般公共预算拨款", "D8": 400, "E8": 400, "F8": 380, "D9": 100, "E9": 120, "F9": 114},
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_honest_forms_have_no_finding(findings, name):
    merged = tuple(area for area in MERGED if area != "B13:B15") if name == "execution-in-the-grid" else MERGED

    assert [] == findings(HONEST[name], merged=merged)


WRONG = {
    "total": ({"H18": 97.5}, ("WGT006", "H18", "97.5")),
    "total-without-execution": ({"H18": 87}, ("WGT006", "H18", "87")),
    "total-of-the-weights": ({"G18": 95}, ("WGT006", "G18", "95")),
    "weights": ({"G13": 25}, ("WGT001", "G13", "25")),
    "score-of-execution": ({"I6": 10.5, "H18": 97.5}, ("WGT004", "I6", "10.5")),
    "spent": ({"F9": 40}, ("AMT001", "F6", "494")),
    "budget-at-first": ({"D7": 460}, ("AMT001", "D6", "500")),
    "budget": ({"E9": 40}, ("AMT001", "E6", "520")),
    "result": ({"F14": None}, ("WGT007", "F14", None)),
    "all-results": (dict.fromkeys(("F13", "F14", "F15", "F16", "F17")), ("WGT007", "F13", None)),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_mistake_is_told_once(findings, name):
    changes, (code, cell, text) = WRONG[name]

    assert [(code, "表1", cell, text)] == findings(changes)


def test_each_sheet_is_recounted_by_itself(findings):
    assert [("WGT006", "表2", "H18", "97.5")] == findings({}, {"H18": 97.5}, {})


def test_scores_that_a_format_rounds_are_not_recounted(jixiao, tmp_path):
    book = openpyxl.Workbook()
    fill(book.active, {"I6": Decimal("9.46"), "H16": Decimal("27.46"), "H18": Decimal("96.92")})
    for address in ("I6", "H16", "H18"):
        book.active[address].number_format = "0"
    book.save(tmp_path / "自评表.xlsx")
    done = jixiao("check", tmp_path / "自评表.xlsx", "--select", "WGT006", "--format", "json")

    assert [] == json.loads(done.out)["files"][0]["findings"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [({}, False), ({"E17": "高"}, True), ({"H13": 25}, False)],
    ids=["nothing-found", "on-a-target", "on-a-score"],
)
def test_findings_on_targets_come_with_word_of_their_approval(jixiao, tmp_path, changes, said):
    book = openpyxl.Workbook()
    fill(book.active, changes)
    book.save(tmp_path / "自评表.xlsx")
    done = jixiao("check", tmp_path / "自评表.xlsx", "--format", "json")
    (file,) = json.loads(done.out)["files"]

    assert said == any("先与批复的目标核对" in notice for notice in file["notices"])
    assert bool(changes) == bool(file["findings"])

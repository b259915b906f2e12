"""The main job on the published table."""

from __future__ import annotations

import hashlib
import json
import re

import pytest


@pytest.fixture(scope="module")
def shown(jixiao, guangzhou):
    result = jixiao("show", "--format", "json", guangzhou)

    assert result.status == 0
    return json.loads(result.out)


@pytest.fixture(scope="module")
def report(jixiao, guangzhou):
    result = jixiao("check", "--format", "json", guangzhou)

    assert result.status == 1
    return json.loads(result.out)


def test_every_project_and_indicator_is_read(shown):
    projects = shown["tables"][0]["projects"]

    assert len(projects) == 30
    assert sum(len(project["indicators"]) for project in projects) == 193
    assert shown["unit"] == "万元"
    assert shown["form"] == "F1"


def test_only_what_is_really_odd_is_a_problem(shown):
    assert [("FRM004", "G33"), ("FRM005", "A35")] == sorted((item["code"], item["cell"]) for item in shown["problems"])


def test_the_project_cut_by_the_page_break_is_whole(shown):
    project = next(item for item in shown["tables"][0]["projects"] if "2023-2024年信息化运维项目" in item["name"])
    fifth = project["indicators"][4]

    assert project["name"] == "广州市政务服务数据管理局2023-2024年信息化运维项目(2023)"
    assert project["amounts"]["total"] == "171.50"
    assert len(project["indicators"]) == 10
    assert fifth["name"] == "广州市政务数据服务门户提交数据共享业务工单数"
    assert fifth["value_text"] == "支撑各单位通过广州市政务数据服务门户提交数据共享业务工单≥200个"
    assert (fifth["value"]["op"], fifth["value"]["value"], fifth["value"]["unit"]) == (">=", "200", "个")
    assert project["goal"].startswith("通过对项目运行维护")
    assert project["goal"].endswith("提高服务水平。")


def test_every_row_is_accounted_for(shown):
    for sheet in shown["account"]:
        ignored = sum(item["count"] for item in sheet["ignored"])

        assert sheet["rows"] == 44
        assert sheet["rows"] == sheet["empty"] + sheet["judged"] + ignored


def test_the_totals_row_is_reported_with_its_exact_difference(report):
    sums = [item for item in report["files"][0]["findings"] if item["code"] == "AMT002"]

    assert {("27948.45", "27948.46", "-0.01")} == {
        (item["actual"], item["expected"], item["difference"]) for item in sums
    }
    assert {"B5", "C5", "B6", "C6"} >= {item["cell"] for item in sums}


def test_spans_are_characters_of_the_cell(report, guangzhou):
    import openpyxl

    sheet = openpyxl.load_workbook(guangzhou).active
    marked = [item for item in report["files"][0]["findings"] if item["span"]]

    assert marked
    for item in marked:
        start, end = item["span"]
        assert sheet[item["cell"]].value[start:end] == item["text"]


def test_text_report_has_a_summary_line_and_marks(jixiao, guangzhou):
    result = jixiao("check", guangzhou)

    assert result.status == 1
    assert "结论：退回修改" in result.out.splitlines()[-1]
    assert "【" in result.out
    assert "\x1b" not in result.out
    assert result.err == ""


def test_summary_line_on_success_too(jixiao, guangzhou):
    result = jixiao("check", guangzhou, "--select", "AMT003", "--lang", "en")

    assert result.status == 0
    assert "Verdict: pass" in result.out.splitlines()[-1]


def test_gbk_console(jixiao, guangzhou):
    result = jixiao("check", guangzhou, encoding="gbk")

    assert result.status == 1
    assert "退回修改" in result.out


def test_colour_only_when_asked_for(jixiao, guangzhou):
    forced = jixiao("check", guangzhou, environment={"FORCE_COLOR": "1"})
    forbidden = jixiao("check", guangzhou, environment={"FORCE_COLOR": "1", "NO_COLOR": "1"})

    assert "\x1b[" in forced.out
    assert "\x1b" not in forbidden.out


def test_two_runs_are_identical_and_the_file_is_untouched(jixiao, guangzhou):
    before = hashlib.sha256(guangzhou.read_bytes()).hexdigest()
    runs = {jixiao("check", guangzhou, environment={"PYTHONHASHSEED": seed}).out for seed in ("1", "2")}

    assert len(runs) == 1
    assert before == hashlib.sha256(guangzhou.read_bytes()).hexdigest()


def test_the_text_report_follows_the_table_and_names_every_indicator(jixiao, guangzhou, report):
    lines = jixiao("check", guangzhou).out.splitlines()
    findings = report["files"][0]["findings"]
    heads = [line for line in lines if line and not line.startswith(" ")][1:-1]
    first = {head: min(int(item["cell"][1:]) for item in findings if item["project"] == head) for head in heads[:-1]}
    blocks = re.split(r"\n  (?=[A-Z])", "\n".join(lines))

    assert heads[-1] == "（整个文件）"
    assert list(first.values()) == sorted(first.values())
    for item in findings:
        if item["indicator"]:
            bare = [block.replace("【", "").replace("】", "") for block in blocks if item["message"] in block]

            assert any(item["indicator"] in block for block in bare)

"""Which file may be last year's, and what the files of a run have of it together."""

from __future__ import annotations

import csv
import json
import shutil

import pytest


def table(path, year, *names, value="≥4次"):
    rows = [
        ("项目支出绩效目标表",),
        (f"（{year}年度）" if year else "",),
        ("单位：万元",),
        ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"),
        *(
            (name, 10, 10, "河道清洁，群众满意。", value and f"1、产出指标：巡查，年度指标值：{value}。")
            for name in names
        ),
    ]
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


@pytest.fixture
def checked(jixiao, tmp_path):
    def run(*words):
        result = jixiao("check", *words, "--select", "HIS", "--isolated", "--format", "json", cwd=tmp_path)
        return json.loads(result.out)

    return run


def dropped(report):
    return [
        (file["path"].rpartition("/")[2], item["expected"])
        for file in report["files"]
        for item in file["findings"]
        if item["code"] == "HIS006"
    ]


def test_swapped_years_are_refused(jixiao, tmp_path):
    last, now = table(tmp_path / "last.csv", 2023, "河道保洁"), table(tmp_path / "now.csv", 2024, "河道保洁")
    result = jixiao("check", last, "--previous", now)

    assert (2, "") == (result.status, result.out)
    for word in ("last.csv", "now.csv", "2023", "2024", "写反", "swapped"):
        assert word in result.err


@pytest.mark.parametrize(
    ("year", "words"),
    [(2023, ["也是 2023 年度", "last.csv"]), (2021, ["是 2021 年度", "上一年度（2022）"]), (2022, []), (None, [])],
)
def test_a_file_of_another_year_than_last_is_noticed(checked, tmp_path, year, words):
    now = table(tmp_path / "now.csv", 2023, "河道保洁")
    notices = checked(now, "--previous", table(tmp_path / "last.csv", year, "河道保洁"))["files"][0]["notices"]

    assert (1 if words else 0) == len(notices)
    assert all(word in notices[0] for word in words)


@pytest.mark.parametrize("year", [2024, None])
def test_a_file_beside_itself_is_noticed(checked, tmp_path, year):
    now = table(tmp_path / "now.csv", year, "河道保洁")
    report = checked(now, "--previous", "now.csv")

    assert ["--previous 给的就是这个文件本身，没有与它比较"] == report["files"][0]["notices"]
    assert "incomplete" == report["verdict"]["key"]


def test_last_years_file_among_those_to_be_checked_hides_no_dropped_project(checked, tmp_path):
    last, now = table(tmp_path / "last.csv", 2023, "图书采购"), table(tmp_path / "now.csv", 2024, "河道保洁")
    report = checked(last, now, "--previous", last)

    assert [("now.csv", "图书采购")] == dropped(report)
    assert [1, 0] == [len(file["notices"]) for file in report["files"]]


def test_a_file_without_indicators_is_not_compared_with(jixiao, tmp_path):
    now, empty = (
        table(tmp_path / "now.csv", 2024, "河道保洁"),
        table(tmp_path / "empty.csv", 2023, "河道保洁", value=""),
    )
    last = table(tmp_path / "last.csv", 2023, "河道保洁")
    result = jixiao("check", now, "--previous", last, "--previous", empty)

    assert (2, "") == (result.status, result.out)
    assert "empty.csv" in result.err
    assert "没有填写任何绩效指标" in result.err


def test_all_of_last_years_files_are_compared_with(checked, tmp_path):
    now = table(tmp_path / "now.csv", 2024, "河道保洁", "水库加固")
    one = table(tmp_path / "last" / "one.csv", 2023, "河道保洁", value="≥9次")
    two = table(tmp_path / "last" / "two.csv", 2023, "水库加固", "图书采购", value="≥8次")

    (tmp_path / "last" / "three.docx").touch()
    reports = [checked(now, "--previous", one, "--previous", two), checked(now, "--previous", "last")]
    assert "three.docx" in reports[1]["left_out"][0]
    for report in reports:
        found = {(item["code"], item["expected"]) for item in report["files"][0]["findings"]}
        assert {("HIS001", "≥9次"), ("HIS001", "≥8次"), ("HIS006", "图书采购")} == found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_project_is_dropped_when_no_file_continues_it(checked, tmp_path, jobs):
    last = table(tmp_path / "last.csv", 2023, "河道保洁", "水库加固", "图书采购")
    files = [table(tmp_path / f"{name}.csv", 2024, name) for name in ("河道保洁", "水库加固")]
    report = checked(*files, "--previous", last, "--jobs", jobs)
    (found,) = [item for item in report["files"][0]["findings"] if item["code"] == "HIS006"]

    assert [("河道保洁.csv", "图书采购")] == dropped(report)
    assert (None, None, "上年的项目“图书采购”（上年文件的 A7）今年没有") == (
        found["cell"],
        found["project"],
        found["message"],
    )


def test_a_project_of_last_year_is_continued_once_in_all_files(checked, tmp_path):
    last = table(tmp_path / "last.csv", 2023, "办公设备购置")
    files = [table(tmp_path / f"{name}.csv", 2024, "办公设备购置") for name in ("a", "b")]
    report = checked(*files, "--previous", last)
    found = [[item["code"] for item in file["findings"] if item["code"] == "HIS007"] for file in report["files"]]

    assert [[], ["HIS007"]] == found


def test_files_of_two_profiles_continue_projects_together(checked, jixiao, tmp_path):
    (tmp_path / "jixiao.toml").write_text('select = ["HIS"]\n[profile-for-year]\n2024 = "strict"\n', "utf-8")
    last = table(tmp_path / "last.csv", 2023, "河道保洁", "水库加固", "图书采购")
    files = [table(tmp_path / "a.csv", 2024, "河道保洁"), table(tmp_path / "b.csv", 2025, "水库加固")]
    report = json.loads(jixiao("check", *files, "--previous", last, "--format", "json", cwd=tmp_path).out)

    assert ["图书采购"] == [name for _, name in dropped(report)]


def test_a_file_that_could_not_be_read_may_continue_any_project(checked, tmp_path):
    last = table(tmp_path / "last.csv", 2023, "河道保洁", "水库加固")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    report = checked(table(tmp_path / "now.csv", 2024, "河道保洁"), "broken.xlsx", "--previous", last)

    assert [] == dropped(report)


def test_one_of_last_years_files_named_twice_is_one(checked, tmp_path):
    last = table(tmp_path / "last.csv", 2023, "图书采购")
    shutil.copy(table(tmp_path / "now.csv", 2024, "河道保洁"), tmp_path / "other.csv")
    report = checked("now.csv", "other.csv", "--previous", last, "--previous", "last.csv")

    assert [("now.csv", "图书采购")] == dropped(report)

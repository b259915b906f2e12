"""What cannot serve the whole run is refused before anything is checked."""

from __future__ import annotations

import json
import shutil

import openpyxl
import pytest


def assert_refused(result, *words):
    assert result.status == 2
    assert "Traceback" not in result.err
    assert not result.out
    for word in words:
        assert word in result.err


@pytest.fixture
def folders(guangzhou, tmp_path):
    """Two folders with a table each."""
    for name in ("c1", "c2"):
        (tmp_path / name).mkdir()
        shutil.copy(guangzhou, tmp_path / name / "cur.xlsx")
    return tmp_path


@pytest.mark.parametrize("second", ["select = ['TXT001']\n", "selct = 1\n", None])
def test_files_with_different_configurations_are_no_run(jixiao, folders, second):
    (folders / "c1" / "jixiao.toml").write_text("select = ['CMP']\n", "utf-8")
    if second is not None:
        (folders / "c2" / "jixiao.toml").write_text(second, "utf-8")
    names = ("c1", "c2") if second is not None else ("c1", "没有配置文件")

    assert_refused(jixiao("check", "c1/cur.xlsx", "c2/cur.xlsx", cwd=folders), "同一个配置", "--config", *names)


def test_one_configuration_above_all_files_is_fine(jixiao, folders):
    (folders / "jixiao.toml").write_text("select = ['VAL003']\n", "utf-8")

    assert jixiao("check", "c1", "c2", cwd=folders).status == 0


@pytest.mark.parametrize("words", [("--isolated",), ("--config", "c1/jixiao.toml")])
def test_a_chosen_configuration_is_for_all(jixiao, folders, words):
    (folders / "c1" / "jixiao.toml").write_text("select = ['VAL003']\n", "utf-8")

    assert jixiao("check", "c1", "c2", "--select", "VAL003", *words, cwd=folders).status == 0


def test_last_years_file_without_a_table(jixiao, guangzhou, tmp_path):
    path = tmp_path / "last.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "会议记录"
    book.save(path)

    assert_refused(
        jixiao("check", guangzhou, "--select", "HIS", "--previous", path), "last.xlsx", "没有绩效目标表", "holds no"
    )


def test_last_years_file_that_is_missing(jixiao, guangzhou, tmp_path):
    assert_refused(jixiao("check", guangzhou, "--previous", tmp_path / "nowhere.xlsx"), "nowhere.xlsx", "上一年度")


def test_an_unknown_executor_is_refused_for_one_file_too(jixiao, guangzhou):
    assert_refused(jixiao("check", guangzhou, "--executor", "proceses"), "没有执行器", "processes")


@pytest.mark.parametrize("words", ["", ",", " ， "])
def test_an_empty_selection_is_not_all_rules(jixiao, guangzhou, words):
    assert_refused(jixiao("check", guangzhou, "--select", words), "--select", "ALL")


def test_words_of_a_selection_may_have_spaces(jixiao, guangzhou):
    assert jixiao("check", guangzhou, "--select", "VAL003, VAL005").status == 0


def test_what_a_folder_run_passes_over_is_said(jixiao, folders):
    (folders / "c1" / "other.docx").touch()
    result = jixiao("check", "c1", "--select", "VAL003", "--format", "json", cwd=folders)

    assert result.status == 0
    assert "没有校验" in result.err
    assert "other.docx" in result.err


@pytest.mark.parametrize("words", [("show", "."), ("convert", ".", "--to", "json")])
def test_a_command_for_one_file_does_not_choose_one(jixiao, folders, words):
    assert_refused(jixiao(*words, cwd=folders), "cur.xlsx", "有多个")


def test_what_a_folder_run_leaves_out_stands_in_the_report(jixiao, folders):
    (folders / "c1" / "noext").touch()
    (folders / "c1" / ".hid.xlsx").touch()
    (folders / "c1" / "jixiao.toml").write_text("select = ['VAL003']\n", "utf-8")  # it is read, if not checked
    report = json.loads(jixiao("check", "c1", "--format", "json", cwd=folders).out)
    shown = jixiao("check", "c1", "-q", cwd=folders).out

    assert ["c1/noext"] == [path.replace("\\", "/") for path in report["left_out"]]
    assert "1 项是隐藏或临时的" in report["notices"][0]
    assert "1 项不是表格类型" in shown
    assert shown.index("noext") < shown.index("结论")


@pytest.mark.parametrize(
    ("select", "key", "status", "words"),
    [
        ("HIS", "incomplete", 2, ("上一年度的文件", "file of last year")),
        ("WGT", "incomplete", 2, ("权重", "weight")),
        ("HIS,WGT", "incomplete", 2, ("上一年度的文件；表中没有这些列", "was given; the form lacks")),
        ("VAL001", "pass", 0, ("没有这条规则针对的内容", "nothing that it speaks to")),
        ("FRM007,HIS", "pass", 0, ("读取时没有遇到", "reading met nothing")),
        ("VAL003,HIS", "pass", 0, None),
    ],
)
def test_rules_that_could_not_run_give_no_pass_and_others_say_so(jixiao, guangzhou, select, key, status, words):
    result = jixiao("check", guangzhou, "--select", select, "--format", "json")
    report = json.loads(result.out)
    shown = [jixiao("--lang", language, "check", guangzhou, "--select", select, "-q").out for language in ("zh", "en")]

    assert (status, key) == (result.status, report["verdict"]["key"])
    assert key == report["files"][0]["verdict"]["key"]
    assert (words is None) == (report["verdict"]["reason"] is None)
    for word, text in zip(words or (), shown, strict=False):
        assert word in text

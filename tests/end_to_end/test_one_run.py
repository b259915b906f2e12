"""What cannot serve the whole run is refused before anything is checked."""

from __future__ import annotations

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

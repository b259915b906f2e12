"""Bad input is one clear sentence in both languages and exit status 2, never a traceback and never green."""

from __future__ import annotations

import openpyxl
import pytest


def assert_refused(result, *words):
    text = result.out + result.err

    assert result.status == 2
    assert "Traceback" not in text
    for word in words:
        assert word in text


def test_unknown_rule_names_the_nearest(jixiao, guangzhou):
    assert_refused(
        jixiao("check", guangzhou, "--select", "VAL0O3"), "错误：没有规则“VAL0O3”", "VAL003", "Error: there is no rule"
    )


def test_unknown_option_names_the_nearest(jixiao, guangzhou):
    assert_refused(jixiao("check", guangzhou, "--selct", "VAL003"), "--select", "错误：", "Error:")


def test_unknown_command_names_the_nearest(jixiao):
    assert_refused(jixiao("chekc"), "check", "错误：", "Error:")


def test_unknown_format_names_the_nearest(jixiao, guangzhou):
    assert_refused(jixiao("check", guangzhou, "--format", "jsn"), "json", "错误：", "Error:")


def test_unknown_profile_names_the_nearest(jixiao, guangzhou):
    assert_refused(jixiao("check", guangzhou, "--profile", "guangzou"), "guangzhou", "错误：", "Error:")


def test_unknown_severity_level(jixiao, guangzhou):
    assert_refused(jixiao("check", guangzhou, "--severity", "VAL003=eror"), "error", "错误：", "Error:")


def test_zero_rules_selected(jixiao, guangzhou):
    assert_refused(
        jixiao("check", guangzhou, "--select", "VAL003", "--ignore", "VAL003"),
        "没有选中任何规则",
        "no rule is selected",
    )


def test_missing_file(jixiao, guangzhou):
    assert_refused(
        jixiao("check", guangzhou.with_name("guangzhou-2032.xlsx")), "找不到文件", guangzhou.name, "there is no file"
    )


def test_folder_without_workbooks(jixiao, tmp_path):
    assert_refused(jixiao("check", tmp_path), "没有表格文件", "holds no spreadsheet")


def test_text_file_named_xlsx(jixiao, tmp_path):
    path = tmp_path / "notes.xlsx"
    path.write_text("这不是一个工作簿，只是一段文字。\n", "utf-8")

    assert_refused(jixiao("check", path), "未能完成校验")


def test_empty_file(jixiao, tmp_path):
    path = tmp_path / "empty.xlsx"
    path.touch()

    result = jixiao("check", path)

    assert_refused(result, "SYS001", "0 字节")
    assert "加密" not in result.out


def test_empty_workbook(jixiao, tmp_path):
    path = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(path)

    result = jixiao("check", path)

    assert_refused(result, "SYS004", "未能完成校验", "下发的模板", "jixiao template")
    assert "TOML" not in result.out


def test_one_bad_file_does_not_stop_the_others(jixiao, guangzhou, tmp_path):
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 nothing of the kind")
    result = jixiao("check", bad, guangzhou, "--format", "json")

    assert_refused(result, '"SYS001"', '"projects": 30')


@pytest.mark.parametrize(
    ("text", "word"), [("selct = ['VAL003']", "select"), ("select = 'VAL003'", "select"), ("x = ", "TOML")]
)
def test_bad_configuration(jixiao, guangzhou, tmp_path, text, word):
    path = tmp_path / "jixiao.toml"
    path.write_text(text, "utf-8")

    assert_refused(jixiao("check", guangzhou, "--config", path), word, "错误：", "Error:")


def test_english_comes_first_when_asked_for(jixiao, guangzhou):
    assert jixiao("--lang", "en", "check", guangzhou, "--select", "NOPE").err.startswith("Error: there is no rule")


@pytest.mark.parametrize("form", ["F1", "F4", "F5"])
def test_an_empty_form_is_no_pass(jixiao, tmp_path, form):
    path = tmp_path / "empty.xlsx"

    assert jixiao("template", form, "-o", path).status == 0
    assert_refused(jixiao("check", path), "SYS004", "没有填写任何绩效指标", "填写绩效指标后再校验")

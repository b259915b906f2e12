"""Under zh the command line speaks Chinese, its complaints, help and all; under en there is no full-width bracket."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("check", "x", "-j", "-1"), "选项 --jobs 的值不可用：-1 超出范围 x>=0。"),
        (("check", "x", "-j", "many"), "选项 --jobs 的值不可用：'many' 不是整数。"),
        (
            ("check", "x", "--fail-on", "eror"),
            "选项 --fail-on 没有“eror”，最接近的是：error。可用：info、warning、error。",
        ),
        (("--lang", "xx"), "选项 --lang 没有“xx”。可用：zh、en。"),
        (("show", "a", "b"), "命令行有误：多余的参数：b。"),
        (("check", "x", "--output"), "命令行有误：选项 --output 后面缺少值。"),
        (("check", "x", "--quiet=1"), "命令行有误：选项 --quiet 不带值。"),
        (("convert", "x"), "缺少选项 --to。"),
        (("check",), "缺少参数 PATH...。"),
        (("forms", "bogus"), "没有命令“bogus”。可用：list、show、test。"),
        (("parse", "--formt", "json", "≥95%"), "没有选项 --formt，最接近的是：--format"),
        (("parse", "≥95%", "--format"), "命令行有误：选项 --format 后面缺少值。"),
        (("parse", "--formt=json", "≥95%"), "没有选项 --formt，最接近的是：--format"),
    ],
)
def test_complaints(jixiao, words, expected):
    result = jixiao(*words)

    assert result.status == 2
    assert not result.out
    assert result.err.startswith(f"错误：{expected}")


@pytest.mark.parametrize("words", [("check",), ("convert",), ("forms",), ("forms", "list"), ("explain",)])
def test_help(jixiao, words):
    result = jixiao(*words, "--help")

    assert result.status == 0
    assert not re.search("Usage|OPTIONS|Options|COMMAND|Commands|default|required|Show this", result.out)


def test_values_that_look_like_options(jixiao):
    result = jixiao("parse", "-5", "-3h", "——", "--5", "--color", "never", "-", "--", "--formt")

    assert ["“-5”", "“-3h”", "“——”", "“--5”", "“-”", "“--formt”"] == re.findall("^“.*?”", result.out, re.MULTILINE)


def test_forms_alone_lists_them(jixiao):
    result = jixiao("forms")

    assert result.status == 0
    assert jixiao("forms", "list").out == result.out


@pytest.mark.parametrize(
    ("text", "expected"),
    [("select = 'CMP'\n", "应为列表，实为 'CMP'"), ("select = \n", "第 1 行第 10 列，值的写法不对")],
)
def test_configuration(jixiao, guangzhou, tmp_path, text, expected):
    path = tmp_path / "my.toml"
    path.write_text(text, "utf-8")
    result = jixiao("check", guangzhou, "--config", path)

    assert result.status == 2
    assert expected in result.err.partition("\n")[0]


def test_columns_that_a_form_lacks_have_names(jixiao, guangzhou):
    out = jixiao("check", guangzhou, "--select", "WGT,TXT", "-v").out

    assert not re.search("没有这些列：[a-z]", out)
    assert "没有这些列：" in out


@pytest.mark.parametrize("command", ["check", "show"])
def test_english_has_no_chinese_punctuation_of_its_own(jixiao, tmp_path, command):
    path = tmp_path / "table.csv"
    path.write_text("2024 form\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,a,≥1\n填表人\n", "utf-8")
    out = jixiao("--lang", "en", command, path, *(("-v",) if command == "check" else ())).out

    assert not re.search("rows \\d+ not|money in not|（", re.sub("“[^”]*”", "", out))
    assert "row 4 not judged" in out


def test_parse_in_english(jixiao):
    assert "“≥95%”  comparison  quantified" in jixiao("--lang", "en", "parse", "≥95%").out

"""What authors of rules do: rule sets in TOML, `jixiao test`, a plug-in from the skeleton."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLES = next(folder for folder in (HERE.parent / "examples", HERE.parents[1] / "examples") if folder.is_dir())
BUREAU = EXAMPLES / "rules" / "city-bureau.toml"


def test_the_example_rule_set_holds(jixiao):
    result = jixiao("test", EXAMPLES / "rules")

    assert (0, "") == (result.status, result.err)
    assert "12 条规则" in result.out
    assert "全部通过" in result.out


def test_check_with_a_rule_set(jixiao, guangzhou):
    result = jixiao("check", guangzhou, "--rule-set", BUREAU, "--select", "SCZ007", "--format", "json")
    report = json.loads(result.out)
    findings = report["files"][0]["findings"]
    line = next(item for item in report["ledger"] if item["code"] == "SCZ007")
    (ruleset,) = [item for item in report["tool"]["rulesets"] if item["name"] == str(BUREAU)]

    assert 1 == result.status
    assert {"SCZ007"} == {item["code"] for item in findings}
    assert all(item["message"].startswith("项目金额") and item["cell"] for item in findings)
    assert (30, len(findings), "found") == (line["subjects"], line["found"], line["status"])
    assert ruleset["version"].startswith("2024.1 (")


def test_rule_sets_of_the_configuration(jixiao, guangzhou, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_bytes(BUREAU.read_bytes())
    (tmp_path / "jixiao.toml").write_text(
        'rule-sets = ["rules/own.toml"]\nselect = ["SCZ007"]\n[rules.SCZ007]\nminimum = 1\n', "utf-8"
    )
    (tmp_path / "table.xlsx").write_bytes(guangzhou.read_bytes())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    result = jixiao("check", tmp_path / "table.xlsx", cwd=elsewhere)
    explained = jixiao("explain", "SCZ007", cwd=tmp_path)
    listed = json.loads(jixiao("rules", "--format", "json", cwd=tmp_path).out)

    assert 0 == result.status
    assert "1 条规则" in result.out
    assert explained.out.startswith("# SCZ007 大额项目指标过少")
    assert ["SCZ007"] == [item["code"] for item in listed if item["selected"]]


def test_explain_a_rule_of_a_rule_set_in_english(jixiao):
    result = jixiao("explain", "SCZ001", "--rule-set", BUREAU, "--lang", "en")

    assert result.out.startswith("# SCZ001 hotline rate below the city's requirement (hotline-rate)")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value.number >=", "value.numbr >=", "Value 没有“numbr”，最接近的是：number"),
        ('severity = "error"', 'severty = "error"', "没有“severty”这一项，最接近的是：severity"),
        ("SCZ001", "VAL003", "VAL003 由两处提供"),
        (
            'city-bureau/intake"]',
            'city-bureau/intak"]',
            "引用的依据“city-bureau/intak”不存在，最接近的是：city-bureau/intake",
        ),
    ],
    ids=["expression", "key", "code", "basis"],
)
def test_a_wrong_rule_set_is_never_green(jixiao, guangzhou, tmp_path, old, new, told):
    (tmp_path / "own.toml").write_text(BUREAU.read_text("utf-8").replace(old, new, 1), "utf-8")
    result = jixiao("check", guangzhou, "--rule-set", tmp_path / "own.toml")

    assert (2, "") == (result.status, result.out)
    assert told in result.err
    assert "own.toml" in result.err
    assert "Traceback" not in result.err


def test_a_rule_set_that_fails_at_run_time_is_never_green(jixiao, guangzhou, tmp_path):
    text = BUREAU.read_text("utf-8").replace(
        '"project.indicators.size() >= parameters.minimum"', "\"project.facts['无'] == ''\""
    )
    (tmp_path / "own.toml").write_text(text, "utf-8")
    result = jixiao("check", guangzhou, "--rule-set", tmp_path / "own.toml", "--select", "SCZ007")

    assert 2 == result.status
    assert "SYS002" in result.out
    assert "未能完成校验" in result.out


def test_failures_are_told_and_end_in_status_1(jixiao, tmp_path):
    text = BUREAU.read_text("utf-8").replace("年度指标值：≥90%。", "年度指标值：≥96%。", 1)
    (tmp_path / "own.toml").write_text(text, "utf-8")
    result = jixiao("test", tmp_path / "own.toml")
    record = json.loads(jixiao("test", tmp_path / "own.toml", "--format", "json", "--lang", "en").out)

    assert 1 == result.status
    assert "SCZ001 应报的样例 1  没有报出：产出指标：12345热线接通率，年度指标值：≥96%。" in result.out
    assert "1 个不通过" in result.out
    assert [("SCZ001", "bad example 1")] == [(item["rule"], item["where"]) for item in record["faults"]]


def test_case_tables(jixiao, tmp_path):
    table = tmp_path / "SCZ001.toml"
    case = 'rule = "SCZ001"\n[[case]]\nid = "low"\nindicators = "产出指标：12345热线接通率，年度指标值：≥{}%。"\nexpect = [{{ text = "90" }}]\n'
    table.write_text(case.format(90), "utf-8")
    right = jixiao("test", BUREAU, table)
    table.write_text(case.format(91), "utf-8")
    wrong = jixiao("test", BUREAU, table)

    assert (0, 1) == (right.status, wrong.status)
    assert "SCZ001 用例 low  应得 text = '90'，实得 text = '91'" in wrong.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing-of-that-name"], "“nothing-of-that-name”不是文件、文件夹、插件名或规则"),
        (["empty"], "没有可运行的样例或用例"),
        (["other.toml"], "既不是规则集"),
        (["broken.py"], "无法加载 broken.py：ZeroDivisionError"),
        (["lonely.toml"], "没有规则“XYZ001”"),
    ],
    ids=["unknown", "nothing-to-test", "neither", "module", "case-of-no-rule"],
)
def test_never_green_on_nothing(jixiao, tmp_path, words, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.toml").write_text("a = 1\n", "utf-8")
    (tmp_path / "broken.py").write_text("1 / 0\n", "utf-8")
    (tmp_path / "lonely.toml").write_text('rule = "XYZ001"\n[[case]]\nid = "a"\nexpect = []\n', "utf-8")
    result = jixiao("test", *words, cwd=tmp_path)

    assert (2, "") == (result.status, result.out)
    assert told in result.err
    assert "Traceback" not in result.err


def test_rules_of_a_plugin_and_of_a_prefix(jixiao):
    whole, prefix = (json.loads(jixiao("test", word, "--format", "json").out) for word in ("rules-weight", "WGT"))

    assert whole == prefix
    assert 7 == whole["rules"]


def test_new_plugin_is_ready_to_run(jixiao, guangzhou, tmp_path):
    written = jixiao("new-plugin", "jixiao-nanjing", "--family", "NJG", cwd=tmp_path)
    source = tmp_path / "jixiao-nanjing" / "src"
    info = source / "jixiao_nanjing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: jixiao-nanjing\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[jixiao]\njixiao-nanjing = jixiao_nanjing\n", "utf-8")
    environment = {"PYTHONPATH": str(source)}
    tested = jixiao("test", "jixiao-nanjing", environment=environment)
    listed = jixiao("plugins", environment=environment)
    checked = jixiao("check", guangzhou, "--select", "NJG001", "--format", "json", environment=environment)

    assert 0 == written.status
    assert "pip install -e '.[test]'" in written.out
    assert (0, "1 条规则，3 个样例和用例：全部通过。\n") == (tested.status, tested.out)
    assert "jixiao-nanjing 1.0" in listed.out
    assert ["NJG001"] == [item["code"] for item in json.loads(checked.out)["ledger"]]
    assert checked.status < 2


def test_rules_before_they_are_installed(jixiao, tmp_path):
    jixiao("new-plugin", "jixiao-nanjing", "--family", "NJG", cwd=tmp_path)
    package = jixiao("test", "jixiao-nanjing/src/jixiao_nanjing", "jixiao-nanjing/tests/cases", cwd=tmp_path)
    module = jixiao("test", "jixiao-nanjing/src/jixiao_nanjing/late_deadline.py", cwd=tmp_path)
    whole = jixiao("test", "jixiao-nanjing", cwd=tmp_path)

    assert (0, "1 条规则，9 个样例和用例：全部通过。\n") == (package.status, package.out)
    assert (0, "1 条规则，3 个样例和用例：全部通过。\n") == (module.status, module.out)
    assert package == whole


def test_a_module_hidden_by_an_installed_one_is_not_taken_for_tested(jixiao, tmp_path):
    jixiao("new-plugin", "jixiao-nanjing", "--family", "NJG", cwd=tmp_path)
    installed = tmp_path / "site" / "jixiao_nanjing"
    shutil.copytree(tmp_path / "jixiao-nanjing" / "src" / "jixiao_nanjing", installed)
    info = tmp_path / "site" / "jixiao_nanjing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: jixiao-nanjing\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[jixiao]\njixiao-nanjing = jixiao_nanjing\n", "utf-8")
    result = jixiao("test", "jixiao-nanjing", cwd=tmp_path, environment={"PYTHONPATH": str(tmp_path / "site")})

    assert 2 == result.status
    assert "没有被加载" in result.err


def test_new_plugin_never_overwrites(jixiao, tmp_path):
    (tmp_path / "jixiao-nanjing").mkdir()
    (tmp_path / "jixiao-nanjing" / "mine.txt").write_text("x", "utf-8")
    result = jixiao("new-plugin", "jixiao-nanjing", "--family", "NJG", cwd=tmp_path)

    assert 2 == result.status
    assert "没有写入任何内容" in result.err
    assert ["mine.txt"] == os.listdir(tmp_path / "jixiao-nanjing")
    assert ["jixiao-nanjing"] == os.listdir(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write anywhere")
def test_new_plugin_where_nothing_can_be_written(jixiao, tmp_path):
    tmp_path.chmod(0o555)
    result = jixiao("new-plugin", "jixiao-nanjing", "--family", "NJG", cwd=tmp_path)

    assert 2 == result.status
    assert "无法写入" in result.err

"""What the built-in profiles promise about severities holds for every single finding."""

from __future__ import annotations

import csv
import json

import pytest

RULES = """
name = "own"
title = "本局"

[[rule]]
code = "OWN001"
name = "own-rounds"
over = "indicator"
title = "巡查过少"
checks = "检查"
why = "原因"
repair = "改法"
severity = "error"
reliability = "exact"
basis = ["arithmetic"]
require = "value.number >= 95"
message = "“{value.text}”过少"
bad = ["产出指标：巡查，年度指标值：≥9次。"]
good = ["产出指标：巡查，年度指标值：≥99次。"]
"""


def severities(jixiao, guangzhou, *words):
    report = json.loads(jixiao("check", guangzhou, "--format", "json", *words).out)
    return {item["severity"] for file in report["files"] for item in file["findings"]}


def test_default_has_all_three(jixiao, guangzhou):
    assert severities(jixiao, guangzhou) == {"error", "warning", "info"}


def test_strict_has_no_warnings(jixiao, guangzhou):
    assert severities(jixiao, guangzhou, "--profile", "strict") == {"error", "info"}


def test_intake_has_errors_alone(jixiao, guangzhou):
    assert severities(jixiao, guangzhou, "--profile", "intake") == {"error"}


@pytest.mark.parametrize("profile", ["default", "mof-2021", "guangzhou", "strict", "intake"])
def test_every_report_names_its_profile_and_digest(jixiao, guangzhou, profile):
    tool = json.loads(jixiao("check", guangzhou, "--format", "json", "--profile", profile).out)["tool"]

    assert tool["profile"].startswith(profile)
    assert len(tool["digest"]) == 12


def test_a_level_that_was_asked_for_is_not_raised(jixiao, guangzhou):
    found = severities(jixiao, guangzhou, "--profile", "strict", "--severity", "VAL005=warning", "--select", "VAL005")

    assert found == {"warning"}


def table(path, year, department="某某局"):
    rows = [
        ("项目支出绩效目标表",),
        (f"（{year}年度）",),
        ("单位：万元",),
        ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"),
        ("河道保洁项目", 10, 10, "河道清洁，群众满意。", "1、产出指标：巡查，年度指标值：≥4。"),
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def checked(jixiao, folder, *words):
    return json.loads(jixiao("check", *words, "--format", "json", cwd=folder).out)


def severity_of_missing_units(file):
    (severity,) = {item["severity"] for item in file["findings"] if item["code"] == "VAL005"}
    return severity


@pytest.mark.parametrize(("year", "profile"), [("2024", "strict"), ("2025", "default")])
def test_the_form_s_year_chooses_the_profile(jixiao, tmp_path, year, profile):
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "strict"\n', "utf-8")
    report = checked(jixiao, tmp_path, table(tmp_path / "table.csv", year))
    plain = checked(jixiao, tmp_path, tmp_path / "table.csv", "--isolated", "--profile", profile)

    assert {"strict": "error", "default": "warning"}[profile] == severity_of_missing_units(report["files"][0])
    assert profile == report["files"][0]["profile"]
    assert plain["tool"] == report["tool"]
    assert plain["ledger"] == report["ledger"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_of_several_years_name_all_their_profiles(jixiao, tmp_path, jobs):
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "strict"\n2023 = "intake"\n', "utf-8")
    paths = [table(tmp_path / f"{year}.csv", year) for year in ("2024", "2025")]
    report = checked(jixiao, tmp_path, *paths, "--jobs", jobs)
    tool, files = report["tool"], report["files"]
    text = jixiao("check", *paths, "-q", cwd=tmp_path).out

    assert ["error", "warning"] == [severity_of_missing_units(item) for item in files]
    assert ["strict", "default"] == [item["profile"] for item in files]
    assert ("default+strict", "2026.1+2026.1") == (tool["profile"], tool["profile_version"])
    assert [files[1]["digest"], files[0]["digest"]] == [item["digest"] for item in tool["profiles"]]
    assert tool["digest"] not in {item["digest"] for item in tool["profiles"]}
    assert "方案 default 2026.1、strict 2026.1，" in text


def test_the_profile_of_a_year_may_be_a_file_with_a_rule_set(jixiao, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "2024.toml").write_text('fail-on = "warning"\nrule-sets = ["set.toml"]\n', "utf-8")
    (tmp_path / "own" / "set.toml").write_text(RULES, "utf-8")
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "own/2024.toml"\n', "utf-8")
    (tmp_path / "elsewhere").mkdir()
    result = jixiao("check", table(tmp_path / "table.csv", 2024), "--format", "json", cwd=tmp_path / "elsewhere")
    report = json.loads(result.out)

    assert "2024" == report["tool"]["profile"]
    assert "set.toml" in {item["name"] for item in report["tool"]["rulesets"]}
    assert 1 == result.status


def test_the_profile_of_a_year_is_looked_for_before_anything_is_read(jixiao, tmp_path):
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2031 = "own.toml"\n', "utf-8")
    result = jixiao("check", table(tmp_path / "table.csv", 2024), cwd=tmp_path)

    assert (2, "") == (result.status, result.out)
    assert "own.toml" in result.err
    assert "profile-for-year" in result.err


def test_last_year_is_compared_by_the_profile_of_the_file(jixiao, tmp_path):
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "own.toml"\n', "utf-8")
    (tmp_path / "own.toml").write_text('severity = { HIS = "error" }\n', "utf-8")
    before, now = table(tmp_path / "2023.csv", 2023), table(tmp_path / "2024.csv", 2024)
    before.write_text(before.read_text("utf-8-sig").replace("≥4", "≥9"), "utf-8-sig")
    report = checked(jixiao, tmp_path, now, "--previous", before)
    levels = {item["severity"] for item in report["files"][0]["findings"] if item["code"].startswith("HIS")}

    assert {"error"} == levels


@pytest.mark.parametrize("how", ["--profile", "profile = ", "extends = "])
def test_days_of_one_s_own_profile_are_held_against_the_form(jixiao, tmp_path, how):
    own = "valid-from = 2025-01-01\nvalid-to = 2025-12-31\n"
    (tmp_path / "own.toml").write_text(own, "utf-8")
    if how != "--profile":
        (tmp_path / "jixiao.toml").write_text(f'{how}"own.toml"\n', "utf-8")
    words = ["--profile", "own.toml"] if how == "--profile" else []
    notices = [
        checked(jixiao, tmp_path, table(tmp_path / "table.csv", year), *words)["files"][0]["notices"]
        for year in (2024, 2025, 2026)
    ]

    assert [1, 0, 1] == [len(item) for item in notices]
    assert "own" in notices[0][0]
    assert "2025-01-01～2025-12-31" in notices[0][0]


def test_the_digest_covers_the_conditions_of_rules_in_toml(jixiao, tmp_path):
    digests = []
    for number, changed in enumerate((RULES, RULES.replace("95", "96"))):
        path = tmp_path / f"{number}" / "set.toml"
        path.parent.mkdir()
        path.write_text(changed, "utf-8")
        words = ("--isolated", "--rule-set", "set.toml", "--select", "OWN")
        digests.append(checked(jixiao, path.parent, table(path.with_name("t.csv"), 2024), *words)["tool"]["digest"])

    assert digests[0] != digests[1]


def test_a_rule_set_given_twice_is_told(jixiao, tmp_path):
    (tmp_path / "set.toml").write_text(RULES, "utf-8")
    path = table(tmp_path / "table.csv", 2024)
    results = [jixiao("check", path, "--rule-set", "set.toml", "--rule-set", "./set.toml", cwd=tmp_path)]
    (tmp_path / "jixiao.toml").write_text('rule-sets = ["set.toml"]\n', "utf-8")
    results.append(jixiao("check", path, "--rule-set", "set.toml", cwd=tmp_path))

    assert [2, 2] == [item.status for item in results]
    assert ["写了两次"] * 2 == [item.err[item.err.index("写了") :][:4] for item in results]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ledger_says_why_a_rule_crashed(jixiao, tmp_path, language):
    text = RULES.replace("value.number >= 95", "value.parts[0].number >= 95")
    (tmp_path / "set.toml").write_text(text, "utf-8")
    path = table(tmp_path / "table.csv", 2024)
    words = ("check", path, "--rule-set", "set.toml", "--select", "OWN")
    result = jixiao("--lang", language, *words, "--format", "json", cwd=tmp_path)
    report = json.loads(result.out)
    (line,), (found,) = report["ledger"], report["files"][0]["findings"]
    why = {
        "zh": "要取的一项超出列表的长度（引擎的原话：",
        "en": "an item that the list does not have (the engine's words: ",
    }
    shown = jixiao("--lang", language, *words, "-v", cwd=tmp_path).out

    assert 2 == result.status
    assert ("crashed", "SYS002") == (line["status"], found["code"])
    assert why[language] in line["reason"]
    assert found["message"].endswith(line["reason"])
    assert ".py" not in found["message"]
    assert 2 == shown.count(why[language])


def test_english_counts_one_and_many(jixiao, tmp_path):
    path = table(tmp_path / "table.csv", 2024)
    one = jixiao("--lang", "en", "check", path, "--isolated", "--select", "VAL005").out
    two = jixiao(
        "--lang", "en", "check", path, table(tmp_path / "b.csv", 2025), "--isolated", "--select", "VAL005,VAL003"
    ).out

    assert "1 project, 1 indicator" in one
    assert "1 file, 1 project, 1 indicator: 0 errors, 1 warning, 0 info" in one
    assert "(1 rule, profile default 2026.1" in one
    assert "2 files, 2 projects, 2 indicators: 0 errors, 2 warnings, 0 info" in two


def test_a_deprecated_rule_that_is_selected_says_what_replaces_it(jixiao, tmp_path):
    old = RULES.replace("basis =", 'status = "deprecated"\nreplaced-by = "VAL005"\nbasis =')
    (tmp_path / "set.toml").write_text(old, "utf-8")
    words = ("check", table(tmp_path / "table.csv", 2024), "--isolated", "--rule-set", "set.toml")
    report = json.loads(jixiao(*words, "--select", "OWN", "--format", "json", cwd=tmp_path).out)
    shown = jixiao("--lang", "en", *words, "--select", "OWN", "-q", cwd=tmp_path).out

    assert ["规则 OWN001（own-rounds）已停用，由 VAL005 取代，请改选 VAL005"] == report["notices"]
    assert "rule OWN001 (own-rounds) is deprecated and replaced by VAL005" in shown
    assert "OWN001" not in jixiao("--lang", "en", *words, cwd=tmp_path).out


def test_profiles_of_years_are_called_by_their_files_and_only_those_that_judged(jixiao, tmp_path):
    for year in (2024, 2025):
        title = '{ zh = "本市", en = "city" }'
        (tmp_path / f"own{year}.toml").write_text(f'title = {title}\nversion = "1"\n', "utf-8")
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "own2024.toml"\n2025 = "own2025.toml"\n', "utf-8")
    paths = [table(tmp_path / f"{year}.csv", year) for year in ("2024", "2025")]
    tool = checked(jixiao, tmp_path, *paths, "--select", "VAL")["tool"]
    across = checked(jixiao, tmp_path, *paths, "--select", "CON")["tool"]
    shown = jixiao("--lang", "en", "check", *paths, "--select", "CON", "-q", cwd=tmp_path).out

    assert ["own2024", "own2025"] == [item["name"] for item in tool["profiles"]]
    assert ["本市", "本市"] == [item["title"] for item in tool["profiles"]]
    assert ("own2024+own2025", None) == (tool["profile"], tool["across_files"])
    assert ["own2024", "own2025"] == [item["name"] for item in across["profiles"]]
    assert "default" == across["across_files"]["name"]
    assert "profiles own2024 (city) 1, own2025 (city) 1, across files default 2026.1," in shown

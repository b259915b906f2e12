"""What the built-in profiles promise about severities holds for every single finding."""

from __future__ import annotations

import csv
import json

import pytest


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


@pytest.mark.parametrize(("year", "profile"), [("2024", "strict"), ("2025", "default")])
def test_the_form_s_year_chooses_the_profile(jixiao, tmp_path, year, profile):
    (tmp_path / "jixiao.toml").write_text('[profile-for-year]\n2024 = "strict"\n', "utf-8")
    rows = [
        ("项目支出绩效目标表",),
        (f"（{year}年度）",),
        ("单位：万元",),
        ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"),
        ("河道保洁项目", 10, 10, "河道清洁，群众满意。", "1、产出指标：巡查，年度指标值：≥4。"),
    ]
    with (tmp_path / "table.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    report = json.loads(jixiao("check", tmp_path / "table.csv", "--format", "json", cwd=tmp_path).out)
    (severity,) = {item["severity"] for item in report["files"][0]["findings"] if item["code"] == "VAL005"}

    assert severity == {"strict": "error", "default": "warning"}[profile]
    assert report["files"][0]["profile"] == profile

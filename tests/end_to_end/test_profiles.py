"""What the built-in profiles promise about severities holds for every single finding."""

from __future__ import annotations

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

"""What ``jixiao explain`` makes of a code, a name, a prefix and a profile."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("word", ["VAL003", "val003 ", " percent-out-of-bounds"])
def test_blanks_and_case_do_not_matter(jixiao, word):
    result = jixiao("explain", word)

    assert 0 == result.status
    assert result.out.startswith("# VAL003 ")


@pytest.mark.parametrize(("prefix", "count"), [("HIS", 9), ("his", 9), ("SYS", 5)])
def test_a_prefix_lists_its_rules(jixiao, prefix, count):
    result = jixiao("explain", prefix)

    assert 0 == result.status
    assert [prefix.upper()] * count == [line[:3] for line in result.out.splitlines()]


def test_a_prefix_is_a_list_in_json(jixiao):
    assert 9 == len(json.loads(jixiao("explain", "HIS", "--format", "json").out))
    assert "HIS001" == json.loads(jixiao("explain", "HIS001", "--format", "json").out)["code"]


def test_what_is_neither_names_the_nearest(jixiao):
    result = jixiao("explain", "HSI")

    assert 2 == result.status
    assert "没有规则“HSI”，最接近的是：HIS" in result.err


def test_a_profile_says_how_the_rule_counts(jixiao, tmp_path):
    (tmp_path / "own.toml").write_text("ignore = ['VAL']\n[rules.CMP006]\nminimum = 5\n", "utf-8")
    (tmp_path / "jixiao.toml").write_text("[severity]\nCMP006 = 'info'\n", "utf-8")
    said = [
        jixiao("explain", code, "--profile", "own.toml", cwd=tmp_path).out.splitlines()[-1]
        for code in ("CMP006", "VAL003")
    ]
    config = jixiao("--lang", "en", "explain", "CMP006", "--config", "jixiao.toml", cwd=tmp_path).out

    assert ["方案 own 中的级别：提示；参数：minimum = 5", "方案 own 未启用这条规则。"] == said
    assert "Severity in profile default 2026.1: info; parameters: minimum = 3" == config.splitlines()[-1]

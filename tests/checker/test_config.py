"""Configuration: found upward, one format, unknown keys refused, profiles that extend one another."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from jixiao.config import find_config, load_config, load_toml, schema
from jixiao.errors import ConfigError
from jixiao.host import Host
from jixiao.profiles import resolve_profile

PROFILES = Host().profiles()


def write(path, text, encoding="utf-8"):
    path.write_text(text, encoding)
    return path


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", PROFILES)
def test_every_built_in_profile_follows_the_schema(name):
    errors = list(Draft202012Validator(schema()).iter_errors(load_toml(PROFILES[name], name)))

    assert [] == errors


@pytest.mark.parametrize("name", PROFILES)
def test_every_built_in_profile_resolves(name):
    assert resolve_profile(name, PROFILES)["name"] == name


def test_expected_profiles_are_there():
    assert {"default", "mof-2021", "guangzhou", "strict", "intake"} <= set(PROFILES)


def test_nearest_file_upward_wins(tmp_path):
    write(tmp_path / "jixiao.toml", "select = ['VAL']")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    near = write(tmp_path / "a" / "pyproject.toml", "[tool.jixiao]\nselect = ['CMP']\n")

    assert find_config(inner / "x.xlsx") == near
    assert load_config(near).values == {"select": ["CMP"]}


def test_pyproject_without_our_section_is_passed_over(tmp_path):
    outer = write(tmp_path / "jixiao.toml", "select = ['VAL']")
    inner = tmp_path / "a"
    inner.mkdir()
    write(inner / "pyproject.toml", "[tool.other]\nx = 1\n")

    assert find_config(inner) == outer


def test_byte_order_mark_of_notepad(tmp_path):
    path = write(tmp_path / "jixiao.toml", "fail-on = 'warning'", "utf-8-sig")

    assert load_config(path).values == {"fail-on": "warning"}


def test_setup_cfg_sections(tmp_path):
    path = write(
        tmp_path / "setup.cfg",
        "[metadata]\nname = x\n[jixiao]\nprofile = strict\nselect =\n    VAL\n    CMP\n[jixiao.severity]\nCMP003 = warning\n"
        "[jixiao.rules.CMP006]\nminimum = 5\n",
    )

    assert load_config(path).values == {
        "profile": "strict",
        "select": ["VAL", "CMP"],
        "severity": {"CMP003": "warning"},
        "rules": {"CMP006": {"minimum": 5}},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("slect = ['VAL']", "未知的配置项“slect”，最接近的是：select"),
        ("fail-on = 'eror'", "fail-on"),
        ("select = 'VAL'", "select"),
        ("settings = {weigths = {}}", "weigths"),
        ("= 1", "不是合法的 TOML"),
    ],
    ids=["key", "enum", "type", "nested", "toml"],
)
def test_mistakes_are_refused(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path / "jixiao.toml", text))


def test_profile_extends():
    known = {
        "default": "",
        "a": 'severity = {VAL003 = "info", CMP003 = "info"}',
        "b": 'extends = "a"\nseverity = {VAL003 = "error"}',
    }

    assert resolve_profile("b", known)["severity"] == {"VAL003": "error", "CMP003": "info"}


def test_circle_of_profiles_is_refused():
    with pytest.raises(ConfigError, match="a → b → a"):
        resolve_profile("a", {"a": 'extends = "b"', "b": 'extends = "a"'})


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("profile-for-year = { abc = 'x' }", "没有“abc”这一项"),
        ("profile-for-year = { 2023 = 1 }", "应为文字，实为 1"),
        ("select = ['VAL', 'VAL']", "同一项写了两次"),
        ("fail-on = 'eror'", "“eror”不可用，最接近的是：error"),
    ],
)
def test_what_the_schema_refuses_is_said_in_chinese(tmp_path, text, zh):
    path = tmp_path / "jixiao.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert zh in caught.value.text.zh
    assert "可用：。" not in caught.value.text.zh

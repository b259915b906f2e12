"""Profiles by name and by file: what they extend, where their files are looked for, and what they are called."""

from __future__ import annotations

import pytest

from jixiao.config import Config, load_config
from jixiao.errors import ConfigError
from jixiao.host import Host
from jixiao.profiles import chosen_profile, profile_for_year, resolve_profile
from jixiao.session import Options, Session

PROFILES = Host().profiles()
TITLED = 'title = {{ zh = "{0}", en = "{0}" }}\n'


@pytest.fixture
def file(tmp_path):
    def make(name, text):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return make


def refused(call, *words):
    with pytest.raises(ConfigError) as caught:
        call()
    for word in words:
        assert word in caught.value.text.zh
        assert word in caught.value.text.en


def test_a_file_extends_a_file_beside_it(file):
    file("base/province.toml", 'extends = "mof-2021"\nversion = "7"\n[severity]\nVAL003 = "info"\nVAL005 = "info"\n')
    path = file("city/city.toml", 'extends = "../base/province.toml"\n[severity]\nVAL005 = "error"\n')
    found = resolve_profile(str(path), PROFILES)

    assert {"VAL003": "info", "VAL005": "error", "CMP003": "warning"}.items() <= found["severity"].items()
    assert ("city", "") == (found["name"], found["version"])
    assert ["city.toml", "province.toml"] == [item.name for item in found["files"]]


def test_a_file_without_extends_builds_on_the_default(file):
    path = file("own.toml", TITLED.format("本市"))

    assert resolve_profile(str(path), {"default": 'fail-on = "warning"'})["fail-on"] == "warning"
    found = resolve_profile(str(path), PROFILES)
    assert ("own", "本市") == (found["name"], found["called"].zh)


def test_days_are_those_of_the_file(file):
    path = file("own.toml", 'extends = "mof-2021"\nvalid-to = 2024-12-31\n')
    found = chosen_profile(str(path), Config(), PROFILES)

    assert ("2021-01-01", "2024-12-31") == (found["valid-from"], found["valid-to"])


def test_a_circle_of_files_names_them(file):
    one = file("one.toml", 'extends = "two.toml"')
    two = file("two.toml", 'extends = "./one.toml"')

    refused(lambda: resolve_profile(str(one), PROFILES), f"{one} → {two} → {one}")


def test_a_missing_file_names_who_says_it_and_the_nearest(file):
    path = file("one.toml", 'extends = "provnce.toml"')
    file("province.toml", "")

    refused(lambda: resolve_profile(str(path), PROFILES), str(path.parent / "provnce.toml"), f"{path}", "province.toml")
    refused(lambda: resolve_profile(str(path.parent / "on.toml"), PROFILES), "on.toml", "one.toml")


def test_an_unknown_name_tells_who_says_it(file):
    path = file("one.toml", 'extends = "mof-2012"')

    refused(lambda: resolve_profile(str(path), PROFILES), "“mof-2012”", str(path), "mof-2021")


@pytest.mark.parametrize("key", ["profile = 'strict'", "profile-for-year = { 2024 = 'strict' }"])
def test_a_profile_chooses_no_profile(file, key):
    refused(lambda: resolve_profile(str(file("one.toml", key)), PROFILES), "one.toml", key.split(" ")[0])


def test_a_configuration_has_one_of_profile_and_extends(file):
    config = load_config(file("jixiao.toml", "profile = 'strict'\nextends = 'intake'"))

    refused(lambda: chosen_profile(None, config, PROFILES), "jixiao.toml", "extends")


def test_a_configuration_that_is_a_profile_itself(file):
    text = TITLED.format("本市") + "extends = 'strict'\nversion = '3'\nvalid-from = 2024-01-01\n"
    config = load_config(file("jixiao.toml", text))
    own, other = chosen_profile(None, config, PROFILES), chosen_profile("intake", config, PROFILES)

    assert ("jixiao", "本市", "3", "2024-01-01") == (own["name"], own["called"].zh, own["version"], own["valid-from"])
    assert ("intake", None, "2026.1", None) == (
        other["name"],
        other["called"],
        other["version"],
        other.get("valid-from"),
    )


def test_files_are_relative_to_the_file_that_names_them(file):
    file("profiles/sets.toml", 'rule-sets = ["a.toml"]\nforms = ["f.toml"]\n')
    config = load_config(file("jixiao.toml", 'profile = "profiles/sets.toml"\n'))
    found = chosen_profile(None, config, PROFILES)

    assert [config.folder / "profiles" / "a.toml"] == [item.path for item in found["rule-sets"]]
    assert [config.folder / "profiles" / "f.toml"] == [item.path for item in found["forms"]]
    years = Config({"profile-for-year": {"2024": "profiles/sets.toml", "2025": "strict"}}, config.path)

    assert [str(config.folder / "profiles" / "sets.toml"), "strict", None] == [
        profile_for_year(year, years, PROFILES) for year in ("2024", "2025", "2026")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("valid-from = '2024-02-30'", ("valid-from", "2024-02-30")),
        ("valid-from = 2025-01-01\nvalid-to = 2024-12-31", ("2025-01-01", "2024-12-31")),
        (
            "[settings.subcategories]\noutput = ['quantity', 'qualty']",
            ("“qualty”", "settings.subcategories.output", "quality"),
        ),
        ("[settings.subcategories]\nbenefit = ['quality']", ("“quality”", "settings.subcategories.benefit", "social")),
        ("[settings.weights]\noutput = 60\nbenefit = 50", ("settings.weights", "110")),
        ("[[settings.thresholds]]\nfrom = 500\nindicators = 5", ("indicators", "minimum-indicators")),
        (
            "[settings]\nthresholds = [{from = 500, minimum-indicators = 5}, {from = 500, minimum-indicators = 6}]",
            ("settings.thresholds", "500"),
        ),
    ],
)
def test_settings_that_cannot_be_meant(file, text, words):
    options = Options(profile=str(file("own.toml", text)), isolated=True)

    refused(lambda: Session(Host(), options), *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ignore = ['VAL999']", ("ignore", "VAL999")),
        ("select = []", ("select",)),
        ("[severity]\nVAL999 = 'error'", ("severity", "VAL999")),
        ("[severity]\nVAL001 = 'error'\nempty-value = 'info'", ("severity", "“VAL001”", "“empty-value”")),
        (
            "[rules.CMP006]\nminimum = 3\n[rules.too-few-indicators]\nminimum = 4",
            ("rules.too-few-indicators", "CMP006"),
        ),
        ("[rules.CMP006]\nminimun = 5", ("rules.CMP006", "minimun", "minimum")),
        ("[rules.CMP006]\nminimum = '5'", ("rules.CMP006", '"5"')),
        ("[rules.CMP006]\nminimum = true", ("rules.CMP006", "true")),
        ("[rules.CMP006]\nminimum = 0", ("rules.CMP006", "minimum", "1", "0")),
        ("[rules.VAL]\nminimum = 1", ("rules.VAL", "VAL001")),
        ("ignore-suppressions = true", ("ignore-suppressions",)),
        ("[settings.subcategories]\noutput = ['qualty']", ("settings.subcategories.output",)),
    ],
)
@pytest.mark.parametrize("name", ["own.toml", "jixiao.toml"])
def test_what_is_wrong_with_rules_names_the_file_and_the_key(file, name, text, words):
    path = file(name, text)
    options = Options(profile=str(path), isolated=True) if name == "own.toml" else Options(config=path)

    refused(lambda: Session(Host(), options), str(path), *words)


def test_bounds_and_kinds_are_said_in_words(file):
    said = []
    for value in ("0", "'5'", "2.5"):
        with pytest.raises(ConfigError) as caught:
            Session(Host(), Options(profile=str(file("own.toml", f"[rules.CMP006]\nminimum = {value}")), isolated=True))
        said.append(caught.value.text.zh.partition("：")[2])

    assert "minimum 应至少为 1，实为 0。" == said[0]
    assert 'minimum 应为整数（不加引号），如 5，实为 "5"。' == said[1]
    assert "minimum 应为整数（不加引号），如 5，实为 2.5。" == said[2]


def test_a_rule_may_have_its_severity_besides_its_family_and_over_what_is_inherited(file):
    base = file("base.toml", "[severity]\nVAL001 = 'error'\nVAL = 'info'\n")
    path = file("own.toml", f"extends = '{base.name}'\n[severity]\nempty-value = 'warning'\n")

    session = Session(Host(), Options(profile=str(path), isolated=True))
    assert ("warning", "info") == (session.ruleset.severities["VAL001"], session.ruleset.severities["VAL002"])


def test_level_2_keys_that_the_configuration_adds_are_known(file):
    text = "[vocabulary.level2]\ncare = { words = ['护理'], under = ['output'] }\n[settings.subcategories]\noutput = ['care']"

    assert Session(Host(), Options(profile=str(file("own.toml", text)), isolated=True)).profile["settings"]


def test_every_settings_text_changes_the_digest(file):
    texts = [
        "",
        "fail-on = 'info'",
        "[vocabulary.level2]\nquantity = { words = ['件数量'] }",
        "[settings]\nmoney-unit = '元'",
    ]
    digests = {
        Session(Host(), Options(profile=str(file("own.toml", text)), isolated=True)).record().digest for text in texts
    }

    assert len(texts) == len(digests)

"""What rules of a rule set refer to, and codes that are taken, told with their places in the file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jixiao.errors import JixiaoError
from jixiao.host import Host
from jixiao.ruleset_toml import add_rule_sets

BASE = tomllib.loads((Path(__file__).parent / "toml_rule_errors.toml").read_text("utf-8"))["base"]


def registered(paths):
    """Register the rules of a host with rule sets."""
    host = Host()
    add_rule_sets(host, paths)
    return host.registry()


@pytest.fixture
def told(tmp_path):
    """Returns what is wrong with a run that has the rule set of a text; ``set.toml`` is its name."""

    def run(text):
        path = tmp_path / "set.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(JixiaoError) as caught:
            registered({"set.toml": path})
        return caught.value.text.zh.replace(str(path), "set.toml"), caught.value.text.en.replace(str(path), "set.toml")

    return run


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            'requires = ["weigth"]',
            "set.toml 第 20 行第 14 列，规则 TRY001 的 requires：没有表式有“weigth”这一列，最接近的是：weight。",
            "set.toml:20:14: requires of rule TRY001: no form has a column “weigth”; nearest: weight.",
        ),
        (
            'supersedes = ["VAL003", "VAL777"]',
            "set.toml 第 20 行第 26 列，规则 TRY001 的 supersedes：没有规则 VAL777，最接近的是：VAL",
            "set.toml:20:26: supersedes of rule TRY001: there is no rule VAL777; nearest: VAL",
        ),
        (
            'supersedes = ["val003"]',
            "set.toml 第 20 行第 1 列，规则 TRY001 的 supersedes：应为三到五个大写字母加三位数字",
            "set.toml:20:1: supersedes of rule TRY001: must be three to five capitals and three digits",
        ),
        (
            'status = "deprecated"\nreplaced-by = "TRY777"',
            "set.toml 第 21 行第 16 列，规则 TRY001 的 replaced-by：由 TRY777 取代，但没有这条规则，最接近的是：TRY001",
            "set.toml:21:16: replaced-by of rule TRY001: it is replaced by TRY777, and there is no such rule",
        ),
    ],
    ids=["column", "code", "no-code", "successor"],
)
def test_a_word_that_means_nothing(told, line, zh, en):
    found = told(BASE.replace("when = ", f"{line}\nwhen = ", 1))

    assert zh in found[0]
    assert en in found[1]


def test_rules_of_other_families_may_be_superseded(tmp_path):
    path = tmp_path / "set.toml"
    path.write_text(BASE.replace("when = ", 'supersedes = ["XYZ001", "VAL003"]\nwhen = ', 1), "utf-8")

    assert "TRY001" in registered({"set.toml": path})


def test_a_code_that_is_given_twice(told):
    rule = BASE.partition("[[rule]]")[2].partition("[rule.parameters")[0].replace("hotline-rate", "other-rate")
    zh, en = told(BASE + "\n[[rule]]" + rule.replace("parameters.minimum", "95"))

    assert "规则 TRY001 由两处提供：set.toml 第 10 行第 1 列 与 set.toml 第 34 行第 1 列。请改其中一处的编码。" == zh
    assert "rule TRY001 is provided twice: by set.toml:10:1 and set.toml:34:1. Change the code of one of them." == en


def test_a_code_that_a_plugin_has(told):
    zh, _ = told(BASE.replace("TRY001", "VAL003"))

    assert "set.toml 第 10 行第 1 列" in zh
    assert "rules-value" in zh
    assert "请改其中一处的编码" in zh

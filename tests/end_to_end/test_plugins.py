"""Plug-ins of strangers: what is wrong with them is named, and nothing that did not run looks green."""

from __future__ import annotations

import json

CRASHING = """
from jixiao import Context, Indicator, Rule, Severity, Text, hookimpl

class Crashing(Rule):
    '''Fails on everything.'''
    code, name = "XXX001", "always-crashing"
    title = checks = why = repair = Text("出错", "fails")
    severity, reliability, basis = Severity.WARNING, "exact", ("plain-writing",)
    bad = good = ("产出指标：接通率，年度指标值：≥95%。",)

    def check(self, indicator: Indicator, context: Context):
        raise ZeroDivisionError("on purpose")
        yield

@hookimpl
def jixiao_rules():
    return (Crashing,)
"""


def test_two_distributions_with_one_entry_point_name(jixiao, guangzhou, plugin_folder):
    plugin_folder("first-rules", ["local = local_a"], "local_a", "")
    environment = plugin_folder("second-rules", ["local = local_b"], "local_b", "")
    result = jixiao("check", guangzhou, environment=environment)

    assert result.status == 2
    assert "first-rules" in result.err
    assert "second-rules" in result.err
    assert "Traceback" not in result.err


def test_plugin_that_fails_to_import(jixiao, guangzhou, plugin_folder):
    environment = plugin_folder("broken-rules", ["broken = broken_rules"], "broken_rules", "import not_there_at_all\n")
    result = jixiao("check", guangzhou, environment=environment)

    assert result.status == 2
    assert "broken-rules" in result.err
    assert "not_there_at_all" in result.err
    assert "Traceback" not in result.err


def test_plugin_with_an_unknown_hook(jixiao, guangzhou, plugin_folder):
    text = "from jixiao import hookimpl\n\n@hookimpl\ndef jixiao_ruls():\n    return ()\n"
    result = jixiao(
        "check", guangzhou, environment=plugin_folder("typo-rules", ["typo = typo_rules"], "typo_rules", text)
    )

    assert result.status == 2
    assert "jixiao_ruls" in result.err
    assert "jixiao_rules" in result.err


def test_plugin_with_a_code_that_is_taken(jixiao, guangzhou, plugin_folder):
    text = CRASHING.replace("XXX001", "VAL003")
    result = jixiao("check", guangzhou, environment=plugin_folder("same-code", ["same = same_code"], "same_code", text))

    assert result.status == 2
    assert "VAL003" in result.err
    assert "same-code" in result.err
    assert "jixiao" in result.err


def test_rule_that_crashes_is_named_and_never_green(jixiao, guangzhou, plugin_folder):
    environment = plugin_folder("crashing-rules", ["crashing = crashing_rules"], "crashing_rules", CRASHING)
    result = jixiao("check", guangzhou, "--select", "XXX001", "--format", "json", environment=environment)
    report = json.loads(result.out)
    line = next(item for item in report["ledger"] if item["code"] == "XXX001")

    assert result.status == 2
    assert report["verdict"]["key"] == "incomplete"
    assert line["status"] == "crashed"
    assert {"SYS002"} == {item["code"] for item in report["files"][0]["findings"]}
    assert "XXX001" in report["files"][0]["findings"][0]["message"]
    assert "on purpose" in report["files"][0]["findings"][0]["message"]


def test_report_tells_name_version_and_distribution_of_rule_sets(jixiao, guangzhou, plugin_folder):
    environment = plugin_folder("own-rules", ["mine = own_rules"], "own_rules", CRASHING)
    result = jixiao("check", guangzhou, "--select", "XXX001,VAL", "--format", "json", environment=environment)
    report = json.loads(result.out)
    version = report["tool"]["version"]

    assert report["tool"]["rulesets"] == [
        {"name": "mine", "version": "1.0", "distribution": "own-rules"},
        {"name": "rules-value", "version": version, "distribution": "jixiao"},
    ]

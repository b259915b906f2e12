"""Codes and names are unique, records complete, and mistakes answered with what was meant."""

from __future__ import annotations

import pytest

from jixiao.errors import ConfigError, PluginError, UsageError
from jixiao.finding import Severity
from jixiao.host import Host
from jixiao.ruleset import Choice, RuleSet
from jixiao.text import Text


@pytest.fixture
def registry(plugin, rule):
    first = rule(1)
    return Host(
        {"a": plugin(first, rule(2), rule(13, enabled=False)), "b": plugin(rule(20, aliases=("OLD001",)))}
    ).registry()


def codes(registry, **choice):
    return list(RuleSet(registry, Choice(**choice)).rules)


def test_same_code_from_two_plugins_names_both(plugin, rule):
    with pytest.raises(PluginError, match="ABC001 由两处提供：left 与 right"):
        Host({"left": plugin(rule(1)), "right": plugin(rule(1, name="other-name"))}).registry()


def test_same_name_from_two_plugins_names_both(plugin, rule):
    with pytest.raises(PluginError, match="sample-1 由两处提供：left 与 right"):
        Host({"left": plugin(rule(1)), "right": plugin(rule(2, name="sample-1"))}).registry()


@pytest.mark.parametrize(
    "change",
    [
        {"code": "abc1"},
        {"code": "SYS009"},
        {"name": "Sample"},
        {"title": Text("只有中文", "")},
        {"basis": ()},
        {"bad": ()},
    ],
    ids="-".join,
)
def test_incomplete_record_is_refused(plugin, rule, change):
    with pytest.raises(PluginError, match="不完整或不合规"):
        Host({"a": plugin(rule(1, **change))}).registry()


def test_default_is_every_enabled_rule(registry):
    assert codes(registry) == ["ABC001", "ABC002", "ABC020"]


def test_select_by_prefix_name_alias_and_lower_case(registry):
    assert codes(registry, select=("ABC00",)) == ["ABC001", "ABC002"]
    assert codes(registry, select=("sample-20",)) == ["ABC020"]
    assert codes(registry, select=("OLD001",)) == ["ABC020"]
    assert codes(registry, select=("abc001",)) == ["ABC001"]


def test_all_means_also_what_is_off_by_default(registry):
    assert codes(registry, select=("ALL",)) == ["ABC001", "ABC002", "ABC013", "ABC020"]


def test_longer_selector_wins_and_ignore_wins_at_equal_length(registry):
    assert codes(registry, select=("ABC", "ABC001"), ignore=("ABC00",)) == ["ABC001", "ABC013", "ABC020"]
    assert codes(registry, select=("ABC001", "ABC002"), ignore=("ABC001",)) == ["ABC002"]


def test_extend_select_adds(registry):
    assert codes(registry, extend_select=("ABC013",)) == ["ABC001", "ABC002", "ABC013", "ABC020"]


def test_selected_twice_is_noted(registry):
    assert RuleSet(registry, Choice(select=("ABC001", "sample-1"))).selected == {"ABC001": 2}


def test_unknown_rule_names_the_nearest(registry):
    with pytest.raises(UsageError, match="没有规则“ABC02O”，最接近的是：ABC02"):
        codes(registry, select=("ABC02O",))


def test_nothing_selected_is_an_error(registry):
    with pytest.raises(UsageError, match="没有选中任何规则"):
        codes(registry, select=("ABC001",), ignore=("ABC001",))


def test_severity_by_code_and_prefix(registry):
    chosen = RuleSet(registry, Choice(severity={"ABC": Severity.INFO, "ABC020": Severity.ERROR}))

    assert chosen.severities["ABC001"] is Severity.INFO
    assert chosen.severities["ABC020"] is Severity.ERROR


@pytest.mark.parametrize(
    ("parameters", "message"),
    [({"limt": 4}, "没有参数 limt；可用：limit"), ({"limit": "4"}, "应为整数"), ({"limit": 0}, "应在 1～9 之间")],
    ids=["unknown", "type", "bounds"],
)
def test_bad_parameter(registry, parameters, message):
    with pytest.raises(ConfigError, match=message):
        codes(registry, parameters={"ABC001": parameters})


def test_parameter_is_set(registry):
    chosen = RuleSet(registry, Choice(parameters={"sample-1": {"limit": 4}}))

    assert chosen.rules["ABC001"].limit == 4
    assert chosen.rules["ABC002"].limit == 3


def test_digest_depends_on_parameters_and_severities(registry):
    choices = [Choice(), Choice(parameters={"ABC001": {"limit": 4}}), Choice(severity={"ABC001": Severity.INFO})]

    assert len({RuleSet(registry, choice).digest() for choice in choices}) == 3
    assert RuleSet(registry, Choice()).digest() == RuleSet(registry, Choice()).digest()


def test_deprecated_rules_run_only_when_asked_for(plugin, rule):
    rules = plugin(rule(1), rule(2, status="deprecated", replaced_by="ABC001"), rule(3, status="trial"))
    registry = Host({"a": rules}).registry()

    assert codes(registry) == ["ABC001", "ABC003"]
    assert codes(registry, select=("ABC002",)) == ["ABC002"]
    assert codes(registry, extend_select=("sample-2",)) == ["ABC001", "ABC002", "ABC003"]


def test_successor_that_does_not_exist(plugin, rule):
    with pytest.raises(PluginError, match="由 ABC003 取代，但没有这条规则，最接近的是：ABC00"):
        Host({"a": plugin(rule(1), rule(2, status="deprecated", replaced_by="ABC003"))}).registry()


@pytest.mark.parametrize("alias", ["ABC002", "sample-2", "OLD001"])
def test_alias_that_is_taken_names_both(plugin, rule, alias):
    left, right = plugin(rule(1, aliases=(alias,))), plugin(rule(2), rule(3, aliases=("OLD001",)))

    with pytest.raises(PluginError, match=rf"{alias} 已属于规则 ABC00\d（"):
        Host({"left": left, "right": right}).registry()


def test_heuristic_error_is_refused_with_the_reason(plugin, rule):
    with pytest.raises(PluginError, match=r"ABC001 Sample（a） 的 severity：推断的规则.*请写 warning 或 info"):
        Host({"a": plugin(rule(1, reliability="heuristic", severity=Severity.ERROR))}).registry()


@pytest.mark.parametrize(
    ("word", "near"),
    [("abbc002", "ABC002"), ("ABC0022", "ABC002"), ("Sampl-20", "sample-20"), ("SAMPLE2O", "sample-20")],
)
def test_nearest_names_of_a_rule_whatever_the_case(registry, word, near):
    with pytest.raises(UsageError, match=f"最接近的是：.*{near}"):
        codes(registry, select=(word,))


def test_digest_tells_conditions_apart(plugin, rule):
    digests = [RuleSet(Host({"a": plugin(rule(1, written=text))}).registry(), Choice()).digest() for text in "ab"]

    assert 2 == len(set(digests))

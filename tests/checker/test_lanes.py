"""A rule that fails or runs on is bound to itself: the ledger says so, and the other rules are heard."""

from __future__ import annotations

import signal

import pytest

from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.rule import Example
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import readings
from jixiao.workers import Watchdog

EXAMPLE = Example("1、产出指标：坏名称，年度指标值：≥95%。2、产出指标：坏东西，年度指标值：≥90%。")


def crashing(self, indicator: Indicator, context: Context):  # noqa: F821
    raise ZeroDivisionError("on purpose")
    yield


def endless(self, indicator: Indicator, context: Context):  # noqa: F821
    while True:
        pass
    yield


def judged(plugin, *rules, seconds=10.0, select=()):
    registry = Host({"a": plugin(*rules)}).registry()
    engine = Engine(RuleSet(registry, Choice(select=select)), Grammar())
    with Watchdog(engine.lanes, 60, seconds):
        found = [*engine.judge(readings(EXAMPLE, engine.grammar), "a.xlsx"), *engine.finish()]
    engine.conclude(compared=False)
    return engine.ledger, [item.code for item in found]


def test_a_rule_that_crashes(plugin, rule):
    ledger, found = judged(plugin, rule(1), rule(2, check=crashing))

    assert (ledger["ABC002"].status, ledger["ABC002"].crashed) == ("crashed", 2)
    assert (ledger["ABC001"].status, ledger["ABC001"].found) == ("found", 2)
    assert sorted(found) == ["ABC001", "ABC001", "SYS002"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the platform has no interval timers")
def test_a_rule_that_runs_on(plugin, rule):
    ledger, found = judged(plugin, rule(1), rule(2, check=endless), seconds=0.2)

    assert ledger["ABC002"].status == "crashed"
    assert ledger["ABC001"].found == 2
    assert found.count("SYS002") == 1


def test_a_rule_that_is_selected_twice(plugin, rule):
    ledger, found = judged(plugin, rule(1), select=("ABC001", "sample-1"))

    assert ledger["ABC001"].selected == 2
    assert found == ["ABC001", "ABC001"]


def test_a_rule_that_crashes_on_equal_indicators_is_counted_on_each(plugin, rule):
    entry = "产出指标：坏名称，年度指标值：≥95%。"
    example = Example(f"1、{entry}2、{entry}3、{entry}")
    registry = Host({"a": plugin(rule(1), rule(2, check=crashing))}).registry()
    engine = Engine(RuleSet(registry, Choice()), Grammar())
    found = [item.code for item in engine.judge(readings(example, engine.grammar), "a.xlsx")]

    assert engine.ledger["ABC002"].crashed == 3
    assert sorted(found) == ["ABC001", "ABC001", "ABC001", "SYS002"]

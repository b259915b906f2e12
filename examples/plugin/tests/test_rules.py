"""The plug-in is found, its examples hold, and every case ends in exactly the findings that its table expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao_example import jixiao_rules
from jixiao.host import Host
from jixiao.testing import check_examples, load_cases, run_case

RULES = {rule.code: rule for rule in jixiao_rules()}
CASES = [case for table in sorted(Path(__file__).parent.glob("cases/*.toml")) for case in load_cases(table)]


def test_the_plugin_is_found():
    assert set(RULES) <= set(Host().registry().rules)


def test_what_the_rules_rest_on_is_known():
    assert {key for rule in RULES.values() for key in rule.basis} <= set(Host().basis())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_examples(rule):
    assert [] == check_examples(rule)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.id}")
def test_case(case):
    outcome = run_case(case, RULES[case.rule])

    assert outcome.expected == outcome.actual

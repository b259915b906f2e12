"""What follows from a finding goes under it, and is not lost in the verdict."""

from __future__ import annotations

import pytest

from jixiao.engine import Engine
from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.rule import Example
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import readings

GRAMMAR = Grammar()


@pytest.fixture(scope="module")
def engine():
    return Engine(RuleSet(Host().registry(), Choice(select=("FRM010", "VAL003"))), GRAMMAR)


@pytest.mark.parametrize(
    ("value", "severity", "folded"), [("290%", Severity.ERROR, [Severity.ERROR]), ("2023年290个", None, None)]
)
def test_a_finding_counts_as_much_as_what_is_folded_under_it(engine, value, severity, folded):
    example = Example(rows=(("满意度指标", "", "群众满意度", "", value, ""), ("产出指标", "", "及时率", "", "95%", "")))
    found = list(engine.judge(iter(readings(example, GRAMMAR)), "example.xlsx"))

    assert ([] if severity is None else [(severity, folded)]) == [
        (item.severity, [child.severity for child in item.folded]) for item in found
    ]

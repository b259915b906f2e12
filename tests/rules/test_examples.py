"""Every rule's examples are its documentation and its first tests."""

from __future__ import annotations

import pytest

from jixiao.host import Host
from jixiao.testing import check_examples

RULES = [item.rule for item in Host().registry().rules.values()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_examples_are_found_and_good_ones_are_not(rule):
    faults = check_examples(rule)

    assert [] == faults

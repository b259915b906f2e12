"""Every rule's examples are its documentation and its first tests."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.host import Host
from jixiao.sample import Example, amounts_of, number_of
from jixiao.testing import check_examples

RULES = [item.rule for item in Host().registry().rules.values()]
SUMS = frozenset({"AMT001", "AMT002"})
"""Rules about sums that do not come out, which their examples show."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_examples_are_found_and_good_ones_are_not(rule):
    faults = check_examples(rule)

    assert [] == faults


def projects(example):
    """Every project of an example, last year's included."""
    yield example
    for other in (*example.projects, *([example.previous] if example.previous else [])):
        yield from projects(other)


def sums(amounts):
    """The total beside the sum of the sources, as far as all of them are numbers."""
    numbers = {key: number_of(text) for key, text in amounts.items() if text is not None}
    if len(numbers) < 2 or "total" not in numbers or None in numbers.values():
        return None
    return numbers["total"], sum((number for key, number in numbers.items() if key != "total"), Decimal(0))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code not in SUMS], ids=lambda rule: rule.code)
def test_the_tables_of_examples_are_possible(rule):
    shown = [one for example in (*rule.bad, *rule.good) if isinstance(example, Example) for one in projects(example)]
    pairs = [sums(amounts) for one in shown for amounts in (amounts_of(one), one.all_amounts)]

    assert [] == [pair for pair in pairs if pair is not None and pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("given", "fiscal"),
    [
        ({}, "100.00"),
        ({"total": "80"}, "80"),
        ({"total": "1,200.50", "other": "200.50"}, "1000.00"),
        ({"total": None}, "100.00"),
        ({"total": "待定"}, "待定"),
        ({"total": "80", "fiscal": "100"}, "100"),
        ({"fiscal": None}, None),
    ],
    ids=["plain", "total", "other", "no-total", "prose", "given", "absent"],
)
def test_the_grant_that_nobody_gave_is_the_rest_of_the_total(given, fiscal):
    assert fiscal == amounts_of(Example(**given))["fiscal"]

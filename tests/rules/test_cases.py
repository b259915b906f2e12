"""The tables of cases: texts and submissions beside the findings a reviewer expects, with exact spans."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jixiao.host import Host
from jixiao.testing import load_cases, run_case

TABLES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
RULES = Host().registry().rules
CASES = [case for table in TABLES for case in load_cases(table)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.id}")
def test_case(case):
    outcome = run_case(case, RULES[case.rule].rule)

    assert outcome.expected == outcome.actual


@pytest.mark.parametrize("code", RULES)
def test_at_least_three_bad_and_three_good_cases(code):
    counts = Counter(bool(case.expect) for case in CASES if case.rule == code)

    assert counts[True] >= 3
    assert counts[False] >= 3


def test_every_expected_finding_names_its_place():
    vague = [f"{case.rule} {case.id}" for case in CASES for item in case.expect if not {"part", "span"} <= set(item)]

    assert [] == vague


def test_case_ids_are_unique():
    repeated = [key for key, count in Counter((case.rule, case.id) for case in CASES).items() if count > 1]

    assert [] == repeated

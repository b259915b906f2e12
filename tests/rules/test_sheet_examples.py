"""The worksheets in the records of the rules on reading are read as the records say."""

from __future__ import annotations

import pytest

from jixiao.host import Host
from jixiao.sample_sheets import write_sheet
from jixiao.session import Options, Session

RULES = [item.rule for item in Host().registry().rules.values() if item.rule.scope == "problem"]
CASES = [
    pytest.param(rule.code, example, bad, id=f"{rule.code}-{'bad' if bad else 'good'}-{number}")
    for rule in RULES
    for bad, examples in ((True, rule.bad), (False, rule.good))
    for number, example in enumerate(examples)
    if not isinstance(example, str) and example.sheet
]


def test_every_rule_on_reading_shows_a_text_or_a_sheet():
    plain = [
        rule.code
        for rule in RULES
        for example in (*rule.bad, *rule.good)
        if not isinstance(example, str) and not example.sheet and not example.indicators
    ]

    assert [] == plain
    assert {"FRM001", "FRM002", "FRM005", "FRM006", "FRM007", "FRM012", "FRM013"} <= {case.values[0] for case in CASES}


@pytest.mark.parametrize(("code", "example", "bad"), CASES)
def test_sheet(code, example, bad, tmp_path):
    session = Session(Host(), Options(isolated=True, select=("FRM",)))
    path = tmp_path / "table.xlsx"
    write_sheet(example, path)
    report = session.check([str(path)])

    assert {code} if bad else set() == {item.code for item in report.files[0].findings}

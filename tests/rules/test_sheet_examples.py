"""The worksheets in the records of the rules on reading are read as the records say."""

from __future__ import annotations

import openpyxl
import pytest

from jixiao.host import Host
from jixiao.session import Options, Session

RULES = [item.rule for item in Host().registry().rules.values() if item.rule.scope == "problem"]
CASES = [
    pytest.param(rule.code, example, bad, id=f"{rule.code}-{'bad' if bad else 'good'}-{number}")
    for rule in RULES
    for bad, examples in ((True, rule.bad), (False, rule.good))
    for number, example in enumerate(examples)
    if not isinstance(example, str) and example.sheet
]


def written(path, example):
    """Write the rows as Excel saves them; a formula of this library has no stored result."""
    book = openpyxl.Workbook()
    for row in example.sheet:
        book.active.append([cell or None for cell in row])
    for row in example.hidden:
        book.active.row_dimensions[row].hidden = True
    book.save(path)
    return str(path)


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
    report = session.check([written(tmp_path / "table.xlsx", example)])

    assert {code} if bad else set() == {item.code for item in report.files[0].findings}

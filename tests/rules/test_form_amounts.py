"""FRM012 on amounts that are no number, and on numbers with a remark."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.model import Amount, Passage, Table
from jixiao.plugins.forms.problems import amount_not_a_number
from jixiao.rule import Context
from jixiao.rules.form.amount_not_a_number import AmountNotANumber


@pytest.mark.parametrize(
    ("text", "number", "severity", "message"),
    [
        ("详见附件", None, None, "“总计”填写的“详见附件”不是数字"),
        ("320（含上级120）", Decimal(320), Severity.WARNING, "“总计”填写的“320（含上级120）”带有说明，按320读取"),
    ],
    ids=["prose", "remark"],
)
def test_amount(text, number, severity, message):
    problem = amount_not_a_number(Amount(Passage.of(text, "表", 1, 1), number), "total")

    (finding,) = AmountNotANumber().check(problem, Context(Grammar(), Table("表", "F4")))

    assert (severity, message) == (finding.severity, finding.message.zh)
    assert (None if number is None else str(number), text) == (finding.expected, finding.actual)

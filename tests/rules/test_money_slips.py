"""Slips of the pen that explain a wrong sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.rules.money.amounts import plain, written
from jixiao.rules.money.slips import Slip, explanation, slip_of, transpositions


def numbers(*texts):
    return [Decimal(text) for text in texts]


@pytest.mark.parametrize(
    ("stated", "addends", "expected"),
    [
        ("150", ("100", "50", "30"), Slip(2, "missed")),
        ("180", ("100", "50", "33"), None),
        ("200", ("100", "50", "37"), None),
        ("230", ("100", "50", "40"), Slip(2, "twice")),
        ("150", ("1000000", "50"), Slip(0, "scale", Decimal(100))),
        ("1500000", ("100", "50"), Slip(None, "scale", Decimal(150))),
        ("15", ("100", "50"), Slip(None, "scale", Decimal(150))),
        ("162.00", ("100", "26.00"), None),
        ("126", ("100", "10", "61"), Slip(2, "swapped", Decimal(16))),
        ("127.30", ("100", "17.30", "55"), Slip(None, "swapped", Decimal("172.30"))),
        ("100", ("50",), None),
        ("50", ("0", "50", "0"), None),
        ("100", ("50", "100", "0"), Slip(0, "missed")),
        ("111", ("100", "50", "0"), None),
        ("12", ("12", "9"), Slip(1, "missed")),
    ],
)
def test_slip(stated, addends, expected):
    assert expected == slip_of(Decimal(stated), numbers(*addends))


def test_two_rows_of_one_amount_explain_nothing():
    assert slip_of(Decimal(100), numbers("100", "50", "50", "50")) is None


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("12", {"21"}), ("11", set()), ("120.5", {"210.5", "102.5", "125.0"}), ("7", set())],
)
def test_transpositions(amount, expected):
    assert {Decimal(text) for text in expected} == transpositions(Decimal(amount))


@pytest.mark.parametrize(
    ("slip", "zh", "en"),
    [
        (Slip(1, "missed"), "合计可能漏加了“乙”的50.00", "the total may lack “乙” (50.00)"),
        (Slip(1, "twice"), "合计可能重复加了“乙”的50.00", "the total may count “乙” (50.00) twice"),
        (
            Slip(1, "scale", Decimal(5)),
            "“乙”的50.00可能写错单位或小数点，应为5.00",
            "unit or decimal point of “乙” (50.00) may be wrong: 5.00",
        ),
        (
            Slip(1, "swapped", Decimal(5)),
            "“乙”的50.00可能有两位数字写颠倒，应为5.00",
            "two digits of “乙” (50.00) may be swapped: 5.00",
        ),
        (
            Slip(None, "scale", Decimal(1500)),
            "合计可能写错单位或小数点，应为1,500.00",
            "unit or decimal point of the total may be wrong: 1,500.00",
        ),
        (
            Slip(None, "swapped", Decimal(15)),
            "合计可能有两位数字写颠倒，应为15.00",
            "two digits of the total may be swapped: 15.00",
        ),
    ],
)
def test_explanation(slip, zh, en):
    assert (zh, en) == explanation(slip, numbers("100", "50"), ["甲", "乙"])


def test_no_slip_no_explanation():
    assert explanation(None, numbers("1"), ["甲"]) is None


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1234.5", "1,234.50"),
        ("0.123", "0.123"),
        ("1E+3", "1,000.00"),
        ("0.12345678", "0.123457"),
        ("100.00", "100.00"),
    ],
)
def test_written(amount, expected):
    assert expected == written(Decimal(amount))


def test_written_with_a_sign():
    assert "+1.50" == written(Decimal("1.5"), signed=True)
    assert "-1.50" == written(Decimal("-1.5"), signed=True)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("100", "100"), ("100.00", "100.00"), ("12000.0", "12000"), ("1.250", "1.25"), ("1E+3", "1000")],
)
def test_plain(amount, expected):
    assert expected == plain(Decimal(amount))

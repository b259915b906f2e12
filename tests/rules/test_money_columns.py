"""AMT002 on the layouts of totals that published tables use; each table is written as its rows, top to bottom."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.model import Amount, Passage, Subtotal, Table
from jixiao.rule import Context
from jixiao.rules.money.column_sum import ColumnSum
from jixiao.rules.money.extents import Extents
from jixiao.subjects import ProjectHead, TableRows

SHEET = "表"
TABLE = Table(SHEET, "F1", "万元")


def head(name, total, indicators=3, row=1, fiscal=None):
    amounts = tuple(None if text is None else Decimal(text) for text in (total, fiscal, None, None))
    return ProjectHead("a.xlsx", SHEET, row, 1, name, amounts, indicators)


def total(name, amount, *, grand=False):
    cell = Amount(Passage.of(amount, SHEET, 1, 2), Decimal(amount) if amount != "/" else None)
    return Subtotal(Passage.of(name, SHEET, 1, 1), {"total": cell}, grand)


def rows(text):
    """Read ``"T 合计 150 | S 甲局 100 | 甲一 60 | 甲二 40 | …"``; T is a grand total, S a subtotal, P a row without indicators."""
    made = []
    for number, item in enumerate(text.split("|"), 1):
        words = item.split()
        if words[0] in "TS":
            made.append(total(words[1], words[2], grand=words[0] == "T"))
        elif words[0] == "P":
            made.append(head(words[1], words[2], 0, number))
        else:
            made.append(head(words[0], None if words[1] == "-" else words[1], 3, number))
    return made


def found(text):
    context = Context(Grammar(), TABLE)
    return [
        (finding.at.name_passage.text, finding.difference)
        for finding in ColumnSum().check(TableRows(TABLE, rows(text)), context)
    ]


ADDS_UP = {
    "totals-above": "T 合计 150 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50",
    "totals-below": "甲一 60 | 甲二 40 | S 甲局 100 | 乙一 50 | S 乙局 50 | T 合计 150",
    "grand-below-units-above": "S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50 | T 合计 150",
    "no-units": "T 合计 150 | 甲一 60 | 甲二 40 | 乙一 50",
    "units-in-a-department": "T 合计 150 | S 部门 150 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50",
    "two-departments": "T 合计 180 | S 一部 150 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50 | S 二部 30 | S 丙局 30 | 丙一 30",
    "part-sums": "甲一 60 | 甲二 40 | S 小计 100 | 乙一 50 | S 小计 50 | S 累计 150",
    "two-grand-totals": "T 合计 100 | 甲一 60 | 甲二 40 | T 合计 50 | 乙一 50",
    "grand-total-twice": "T 合计 150 | 甲一 60 | 甲二 40 | 乙一 50 | T 合计 150",
    "rows-above-their-parts": "T 合计 150 | P 大项 100 | 甲一 60 | 甲二 40 | 乙一 50",
    "amounts-unknown": "T 合计 150 | 甲一 60 | 甲二 - | 乙一 50",
    "only-totals": "T 合计 150 | S 甲局 150",
    "blank-total": "T 合计 / | 甲一 60",
    "rows-above-their-parts-one-unknown": "T 合计 150 | P 大项 100 | 甲一 60 | 甲三 - | 甲二 40 | 乙一 50",
    "unit-without-rows": "T 合计 60 | S 甲局 60 | 甲一 60 | S 乙局 0",
}


@pytest.mark.parametrize("text", ADDS_UP.values(), ids=ADDS_UP)
def test_layouts_that_add_up(text):
    assert [] == found(text)


DIFFERS = {
    "grand": ("T 合计 151 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50", [("合计", "1")]),
    "first-unit": ("T 合计 150 | S 甲局 101 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50", [("甲局", "1")]),
    "last-unit": ("T 合计 150 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 49 | 乙一 50", [("乙局", "-1")]),
    "unit-below": ("甲一 60 | 甲二 40 | S 甲局 102 | 乙一 50 | S 乙局 50 | T 合计 150", [("甲局", "2")]),
    "last-unit-below": ("甲一 60 | 甲二 40 | S 甲局 100 | 乙一 50 | S 乙局 52 | T 合计 150", [("乙局", "2")]),
    "department": (
        "T 合计 150 | S 部门 153 | S 甲局 100 | 甲一 60 | 甲二 40 | S 乙局 50 | 乙一 50",
        [("部门", "3")],
    ),
    "row-missing-everywhere": (
        "T 合计 150 | S 甲局 100 | 甲一 60 | S 乙局 50 | 乙一 50",
        [("合计", "40"), ("甲局", "40")],
    ),
    "one-of-two-grand-totals": ("T 合计 100 | 甲一 60 | 甲二 40 | T 合计 57 | 乙一 50", [("合计", "7")]),
    "grand-total-of-the-last-unit-only": (
        "甲一 60 | 甲二 40 | S 甲局 100 | 乙一 50 | T 合计 50",
        [("合计", "-100")],
    ),
    "first-of-two-grand-totals-below": ("甲一 60 | 甲二 40 | T 合计 107 | 乙一 50 | T 合计 50", [("合计", "7")]),
    "nought-below-a-subtotal": ("甲一 60 | S 小计 60 | S 累计 0", [("累计", "-60")]),
    "half-a-cent": ("T 合计 100.005 | 甲一 60 | 甲二 40", [("合计", "0.005")]),
    "parts-that-do-not-add-up": ("T 合计 150 | P 大项 101 | 甲一 60 | 甲二 40 | 乙一 50", [("合计", "-101")]),
    "parts-that-add-up-and-a-wrong-total": ("T 合计 160 | P 大项 100 | 甲一 60 | 甲二 40 | 乙一 50", [("合计", "10")]),
    "parts-counted-twice": ("T 合计 251 | P 大项 100 | 甲一 60 | 甲二 40 | 乙一 50", [("合计", "1")]),
    "row-with-indicators-counts": ("T 合计 150 | 大项 100 | 甲一 60 | 甲二 40 | 乙一 50", [("合计", "-100")]),
    "amounts-unknown-but-too-little": ("T 合计 100 | 甲一 60 | 甲二 - | 乙一 50", [("合计", "-10")]),
}


@pytest.mark.parametrize(("text", "expected"), DIFFERS.values(), ids=DIFFERS)
def test_layouts_that_differ(text, expected):
    assert expected == found(text)


def severities(*items):
    context = Context(Grammar(), TABLE)
    return [finding.severity for finding in ColumnSum().check(TableRows(TABLE, list(items)), context)]


def test_rounding_is_half_a_cent_for_each_project():
    heads = [head(f"项目{number}", "1.00") for number in range(10)]

    assert [Severity.INFO] == severities(total("合计", "10.05", grand=True), *heads)
    assert [None] == severities(total("合计", "10.06", grand=True), *heads)
    assert [Severity.INFO] == severities(total("合计", "9.95", grand=True), *heads)


def test_projects_without_an_amount_do_not_widen_the_rounding():
    heads = [head("甲", "1.00"), *(head(f"项目{number}", None) for number in range(9))]

    assert [None] == severities(total("合计", "0.99", grand=True), *heads)


def test_a_row_without_a_name_is_named_by_its_place():
    table = [total("合计", "100", grand=True), head("甲", "100", row=6), head("", "50", row=7)]
    (finding,) = ColumnSum().check(TableRows(TABLE, table), Context(Grammar(), TABLE))

    assert ("合计可能漏加了“第7行”的50.00", "the total may lack “第7行” (50.00)") == finding.suggestion


def test_the_sum_names_its_rows():
    extent = Extents(rows("T 合计 151 | 甲一 60 | 甲二 - | 乙一 50")).mismatch(0, "total", Decimal(100))

    assert extent is not None
    assert ["甲一", "乙一"] == [item.name for item in extent.heads]
    assert (Decimal(60), Decimal(50)) == extent.addends
    assert Decimal(110) == extent.sum


def test_the_sum_leaves_out_rows_above_their_parts():
    extent = Extents(rows("T 合计 160 | P 大项 100 | 甲一 60 | 甲二 40 | 乙一 50")).mismatch(0, "total", Decimal(160))

    assert extent is not None
    assert ["甲一", "甲二", "乙一"] == [item.name for item in extent.heads]
    assert (Decimal(60), Decimal(40), Decimal(50)) == extent.addends
    assert Decimal(150) == extent.sum


def test_a_row_counted_with_too_many_parts_is_no_parent():
    parts = [head(f"项目{number}", "1") for number in range(101)]
    table = [total("合计", "101", grand=True), head("大项", "101", 0), *parts]

    assert [("-101")] == [
        item.difference for item in ColumnSum().check(TableRows(TABLE, table), Context(Grammar(), TABLE))
    ]


def test_thousands_of_units_are_added_up_in_one_pass():
    table = [total("合计", "40000", grand=True)]
    for number in range(4_000):
        table += [total(f"单位{number}", "10"), head("甲", "4"), head("乙", "6")]

    assert [] == list(ColumnSum().check(TableRows(TABLE, table), Context(Grammar(), TABLE)))

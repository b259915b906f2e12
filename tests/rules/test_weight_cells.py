"""Weights whose cells are merged over rows, which a table of cases cannot build."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Table
from jixiao.rule import Context
from jixiao.rules.weight.weight_sum import WeightSum
from jixiao.rules.weight.weights import plain, weights_of

GRAMMAR = Grammar()
TABLE = Table("表", "F5", columns=frozenset({"weight"}))


def indicator(row, weight, cell_row=None, name="培训人数"):
    passage = Passage.of(weight, "表", cell_row or row, 7)
    texts = [
        Passage.of(text, "表", row, column) for column, text in enumerate(("产出指标", "数量指标", name, "≥5人"), 1)
    ]
    return Indicator(GRAMMAR, "output", *texts, weight_passage=passage, weight=Decimal(weight))


def project(*indicators):
    return Project(TABLE, NO_PASSAGE, {}, NO_PASSAGE, indicators)


def test_a_merged_weight_counts_once():
    weights = weights_of(project(indicator(5, "60"), indicator(6, "60", 5), indicator(7, "40")))

    assert (Decimal(100), Decimal("0.010")) == (weights.total, weights.rounding)


def test_equal_weights_in_cells_of_their_own_count_each():
    weights = weights_of(project(indicator(5, "50"), indicator(6, "50")))

    assert (Decimal(100), Decimal("0.010")) == (weights.total, weights.rounding)


def test_weights_without_a_place_count_each():
    first, second = indicator(5, "50"), indicator(6, "50")
    first.weight_passage = second.weight_passage = NO_PASSAGE

    weights = weights_of(project(first, second))

    assert (Decimal(100), Decimal("0.010")) == (weights.total, weights.rounding)


def test_a_merged_sum_is_no_error():
    merged = project(indicator(5, "60"), indicator(6, "60", 5), indicator(7, "40"))

    assert [] == list(WeightSum().check(merged, Context(GRAMMAR, TABLE)))


def sums(weight, columns, name="培训人数"):
    table = Table("表", "F16", columns=frozenset({"weight", *columns}))
    subject = Project(table, NO_PASSAGE, {}, NO_PASSAGE, (indicator(5, weight, name=name),))
    return [found.expected for found in WeightSum().check(subject, Context(GRAMMAR, table))]


def test_eighty_beside_a_budget_block_of_twenty():
    assert [] == sums("80", ["actual"])


def test_eighty_is_the_nearest_in_a_self_evaluation():
    assert ["80"] == sums("70", ["actual"])


def test_eighty_in_an_application():
    assert ["90"] == sums("80", [])


def test_eighty_where_execution_is_an_indicator():
    assert ["100"] == sums("80", ["actual"], "预算执行率")


@pytest.mark.parametrize(
    ("number", "expected"), [("100", "100"), ("10.50", "10.5"), ("1E+2", "100"), ("-9.00", "-9"), ("0.0", "0")]
)
def test_plain(number, expected):
    assert expected == plain(Decimal(number))


def beside_execution(points, *weights, name="培训人数"):
    passage = Passage.of(points, "表", 3, 7)
    subject = project(*(indicator(row, weight, name=name) for row, weight in enumerate(weights, 5)))
    subject = replace(subject, execution_points=passage)
    return [
        (item.expected, item.actual, item.difference, item.severity)
        for item in WeightSum().check(subject, Context(GRAMMAR, TABLE))
    ]


def test_points_of_execution_that_the_form_states_are_part_of_the_sum():
    assert [] == beside_execution("10", "60", "30")


def test_a_hundred_beside_points_of_execution_is_too_much():
    assert [("90", "100", "10", Severity.WARNING)] == beside_execution("10", "60", "40")


def test_more_than_a_hundred_beside_points_of_execution_is_an_error():
    assert [("90", "110", "20", None)] == beside_execution("10", "60", "50")


def test_eighty_is_not_enough_beside_ten_points_of_execution():
    assert [("90", "80", "-10", None)] == beside_execution("10", "60", "20")


def test_eighty_beside_twenty_points_of_execution():
    assert [] == beside_execution("20", "60", "20")


def test_execution_as_an_indicator_counts_among_the_weights():
    assert [] == beside_execution("10", "60", "40", name="预算执行率")


def test_the_message_names_the_points_of_execution():
    subject = replace(project(indicator(5, "100")), execution_points=Passage.of("10", "表", 3, 7))
    found = next(iter(WeightSum().check(subject, Context(GRAMMAR, TABLE))))

    assert "权重合计 100，应为 90（预算执行率另占 10 分），相差 10" == found.message.zh
    assert "of 预算执行率 above the indicators" in found.message.en

"""Weights whose cells are merged over rows, which a table of cases cannot build."""

from __future__ import annotations

from decimal import Decimal

import pytest

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

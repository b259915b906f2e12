"""Weights whose cells are merged over rows, which a table of cases cannot build."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.grammar import Grammar
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Table
from jixiao.rule import Context
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.missing_weight import MissingWeight
from jixiao.rules.weight.score_above_weight import ScoreAboveWeight
from jixiao.rules.weight.weight_sum import WeightSum
from jixiao.rules.weight.weights import weights_of

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


def merged(indicator, upper):
    """Make what a form makes of a row over which the weight and score of an upper row are merged."""
    indicator.weight_passage, indicator.weight = upper.weight_passage, None
    indicator.score_passage, indicator.score = upper.score_passage, None
    return indicator


def scored(indicator, score):
    place = indicator.name_passage.fragments[0].row
    indicator.score_passage, indicator.score = Passage.of(score, "表", place, 9), Decimal(score)
    return indicator


def found(rule, *indicators):
    subject = project(*indicators)
    return [(item.code, item.expected) for item in rule().check(subject, Context(GRAMMAR, TABLE))]


def test_a_row_below_a_merged_weight_has_one():
    first = indicator(5, "60")
    rows = (first, merged(indicator(6, "0"), first), indicator(7, "30"))

    assert ([], []) == (found(WeightSum, *rows), found(MissingWeight, *rows))


def test_a_wrong_sum_of_merged_weights():
    first = indicator(5, "60")

    assert [("WGT001", "90")] == found(WeightSum, first, merged(indicator(6, "0"), first), indicator(7, "25"))


def test_a_merged_zero_is_one_fault():
    first = indicator(5, "0")

    assert [("WGT003", ">0")] == found(MissingWeight, first, merged(indicator(6, "0"), first), indicator(7, "90"))


def test_a_merged_score_stands_for_all_its_rows():
    first = scored(indicator(5, "20"), "35")
    second = indicator(6, "15")
    second.score_passage = first.score_passage

    assert [] == found(ScoreAboveWeight, first, second)


def test_a_merged_score_above_its_rows():
    first = scored(indicator(5, "20"), "36")
    second = indicator(6, "15")
    second.score_passage = first.score_passage

    assert [("WGT004", "≤35")] == found(ScoreAboveWeight, first, second, scored(indicator(7, "55"), "55"))


def test_a_score_for_a_merged_weight():
    first = scored(indicator(5, "20"), "20")

    assert [] == found(ScoreAboveWeight, first, merged(indicator(6, "0"), first))

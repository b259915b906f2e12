"""CON006 beside a column that says which way is better, which small examples cannot hold."""

from __future__ import annotations

import pytest

from jixiao.grammar import Grammar
from jixiao.model import Indicator, Passage
from jixiao.rule import Context
from jixiao.rules.consistency.direction_contradiction import DirectionContradiction

GRAMMAR = Grammar()

CASES = {
    "count-up-column-down": ("培训人数", "≥50人", "反向", [((0, 1), "<=")]),
    "count-up-column-up": ("培训人数", "≥50人", "正向", []),
    "strictly-up-column-down": ("培训人数", "＞50人", "反向指标", [((0, 1), "<")]),
    "complaints-down-column-up": ("投诉率", "≤5%", "正向指标", [((0, 1), ">=")]),
    "complaints-down-column-down": ("投诉率", "≤5%", "反向", []),
    "complaints-up-column-up": ("投诉率", "≥5%", "正向", []),
    "days-down-column-up": ("办理时间", "≤5天", "正向", []),
    "nought-up-column-down": ("培训人数", "≥0人", "反向", []),
    "equal-says-nothing": ("培训人数", "＝50人", "正向", []),
    "another-word-in-the-column": ("投诉率", "≥5%", "定量", [((0, 1), "≤")]),
}


def passage(text: str) -> Passage:
    return Passage.of(text, "表", 5, 3)


@pytest.mark.parametrize(("name", "value", "column", "expected"), CASES.values(), ids=CASES)
def test_direction_column(name, value, column, expected):
    indicator = Indicator(
        GRAMMAR, "output", passage("产出指标"), passage(""), passage(name), passage(value), direction_text=column
    )
    found = DirectionContradiction().check(indicator, Context(GRAMMAR))
    signs = {"<=": "≤", ">=": "≥"}

    assert [(span, signs.get(sign, sign)) for span, sign in expected] == [
        (tuple(item.span), item.expected) for item in found
    ]

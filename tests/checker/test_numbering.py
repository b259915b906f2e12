"""Safe repairs of numbers, taken together, never make a wrong order of another kind."""

from __future__ import annotations

from itertools import product

import pytest

from jixiao.cells import indicators_of
from jixiao.grammar import Grammar
from jixiao.model import Passage

GRAMMAR = Grammar()
NAMES = ("活动场次", "素养达标率", "群众满意度", "专家满意度")


@pytest.mark.parametrize("numbers", [item for item in product((1, 2, 3, 4), repeat=4) if item != (1, 2, 3, 4)], ids=str)
def test_repairs_give_the_right_order_or_are_left_to_people(numbers):
    text = "".join(f"{n}、产出指标：{name}，年度指标值：≥5次。" for n, name in zip(numbers, NAMES, strict=True))
    problems = indicators_of(Passage.of(text, "表", 7, 7), GRAMMAR).problems
    assert {"FRM004"} == {item.code for item in problems}

    for problem in sorted(problems, key=lambda item: item.passage.fragments[0].offset, reverse=True):
        if problem.fix is not None:
            start = problem.passage.fragments[0].offset
            text = text[: start + problem.fix.start] + problem.fix.replacement + text[start + problem.fix.end :]
    left = indicators_of(Passage.of(text, "表", 7, 7), GRAMMAR).problems
    assert ([] if all(item.fix for item in problems) else [None]) == [item.fix for item in left]

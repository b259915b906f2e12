"""The measurement of ``bench/parse_speed.py`` in short, with room for busy machines."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bench(bench_script: Callable[[str], ModuleType]) -> ModuleType:
    return bench_script("parse_speed")


def test_a_finished_tree_takes_at_most_twice_the_bare_parse(bench: ModuleType) -> None:
    texts = bench.real_values()
    for _ in range(4):
        took = bench.measured(texts, runs=4)
        finished, repeated = took["first"] / took["bare"], took["repeated"] / took["first"]
        if finished <= 2 and repeated <= 0.1:
            break

    assert len(texts) > 100
    assert finished <= 2.2
    assert repeated <= 0.15
    assert took["equal"] < took["repeated"]


def test_other_figures_are_of_the_same_shape(bench: ModuleType) -> None:
    from random import Random

    from jixiao.grammar.figure_shapes import shape

    other = bench.twisted("≥95%且≤1,200个", Random(1))

    assert other != "≥95%且≤1,200个"
    assert shape(other) == shape("≥95%且≤1,200个")
    assert bench.twisted("2023年12月底前", Random(1)) == "2023年12月底前"

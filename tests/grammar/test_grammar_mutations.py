"""A sample of ``bench/grammar_mutations.py``: tables that miss a lost word would not have been worth writing."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from jixiao.grammar import Vocabulary

STEP = 30


@pytest.fixture(scope="module")
def bench(bench_script: Callable[[str], ModuleType]) -> ModuleType:
    return bench_script("grammar_mutations")


def test_every_sampled_mutant_is_caught(bench: ModuleType) -> None:
    base, tables = Vocabulary.builtin(), bench.Tables()
    sample = [mutant for section in bench.SECTIONS for mutant in [*bench.mutants(base, section)][::STEP]]

    survivors = [(mutant.section, mutant.change) for mutant in sample if not tables.catches(mutant)]

    assert len(sample) > 80
    assert survivors == []


def test_the_order_of_words_means_nothing(bench: ModuleType) -> None:
    base = Vocabulary.builtin()

    assert bench.Tables().alike(bench.turned_around(base)) == []


def test_an_unchanged_vocabulary_is_no_mutant(bench: ModuleType) -> None:
    same = bench.Mutant("units", "nothing", "次", Vocabulary.builtin())

    assert not bench.Tables().catches(same)

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jixiao.grammar import parse_value

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from expectations import sentences  # noqa: E402  the helper stands beside the test

SENTENCES = sentences(HERE / "words_value.toml")


@pytest.mark.parametrize("section", sorted({sentence.section for sentence in SENTENCES}))
def test_every_word_does_what_it_is_there_for(section: str) -> None:
    own = [sentence for sentence in SENTENCES if sentence.section == section]

    wrong = [(sentence.text, sentence.fields) for sentence in own if not sentence.holds(parse_value(sentence.text))]

    assert wrong == []

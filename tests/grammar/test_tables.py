"""The parse tables that are kept beside the grammar, and the lists of words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.grammar import tables
from jixiao.grammar.patterns import alternatives
from jixiao.grammar.wordlist import WordList

WORDS = st.lists(
    st.text("个工作日 %", min_size=1, max_size=4).filter(lambda word: not word.startswith(" ")), max_size=8
)


def test_stored_tables_belong_to_the_grammar():
    """Otherwise: ``python -m jixiao.grammar.tables``."""
    stored = (files("jixiao.grammar") / tables.STORED).read_text(encoding="utf-8")

    assert tables.dumped() == stored


def test_tables_do_not_depend_on_the_hash_seed():
    script = "from jixiao.grammar import tables; print(tables.dumped(), end='')"
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }

    assert len(said) == 1


def test_stale_tables_are_made_anew(monkeypatch):
    expected = tables.stored()
    changed = tables.source() + "\n// changed\n"
    monkeypatch.setattr(tables, "source", lambda: changed)

    assert tables.made(changed)["of"] != json.loads((files("jixiao.grammar") / tables.STORED).read_text("utf-8"))["of"]
    assert expected == tables.stored()


@given(
    WORDS,
    st.text("个工作日 %", max_size=8),
    st.dictionaries(st.text("个工", min_size=1, max_size=2), st.sampled_from(["日", "个%"])),
)
@example(words=["个个 "], text="个个  ", guards={})
@example(words=["个  "], text="个  %", guards={})
def test_word_list_finds_what_the_pattern_finds(words, text, guards):
    expected = re.compile(alternatives(words, guards)).match(text)
    end = WordList(words, guards)(text, 0)

    assert (-1 if expected is None else expected.end()) == end


@pytest.mark.parametrize(("text", "ends"), [("个工作日", [4, 1]), ("个体", []), ("个", [1]), ("", [])])
def test_ends_come_longest_first(text, ends):
    assert ends == list(WordList(["个", "个工作日"], {"个": "体"}).ends(text, 0))

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.grammar.entries import parse_entries
from jixiao.grammar.entry_regular import numbered_pieces, regular_entry
from jixiao.grammar.vocabulary import Vocabulary

sys.path.insert(0, str(Path(__file__).parent))

import cell_maker

LEVELS = ["产出指标", "效益指标", "满意度指标", "成本指标", "项目完成指标", "服务对象满意度指标"]
NAMES = [
    *cell_maker.NAMES, "★甲", "-乙", "甲.", "1号楼", "指标1", "年度指标值", "效益指标", "成本", "注", "甲（单位", "目标值", "A", "1.5米步道", "1.甲", "①甲", "三级指标", "一是甲", "（1）甲", "第1项",
    "甲|", "甲-", "·甲",
]  # fmt: skip
VALUES = [
    *cell_maker.VALUES, "显著提升", "无", "/", "-", "注", "目标值", "效益指标", "100，权重10分", "≥95%.", "5", "1,200", "3.", "（5", "备注", "★", "，5", "5，", "年度指标值100", "单位", "1.", "|", ".5",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (LEVELS, NAMES, VALUES))), min_size=1, max_size=5))
def test_the_short_way_reads_what_the_grammar_reads(entries: list[tuple[str, str, str]]) -> None:
    parts = enumerate(entries, 1)
    text = "".join(f"{number}、{level}：{name}，年度指标值：{value}。" for number, (level, name, value) in parts)
    pieces = [
        (start, piece, regular_entry(piece, Vocabulary.builtin())) for start, piece in numbered_pieces(text) or ()
    ]
    if not pieces or any(entry is None for _, _, entry in pieces):
        return

    whole = parse_entries(text)

    expected = [
        (number, (start, start + entry.category), (start + entry.category + 1, start + entry.name_end), (start + entry.value, start + len(piece)))
        for number, (start, piece, entry) in enumerate(pieces, 1)
    ]  # fmt: skip
    assert expected == [(item.number, item.category, item.name, item.value) for item in whole.entries]
    assert whole.unread == ()


def test_the_commonest_cells_take_the_short_way() -> None:
    text = "1、产出指标：12345热线接通率，年度指标值：≥95%。2、满意度指标：服务对象满意度（%），年度指标值：≥90%。"

    pieces = numbered_pieces(text)

    assert [regular_entry(piece, Vocabulary.builtin()) is not None for _, piece in pieces] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "1、甲",
        "2、甲。",
        "1、甲。。",
        "1、甲。3、乙。",
        "1、甲。注：乙。",
        "".join(f"{number}、甲。" for number in range(1, 101)),
    ],
    ids=["empty", "stop", "open", "second", "stray", "gap", "rest", "hundred"],
)
def test_other_cells_are_not_cut(text: str) -> None:
    assert numbered_pieces(text) is None

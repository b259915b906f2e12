"""Regular cells take a short cut; it gives exactly what the full grammar gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.cells import _indicator, indicators_of
from jixiao.entry_indicators import EntryIndicator
from jixiao.grammar import Grammar
from jixiao.model import Passage

GRAMMAR = Grammar()
NAMES = [
    "话务接通率",
    "系统用户数（个）",
    "“穗智管”主题数",
    "12345热线满意度",
    "中介机构进驻检查率（%）",
    "产出指标完成率",
    "APP 用户数",
    "3、名称",
]
VALUES = [
    "≥95%",
    "100%",
    "不少于10亿条",
    "系统用户数≥1060个，分类用户数≥4个",
    "位于全省前列",
    "2、产出",
    "≥3篇;≥4篇",
    "无。",
    "年度指标值",
]
LEVELS = ["产出指标", "效益指标", "满意度指标", "产出类指标", "其他指标"]
entries = st.lists(
    st.tuples(st.sampled_from(LEVELS), st.sampled_from(NAMES), st.sampled_from(VALUES)), min_size=1, max_size=5
)


def seen(indicator):
    return (
        indicator.category,
        indicator.number,
        indicator.category_passage,
        indicator.subcategory_passage.text,
        indicator.name_passage,
        indicator.value_passage,
        indicator.value,
        indicator.name,
        indicator.entry,
    )


@given(entries, st.sampled_from(["、", ".", "．"]), st.sampled_from(["。", "；", ""]), st.integers(1, 2))
def test_short_cut_equals_the_grammar(items, mark, end, first):
    text = "".join(f"{n}{mark}{a}：{b}，年度指标值：{c}{end}" for n, (a, b, c) in enumerate(items, first))
    passage = Passage.of(text, "表", 7, 7, offset=3)
    full = [_indicator(passage, entry, GRAMMAR) for entry in GRAMMAR.entries(text).entries]

    assert [seen(item) for item in full] == [seen(item) for item in indicators_of(passage, GRAMMAR).indicators]


def test_a_regular_cell_is_seen_as_regular():
    text = "1、产出指标：话务接通率，年度指标值：≥95%。2、效益指标：服务对象，年度指标值：≥50万，逐年提高。"

    found = indicators_of(Passage.of(text, "表", 7, 7), GRAMMAR).indicators

    assert [(type(item), item.number) for item in found] == [(EntryIndicator, 1), (EntryIndicator, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1、产出指标：接通率，年度指标值：≥95%",
        "2、产出指标：接通率，年度指标值：≥95%。",
        "1、产出指标：接通率，年度指标值：≥95%。。",
        "1、产出指标：接通率，年度指标值：≥95%。3、效益指标：服务对象，年度指标值：≥50万。",
        "1、产出指标：接通率，年度指标值：≥95%。注：另报。",
        "1、产出指标：接通率，年度指标值： ≥95%。",
    ],
    ids=["empty", "no-end", "second", "stray", "gap", "rest", "blank"],
)
def test_anything_else_is_not(text):
    found = indicators_of(Passage.of(text, "表", 7, 7), GRAMMAR).indicators

    assert not any(isinstance(item, EntryIndicator) for item in found)

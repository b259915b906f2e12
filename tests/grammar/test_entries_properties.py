from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.grammar.entries import parse_entries
from jixiao.grammar.levels import BLANK_CHARS
from jixiao.grammar.nodes import Node, Span

sys.path.insert(0, str(Path(__file__).parent))

import cell_maker
from cell_maker import Made

WORDS = [
    "产出指标", "效益指标", "满意度指标", "成本指标", "数量指标", "质量", "社会效益", "年度指标值", "指标值", "目标值", "指标1", "一、", "（一）", "1、", "2.", "12、", "①",
    "：", ":", "，", ",", "。", "；", "、", "\n", " ", "\u3000", "【", "】", "(", ")", "（", "）", "-", "≥", "95%", "100", "3期", "人数", "合格率", "提升", "显著", "“", "”", "注：",
    "三级指标：", "12月底前", "无", "每", "第", "x", "★",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
SEPARATING = BLANK_CHARS | frozenset(
    "。；;，,、.．：:（()）【】[]［］〔〕「」『』《》〈〉<>{}｛｝＜＞-－—–·/／|｜~～―・\\→_＿！!？?…"
)


MARKER = re.compile(
    r"(?:[★☆*●•▪◆■]|[\u2460-\u249b\u2776-\u2793\u3220-\u3229]|[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|是|第|[项条类个]|一级指标|二级指标|三级指标"
    r"|指标|产出指标|效益指标|满意度指标|成本指标|数量指标|质量|社会效益|年度指标值|目标值|指标值|值|提升|无|每|x|人数|注)+"
)


def markers(text: str, node: Node) -> list[str]:
    return [text[leaf.span.start : leaf.span.end] for leaf in leaves(node) if leaf.type == "marker"]


def leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in leaves(child)] if node.children else [node]


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_leaves_concatenate_to_the_text(text: str) -> None:
    tree = parse_entries(text).tree

    spans = [leaf.span for leaf in leaves(tree) if leaf.span.start < leaf.span.end]

    assert tree.span == (0, len(text))
    assert [start for start, _ in spans] + [len(text)] == [0] * bool(spans) + [end for _, end in spans] or not text
    assert "".join(text[start:end] for start, end in spans) == text


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    parsed = parse_entries(text)

    outside = [
        text[leaf.span.start : leaf.span.end] for leaf in leaves(parsed.tree) if leaf.type in {"gap", "stray", "cell"}
    ]

    assert set("".join(outside)) - SEPARATING == set()
    assert {leaf_text for leaf_text in markers(text, parsed.tree) if not MARKER.fullmatch(leaf_text)} == set()
    assert [(start, end) for start, end in parsed.unread if not text[start:end].strip(" \t\n\u3000")] == []


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_are_trimmed_and_inside_the_text(text: str) -> None:
    for entry in parse_entries(text).entries:
        for span in (entry.name, entry.value, entry.category, entry.subcategory, entry.label, entry.number_span):
            if span is not None:
                assert 0 <= span.start <= span.end <= len(text)
                assert text[span.start : span.end] == text[span.start : span.end].strip()


def read(made: Made) -> list[tuple[str, str | None, str, str]]:
    parsed = parse_entries(made.text)

    def cut(span: Span | None) -> str | None:
        return None if span is None else made.text[span.start : span.end]

    return [
        (cut(entry.category) or "", cut(entry.subcategory), cut(entry.name) or "", cut(entry.value) or "")
        for entry in parsed.entries
    ]


@settings(max_examples=150, deadline=None)
@given(cell_maker.labelled())
def test_labelled_cells_come_back(made: Made) -> None:
    actual = read(made)

    assert actual == made.entries


@settings(max_examples=150, deadline=None)
@given(cell_maker.bracketed())
def test_bracketed_cells_come_back(made: Made) -> None:
    actual = read(made)

    assert actual == made.entries


@settings(max_examples=150, deadline=None)
@given(cell_maker.prose())
def test_prose_comes_back(made: Made) -> None:
    actual = read(made)

    assert actual == made.entries


HOSTILE = {
    "labels": "产出指标：" + "年度指标值：" * 2,
    "levels": "产出指标效益指标：数量指标-",
    "bare-levels": "，产出指标的",
    "numbers": "1、2、3、",
    "open-brackets": "（【“",
    "signs": "≥≤",
    "digits": "123456789",
    "han-numbers": "一二三",
    "commas": "人数≥1，",
    "stops": "。；\n",
    "blanks": " \u3000",
    "clauses": "培训人数≥100人；",
    "entries": "1、产出指标：名称，年度指标值：值。",
    "states": "显著提升",
    "index": "指标1：名称(值)",
    "colons": "名：",
    "broken-words": "产 出 指 标 ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("start", ["", "产出指标：", "【产出指标-数量指标】"], ids=["bare", "headed", "boxed"])
def test_time_grows_linearly(start: str, piece: str) -> None:
    def cost(length: int) -> float:
        text = start + piece * (length // len(piece))
        best = 1.0e9
        for _ in range(2):
            begin = time.process_time()
            parse_entries(text)
            best = min(best, time.process_time() - begin)
        return best

    assert cost(30_000) < 20 * max(cost(3_000), 0.001)

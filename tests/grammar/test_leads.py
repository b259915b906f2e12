"""Values of words and one number are read by their end exactly as they are read as a whole."""

from __future__ import annotations

import random
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.grammar import Grammar
from jixiao.grammar.characters import normalised
from jixiao.grammar.drafts import filled
from jixiao.grammar.lexicon import Lexicon
from jixiao.grammar.nodes import Value
from jixiao.grammar.parser import Parser
from jixiao.grammar.reading import Readings
from jixiao.grammar.shapes import Shapes

sys.path.insert(0, str(Path(__file__).parent))

from value_maker import BASES, MOVES, NUMBERS, RATES, SIGNS, SUBJECTS, TAILS, UNITS

HERE = Path(__file__).parent
READINGS = Readings(lexicon := Lexicon(Grammar().vocabulary), Parser(lexicon))
FIRST = [
    "",
    "",
    "",
    "全年",
    "2023年",
    "天河区2024年",
    "天河区2023年度",
    "自2023年",
    "完成增城区",
    "一网通办",
    "水务局12345热线",
    "“穗智管”",
    "完成",
    "新增",
    "支撑天河区水务局",
    "系统支持最大的",
    "每",
    "前",
]
LINKS = [
    "",
    "",
    "",
    "完成及时率",
    "增长量",
    "提高到",
    "=",
    "期间小",
    "后损耗",
    "总数",
    "达到",
    "不少于",
    "为",
    "：",
    "约",
    "≥",
]


def whole(text: str) -> Value:
    plain = normalised(text)
    return filled(READINGS.draft(plain), text, plain)


def values() -> list[str]:
    return sorted({text for path in HERE.glob("cases_value_*.toml") for text in tomllib.loads(path.read_text("utf-8"))})


def words() -> list[str]:
    vocabulary = Grammar().vocabulary
    names = [line.partition(" |")[0] for line in tomllib.loads((HERE / "cases_names.toml").read_text("utf-8"))["names"]]
    return [
        *names * 5,
        *(word for name in vocabulary.sections for term in vocabulary.section(name).values() for word in term.words),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_end_moved_is_what_the_whole_text_gives(seed: int) -> None:
    rng = random.Random(seed)
    shapes = Shapes(READINGS)
    known_values, known_words = values(), words()
    led = 0
    for _ in range(6000):
        name = rng.choice(known_words)
        text = rng.choice(FIRST) + name[: rng.randint(1, 30)] + rng.choice(LINKS) + rng.choice(known_values)
        plain = normalised(text)
        if plain != text or not shapes._leads.length(plain):
            continue
        led += 1
        assert shapes.value(text) == whole(text), text

    assert led > 300


LEADS = st.lists(
    st.sampled_from(
        [
            *FIRST,
            *LINKS,
            *SUBJECTS,
            *BASES,
            *MOVES,
            "各类",
            "新增",
            "年度",
            "2024年",
            "和",
            "及",
            "二次供水",
            "按期完成",
        ]
    )
    | st.sampled_from(words()).map(lambda word: word[:12]),
    max_size=4,
).map("".join)
ENDS = st.tuples(*map(st.sampled_from, (SIGNS, NUMBERS, UNITS, [""] * 3 + RATES, [""] * 5 + TAILS))).map("".join)


@given(st.lists(st.tuples(LEADS, ENDS).map("".join), min_size=1, max_size=4), LEADS)
def test_what_was_read_before_changes_nothing(texts: list[str], lead: str) -> None:
    """Ends that look alike share what they have in common, whichever of them came first."""
    shapes = Shapes(READINGS)
    for text in [*texts, *(lead + text for text in texts)]:
        assert shapes.value(text) == whole(text), text


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("天河区水务局话务接通率≥95%", 11),
        ("完成系统用户数不少于200个", 7),
        ("全年系统并发数80个", 7),
        ("天河区2023年系统用户数≥10个", 13),
        ("“穗智管”平台访问量大于20次", 10),
        ("天河区2023年度平台访问量为20次", 14),
        ("制定方案完成及时率≥95%", 9),
        ("归集和开放数据集增长量达到5个", 11),
        ("完成增城区视频会议=5次", 9),
    ],
    ids=["place", "verb", "round", "dated", "quoted", "year", "verb-among", "change-among", "verb-first"],
)
def test_the_words_before_the_number_are_not_parsed_again(
    text: str, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = Shapes(READINGS)
    assert shapes._leads.length(text) == length
    shapes.value("甲" + text)
    monkeypatch.setattr(READINGS, "draft", None)

    assert shapes.value(text).subject_span == (0, length)


def test_other_numbers_among_the_words_are_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = Shapes(READINGS)
    text = "天河区水务局12345热线满意度≥95%"
    assert shapes._leads.length(text) == len("天河区水务局")
    shapes.value("甲" + text)
    monkeypatch.setattr(READINGS, "draft", None)

    assert shapes.value(text).subject == "天河区水务局12345热线满意度"


@pytest.mark.parametrize(
    "text",
    [
        "", "≥95%", "95%", "满意度：≥95%", "水质达到三类水≥95%", "按时完成得分率90%", "全省排名前5名", "截至≥95%", "增长率比上年提高5%", "甲≥9",
        "服务时间8:30", "产值=单价×100", "接通率≥95%，办结率≥90%", "天河区2024年前完成率90%", "天河区2024年期间小≥500个",
            "天河区2024年后损耗达到10份", "自2023年接通率提高到95%", "产值增长=单价/2+100元", "话务平台按期完成率为优", "天河区2024年95%",
    ],
)  # fmt: skip
def test_others_are_read_as_a_whole(text: str) -> None:
    assert Shapes(READINGS)._leads.value(normalised(text), Grammar().value) is None

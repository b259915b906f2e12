"""Values of words and one number are read by their shape exactly as they are read by themselves."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from jixiao.grammar import Grammar
from jixiao.grammar.characters import normalised
from jixiao.grammar.drafts import filled
from jixiao.grammar.lexicon import Lexicon
from jixiao.grammar.parser import Parser
from jixiao.grammar.reading import Readings
from jixiao.grammar.shapes import Shapes

HERE = Path(__file__).parent
READINGS = Readings(lexicon := Lexicon(Grammar().vocabulary), Parser(lexicon))
FIRST = [
    "",
    "",
    "",
    "全年",
    "2023年",
    "天河区2024年",
    "“穗智管”",
    "完成",
    "新增",
    "支撑天河区水务局",
    "系统支持最大的",
    "每",
    "前",
]
LINKS = ["", "", "", "总数", "达到", "不少于", "为", "：", "约", "≥"]


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
def test_the_shape_reads_what_the_whole_text_reads(seed: int) -> None:
    rng = random.Random(seed)
    shapes = Shapes(READINGS)
    known_values, known_words = values(), words()
    led = 0
    for _ in range(6000):
        name = rng.choice(known_words)
        text = rng.choice(FIRST) + name[: rng.randint(1, 30)] + rng.choice(LINKS) + rng.choice(known_values)
        plain = normalised(text)
        if shapes._leads.shape(plain) is None:
            continue
        led += 1
        assert shapes.value(text) == filled(READINGS.draft(plain), text, plain), text

    assert led > 300


@pytest.mark.parametrize(
    ("text", "other", "alike"),
    [
        ("天河区水务局话务接通率≥95%", "越秀区教育局设备接通率≥90%", True),
        ("全年系统用户数不少于80个", "全年平台用户数不少于20个", True),
        ("天河区2023年系统用户数≥10个", "越秀区2024年平台用户数≥20个", True),
        ("天河区水务局话务接通率≥95%", "天河水务局话务接通率≥95%", False),
        ("天河区水务局话务接通率≥95%", "天河区水务局话务接通量≥95%", False),
        ("天河区水务局话务接通率≥95%", "天河区水务局话务接通率≥100%", False),
        ("全年系统用户数不少于80个", "所有系统用户数不少于80个", False),
    ],
    ids=["place", "year-round", "dated", "length", "last", "figures", "others"],
)
def test_length_and_last_characters_of_the_words_tell(text: str, other: str, *, alike: bool) -> None:
    leads = Shapes(READINGS)._leads

    assert leads.shape(text) is not None
    assert (leads.shape(text) == leads.shape(other)) is alike


@pytest.mark.parametrize(
    "text",
    [
        "", "≥95%", "95%", "满意度：≥95%", "水质达到三类水≥95%", "按时完成得分率90%", "全省排名前5名", "截至≥95%", "增长率比上年提高5%", "甲≥9",
        "服务时间8:30", "产值=单价×100", "接通率≥95%，办结率≥90%", "天河区2024年前完成率90%",
    ],
)  # fmt: skip
def test_others_have_no_such_shape(text: str) -> None:
    assert Shapes(READINGS)._leads.shape(normalised(text)) is None

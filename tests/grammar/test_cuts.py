"""A value read without the inner characters of its long names means what it means whole."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

import pytest

from jixiao.grammar import Grammar
from jixiao.grammar.characters import normalised
from jixiao.grammar.cuts import Cuts, fits
from jixiao.grammar.drafts import filled
from jixiao.grammar.lexicon import Lexicon
from jixiao.grammar.parser import Parser
from jixiao.grammar.reading import Readings

HERE = Path(__file__).parent
LEXICON = Lexicon(Grammar().vocabulary)
READINGS = Readings(LEXICON, Parser(LEXICON))
CUTS = Cuts(LEXICON, READINGS.statements)
SUBJECTS = (
    "",
    "番禺区市场监督管理局企业诉求单办结率",
    "完成各类省级企业技术中心自查评价和整改任务",
    "系统支持最大的业务用房物业管理服务对象数量",
    "应急管理局应当及时处置的突发事件信息报送",
    "较去年全市高新技术企业主营业务收入总额",
    "每年新建改造村级综合性文化服务活动场所",
    "2023年城乡居民基本医疗保险参保人员补助资金到位",
    "按照上级文件要求确定的资金拨付进度",
    "（一）全面推行河长制湖长制工作经费支出进度",
)


def _texts() -> list[str]:
    found: set[str] = set()

    def collect(item: object) -> None:
        if isinstance(item, str):
            found.add(item)
        elif isinstance(item, dict):
            for inner in item.values():
                collect(inner)
        elif isinstance(item, list):
            for inner in item:
                collect(inner)

    for path in sorted(HERE.glob("cases_value_*.toml")):
        collect(tomllib.loads(path.read_text("utf-8")))
    return sorted(text for text in found if len(text) <= 100)


@pytest.mark.parametrize("subject", SUBJECTS, ids=[f"subject-{number}" for number in range(len(SUBJECTS))])
def test_cut_values_are_those_of_the_whole_text(subject: str) -> None:
    grammar = Grammar()
    different = []
    for text in (subject + text for text in _texts()):
        plain = normalised(text)
        if grammar.value(text) != filled(READINGS.draft(plain), text, plain):
            different.append(text)

    assert different == []


def test_texts_that_differ_in_their_subject_are_parsed_once() -> None:
    names = ("番禺区市场监督管理局", "增城区卫生健康委员会", "从化区文化广电旅游局")
    found = [CUTS.find(normalised(f"{name}群众对办事大厅服务环境的满意度≥95%")) for name in names]

    assert {item.plain for item in found if item} == {"的满意度≥95%"}


def test_a_cut_that_is_not_the_subject_is_not_used() -> None:
    short = CUTS.find("≥5次组织开展业务培训活动")
    draft = READINGS.draft(short.plain) if short else None

    assert draft is not None
    assert short is not None
    assert not fits(draft, short)


def test_figures_beside_a_date_do_not_matter() -> None:
    grammar, rng = Grammar(), random.Random(7)
    different = []
    for text in _texts():
        varied = "2023年" + "".join(rng.choice("0123456789") if sign.isdecimal() else sign for sign in text)
        plain = normalised(varied)
        if grammar.value(varied) != filled(READINGS.draft(plain), varied, plain):
            different.append(varied)

    assert different == []


def test_figures_of_any_length_are_read_whole() -> None:
    grammar, rng = Grammar(), random.Random(11)
    different = []
    for text in _texts():
        varied = re.sub("[0-9]+", lambda found: found[0] + str(rng.randrange(10 ** rng.randrange(1, 7))), text)
        plain = normalised(varied)
        if grammar.value(varied) != filled(READINGS.draft(plain), varied, plain):
            different.append(varied)

    assert different == []


def test_long_figures_share_a_shape() -> None:
    found = [CUTS.find(text) for text in ("≥1234个", "≥15674个", "≥1000004个")]

    assert {item.plain for item in found if item} == {"≥14个"}

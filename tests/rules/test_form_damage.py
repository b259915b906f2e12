"""FRM010 leaves a project alone whose texts do not look damaged: nothing damaged may slip through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.grammar import Grammar
from jixiao.model import Project
from jixiao.rule import Example
from jixiao.rules.form.damage import may_be_damaged, suspect, value_damage
from jixiao.testing import readings

GRAMMAR = Grammar()

NAMES = ("设备验收合格率", "群众满意度", "项目完成时间", "培训人数")
PIECES = [
    "2",
    "9",
    "0",
    "95",
    "2024",
    "45474",
    "%",
    "％",
    ".",
    "≥",
    "≤",
    "=",
    "二",
    "?",
    "□",
    ")",
    "l",
    "O",
    "人",
    "万元",
    "大于",
    "小于",
    "以下",
    "年",
    "月",
]
DAMAGED = [
    "290%",
    "299.5%",
    "2100%",
    "20246",
    "45474",
    "≥≤90%",
    "%=90",
    "?90%",
    "9O%",
    "二95%",
    "38万元万元",
    "大于小于8年",
    "99.9.5%",
]


def indicators(value):
    rows = tuple(("产出指标", "数量指标", name, "", value, "") for name in NAMES)
    (project,) = [item for item in readings(Example(rows=rows), GRAMMAR) if isinstance(item, Project)]
    return project.indicators


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_what_is_damaged_looks_so(value):
    for item in indicators(value):
        if value_damage(item, clean=False) is not None:
            assert may_be_damaged(item.value.text) or suspect(item.value.text)


@pytest.mark.parametrize("value", DAMAGED)
def test_each_kind_of_damage_is_found_and_looks_so(value):
    assert any(value_damage(item, clean=True) for item in indicators(value))
    assert may_be_damaged(value)


@pytest.mark.parametrize("value", ["≥90%", "12月底前", "20个", "2户", "≤3.5万元", "提高", ""])
def test_sound_values_are_left_alone(value):
    assert not may_be_damaged(value)

"""Which of two targets asks for more."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jixiao.grammar import Grammar
from jixiao.model import Project
from jixiao.rule import Example
from jixiao.rules.history.progress import due_month, grade_drop, measure, wanted
from jixiao.testing import readings

GRAMMAR = Grammar()
BENEFIT = "效益指标"


def indicator(category, name, value):
    read = readings(Example(rows=((category, "", name, "", value, ""),)), GRAMMAR)
    return next(item for item in read if isinstance(item, Project)).indicators[0]


@pytest.mark.parametrize(
    ("category", "name", "value", "before", "expected"),
    [
        (BENEFIT, "甲乙丙", "≥5个", "≥6个", 1),
        (BENEFIT, "甲乙丙", ">5个", "6个", 1),
        (BENEFIT, "甲乙丙", "5个", "≥6个", 1),
        (BENEFIT, "甲乙丙", "≤5个", "≤6个", -1),
        (BENEFIT, "甲乙丙", "<5个", "6个", -1),
        (BENEFIT, "甲乙丙", "5个", "≤6个", -1),
        (BENEFIT, "甲乙丙", "≥5个", "≤6个", 0),
        (BENEFIT, "甲乙丙", "<5个", ">6个", 0),
        (BENEFIT, "甲乙丙", "5个", "6个", 0),
        ("产出指标", "甲乙丙", "5个", "6个", 1),
        ("满意度指标", "甲乙丙", "5个", "6个", 1),
        ("成本指标", "甲乙丙", "5个", "6个", -1),
        ("成本指标", "甲乙丙", "≥5个", "6个", 1),
        ("产出指标", "甲乙等待时间", "5分钟", "6分钟", -1),
        ("产出指标", "投诉率", "5%", "6%", -1),
        ("满意度指标", "有效投诉率", "5%", "6%", -1),
        (BENEFIT, "政策知晓率", "85%", "86%", 1),
        (BENEFIT, "受益人数", "85人", "86人", 1),
        (BENEFIT, "网民占比", "85%", "86%", 1),
        (BENEFIT, "直播场次", "85场", "86场", 1),
        (BENEFIT, "甲乙丙", "较上年增长5%", "较上年增长6%", 1),
        (BENEFIT, "甲乙丙", "5-6个", "6-7个", 0),
        ("产出指标", "甲乙丙", "5-6个", "6-7个", 0),
    ],
)
def test_wanted(category, name, value, before, expected):
    assert expected == wanted(indicator(category, name, value), indicator(category, name, before))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("≥95%", Fraction(95)),
        ("三分之二", Fraction(2, 3)),
        ("12万元", Fraction(120_000)),
        ("较上年增长5%", Fraction(5)),
        ("全省前三名", Fraction(3)),
        ("有所提升", None),
        ("较上年有所提升", None),
        ("5-6个", None),
        ("优", None),
        ("2023年12月底前", None),
        ("", None),
    ],
)
def test_measure(value, expected):
    assert expected == measure(GRAMMAR.value(value))


@pytest.mark.parametrize(
    ("value", "year", "expected"),
    [
        ("12月底前", None, 12),
        ("9月前", 2024, 9),
        ("第三季度", None, 9),
        ("第一季度", 2024, 3),
        ("2024年10月底前", 2024, 10),
        ("2023年10月底前", 2024, -2),
        ("2025年3月31日前", 2024, 15),
        ("2024年底前", 2024, 12),
        ("2024年第二季度", 2024, 6),
        ("6月30日前", None, 6),
        ("每月10日前", 2024, None),
        ("2024年10月底前", None, None),
        ("≥95%", 2024, None),
        ("按期完成", 2024, None),
        ("", 2024, None),
    ],
)
def test_due_month(value, year, expected):
    assert expected == due_month(GRAMMAR.value(value), year)


@pytest.mark.parametrize(
    ("value", "before", "expected"),
    [
        ("良", "优", True),
        ("优", "良", False),
        ("优", "优", False),
        ("合格", "优秀", True),
        ("低", "高", True),
        ("高", "低", False),
        ("合格", "高", False),
        ("良", "≥95%", False),
        ("≥95%", "优", False),
        ("良", "优化服务", False),
    ],
)
def test_grade_drop(value, before, expected):
    assert expected == grade_drop(GRAMMAR.value(value), GRAMMAR.value(before))

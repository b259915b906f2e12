"""CON015 on dual forms: a column for the whole project beside the annual one, and the period of the project."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.grammar import Grammar
from jixiao.model import NO_PASSAGE, Amount, Indicator, Passage, Project, Table
from jixiao.rule import Context
from jixiao.rules.consistency.annual_equals_total import AnnualEqualsTotal

SHEET = "表"
TABLE = Table(SHEET, "F7", "万元", columns=frozenset({"total_value"}))
GRAMMAR = Grammar()


def passage(text):
    return Passage.of(text, SHEET, 1, 1) if text else NO_PASSAGE


def indicator(name, annual, whole):
    return Indicator(
        GRAMMAR,
        "output",
        passage("产出指标"),
        NO_PASSAGE,
        passage(name),
        passage(annual),
        total_value_passage=passage(whole),
    )


def amounts(number):
    return {} if number is None else {"total": Amount(passage(number), Decimal(number))}


def project(*indicators, annual="100", whole="300", period="", goal="", total_goal=""):
    return Project(
        TABLE,
        passage("示例项目"),
        amounts(annual),
        passage(goal),
        tuple(indicators),
        amounts_total=amounts(whole),
        total_goal=passage(total_goal),
        facts={"period": passage(period)} if period else {},
    )


def found(given, **settings):
    rule = AnnualEqualsTotal(settings)
    return [(item.part, item.actual, len(item.related)) for item in rule.check(given, Context(GRAMMAR, TABLE))]


ROADS = indicator("改造道路", "12公里", "12公里")
LAMPS = indicator("安装路灯", "≥200盏", "≥200盏")


def test_all_quantities_alike():
    assert [("value", "12公里", 3)] == found(project(ROADS, LAMPS))


def test_blanks_and_width_do_not_count():
    assert [("value", "12 公里", 3)] == found(project(indicator("改造道路", "12 公里", "１２公里"), LAMPS))


def test_one_quantity_is_no_pattern():
    assert [] == found(project(ROADS))
    assert [("value", "12公里", 1)] == found(project(ROADS), minimum=1)


def test_one_that_differs_is_enough():
    assert [] == found(project(ROADS, LAMPS, indicator("新建公园", "1个", "3个")))


@pytest.mark.parametrize(
    ("annual", "whole"),
    [
        ("95%", "95%"),
        ("1次/月", "1次/月"),
        ("5天", "5天"),
        ("0起", "0起"),
        ("持续改善", "持续改善"),
        ("", "3个"),
        ("3个", ""),
    ],
)
def test_rates_and_words_may_be_alike(annual, whole):
    assert [] == found(project(ROADS, indicator("甲", annual, whole)))
    assert [("value", "12公里", 3)] == found(project(ROADS, LAMPS, indicator("甲", annual, whole)))


def test_the_same_money_is_one_year():
    assert [] == found(project(ROADS, LAMPS, whole="100"))
    assert [] == found(project(ROADS, LAMPS, whole=None))
    assert [] == found(project(ROADS, LAMPS, annual=None))
    assert [] == found(project(ROADS, LAMPS, whole="0"))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023年1月-2024年12月", 1),
        ("2023.07-2024.01", 1),
        ("2023年", 0),
        ("2023年1月-2023年12月", 0),
        ("3年", 0),
        ("202001-202012", 0),
    ],
)
def test_a_period_of_several_years(period, expected):
    goal = "完成城区道路改造，方便群众出行。"

    assert expected == len(found(project(whole=None, period=period, goal=goal, total_goal=goal)))


def test_goal_and_quantities_are_two_findings():
    goal = "完成城区道路改造，方便群众出行。"

    assert ["goal", "value"] == [part for part, *_ in found(project(ROADS, LAMPS, goal=goal, total_goal=goal))]


def test_two_empty_goals_are_no_copy():
    assert ["value"] == [part for part, *_ in found(project(ROADS, LAMPS))]


def test_the_reason_is_named():
    goal = "完成城区道路改造，方便群众出行。"
    rule = AnnualEqualsTotal()
    (item,) = rule.check(project(whole=None, period="2022-2024", goal=goal, total_goal=goal), Context(GRAMMAR, TABLE))

    assert "年度目标与总体目标一字不差，而实施期跨2022—2024年" == item.message.zh


@pytest.mark.parametrize("name", ["年人均补贴", "每亩补助", "补助标准", "设备单价", "道路成本"])
def test_what_is_the_same_each_year_is_no_quantity(name):
    assert [] == found(project(LAMPS, indicator(name, "≤3000元", "≤3000元")))


def test_quantities_are_of_output():
    served = Indicator(
        GRAMMAR,
        "benefit",
        passage("效益指标"),
        NO_PASSAGE,
        passage("受益人口"),
        passage("1.3万人"),
        total_value_passage=passage("1.3万人"),
    )

    assert [] == found(project(LAMPS, served))
    assert [("value", "12公里", 3)] == found(project(ROADS, LAMPS))

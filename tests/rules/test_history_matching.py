"""Which project of last year is which of this year's."""

from __future__ import annotations

import pytest

from jixiao.grammar import Grammar
from jixiao.matching import likeness, name_key, pair_indicators, pair_projects, year_free
from jixiao.model import Project
from jixiao.rule import Example
from jixiao.testing import readings

GRAMMAR = Grammar()


def projects(*examples):
    made = [item if isinstance(item, Example) else Example(name=item, goal="") for item in examples]
    first, *others = made or [Example()]
    read = readings(first._replace(projects=tuple(others)), GRAMMAR)
    return [item for item in read if isinstance(item, Project)] if examples else []


def names(current, before):
    return [
        (pair.project.name, pair.previous.name if pair.previous else None)
        for pair in pair_projects(projects(*current), projects(*before))
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023年信息化运维", "信息化运维"),
        ("2023年度信息化运维", "信息化运维"),
        ("信息化运维（2023）", "信息化运维"),
        ("信息化运维(2023年)", "信息化运维"),
        ("2023-2024年信息化运维", "信息化运维"),
        ("2023—24年度信息化运维", "信息化运维"),
        ("二〇二三年信息化运维", "信息化运维"),
        ("信息化运维", "信息化运维"),
        ("2023年", "2023年"),
        ("12345热线", "12345热线"),
    ],
)
def test_year_free(name, expected):
    assert expected == year_free(name)


def test_name_key_ignores_blanks_and_punctuation():
    assert name_key("“穗智管” 中 枢（二期）") == name_key("穗智管中枢(二期)")
    assert name_key("——") == "——"


def test_equal_names_come_first():
    assert [("2022年运维", "2022年运维"), ("2023年运维", "2021年运维")] == names(
        ["2022年运维", "2023年运维"], ["2021年运维", "2022年运维"]
    )


def test_years_aside():
    assert [("2024年道路养护", "2023年道路养护"), ("图书采购", None)] == names(
        ["2024年道路养护", "图书采购"], ["2023年道路养护"]
    )


def test_each_project_of_last_year_is_used_once():
    assert [("2023年运维", "2022年运维"), ("2024年运维", None)] == names(["2023年运维", "2024年运维"], ["2022年运维"])


def test_of_several_years_the_closest_content_wins():
    road = Example(name="2023年建设项目", goal="修建乡村道路，方便群众出行。")
    school = Example(name="2024年建设项目", goal="改造小学校舍，改善办学条件。")
    before = [
        Example(name="2021年建设项目", goal="改造小学校舍，改善办学条件。"),
        Example(name="2022年建设项目", goal="修建乡村道路，方便群众出行。"),
    ]

    assert [("2023年建设项目", "2022年建设项目"), ("2024年建设项目", "2021年建设项目")] == names([road, school], before)


def test_similar_names_need_similar_content():
    now = Example(name="农村公路日常养护项目", goal="完成农村公路日常养护。")
    same = Example(name="农村公路养护项目", goal="完成农村公路养护。")
    other = Example(name="农村公路养护项目", goal="采购图书。")

    assert [("农村公路日常养护项目", "农村公路养护项目")] == names([now], [same])
    assert [("农村公路日常养护项目", None)] == names([now], [other])


def test_shared_indicators_are_content_too():
    rows = (("产出指标", "", "养护里程", "≥", "200", "公里"),)
    now = Example(name="农村公路日常养护项目", goal="", rows=rows)
    before = Example(name="农村公路养护项目", goal="", rows=rows)

    assert [("农村公路日常养护项目", "农村公路养护项目")] == names([now], [before])


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("第二小学教学楼维修项目", "第一小学教学楼维修项目"),
        ("东区公园绿化养护项目", "西区公园绿化养护项目"),
        ("农村公路养护项目（二期）", "农村公路养护项目（一期）"),
        ("207国道大中修养护工程", "206国道大中修养护工程"),
        ("A区市政道路养护项目", "B区市政道路养护项目"),
    ],
)
def test_numbers_and_directions_tell_projects_apart(now, before):
    goal = "完成养护维修任务，保障安全畅通。"

    assert [(now, None)] == names([Example(name=now, goal=goal)], [Example(name=before, goal=goal)])


def test_what_is_left_over_is_told_once():
    pairs = pair_projects(projects("道路养护", "桥梁检测"), projects("道路养护", "图书采购", "水库加固"))

    assert [[], ["图书采购", "水库加固"]] == [[item.name for item in pair.dropped] for pair in pairs]


def test_nothing_to_compare():
    assert [] == pair_projects([], projects("道路养护"))
    assert [("道路养护", None)] == names(["道路养护"], [])


def test_projects_without_name_are_not_paired():
    assert [("", None)] == [(name or "", other) for name, other in names([""], [""])]


def indicators(*rows):
    return projects(Example(rows=rows))[0].indicators


def paired(now, before):
    found = pair_indicators(indicators(*now), indicators(*before))
    pairs = [(item.name_text, other.name_text if other else None, same) for item, other, same in found.pairs]
    return pairs, [item.name_text for item in found.dropped]


def test_indicators_by_class_and_name_then_by_name():
    now = [("效益指标", "", "可用率", "≥", "99", "%"), ("产出指标", "", "可用率", "≥", "98", "%")]
    before = [("产出指标", "", "可用率", "≥", "97", "%"), ("满意度指标", "", "可用率", "≥", "96", "%")]

    assert ([("可用率", "可用率", True), ("可用率", "可用率", True)], []) == paired(now, before)
    found = pair_indicators(indicators(*now), indicators(*before))
    assert ["满意度指标", "产出指标"] == [other.category_text for _, other, _ in found.pairs if other]


def test_similar_indicators():
    now = [("产出指标", "", "参训学员的结业率", "≥", "99", "%")]

    assert ([("参训学员的结业率", "参训学员结业率", False)], []) == paired(
        now, [("产出指标", "", "参训学员结业率", "≥", "97", "%")]
    )
    assert ([("参训学员的结业率", None, False)], ["参训学员结业率"]) == paired(
        now, [("效益指标", "", "参训学员结业率", "≥", "97", "%")]
    )


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("一类水质断面达标率", "二类水质断面达标率"),
        ("农村低保对象保障人数", "农村低保对象保障率"),
        ("社区居家养老服务投诉率", "社区居家养老服务满意率"),
    ],
)
def test_indicators_that_only_look_alike(now, before):
    rows = [("产出指标", "", now, "", "5", "")], [("产出指标", "", before, "", "5", "")]

    assert ([(now, None, False)], [before]) == paired(*rows)


def test_likeness():
    assert 100 == likeness("道路养护", "道路养护")
    assert 0 == likeness("", "道路养护")
    assert 75 == likeness("道路养护", "道路维护")

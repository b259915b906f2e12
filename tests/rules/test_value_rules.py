"""The rules over values together: at most one finding for one fault, dual forms, and the real tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Table
from jixiao.rule import Example
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import readings

GRAMMAR = Grammar()
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

# name, sign | value | unit, codes of the findings that stay unfolded
TOGETHER = [
    ("完成新闻报道", "||", "VAL001"),
    ("完成新闻报道", "≥||篇", "VAL001"),
    ("设备验收合格率", "|≥**%|", "VAL002"),
    ("培训场次", "定性|/|", "VAL002"),
    ("设备验收合格率", "|≥120%|", "VAL003"),
    ("群众满意度", "|290%|", "VAL003"),
    ("营商环境", "|显著提升|", "VAL004"),
    ("营商环境", "≥|显著提升|", "VAL022"),
    ("完成新闻报道", "|≥4|", "VAL005"),
    ("服务对象", "|≥50万|", "VAL015"),
    ("验收合格率", "|≥100%|", "VAL007"),
    ("群众满意度", "|≥100%|", "VAL021"),
    ("群众满意度", "|≥0.95|", "VAL016"),
    ("群众满意度", "|0.95%|", "VAL016"),
    ("群众满意度", "|0%|", "VAL017"),
    ("群众满意度", "|≥0%|", "VAL006"),
    ("培训人数", "|待定|", "VAL010"),
    ("培训人数", "=|待定|人", "VAL010"),
    ("规划编制", "|是|", "VAL011"),
    ("规划编制", "=|是|", "VAL022"),
    ("参保率", "|不低于上年水平|", "VAL012"),
    ("政务公开考核", "|位于全省前列|", "VAL013"),
    ("设备利用率", "|90%-80%|", "VAL018"),
    ("完成时间", "|2023年13月底前|", "VAL018"),
    ("营商环境", "定性|有效改善|", "VAL020"),
    ("培训人数", "|-5人|", "VAL025"),
    ("就业人数", "|1600人、200人|", "VAL009"),
    ("验收合格率", "|≥95%|", ""),
]


def codes_of(engine, example):
    return sorted({item.code for item in engine.judge(readings(example, GRAMMAR), "example.xlsx")})


@pytest.fixture(scope="module")
def engine():
    return Engine(RuleSet(Host().registry(), Choice(select=("VAL",))), GRAMMAR)


@pytest.mark.parametrize(
    ("name", "cells", "expected"), TOGETHER, ids=[f"{i}-{row[2]}" for i, row in enumerate(TOGETHER)]
)
def test_one_fault_is_one_finding(engine, name, cells, expected):
    actual = codes_of(engine, Example(rows=(("产出指标", "", name, *cells.split("|")),)))

    assert expected.split() == actual


@pytest.mark.parametrize(
    ("annual", "total", "expected"),
    [
        ("", "≥500人", ["VAL001"]),
        ("XX人", "≥500人", ["VAL002"]),
        ("/", "≥500人", []),
        ("", "", ["VAL001"]),
        ("", "/", ["VAL001"]),
        ("", "无", ["VAL001"]),
        ("/", "/", ["VAL002"]),
        ("/", "", ["VAL002"]),
    ],
)
def test_a_target_for_the_whole_period_alone_is_no_gap(engine, annual, total, expected):
    table = Table("表", "F7")
    cell = {
        key: Passage.of(text, "表", 5, column)
        for column, (key, text) in enumerate(
            {"name": "培训人数", "value": annual, "total": total, "goal": "培训"}.items(), 1
        )
    }
    indicator = Indicator(
        GRAMMAR, "output", cell["name"], cell["goal"], cell["name"], cell["value"], total_value_passage=cell["total"]
    )
    project = Project(table, cell["name"], {}, cell["goal"], (indicator,))

    actual = [item.code for item in engine.judge(iter([table, project]), "example.xlsx")]

    assert expected == actual


@pytest.mark.parametrize(
    ("missing", "unread", "expected"), [((), False, ["VAL001"]), (("value",), False, []), ((), True, [])]
)
def test_a_value_that_could_not_be_read_is_not_empty(engine, missing, unread, expected):
    table = Table("表", "F4", missing_columns=missing)
    name, value = Passage.of("培训人数", "表", 5, 1), Passage.of("", "表", 5, 2)
    indicator = Indicator(GRAMMAR, "output", name, name, name, value, unread=unread)
    project = Project(table, name, {}, name, (indicator,))

    actual = [item.code for item in engine.judge(iter([table, project]), "example.xlsx")]

    assert expected == actual


@pytest.mark.parametrize(
    ("value_column", "expected"),
    [
        (1, ["指标值“长效机制逐步建立”没有量化，无法核对是否完成"]),
        (2, ["指标值“长效机制逐步建立”只是重复指标名称，没有目标数值"]),
    ],
    ids=["prose-that-is-both", "value-that-repeats"],
)
def test_prose_repeats_no_name(engine, value_column, expected):
    name, value = (Passage.of("长效机制逐步建立", "表", 5, column) for column in (1, value_column))
    indicator = Indicator(GRAMMAR, "benefit", Passage.of("效益指标", "表", 5, 3), NO_PASSAGE, name, value)
    project = Project(Table("表", "F4"), name, {}, name, (indicator,))

    found = [item for item in engine.judge(iter([project.table, project]), "example.xlsx") if item.code == "VAL004"]

    assert expected == [item.message.zh for item in found]


@pytest.mark.skipif(not DATA.exists(), reason="the collected tables are not beside the checkout")
def test_no_error_on_the_collected_indicators_but_the_reviewed_ones(engine):
    expected = {"VAL003": 2, "VAL010": 4}

    actual: dict[str, int] = {}
    for line in (DATA / "indicators.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        keys = ("category", "subcategory", "name", "sign", "value", "unit")
        row = tuple(str(item.get(key) or "").replace("\n", "") for key in keys)
        for found in engine.judge(readings(Example(rows=(row,)), GRAMMAR), "example.xlsx"):
            if found.severity.value == "error":
                actual[found.code] = actual.get(found.code, 0) + 1

    assert expected == actual


@pytest.mark.parametrize(("sign", "unit"), [("≥", "人"), ("", ""), ("≥", "")], ids=["sign-and-unit", "neither", "sign"])
def test_an_empty_value_is_shown_in_its_own_cell(engine, sign, unit):
    name, value = Passage.of("教师满意度", "表", 16, 7), Passage.of("", "表", 16, 9)
    beside = {
        "sign_passage": Passage.of(sign, "表", 16, 8) if sign else NO_PASSAGE,
        "unit_passage": Passage.of(unit, "表", 16, 10) if unit else NO_PASSAGE,
    }
    indicator = Indicator(GRAMMAR, "satisfaction", NO_PASSAGE, NO_PASSAGE, name, value, **beside)
    project = Project(Table("表", "F5"), name, {}, name, (indicator,))

    found = [item for item in engine.judge(iter([project.table, project]), "example.xlsx") if item.code == "VAL001"]

    assert [("I16", None)] == [(item.place.cell, item.place.span) for item in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("明显改善", [("VAL020", "定性的指标值“明显改善”没有分级分档，请写明各档标准或改为数值")]),
        ("95", [("VAL022", "指标属性写“定性指标”，指标值“95”却是数字，请改为“定量”")]),
    ],
    ids=["words", "number"],
)
def test_a_nature_beside_an_equals_sign(engine, value, expected):
    name, sign = Passage.of("设备验收合格率", "表", 5, 1), Passage.of("=", "表", 5, 2)
    cells = (NO_PASSAGE, NO_PASSAGE, name, Passage.of(value, "表", 5, 3), sign, Passage.of("%", "表", 5, 4))
    indicator = Indicator(GRAMMAR, "output", *cells, declared_text="定性指标")
    project = Project(Table("表", "F5"), name, {}, name, (indicator,))

    found = engine.judge(iter([project.table, project]), "example.xlsx")

    assert expected == [(item.code, item.message.zh) for item in found]

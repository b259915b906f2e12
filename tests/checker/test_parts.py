"""A finding on an equal entry is moved there from the first one; it is the finding that a look at the entry itself gives."""

from __future__ import annotations

import pytest

from jixiao.cells import indicators_of
from jixiao.finding import Finding, Fix, Severity
from jixiao.grammar import Grammar
from jixiao.model import NO_PASSAGE, Indicator, Passage
from jixiao.parts import Known, located, part_of
from jixiao.text import Text

FIRST = "1、产出指标：设备数量，年度指标值：≥5台。"
SECOND = "1、效益指标：使用率，年度指标值：≥90%。2、产出指标：设备数量，年度指标值：≥5台。"
SAID = Text("不妥", "odd")
GRAMMAR = Grammar()


def equal_entries(offset=0):
    first = indicators_of(Passage.of(FIRST, "表", 7, 3), GRAMMAR).indicators[0]
    second = indicators_of(Passage.of(SECOND, "表", 90, 4, offset), GRAMMAR).indicators[1]
    assert first.key == second.key
    return first, second


@pytest.mark.parametrize("offset", [0, 3])
@pytest.mark.parametrize("part", ["value", "name", "entry", "category"])
@pytest.mark.parametrize("span", [None, (0, 1), (1, 3)])
@pytest.mark.parametrize("fix", [None, Fix(0, 1, "不少于", safe=False)])
def test_a_moved_finding_is_the_one_made_anew(offset, part, span, fix):
    finding = Finding("SYS002", SAID, part, span, fix=fix)
    known = Known(finding)
    for item, project in zip(equal_entries(offset), ("甲项目", "乙项目"), strict=True):
        moved = known.placed(None, Severity.ERROR, item, "a.xlsx", project)
        assert located(finding, None, Severity.ERROR, item, "a.xlsx", project) == moved
        assert type(moved) is type(located(finding, None, Severity.ERROR, item, "a.xlsx", project))


def test_an_absent_part_falls_back_to_the_value_and_then_to_the_name():
    name, value = Passage.of("名称", "表", 2, 1), Passage.of("≥5", "表", 2, 2)
    whole = Indicator(GRAMMAR, "output", NO_PASSAGE, NO_PASSAGE, name, value)
    bare = Indicator(GRAMMAR, "output", NO_PASSAGE, NO_PASSAGE, name, NO_PASSAGE)

    assert [value, name] == [part_of(whole, "remark"), part_of(bare, "remark")]


def test_a_finding_on_sign_value_and_unit_is_placed_at_the_value():
    cells = [Passage.of(text, "表", 2, column) for column, text in enumerate(("名称", "≥", "95", "%"), 1)]
    name, sign, value, unit = cells
    whole = Indicator(GRAMMAR, "output", NO_PASSAGE, NO_PASSAGE, name, value, sign_passage=sign, unit_passage=unit)

    found = located(Finding("SYS002", SAID, "value"), None, Severity.ERROR, whole, "a.xlsx", None)
    assert ("C2", "95") == (found.place.cell, found.text)
    assert ["C2", "B2", "D2"] == [place.cell for place in found.places]

    found = located(Finding("SYS002", SAID, "value", (0, 1)), None, Severity.ERROR, whole, "a.xlsx", None)
    assert ("B2", "≥") == (found.place.cell, found.text)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("90", "90%", "≥90%"),
        ("90", "%", "≥90%"),
        ("12", "1000元", "≥12"),
        ("300", "1/10万", "≥300/10万"),
        ("", "90%", "≥90%"),
        ("5", "人/100户", "≥5人/100户"),
    ],
)
def test_figures_of_a_unit_do_not_lengthen_the_number_of_the_value(value, unit, expected):
    name, sign, own, counted = [Passage.of(text, "表", 2, n) for n, text in enumerate(("名称", "≥", value, unit), 1)]
    whole = Indicator(GRAMMAR, "output", NO_PASSAGE, NO_PASSAGE, name, own, sign_passage=sign, unit_passage=counted)

    assert expected == whole.text.text

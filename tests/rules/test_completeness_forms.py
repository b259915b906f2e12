"""What a table of cases cannot build: forms without a goal, guessed classes, rules that are off, and folding."""

from __future__ import annotations

from dataclasses import replace

from jixiao.engine import Engine
from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Table
from jixiao.rule import Context, Example
from jixiao.rules.completeness.missing_goal import MissingGoal
from jixiao.rules.completeness.missing_indicators import MissingIndicators
from jixiao.rules.completeness.missing_procurement import MissingProcurement
from jixiao.rules.form.level_mismatch import LevelMismatch
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import readings

GRAMMAR = Grammar()


def indicator(category, subcategory, *, guessed=()):
    texts = [
        Passage.of(text, "表", 5, column) for column, text in enumerate((category, subcategory, "合格率", "≥95%"), 1)
    ]
    return Indicator(GRAMMAR, "benefit", *texts, guessed=guessed)


def project(*indicators, columns=(), goal=NO_PASSAGE):
    table = Table("表", "F4", columns=frozenset(columns))
    return Project(table, Passage.of("业务培训", "表", 2, 1), {}, goal, indicators)


def codes(rule, subject):
    return [item.code for item in rule().check(subject, Context(GRAMMAR, subject.table))]


def test_a_form_without_a_goal_has_none_missing():
    assert [] == codes(MissingGoal, project(indicator("效益指标", "社会效益指标")))


def test_a_goal_column_without_a_cell():
    assert ["CMP004"] == codes(MissingGoal, project(indicator("效益指标", "社会效益指标"), columns=("goal",)))


def test_a_goal_cell_without_a_column():
    assert ["CMP004"] == codes(
        MissingGoal, project(indicator("效益指标", "社会效益指标"), goal=Passage.of("", "表", 3, 1))
    )


def test_a_guessed_class_is_no_mismatch():
    assert [] == codes(LevelMismatch, project(indicator("效益指标", "质量指标", guessed=("category",))))


def test_a_stated_class_is_one():
    assert ["FRM009"] == codes(LevelMismatch, project(indicator("效益指标", "质量指标", guessed=("name",))))


def test_a_project_without_amounts_and_indicators():
    assert ["CMP005"] == codes(MissingIndicators, project())


def test_procurement_is_off_unless_selected():
    assert MissingProcurement.enabled is False


def findings(example):
    engine = Engine(RuleSet(Host().registry(), Choice(select=("FRM", "CMP"))), GRAMMAR)
    return [item.code for item in engine.judge(readings(example, GRAMMAR), "示例.xlsx")]


def test_an_empty_cell_is_one_finding():
    assert ["CMP005"] == findings(Example(total="100.00"))


def test_an_unread_cell_is_one_finding():
    assert ["FRM003"] == findings(Example("详见附件。"))


def test_an_empty_goal_is_one_finding():
    rows = (
        ("产出指标", "数量指标", "培训人数", "≥", "500", "人"),
        ("效益指标", "社会效益指标", "上岗率", "≥", "90", "%"),
        ("满意度指标", "服务对象满意度指标", "学员满意度", "≥", "90", "%"),
    )

    assert ["CMP004"] == findings(Example(rows=rows, goal="无"))


def of_the_whole_period(*, guessed=("period",), total="三年完成改造"):
    return replace(
        project(indicator("效益指标", "社会效益指标", guessed=guessed), columns=("goal",)),
        total_goal=Passage.of(total, "表", 3, 1),
    )


def severities(subject):
    return [(item.severity, item.part) for item in MissingGoal().check(subject, Context(GRAMMAR, subject.table))]


def test_a_blank_half_of_the_budget_year_is_a_warning():
    assert [(Severity.WARNING, "goal")] == severities(of_the_whole_period())


def test_a_goal_of_the_whole_period_is_enough_where_the_year_has_indicators():
    assert [] == severities(of_the_whole_period(guessed=()))


def test_a_goal_that_is_blank_for_both_periods_is_an_error():
    assert [(None, "goal")] == severities(of_the_whole_period(total=""))

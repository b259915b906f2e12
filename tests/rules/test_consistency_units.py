"""CON011 over what a table of cases cannot build: the units of projects that bear one name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.model import Amount, Passage, Project, Subtotal, Table
from jixiao.ruleset import Choice, RuleSet

RULES = RuleSet(Host().registry(), Choice(select=("CON011",)))
HEAD = Table("甲", "F1", year=2024)
GOAL = "保障学校正常运转，按时足额拨付公用经费，改善办学条件，让学生安心上学。"


def project(name, row, unit=""):
    facts = {"organisation": Passage.of(unit, "甲", row, 3)} if unit else {}
    amounts = {"total": Amount(Passage.of(str(row), "甲", row, 4), Decimal(row))}
    return Project(HEAD, Passage.of(name, "甲", row, 1), amounts, Passage.of(GOAL, "甲", row, 2), (), facts=facts)


def found(*rows):
    engine = Engine(RULES, Grammar())
    assert list(engine.judge(iter([HEAD, *rows]), "a")) == []
    return [item.place.row for item in engine.finish()]


def test_every_school_has_the_project():
    assert found(project("公用经费", 5, "县第一小学"), project("公用经费", 6, "县第二小学")) == []


def test_below_the_totals_of_two_units():
    units = [
        Subtotal(Passage.of(name, "甲", row, 1), {}, grand=False)
        for name, row in (("县第一小学", 4), ("县第二小学", 6))
    ]

    assert found(units[0], project("公用经费", 5), units[1], project("公用经费", 7)) == []


@pytest.mark.parametrize(
    ("name", "unit"), [("公用经费", "县第一小学"), ("校舍维修", "县第二小学")], ids=["one-unit", "other-name"]
)
def test_a_copy_is_told(name, unit):
    assert found(project("公用经费", 5, "县第一小学"), project(name, 6, unit)) == [6]

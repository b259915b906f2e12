"""FRM011 over what a table of cases cannot build: facts beside projects, units, several tables and several files."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.model import Amount, Passage, Project, Subtotal, Table
from jixiao.ruleset import Choice, RuleSet

RULES = RuleSet(Host().registry(), Choice(select=("FRM011",)))


def project(name, row, facts=None, sheet="甲", goal="", total=None):
    table = Table(sheet, "F1")
    stated = {key: Passage.of(text, sheet, row, 3) for key, text in (facts or {}).items()}
    amounts = {"total": Amount(Passage.of(total, sheet, row, 4), Decimal(total))} if total else {}
    return Project(table, Passage.of(name, sheet, row, 1), amounts, Passage.of(goal, sheet, row, 2), (), facts=stated)


def unit(name, row, *, grand=False):
    return Subtotal(Passage.of(name, "甲", row, 1), {}, grand)


def judged(**files):
    """Return the findings on files, each a list of tables with their rows."""
    engine = Engine(RULES, Grammar())
    for file, tables in files.items():
        readings = []
        for head, rows in tables:
            for row in rows:
                if isinstance(row, Project):
                    row.table = head
            readings += [head, *rows]
        assert [] == list(engine.judge(iter(readings), file))
    return list(engine.finish())


def found(*tables):
    return [(item.place.row, item.related[0].place.row) for item in judged(a=tables)]


HEAD = Table("甲", "F1", year=2024)


def test_one_unit():
    assert [(6, 5)] == found((HEAD, [unit("某某局", 4), project("工作经费", 5), project("工作经费", 6)]))


def test_two_units():
    rows = [
        unit("某某局", 4),
        project("工作经费", 5),
        unit("某某中心", 6),
        project("工作经费", 7),
        project("工作经费", 8),
    ]

    assert [(8, 7)] == found((HEAD, rows))


def test_grand_total_ends_a_unit():
    rows = [project("工作经费", 4), unit("某某局", 5), unit("合计", 6, grand=True), project("工作经费", 7)]

    assert [(7, 4)] == found((HEAD, rows))


@pytest.mark.parametrize(
    ("first", "second", "expected"), [("001", "002", []), ("001", "001", [(6, 5)])], ids=["two", "one"]
)
def test_codes_tell_projects_apart(first, second, expected):
    rows = [project("工作经费", 5, {"code": first}), project("工作经费", 6, {"code": second})]

    assert expected == found((HEAD, rows))


def test_facts_on_one_only():
    rows = [project("工作经费", 5, {"code": "001"}), project("工作经费", 6), project("工作经费", 7)]

    assert [(7, 6)] == found((HEAD, rows))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Table("续表", "F1", year=2024), [(9, 5)]),
        (Table("续表", "F16", year=2024), []),
        (Table("续表", "F1", year=2023), []),
        (Table("续表", "F1", year=2024, level="department"), []),
    ],
    ids=["same-kind", "self-evaluation", "last-year", "department"],
)
def test_tables(other, expected):
    assert expected == found((HEAD, [project("工作经费", 5)]), (other, [project("工作经费", 9, sheet="续表")]))


def copies(first, second, head=None):
    other = head or Table("甲", "F1", year=2024)
    return [item.message.zh for item in judged(a=[(HEAD, [first])], b=[(other, [second])])]


def test_a_copy_in_another_file():
    goal = "完成辖区道路日常养护。"
    first, second = (project("道路养护", row, goal=goal, total="30.00") for row in (5, 9))

    assert ["项目“道路养护”与 a 第 5 行的项目同名，请删除重复行或在名称上区分"] == copies(first, second)


@pytest.mark.parametrize(
    ("goal", "total", "facts"),
    [
        ("保障机关运转。", "40.00", {}),
        ("完成辖区道路日常养护。", "40.00", {}),
        ("", "30.00", {}),
        ("完成辖区道路日常养护。", "30.00", {"department": "乙局"}),
    ],
    ids=["namesake", "goal-alone", "amount-alone", "another-department"],
)
def test_a_namesake_in_another_file(goal, total, facts):
    first = project("工作经费", 5, goal="完成辖区道路日常养护。", total="30.00")

    assert [] == copies(first, project("工作经费", 5, facts, goal=goal, total=total))


def test_a_copy_of_last_year():
    goal = "完成辖区道路日常养护。"
    first, second = (project("道路养护", row, goal=goal, total="30.00") for row in (5, 9))

    assert [] == copies(first, second, Table("甲", "F1", year=2023))


def test_another_sheet_is_named():
    tables = [
        (HEAD, [project("工作经费", 5)]),
        (Table("续表", "F1", year=2024), [project("工作经费", 9, sheet="续表")]),
    ]
    (item,) = judged(a=tables)

    assert "与工作表“甲”第 5 行的项目同名" in item.message.zh

"""FRM011 over what a table of cases cannot build: facts beside projects, units and several tables."""

from __future__ import annotations

import pytest

from jixiao.grammar import Grammar
from jixiao.model import Passage, Project, Subtotal, Table
from jixiao.rule import Context
from jixiao.rules.form.duplicate_project import DuplicateProject
from jixiao.subjects import Collected, Submission, TableRows, head_of

CONTEXT = Context(Grammar())


def project(name, row, facts=None, sheet="甲"):
    table = Table(sheet, "F1")
    stated = {key: Passage.of(text, sheet, row, 3) for key, text in (facts or {}).items()}
    return Project(table, Passage.of(name, sheet, row, 1), {}, Passage.of("", sheet, row, 2), (), facts=stated)


def unit(name, row, *, grand=False):
    return Subtotal(Passage.of(name, "甲", row, 1), {}, grand)


def found(*tables):
    rule, submission = DuplicateProject(), Submission("示例.xlsx")
    for head, rows in tables:
        lines = TableRows(head)
        submission.tables.append(lines)
        for row in rows:
            if isinstance(row, Subtotal):
                lines.rows.append(row)
                continue
            entry = head_of(row, "示例.xlsx")
            lines.rows.append(entry)
            digest = rule.digest(row, CONTEXT)
            if digest is not None:
                submission.collected.append(Collected(entry, digest))
    return [(item.at.row, item.related[0].at.row) for item in rule.check(submission, CONTEXT)]


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
        (Table("乙", "F1", year=2024), [(9, 5)]),
        (Table("乙", "F16", year=2024), []),
        (Table("乙", "F1", year=2023), []),
        (Table("乙", "F1", year=2024, level="department"), []),
    ],
    ids=["same-kind", "self-evaluation", "last-year", "department"],
)
def test_tables(other, expected):
    assert expected == found((HEAD, [project("工作经费", 5)]), (other, [project("工作经费", 9, sheet="乙")]))

"""AMT001, AMT006 and AMT007 beside facts that only a form states: money from above or carried over, and how long a project runs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.finding import Severity
from jixiao.grammar import Grammar
from jixiao.model import Amount, Passage, Project
from jixiao.rule import Context, Example
from jixiao.rules.money.cost_above_budget import CostAboveBudget
from jixiao.rules.money.cost_equals_budget import CostEqualsBudget
from jixiao.rules.money.costs import lasting
from jixiao.rules.money.row_sum import RowSum
from jixiao.testing import readings


def project(name, cost, *, total="100.00", upper=None, period=None, whole=None):
    example = Example(
        rows=(("成本指标", "经济成本指标", name, "≤", cost, "万元"),),
        total=total,
        fiscal=None,
        all_amounts={"total": whole} if whole else {},
    )
    (found,) = (item for item in readings(example, Grammar()) if isinstance(item, Project))
    if upper:
        number = Decimal(upper) if upper != "无" else None
        found.amounts = {**found.amounts, "upper": Amount(Passage.of(upper, "表", 1, 4), number)}
    if period:
        found.facts = {"period": Passage.of(period, "表", 2, 2)}
    return found


def severities(rule, subject):
    return [item.severity for item in rule().check(subject, Context(Grammar(), subject.table))]


@pytest.mark.parametrize(
    ("cost", "upper", "expected"),
    [
        ("47", "12", []),
        ("47.01", "12", [Severity.ERROR]),
        ("47", None, [Severity.ERROR]),
        ("47", "无", [Severity.ERROR]),
        ("35", "12", []),
    ],
)
def test_money_from_above_beside_the_own_total(cost, upper, expected):
    assert expected == severities(CostAboveBudget, project("项目总成本", cost, total="35", upper=upper))


@pytest.mark.parametrize(("cost", "expected"), [("47", [None]), ("35", [None]), ("12", [])])
def test_cost_that_equals_both_together(cost, expected):
    assert expected == severities(CostEqualsBudget, project("项目总成本", cost, total="35", upper="12"))


@pytest.mark.parametrize(
    ("name", "period", "expected"),
    [
        ("项目总成本", "2025.01-2025.12", [Severity.ERROR]),
        ("项目总成本", "2024年-2026年", [Severity.WARNING]),
        ("建设成本", "2025年1月至2025年12月", [Severity.WARNING]),
        ("建设成本", "2024.01-2026.12", []),
        ("建设成本", "三年", []),
        ("设备采购成本", "长期", []),
        ("建设成本", "二〇二五年", [Severity.WARNING]),
        ("项目总投资", "2025年", [Severity.WARNING]),
    ],
)
def test_how_long_a_project_runs(name, period, expected):
    assert expected == severities(CostAboveBudget, project(name, "130", period=period))


def test_evaluation_form_has_the_amount_after_adjustments_beside_the_target_before():
    subject = project("项目总成本", "130")
    subject.table = replace(subject.table, form="F16")

    assert [] == severities(CostAboveBudget, subject)


@pytest.mark.parametrize(
    ("columns", "total", "expected"),
    [({"carry"}, "130.00", []), ({"upper"}, "130.00", []), ({"name"}, "130.00", [None]), ({"carry"}, "110.00", [None])],
)
def test_money_that_a_total_comprises_beside_its_sources(columns, total, expected):
    example = Example(total=total, fiscal="100.00", other="20.00")
    (found,) = (item for item in readings(example, Grammar()) if isinstance(item, Project))
    found.table = replace(found.table, columns=frozenset(columns))

    assert expected == severities(RowSum, found)


@pytest.mark.parametrize(
    ("period", "whole", "expected"),
    [("2024-2026", None, True), ("2024-2026", "300.00", False), ("2025", None, False), (None, None, False)],
)
def test_lasting(period, whole, expected):
    assert expected == lasting(project("项目总成本", "1", period=period, whole=whole))

"""AMT006 cost-above-budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, plain, written, yuan_factor
from jixiao.rules.money.costs import budgets, costs, lasting, number_of
from jixiao.rules.money.words import any_of, ending
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["CostAboveBudget"]


_EVALUATION = "F16"
"""Evaluation and monitoring: the amount is the one after adjustments, the target the one before; they are not compared."""


class CostAboveBudget(Rule):
    """The total cost of a project is at most what is applied for.

    Why: a cost target above the budget controls nothing, or one of the two figures is wrong.
    """

    code, name = "AMT006", "cost-above-budget"
    title = Text("成本指标超过预算", "cost target above the budget")
    checks = Text(
        "项目总成本类指标的上限不大于表内写明的最大金额（项目总计、全周期总额、各来源之和，或本级预算加上级资金），万元与元先换算。"
        "建设成本、采购费用等没有写明是总成本的，以及项目总投资只有当年金额可比、或项目跨年度的，只作警告。"
        "单位成本、人均成本、单项和社会、生态成本以及别人的成本不比，自评表中的预算已经调整，也不比。",
        "The upper bound of a total-cost indicator does not exceed the largest amount that the form declares (the total,"
        " that of the whole project, the sum of the sources, or the own level's budget with the money from above); units"
        " are converted. Costs of building, buying and the like that are not called total, and a total investment beside"
        " one year's amount or in a project of several years, are warnings. Unit costs, costs per head, single items,"
        " social or ecological costs and those of others are not compared, nor are self-evaluations, whose budgets were"
        " adjusted.",
    )
    why = Text(
        "成本指标用来控制支出，高于预算就失去控制作用，或者两处金额有一处写错。",
        "A cost target is there to control spending; above the budget it controls nothing, or one figure is wrong.",
    )
    repair = Text(
        "把成本指标改为不大于项目金额，或改正项目金额。",
        "Lower the cost target to the project's amount or below, or correct the amount.",
    )
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("arithmetic", "mof-2015-88/principles")
    supersedes = ("AMT007",)
    bad = (
        Example(rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "120", "万元"),)),
        Example(indicators="产出指标：项目总成本，年度指标值：不超过1200000元。"),
        Example(rows=(("产出指标", "成本指标", "设备采购成本", "≤", "130", "万元"),)),
    )
    good = (
        Example(rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "98", "万元"),)),
        Example(rows=(("成本指标", "经济成本指标", "每公里养护单位成本", "≤", "120", "万元"),)),
        Example(
            rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "280", "万元"),), all_amounts={"total": "300.00"}
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare the total-cost targets with the largest amount of the project."""
        known = budgets(project) if project.table.form != _EVALUATION and costs(project) else []
        factor = yuan_factor(project.table)
        if not known or not factor:
            return
        budget = max(known)
        for indicator, cost in costs(project):
            severity = _severity(indicator, project) if cost - budget >= CENT * factor else None
            if severity is not None:
                yield self._finding(project, indicator, cost / factor, budget / factor, severity)

    def _finding(
        self, project: Project, indicator: Indicator, cost: Decimal, budget: Decimal, severity: Severity
    ) -> Finding:
        number, unit = number_of(indicator), project.table.unit
        return self.finding(
            number.span if number else None,
            zh=f"成本目标{written(cost)}{unit}超过项目金额{written(budget)}{unit}，多{written(cost - budget)}{unit}",
            en=f"the cost target {written(cost)} {unit} exceeds the project's {written(budget)} {unit} by {written(cost - budget)}",
            at=indicator,
            part="value",
            expected=plain(budget),
            actual=plain(cost),
            difference=plain(cost - budget),
            suggestion=Text(f"写成“≤{plain(budget)}{unit}”或更低", f"write “≤{plain(budget)}{unit}” or less"),
            related=[Related(project, "total")],
            severity=severity,
        )


def _severity(indicator: Indicator, project: Project) -> Severity | None:
    """Return how grave a cost above the budget is by its name; None where the name does not mean the whole cost."""
    stem = indicator.name.stem
    if any_of("part-cost").search(stem) or any_of("no-money-cost").search(indicator.subcategory or ""):
        return None
    if not ending("whole-cost").search(stem):
        named = ending("work-cost").search(stem) and not any_of("thing").search(stem)
        return Severity.WARNING if named and not lasting(project) else None
    open_end = not project.amounts_total and ending("investment").search(stem)
    return Severity.WARNING if open_end or lasting(project) else Severity.ERROR

"""AMT007 cost-equals-budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, plain, written, yuan_factor
from jixiao.rules.money.costs import budgets, costs, number_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["CostEqualsBudget"]


class CostEqualsBudget(Rule):
    """A cost target asks for less than the whole budget.

    Why: 不超过预算 is the law already; a cost indicator is there to save.
    """

    code, name = "AMT007", "cost-equals-budget"
    title = Text("成本指标等于预算", "cost target equals the budget")
    checks = Text(
        "成本指标的金额与项目总计（或全周期总额）相等。",
        "The sum of a cost indicator equals the project's total, of the year or of the whole project.",
    )
    why = Text(
        "不突破预算本来就是要求，成本指标等于预算等于没有节约目标。",
        "Keeping to the budget is required anyway; a cost target equal to it sets no target of saving.",
    )
    repair = Text(
        "参照中标价、定额或上年实际，写出低于预算的成本目标，或改用单位成本。",
        "Set a lower cost from tenders, norms or last year, or a unit cost.",
    )
    severity = Severity.INFO
    reliability = "exact"
    basis = ("review-practice",)
    bad = (
        Example(rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "100", "万元"),)),
        Example(rows=(("产出指标", "成本指标", "设备购置费用", "≤", "1000000", "元"),)),
    )
    good = (
        Example(rows=(("成本指标", "经济成本指标", "项目总成本", "≤", "95", "万元"),)),
        Example(rows=(("成本指标", "经济成本指标", "培训成本", "≤", "100", "元/人"),), unit="元"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare every cost with the totals."""
        for indicator, cost in costs(project):
            factor = yuan_factor(project.table) or 1
            if not any(abs(cost - budget) < CENT * factor for budget in budgets(project)):
                continue
            number, unit = number_of(indicator), project.table.unit
            yield self.finding(
                number.span if number else None,
                zh=f"成本目标{written(cost / factor)}{unit}等于项目金额，没有节约目标",
                en=f"the cost target {written(cost / factor)} {unit} equals the project's amount and saves nothing",
                at=indicator,
                part="value",
                actual=plain(cost / factor),
                suggestion=Text(
                    f"写成低于{written(cost / factor)}{unit}的目标，或改用单位成本",
                    f"write less than {written(cost / factor)} {unit}, or a unit cost",
                ),
                related=[Related(project, "total")],
            )

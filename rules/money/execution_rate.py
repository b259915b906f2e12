"""AMT011 execution-rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.money.amounts import plain
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["ExecutionRate"]

_RATE = deferred(r"\s*([0-9]+(?:\.([0-9]+))?)\s*[%％]\s*")
_HUNDRED = Decimal(100)


def _spent(budget: str, spent: str, rate: str) -> Example:
    return Example(execution={"budget": budget, "spent": spent, "rate": rate})


class ExecutionRate(Rule):
    """The rate of execution of a self-evaluation is what was spent, divided by the budget.

    Why: the points for execution are counted on it.
    """

    code, name = "AMT011", "execution-rate"
    title = Text("执行率与金额不符", "rate of execution does not follow from the amounts")
    checks = Text(
        "自评表上方的执行率不等于执行数除以预算数。有年初预算数和全年预算数两栏的，与其中一个相符即可；取整或截去小数的不报。",
        "The rate of execution above the indicators of a self-evaluation is not what was spent divided by the budget. Where the "
        "form has two budgets, of the beginning and of the whole year, one of them will do; so will a rate that was rounded or cut.",
    )
    why = Text(
        "预算执行的得分按执行率计算，执行率不对，得分就不对。", "The points for execution are counted on the rate."
    )
    repair = Text(
        "按“执行数 ÷ 预算数”重新计算执行率，或更正金额。",
        "Divide what was spent by the budget anew, or correct the amounts.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic",)
    bad = (_spent("500", "450", "95%"),)
    good = (_spent("500", "450", "90%"), _spent("310.2", "154.74", "50%"))

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare the rate with what the amounts of its line give."""
        execution = project.execution
        stated = _RATE.fullmatch(execution.rate.text)
        spent = execution.spent.number if execution.spent is not None else None
        budgets = [amount.number for amount in execution.budgets if amount.number]
        if stated is None or spent is None or not budgets:
            return
        rate, step = Decimal(stated[1]), Decimal(1).scaleb(-len(stated[2] or ""))
        rates = [spent / budget * _HUNDRED for budget in budgets]
        if any(abs(rate - item) < step for item in rates):
            return
        right = round(rates[-1], 2).normalize()
        yield self.finding(
            part="rate",
            zh=f"执行率写作 {plain(rate)}%，按执行数 {plain(spent)} ÷ 预算数 {plain(budgets[-1])} 应为 {plain(right)}%",
            en=f"the rate is given as {plain(rate)} %; {plain(spent)} spent of {plain(budgets[-1])} are {plain(right)} %",
            expected=f"{plain(right)}%",
            actual=f"{plain(rate)}%",
            difference=plain(rate - right),
        )

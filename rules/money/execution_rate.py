"""AMT011 execution-rate."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.money.amounts import plain
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Execution, Project

__all__ = ["ExecutionRate"]

_RATE = deferred(r"\s*([0-9]+(?:\.([0-9]+))?)\s*([%％]?)\s*")
_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
_MOST = 4
"""Other amounts of a line that are put together; no form has more."""


def _spent(budget: str, spent: str, rate: str) -> Example:
    return Example(execution={"budget": budget, "spent": spent, "rate": rate})


class ExecutionRate(Rule):
    """The rate of execution of a self-evaluation is what was spent, divided by the budget.

    Why: the points for execution are counted on it.
    """

    code, name = "AMT011", "execution-rate"
    title = Text("执行率与金额不符", "rate of execution does not follow from the amounts")
    checks = Text(
        "自评、监控表上方合计一行的执行率，用这一行的执行数（到位数）除以预算数（年初、调整、全年，或其中几项之和）都得不出来。超支而执行率写 100% 的不报，写成 100% 以上的作为警告；金额和执行率取整、截去小数留下的差别不报；执行率写成 0.95、95 的按百分比理解。",
        "The rate of execution in the line of the total, above the indicators of a self-evaluation or monitoring form, follows from no "
        "division of what was spent (or received) by the budgets of that line (of the beginning, adjusted, of the whole year, or several together). "
        "What rounding or cutting of amounts and rate leaves open is no difference, nor is 100 % where more was spent than the budget; a rate above 100 % is a warning. 0.95 and 95 are taken for percentages.",
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
        """Compare the rate with what the amounts of its line give, whichever of them it may be counted on."""
        stated = _RATE.fullmatch(project.execution.rate.text)
        if stated is None:
            return
        candidates = list(_shares(project.execution))
        if not candidates:
            return
        rate, step = Decimal(stated[1]), Decimal(1).scaleb(-len(stated[2] or ""))
        meant = [(rate, step)]
        if not stated[3] and rate <= 1:
            meant.append((rate * _HUNDRED, step * _HUNDRED))
        if any(_gives(part, others, *one) for part, others in candidates for one in meant):
            if rate > _HUNDRED:
                yield self._exceeded(project.execution.rate.text.strip())
            return
        part, whole = candidates[0][0].normalize(), sum(candidates[0][1], _NOTHING).normalize()
        if rate == _HUNDRED and part > whole:
            return  # a rate is often capped at 100 %
        text = project.execution.rate.text.strip()
        right = round(part / whole * _HUNDRED, 2).normalize()
        yield self.finding(
            part="rate",
            zh=f"执行率写作 {text}，按执行数 {plain(part)} ÷ 预算数 {plain(whole)} 应为 {plain(right)}%",
            en=f"the rate is given as {text}; {plain(part)} spent of {plain(whole)} are {plain(right)} %",
            expected=f"{plain(right)}%",
            actual=text,
            difference=plain(meant[-1][0] - right),
        )

    def _exceeded(self, rate: str) -> Finding:
        return self.finding(
            part="rate",
            zh=f"执行率 {rate} 超过 100%，执行数大于预算数，请核对",
            en=f"the rate of {rate} is above 100 %: more was spent than the budget; check it",
            suggestion=Text(
                "有追加预算的，预算数写调整后的；没有的，核对执行数",
                "where the budget was raised, write it as adjusted; else check what was spent",
            ),
            severity=Severity.WARNING,
        )


def _shares(execution: Execution) -> Iterator[tuple[Decimal, tuple[Decimal, ...]]]:
    """Yield each amount that was spent with every choice of others that it may be a share of, the last budget first."""
    spent = [amount.number or _NOTHING for amount in execution.spent]
    budgets = [amount.number or _NOTHING for amount in reversed(execution.budgets)]
    for place, part in enumerate(spent):
        others = [number for number in (*budgets, *spent[:place], *spent[place + 1 :]) if number > 0]
        for size in range(1, len(others) + 1):
            yield from ((part, chosen) for chosen in combinations(others[:_MOST], size))


def _gives(part: Decimal, others: tuple[Decimal, ...], rate: Decimal, step: Decimal) -> bool:
    """Tell whether the rate lies within what rounding of the amounts, and rounding or cutting of itself, leave open."""
    whole, slack = sum(others), sum(map(_half, others))
    least = (part - _half(part)) / (whole + slack) * _HUNDRED
    most = (part + _half(part)) / (whole - slack) * _HUNDRED
    return least < rate + step and most >= rate - step / 2


def _half(number: Decimal) -> Decimal:
    """Return half of one in the last place that is written."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2

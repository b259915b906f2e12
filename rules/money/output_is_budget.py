"""AMT008 output-is-budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, plain, written, yuan_factor
from jixiao.rules.money.costs import number_of, outputs
from jixiao.rules.money.words import any_of, ending
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["OutputIsBudget"]


class OutputIsBudget(Rule):
    """An output says what the money buys, not the money.

    Why: spending the budget is no result.
    """

    code, name = "AMT008", "output-is-budget"
    title = Text("以预算金额作数量指标", "budget offered as output")
    checks = Text(
        "产出指标（成本指标和名称写明是总价、价款、费用的除外）的金额与项目总计、某项资金来源或全周期总额相等。"
        "项目做的就是发放、注入或偿还资金的，只作提示。",
        "The sum of an output indicator (costs, prices and fees aside) equals the project's total, one of its sources or"
        " the whole amount. Where handing out, investing or paying back money is what the project does, this is info.",
    )
    why = Text(
        "花掉预算不是产出；产出要写用这笔钱完成的工作量。",
        "Spending the budget is no output; an output is the work that the money pays for.",
    )
    repair = Text(
        "改写为完成的数量，如面积、套数、人次、项目个数。",
        "Write the quantity that is done: area, sets, persons, number of works.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("review-practice", "mof-2020-10/task-match")
    bad = (
        "产出指标：完成校园维修，年度指标值：100万元。",
        Example(rows=(("产出指标", "数量指标", "设备采购金额", "=", "1000000", "元"),)),
    )
    good = (
        "产出指标：维修校舍面积，年度指标值：≥800平方米。",
        Example(rows=(("产出指标", "成本指标", "维修费用", "≤", "100", "万元"),)),
        Example(rows=(("产出指标", "数量指标", "设备购置总价", "≤", "100", "万元"),)),
        Example(rows=(("产出指标", "数量指标", "发放贷款金额", "≥", "500", "万元"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare the sums among the outputs with the amounts."""
        for indicator, amount in outputs(project):
            if "成本" in (indicator.subcategory or "") or _names_cost(indicator.name.stem):
                continue
            factor = yuan_factor(project.table)
            keys = (
                []
                if factor is None
                else [
                    prefix + key
                    for prefix, amounts in (("", project.amounts), ("all:", project.amounts_total))
                    for key, item in amounts.items()
                    if item.number and abs(item.number * factor - amount) < CENT * factor
                ]
            )
            if not keys or factor is None:
                continue
            number, unit = number_of(indicator), project.table.unit
            yield self.finding(
                number.span if number else None,
                zh=f"产出指标{written(amount / factor)}{unit}就是项目的预算金额",
                en=f"the output {written(amount / factor)} {unit} is the project's budget itself",
                at=indicator,
                part="value",
                actual=plain(amount / factor),
                suggestion=Text(
                    "改写为这笔资金完成的工作量，如“≥××平方米”“≥××套”",
                    "write the work that the money pays for, such as an area or a number of sets",
                ),
                related=[Related(project, keys[0])],
                severity=Severity.INFO if any_of("handed-out").search(indicator.name.stem) else None,
            )


def _names_cost(stem: str) -> bool:
    """Tell whether a name says that the sum is a cost: 造价, 总价, 购置费."""
    if any_of("cost-names").search(stem):
        return True
    return ending("fee").search(stem) is not None and not ending("no-fee").search(stem)

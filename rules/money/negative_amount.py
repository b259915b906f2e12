"""AMT003 negative-amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import LABELS, plain, written
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Amounts, Project
    from jixiao.rule import Context

__all__ = ["NegativeAmount"]


class NegativeAmount(Rule):
    """No amount of a project is negative.

    Why: an appropriation cannot be less than nothing; a minus comes from a formula or an adjustment table.
    """

    code, name = "AMT003", "negative-amount"
    title = Text("金额为负", "negative amount")
    checks = Text(
        "项目的总计和各资金来源都不小于零。", "Neither the total of a project nor any of its sources is below zero."
    )
    why = Text(
        "预算安排不会小于零；负数多半来自公式或误贴的调整表。",
        "An appropriation is never below zero; a minus usually comes from a formula or a pasted adjustment table.",
    )
    repair = Text("填写本年度实际申报的金额。", "Write the amount that is applied for this year.")
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("arithmetic", "import-gate")
    bad = (
        Example(total="-100.00", fiscal="-100.00"),
        Example(total="100.00", fiscal="120.00", other="-20.00"),
    )
    good = (Example(total="0.00", fiscal="0.00"), Example(total="100.00", fiscal="100.00"))

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Look at every amount."""
        yield from self._check(project.amounts, "")
        if project.amounts_total:
            yield from self._check(project.amounts_total, "all:")

    def _check(self, amounts: Amounts, prefix: str) -> Iterator[Finding]:
        for key, amount in amounts.items():
            number = amount.number
            if number is not None and number < 0:
                yield self.finding(
                    zh=f"{LABELS[key].zh}为负数{written(number)}",
                    en=f"the {LABELS[key].en} {'are' if key == 'other' else 'is'} negative: {written(number)}",
                    part=prefix + key,
                    actual=plain(number),
                    suggestion=Text("改为本年度申报金额，应不小于零", "write the amount applied for, zero or more"),
                )

"""AMT009 goal-amount-mismatch."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, FACTORS, plain, written, yuan_factor
from jixiao.rules.money.words import alternatives, any_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["GoalAmountMismatch"]

_MONEY = deferred(
    r"(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)[ ]*(亿元|百万元|万元|千元|元)"
)
_CLAUSE = deferred(r"[^，,。；;！!\n（）()]+(?:,[0-9]{3}[^，,。；;！!\n（）()]*)*")
_LINK = r"(?:共计|合计|总计|共|总额|总金额|金额|安排|投入|人民币|为|是|的|[：: ])*"


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('whole-money')}){_LINK}$")


class GoalAmountMismatch(Rule):
    """The budget named in the goal is the budget of the table.

    Why: goals are copied from older papers; readers of the two figures do not know which one is applied for.
    """

    code, name = "AMT009", "goal-amount-mismatch"
    title = Text("目标文字金额与表内不符", "amount in the goal differs from the table")
    checks = Text(
        "绩效目标里只出现一个金额，并写明是项目资金、预算或申请金额，"
        "却与表内总计、各来源、全周期金额都不相等（按目标文字的精度四舍五入）。提到其中、上年、每年、中央、"
        "累计、约数等的不比。",
        "The goal names a single amount, and as the project's money, budget or application, that equals neither the"
        " total nor a source nor the whole amount (rounded as the goal writes it). Clauses about parts, other years,"
        " other money or approximations are not compared.",
    )
    why = Text(
        "目标文字常从旧材料复制，两个金额以哪一个为准说不清。",
        "Goals are copied from older papers; nobody can say which figure is applied for.",
    )
    repair = Text(
        "把目标文字里的金额改为表内金额，或删去金额。", "Make the goal's amount that of the table, or leave it out."
    )
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("consistency",)
    bad = (
        Example(goal="本年度安排项目资金120万元，完成校舍维修。"),
        Example(goal="完成监测任务，项目预算共计1,050,000元。"),
    )
    good = (
        Example(goal="本年度安排项目资金100万元，完成校舍维修。"),
        Example(goal="带动社会投资120万元，完成校舍维修。"),
        Example(goal="上年安排项目资金120万元，本年继续完成校舍维修。"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare the one amount of the goal with the amounts of the table."""
        text = project.goal.text
        if "元" not in text:
            return
        factor = yuan_factor(project.table)
        found = list(_MONEY.finditer(text))
        if factor is None or len(found) != 1 or not self._is_budget(text, found[0]):
            return
        money = found[0]
        digits = money[1].replace(",", "")
        scale = FACTORS[money[2]]
        stated = Decimal(digits) * scale
        exactness = max(Decimal(scale).scaleb(-len(digits.partition(".")[2])) / 2, CENT * factor)
        amounts = [
            item.number * factor
            for group in (project.amounts, project.amounts_total)
            for item in group.values()
            if item.number
        ]
        total = project.amount()
        if not total or any(abs(stated - amount) <= exactness for amount in amounts):
            return
        unit = project.table.unit
        yield self.finding(
            money.span(),
            zh=f"绩效目标写明{money[0]}，表内总计为{written(total)}{unit}",
            en=f"the goal names {money[0]}, the table's total is {written(total)} {unit}",
            part="goal",
            expected=plain(total),
            actual=plain(stated / factor),
            difference=plain(stated / factor - total),
            suggestion=Text(
                f"改为“{plain(total)}{unit}”，或改正表内金额", f"write “{plain(total)}{unit}”, or correct the table"
            ),
            related=[Related(project, "total")],
        )

    def _is_budget(self, text: str, money: re.Match[str]) -> bool:
        """Tell whether the words before the amount mean the whole project's money of this year."""
        for clause in _CLAUSE.finditer(text):
            if money.start() in range(*clause.span()):
                before = text[clause.start() : money.start()]
                around = before + text[money.end() : clause.end()]
                return bool(_whole().search(before)) and not any_of("other-money").search(around)
        return False

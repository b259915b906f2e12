"""AMT005 annual-above-total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, LABELS, plain, written
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["AnnualAboveTotal"]


class AnnualAboveTotal(Rule):
    """The amount of the budget year is part of the whole project's.

    Why: a year that costs more than the whole project is a mistake in one of the two.
    """

    code, name = "AMT005", "annual-above-total"
    title = Text("年度金额大于总额", "annual amount above the whole")
    checks = Text(
        "有中期（全周期）资金栏的表中，各项年度金额不大于对应的总额；总额栏为空或为零的不查。",
        "In forms with amounts of the whole project, no annual amount exceeds the whole one beside it; a blank or"
        " zero whole is left alone.",
    )
    why = Text("年度安排是总额的一部分，不会比总额大。", "A year is part of the whole and cannot cost more.")
    repair = Text("核对两栏金额，改正写错的一个。", "Check both amounts and correct the wrong one.")
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("arithmetic",)
    bad = (
        Example(total="120.00", fiscal="120.00", all_amounts={"total": "100.00", "fiscal": "100.00"}),
        Example(total="100.00", fiscal="100.00", all_amounts={"total": "300.00", "fiscal": "80.00", "other": "220.00"}),
    )
    good = (
        Example(total="100.00", fiscal="100.00", all_amounts={"total": "100.00", "fiscal": "100.00"}),
        Example(total="100.00", fiscal="100.00", all_amounts={"total": "300.00", "fiscal": ""}),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare each annual amount with the whole one."""
        for key, whole in project.amounts_total.items():
            annual = project.amount(key)
            if annual is None or not whole.number or annual - whole.number < CENT:
                continue
            gap = annual - whole.number
            yield self.finding(
                zh=f"年度{LABELS[key].zh}{written(annual)}比全周期的{written(whole.number)}多{written(gap)}",
                en=f"this year's {LABELS[key].en} {written(annual)} exceeds the whole project's {written(whole.number)} by {written(gap)}",
                part=key,
                expected=plain(whole.number),
                actual=plain(annual),
                difference=plain(gap),
                suggestion=Text(
                    f"年度金额应不大于{written(whole.number)}",
                    f"write at most {written(whole.number)}, or correct the whole",
                ),
                related=[Related(project, f"all:{key}")],
            )

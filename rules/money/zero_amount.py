"""AMT004 zero-amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example, Rule
from jixiao.text import Text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rule import Context

__all__ = ["ZeroAmount"]


class ZeroAmount(Rule):
    """A project with indicators has money.

    Why: targets without money cannot be met, and a forgotten amount makes every total wrong.
    """

    code, name = "AMT004", "zero-amount"
    title = Text("金额为零却有指标", "indicators without money")
    checks = Text(
        "总计为零、各资金来源和全周期金额也没有大于零的数，却填了绩效指标。",
        "The total is zero, no source and no whole-project amount is above zero, and yet there are indicators.",
    )
    why = Text(
        "没有资金的目标无从完成；漏填的金额会使合计全部出错。",
        "Targets without money cannot be met, and a forgotten amount makes every total wrong.",
    )
    repair = Text(
        "补填金额；本年度不安排资金的，说明原因或不列入本表。",
        "Add the amount; if nothing is spent this year, say why.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("mof-2015-88/principles", "consistency")
    requires = ("total",)
    bad = (
        Example(indicators="产出指标：培训人数，年度指标值：≥200人。", total="0.00", fiscal="0.00"),
        Example(indicators="产出指标：培训人数，年度指标值：≥200人。", total="0", fiscal=""),
    )
    good = (
        Example(indicators="产出指标：培训人数，年度指标值：≥200人。", total="0.01", fiscal="0.01"),
        Example(indicators="", total="0.00", fiscal="0.00"),
        Example(indicators="产出指标：培训人数，年度指标值：≥200人。", total="0.00", all_amounts={"total": "300.00"}),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare the amounts with the presence of indicators."""
        if project.amount() != 0 or not project.indicators:
            return
        if any(item.number for amounts in (project.amounts, project.amounts_total) for item in amounts.values()):
            return
        count = len(project.indicators)
        yield self.finding(
            zh=f"项目金额为零，却填了{count}条指标",
            en=f"the project has no money but {plural(count, 'indicator')}",
            part="total",
            actual="0",
            suggestion=Text(
                "补填本年度金额，或说明为何不需要资金", "add this year's amount, or say why none is needed"
            ),
        )

"""CMP007 too-many-indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Parameter, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["TooManyIndicators"]

_LONG = tuple(("产出指标", "数量指标", f"第{number}期培训人数", "≥", "50", "人") for number in range(1, 17))


class TooManyIndicators(Rule):
    """A project keeps to the indicators that matter.

    Why: a long list hides the core results and costs more to collect than it tells.
    """

    code, name = "CMP007", "too-many-indicators"
    title = Text("指标过多", "too many indicators")
    checks = Text(
        "项目的指标条数多于 maximum（默认 15）。部门整体支出表不受此限。",
        "A project has more indicators than maximum (15 by default). Department-level tables are left alone.",
    )
    why = Text(
        "指标过多会淹没核心产出和效果，也加重采集负担。",
        "Too many indicators bury the core results and are a burden to collect.",
    )
    repair = Text(
        "合并同类指标，只保留最能反映核心产出和效果的几条。",
        "Merge like indicators and keep the few that show the core results.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("mof-2021-101/principles",)
    bad = (Example(rows=_LONG),)
    good = (Example(rows=_LONG[:15]), Example(rows=_LONG, level="department"))
    maximum = Parameter(15, Text("至多几条指标", "how many indicators at most"), low=1)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if the project has more indicators than allowed."""
        count = len(project.indicators)
        if count > self.maximum and project.table.level == "project":
            yield self.finding(
                zh=f"有 {count} 条指标，多于 {self.maximum} 条，请突出重点",
                en=f"{count} indicators are more than {self.maximum}; keep to the core ones",
                expected=f"≤{self.maximum}",
                actual=count,
                difference=count - self.maximum,
            )

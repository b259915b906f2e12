"""CON014 all-hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.rule import Parameter, Rule
from jixiao.rules.consistency.texts import texts_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["AllHundred"]

_NUMERIC = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE, Kind.COMPOUND})


class AllHundred(Rule):
    """A project's targets are not all 100 %.

    Why: when everything is 100 % nothing tells this project from any other.
    """

    code, name = "CON014", "all-hundred"
    title = Text("指标全为100%", "all targets are 100 %")
    checks = Text(
        "数值类指标达到规定条数时，取值为 100%（或≥100%）的不少于规定比例。",
        "Where there are enough numeric targets, the given share of them or more is 100 %.",
    )
    why = Text(
        "全部写成 100% 看不出工作量和难度，也就无从评价。",
        "With 100 % everywhere neither the amount nor the difficulty of the work shows.",
    )
    repair = Text(
        "数量指标写出具体数量，质量和效益指标参照上年实际或标准设定。",
        "Give numbers for quantities, and set rates by last year or a standard.",
    )
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("mof-2021-101/principles", "review-practice")
    percent = Parameter(80, Text("占百分之几以上", "share in percent"), low=1, high=100)
    minimum = Parameter(5, Text("至少几条数值类指标", "numeric targets needed"), low=1, high=100)
    bad = (
        (
            "1、产出指标：任务完成率，年度指标值：100%。2、产出指标：验收合格率，年度指标值：100%。"
            "3、产出指标：完成及时率，年度指标值：100%。4、效益指标：政策知晓率，年度指标值：100%。"
            "5、满意度指标：群众满意度，年度指标值：≥95%。"
        ),
    )
    good = (
        (
            "1、产出指标：培训人数，年度指标值：≥200人。2、产出指标：验收合格率，年度指标值：100%。"
            "3、产出指标：完成及时率，年度指标值：100%。4、效益指标：政策知晓率，年度指标值：100%。"
            "5、满意度指标：群众满意度，年度指标值：≥95%。"
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Count the values that are 100 %."""
        texts = texts_of(project)
        if texts.all_values.count("100") * 100 < self.minimum * self.percent:
            return
        suspects = [item for item, value in zip(project.indicators, texts.values, strict=True) if "100" in value]
        hundred = [item for item in suspects if _is_hundred(item)]
        numeric = sum(item.value.kind in _NUMERIC for item in project.indicators)
        if numeric < self.minimum or len(hundred) * 100 < self.percent * numeric:
            return
        yield self.finding(
            zh=f"{numeric}条数值类指标中有{len(hundred)}条为100%",
            en=f"{len(hundred)} of {numeric} numeric targets are 100 %",
            part="indicators",
            actual=f"{len(hundred)}/{numeric}",
            suggestion=Text(
                "数量指标写具体数量，其余参照上年实际值或行业标准设定",
                "give numbers for quantities, and set the others by last year's result or a standard",
            ),
            related=[Related(item, "value") for item in hundred],
        )


def _is_hundred(indicator: Indicator) -> bool:
    value = indicator.value
    return value.kind is Kind.COMPARISON and value.unit == "%" and value.number == _WHOLE and value.op in ("=", ">=")


_WHOLE = 100

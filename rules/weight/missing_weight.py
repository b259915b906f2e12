"""WGT003 missing-weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.weight.weights import covered, unweighted, weights_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MissingWeight"]

_COMPLETE = frozenset({90, 100})


def _rows(*weights: str) -> Example:
    names = ("培训人数", "培训期数", "培训场次")
    return Example(rows=tuple(("产出指标", "数量指标", names[n], "≥", "5", "", w) for n, w in enumerate(weights)))


class MissingWeight(Rule):
    """Where some indicators of a project have a weight, all of them have one.

    Why: an indicator without weight counts for nothing in the score.
    """

    code, name = "WGT003", "missing-weight"
    title = Text("权重缺失或为零", "weight missing or zero")
    checks = Text(
        "同一项目的部分指标没有填权重（分值），或者填了 0。全部未填的不报；没有指标值或不适用的行、以“其中”开头的明细行、权重写在总项行上的各行不报；同一二级指标只在首行填权重、合计正确的不报。",
        "Some indicators of a project have no weight, or 0. Nothing is said where none has one, on rows "
        "without a value, on rows that break down the one above (其中…, or below a row that has their weight and no value), and where the first row of each level-2 class bears the weight of all and the sum is right.",
    )
    why = Text(
        "没有权重的指标在评分时不起作用，等于没有设置。", "An indicator without weight counts for nothing in the score."
    )
    repair = Text("给每条指标填写大于 0 的权重，合计 100。", "Give every indicator a weight above 0, 100 in total.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "import-gate")
    bad = (_rows("50", "", "50"), _rows("50", "0", "50"))
    good = (_rows("50", "30", "20"), _rows("", "", ""))
    requires = ("weight",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every indicator without weight, if others have one."""
        weights = weights_of(project)
        if not weights.by_category:
            return
        complete = weights.total in _COMPLETE
        for indicator in weights.blank:
            if not (unweighted(indicator) or (complete and covered(project, indicator))):
                yield self.finding(
                    part="weight",
                    at=indicator,
                    zh=f"“{indicator.name_text}”没有填写权重",
                    en=f"“{indicator.name_text}” has no weight",
                )
        for indicator in weights.zero:
            if unweighted(indicator):
                continue
            yield self.finding(
                part="weight",
                at=indicator,
                zh=f"“{indicator.name_text}”的权重为 0，不参与评分",
                en=f"“{indicator.name_text}” has weight 0 and counts for nothing",
                expected=">0",
                actual=0,
            )

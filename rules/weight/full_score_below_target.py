"""WGT005 full-score-below-target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.result.reached import is_missed
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator

__all__ = ["FullScoreBelowTarget"]


def _row(sign: str, value: str, unit: str, actual: str, score: str = "10") -> Example:
    return Example(rows=(("产出指标", "质量指标", "培训合格率", sign, value, unit, "10", "", actual, score),))


class FullScoreBelowTarget(Rule):
    """An indicator whose result misses its target does not have full marks.

    Why: full marks say that the target was met.
    """

    code, name = "WGT005", "full-score-below-target"
    title = Text("未达目标却得满分", "full marks for a missed target")
    checks = Text(
        "自评表中实际完成值没有达到指标值（低于“≥”、高于“≤”；“=”的件数、人数、长度、面积，没有“≥”的 100% 和满意度，低于它；不带符号的产出数量，低于它一成以上；目标为 0 的和不带符号的成本，高于它），或写明“未完成”“未达到”，或完成的月份晚于期限，得分却等于分值。两处都是一个数、单位相同才比较大小；只写数字的，按指标值的单位理解。监控表中上半年等一段时间的完成值不比较。",
        "In a self-evaluation form the result misses the target (below ≥, above ≤; below a count, length or area with =, or a satisfaction or 100 % without ≥; more than a tenth below an output without sign; above 0 or a cost without sign) or says 未完成, or was reached in a later month, "
        "and the score equals the weight. Compared only where both are one number of the same unit; a bare number is taken in the unit of the target. Results of part of a year are not compared.",
    )
    why = Text(
        "满分表示完成了目标；没有完成的应当按评分标准扣分并说明原因。",
        "Full marks say that the target was met; a missed one loses points and wants a reason.",
    )
    repair = Text(
        "核对实际完成值；确实没有达到的，按评分标准扣分，并写明偏差原因。",
        "Check the result; where the target was missed, take points off as the standard says and give the reason.",
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("review-practice",)
    bad = (_row("≥", "95", "%", "93%"), _row("", "100%", "", "80.5%"))
    good = (_row("≥", "95", "%", "96%"), _row("≥", "95", "%", "93%", "8"), _row("≥", "95", "%", "完成"))
    requires = ("weight", "score", "actual")

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the result with the target where the score is the weight."""
        if not indicator.weight or indicator.score != indicator.weight or not indicator.actual_text:
            return
        if not is_missed(indicator, context):
            return
        yield self.finding(
            zh=f"实际完成值“{quoted(indicator.actual_text)}”没有达到指标值“{quoted(indicator.value.text)}”，得分却是满分",
            en=f"the result “{quoted(indicator.actual_text)}” misses the target “{quoted(indicator.value.text)}”, and the score is full marks",
            part="score",
            related=[Related(indicator, "value")],
        )

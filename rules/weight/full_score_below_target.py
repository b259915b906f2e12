"""WGT005 full-score-below-target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.consistency.units import dimension
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.rates import certain
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Value
    from jixiao.grammar.nodes import Quantity
    from jixiao.model import Indicator

__all__ = ["FullScoreBelowTarget"]

_WHOLE = 100
_FIGURES = deferred(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LEAST, _MOST = frozenset({">=", ">"}), frozenset({"<=", "<"})


def _row(sign: str, value: str, unit: str, actual: str, score: str = "10") -> Example:
    return Example(rows=(("产出指标", "质量指标", "培训合格率", sign, value, unit, "10", "", actual, score),))


class FullScoreBelowTarget(Rule):
    """An indicator whose result misses its target does not have full marks.

    Why: full marks say that the target was met.
    """

    code, name = "WGT005", "full-score-below-target"
    title = Text("未达目标却得满分", "full marks for a missed target")
    checks = Text(
        "自评表中实际完成值没有达到指标值（低于“≥”、高于“≤”；“=”的件数人数、没有“≥”的 100% 和满意度，低于它；目标为 0 的，高于它），得分却等于分值。两处都是一个数、单位相同才比较；只写数字的，按指标值的单位理解。监控表中上半年等一段时间的完成值不比较。",
        "In a self-evaluation form the result misses the target (below ≥, above ≤, below a count with =, or a satisfaction or 100 % without ≥, or above 0), "
        "and the score equals the weight. Compared only where both are one number of the same unit; a bare number is taken in the unit of the target. Results of a part of the year are not compared.",
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
    kinds = frozenset({Kind.COMPARISON})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the result with the target where the score is the weight."""
        if context.table is not None and "interim" in context.table.columns:
            return  # what is reached by the middle of the year may well be below the target
        if not indicator.weight or indicator.score != indicator.weight or not indicator.actual_text:
            return
        target, result = indicator.value, context.grammar.value(indicator.actual_text)
        if not _missed(target, result, indicator):
            return
        yield self.finding(
            zh=f"实际完成值“{quoted(result.text)}”没有达到指标值“{quoted(target.text)}”，得分却是满分",
            en=f"the result “{quoted(result.text)}” misses the target “{quoted(target.text)}”, and the score is full marks",
            part="score",
            related=[Related(indicator, "value")],
        )


def _missed(target: Value, result: Value, indicator: Indicator) -> bool:
    """Tell whether a result is on the wrong side of its target; false where the two cannot be compared."""
    if result.kind is not Kind.COMPARISON or result.op_stated or target.approximate or result.approximate:
        return False
    if any(len(_FIGURES.findall(value.text)) != 1 for value in (target, result)):
        return False
    most = target.op in _MOST or target.number == 0
    if not most and target.op not in _LEAST and not _asks_for_more(target, indicator):
        return False
    pairs = _pairs(target, result)
    return bool(pairs) and all(reached > wanted if most else reached < wanted for wanted, reached in pairs)


def _pairs(target: Value, result: Value) -> list[tuple[Quantity, Quantity]]:
    """Return target and result as they may be meant; a bare number may be in the target's unit as written (万人次) or without 万."""
    pairs = [(target.numbers[0].value, result.numbers[0].value)]
    if result.unit is not None:
        return pairs if (target.unit, target.per) == (result.unit, result.per or target.per) else []
    wanted, reached = (Decimal(_FIGURES.findall(value.text)[0].replace(",", "")) for value in (target, result))
    pairs.append((wanted, reached))
    if target.unit == "%" and reached <= 1:
        pairs.append((wanted, reached * 100))
    return pairs


def _asks_for_more(target: Value, indicator: Indicator) -> bool:
    """Tell whether a number without ≥ is the least all the same: all of a whole, or how content people are."""
    name = indicator.name
    if name.polarity < 0 or "反" in (indicator.direction_text or indicator.sign_text or ""):
        return False
    counted = dimension(target.unit or "", indicator.grammar.vocabulary) == "count"
    if target.op_stated and counted and indicator.category != "cost":
        return True  # = 12个; of prices and times, less may be better
    return name.satisfaction or (target.number == _WHOLE and certain(name))

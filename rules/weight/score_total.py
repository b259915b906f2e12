"""WGT006 score-total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.model import NO_EXECUTION
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.scores import bounds_of, execution_bound, execution_score, is_percentage, score_sum
from jixiao.rules.weight.weights import execution_points, weights_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.rules.weight.scores import Score
    from jixiao.rules.weight.weights import Weights

__all__ = ["ScoreTotal"]

_FULL = Decimal(100)

_ROW = 10
"""Points of a row; where no weights tell that all rows are there, such a gap is rather a row that was cut off."""


def _form(total: str, *, weight: str = "100", execution: str = "9.5") -> Example:
    return Example(
        rows=(
            ("产出指标", "数量指标", "培训人数", "≥", "500", "人", "50", "", "520人", "50"),
            ("效益指标", "社会效益指标", "上岗率", "≥", "80", "%", "30", "", "78%", "27"),
            ("满意度指标", "满意度指标", "学员满意度", "≥", "90", "%", "10", "", "95%", "10"),
        ),
        execution={"budget": "520", "spent": "494", "rate": "95%", "points": "10", "score": execution},
        total_row={"weight": weight, "score": total},
    )


class ScoreTotal(Rule):
    """The total of a self-evaluation is the sum of its scores.

    Why: the grade of a project follows from its total.
    """

    code, name = "WGT006", "score-total"
    title = Text("总分与各项之和不符", "total is not the sum of the scores")
    checks = Text(
        "自评表“总分”（合计）一行的得分不等于各指标得分之和，加上表上方写明的预算执行率得分；同一行的分值不等于各指标分值（加预算执行率分值）之和。"
        "这一行只合计指标的（如 90 分），不加预算执行率也算对。第二位小数的四舍五入不报，由总分或得分保留的位数而来的差别只作提示。"
        "有得分空白、不是数、超过分值，或分值不全、合计不对（见 WGT001）时不判断；没有分值列的，相差 10 分以上（可能缺行）不报；有几行合计、总分写成文字或与分值合并的也不判断。",
        "The score in the row 总分 of a self-evaluation is not the sum of the indicators' scores with that of 预算执行率, where the form states it above; "
        "or the weight in that row is not the sum of the weights. Where the row may count the indicators only (90 points), the total without 预算执行率 is right too. "
        "Rounding in the second place is no difference; what fewer places of the total or the scores leave open is info. Nothing is said where a score is blank, no number or above its weight, "
        "where weights are missing or do not add up (WGT001), where a form without weights is 10 points off (rows may be missing), nor where there are several such rows, or the total is in words or merged with the weight.",
    )
    why = Text("项目的自评等级按总分评定。", "The grade of a project follows from its total.")
    repair = Text("重新加总各项得分，或更正写错的得分。", "Add up the scores anew, or correct the wrong one.")
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic",)
    bad = (_form("98"), _form("87"), _form("96.5", weight="95"))
    good = (_form("96.5"), _form("87", weight="90"), _form("96.49", execution="9.49"))
    requires = ("score",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Recount the total row, unless scores or weights are such that nobody can."""
        row, weights = project.total_row, weights_of(project)
        missing = weights.unread or (weights.by_category and weights.blank)
        if row.score is None or is_percentage(row.score_passage) or missing:
            return
        points = execution_points(project)
        stated = row.weight * (100 if row.weight <= 1 else 1) if row.weight else None
        if stated is not None:
            yield from self._weights(stated, weights, points)
        bounds, execution = bounds_of(project), execution_bound(project)
        if (weights.by_category and not bounds) or not all(item.holds for item in (*bounds, execution) if item):
            return
        sums = _sums(project, weights, points, stated)
        if not weights.by_category and all(abs(row.score - item.number) >= _ROW for item in sums):
            return
        if sums and not any(item.is_sum(row.score) for item in sums):
            yield self._score(project, row.score, sums)

    def _weights(self, stated: Decimal, weights: Weights, points: Decimal) -> Iterator[Finding]:
        """Compare the weight of the row with a sum that is right; WGT001 reports one that is not."""
        both = weights.total + points
        right = next((item for item in (both, weights.total) if _is(item, _FULL, weights)), None)
        if right is None or any(_is(stated, item, weights) for item in (weights.total, both, _FULL)):
            return
        yield self.finding(
            part="weight_total",
            zh=f"分值合计写作 {plain(stated)}，各项分值之和为 {plain(right)}，相差 {plain(stated - right)}",
            en=f"the total of the weights is given as {plain(stated)}; they add up to {plain(right)}, a difference of {plain(stated - right)}",
            expected=plain(right),
            actual=plain(stated),
            difference=plain(stated - right),
            suggestion=Text(f"合计的分值改为 {plain(right)}", f"make the total of the weights {plain(right)}"),
        )

    def _score(self, project: Project, stated: Decimal, sums: list[Score]) -> Finding:
        near = next((item for item in sums if item.is_rounded_to(stated)), None)
        total = near or min(sums, key=lambda item: abs(stated - item.number))
        made, gap = _made_of(total), plain(stated - total.number)
        note = Text("，在四舍五入范围内", ", within rounding") if near else Text("", "")
        return self.finding(
            part="score_total",
            zh=f"总分写作 {plain(stated)}，{made.zh} {plain(total.number)}，相差 {gap}{note.zh}",
            en=f"the total is given as {plain(stated)}; {made.en} {plain(total.number)}, a difference of {gap}{note.en}",
            expected=plain(total.number),
            actual=plain(stated),
            difference=gap,
            suggestion=_suggestion(stated, total),
            related=[Related(project, "execution_score")] if total.execution else [],
            severity=Severity.INFO if near else None,
        )


def _sums(project: Project, weights: Weights, points: Decimal, stated: Decimal | None) -> list[Score]:
    """Return what the total may be: the scores of the indicators, with that of 预算执行率, or either; none if unknown.

    Weights that make up the hundred, or the weight in the row, tell that no other points belong to it.
    """
    alone, execution = score_sum(project), execution_score(project)
    both = weights.total + points
    complete = [item for item in (_FULL, stated) if item is not None]
    if weights.by_category:
        known = any(_is(item, sum_, weights) for item in complete for sum_ in (weights.total, both))
    else:
        known = execution is not None or project.execution == NO_EXECUTION
    if alone is None or not known or (points and execution is None):
        return []
    if execution is None:
        return [alone]
    if points and stated is not None and _is(stated, both, weights):
        return [alone.plus(execution)]
    return [alone, alone.plus(execution)]


def _is(number: Decimal, other: Decimal, weights: Weights) -> bool:
    return abs(number - other) <= weights.rounding


def _made_of(total: Score) -> Text:
    if not total.execution:
        return Text("各指标得分之和为", "the scores of the indicators add up to")
    alone, execution = plain(total.number - total.execution), plain(total.execution)
    return Text(
        f"各指标得分 {alone} 加预算执行率得分 {execution} 为",
        f"the scores of the indicators, {alone}, and that of 预算执行率, {execution}, add up to",
    )


def _suggestion(stated: Decimal, total: Score) -> Text:
    right, execution = plain(total.number), plain(total.execution)
    if total.execution and stated + total.execution == total.number:
        return Text(
            f"总分漏加了预算执行率的 {execution} 分，应为 {right}",
            f"the total lacks the {execution} points of 预算执行率; make it {right}",
        )
    return Text(
        f"各项得分无误的，总分改为 {right}；否则改正得分",
        f"if the scores are right, make the total {right}; else correct the scores",
    )

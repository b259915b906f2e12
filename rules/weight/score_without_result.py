"""WGT007 score-without-result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.weights import is_execution, unweighted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["ScoreWithoutResult"]


def _rows(*results: str, score: str = "20") -> Example:
    names = ("培训人数", "培训期数", "培训场次")
    rows = (("产出指标", "数量指标", names[n], "≥", "5", "", "20", "", text, score) for n, text in enumerate(results))
    return Example(rows=tuple(rows))


class ScoreWithoutResult(Rule):
    """An indicator of a self-evaluation that has a score has a result.

    Why: the score is given for the result; without it nobody can say what for.
    """

    code, name = "WGT007", "score-without-result"
    title = Text("有得分而没有实际完成值", "score without a result")
    checks = Text(
        "自评表中指标的得分大于 0，实际完成值却空着；或者其他行已有得分，这一行有分值而完成值和得分都空着。整列都没有填写的，每个项目只报一次。"
        "与其他行合并、或可能因合并丢失而空着的完成值，没有指标值或不适用的行，以及完成值写在上方的预算执行率，不报。",
        "In a self-evaluation form the score of an indicator is above 0 and its result is blank, or it has points and, beside rows with scores, neither a result nor a score; where no indicator has one, the project has one finding. "
        "Nothing is said where the result is merged with that of other rows or may have been, on rows that have no target or do not apply, and of 预算执行率, whose result stands above.",
    )
    why = Text("得分按实际完成情况评定，没有完成值就没有依据。", "The score is given for the result.")
    repair = Text(
        "填写实际完成值；没有完成的，写明情况并扣分。",
        "Write the result; where there is none, say so and take points off.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction",)
    bad = (_rows("6", "", "5"), _rows("", "", ""))
    good = (_rows("6", "5", "5"), _rows("6", "", "5", score="0"), _rows("6", "", "5", score=""))
    requires = ("actual", "score")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every blank result beside a score, one if all of them are blank."""
        blank = [item for item in project.indicators if _lacks_result(item)]
        if len(blank) > 1 and not any(item.actual_text for item in project.indicators):
            yield self.finding(
                zh="所有指标都没有填写实际完成值，却有得分",
                en="no indicator has a result, though they have scores",
                at=blank[0],
                part="actual",
                related=[Related(item, "actual") for item in blank[1:]],
            )
            return
        if any(item.score is not None for item in project.indicators):
            yield from (self._unfilled(item) for item in project.indicators if _is_unfilled(item))
        for item in blank:
            score = plain(item.score) if item.score is not None else ""
            yield self.finding(
                zh=f"“{item.name_text}”得 {score} 分，没有填写实际完成值",
                en=f"“{item.name_text}” has a score of {score} and no result",
                at=item,
                part="actual",
                related=[Related(item, "score")],
            )

    def _unfilled(self, item: Indicator) -> Finding:
        points = plain(item.weight) if item.weight is not None else ""
        return self.finding(
            zh=f"“{item.name_text}”分值 {points}，实际完成值和得分都没有填写",
            en=f"“{item.name_text}” has {points} points, and neither a result nor a score",
            at=item,
            part="actual",
            related=[Related(item, "score")],
        )


def _is_unfilled(item: Indicator) -> bool:
    """Tell whether neither a result nor a score was given for an indicator that has points and a target."""
    own = bool(item.actual_passage.fragments) and not item.actual_text and not item.score_passage.text.strip()
    return own and bool(item.weight) and not (unweighted(item) or is_execution(item))


def _lacks_result(item: Indicator) -> bool:
    """Tell whether a result was left blank beside a score that needs one."""
    blank = bool(item.actual_passage.fragments) and not item.actual_text
    return blank and item.score is not None and item.score > 0 and not (unweighted(item) or is_execution(item))

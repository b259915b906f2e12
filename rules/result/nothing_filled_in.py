"""RES004 nothing-filled-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["NothingFilledIn"]

_FEWEST = 2


def _rows(result: str, score: str) -> Example:
    names = ("培训人数", "培训期数", "结业率")
    return Example(rows=tuple(("产出指标", "数量指标", name, "≥", "5", "", "20", "", result, score) for name in names))


class NothingFilledIn(Rule):
    """A self-evaluation that is handed in has results.

    Why: a form of targets with blank columns of results and scores evaluates nothing.
    """

    code, name = "RES004", "nothing-filled-in"
    title = Text("自评内容没有填写", "self-evaluation left blank")
    checks = Text(
        "表中有实际完成值和得分两列，所有指标的这两列都空着。只有一条指标的、公式没有保存结果的（FRM007）不报。",
        "The form has columns of results and of scores, and both are blank for every indicator, of which there are at least two. Formulas without a stored result (FRM007) are not blank.",
    )
    why = Text(
        "只有目标、没有完成情况和得分的自评表，等于没有自评。",
        "A self-evaluation with targets only, without results and scores, evaluates nothing.",
    )
    repair = Text(
        "逐条填写实际完成值和得分；本来就是申报目标的，改用绩效目标申报表。",
        "Fill in results and scores; if only targets are to be submitted, use the form for targets.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("form-instruction",)
    bad = (_rows("", ""),)
    good = (_rows("6", "20"), _rows("6", ""))
    requires = ("actual", "score")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding when neither results nor scores say anything."""
        if any(map(_is_evaluated, project.indicators)):
            return
        items = [item for item in project.indicators if item.value.text.strip() and item.actual_passage.fragments]
        if len(items) < _FEWEST:
            return
        yield self.finding(
            part="actual",
            at=items[0],
            zh=f"{len(items)} 条指标的实际完成值和得分都空着，自评内容没有填写",
            en=f"results and scores of all {len(items)} indicators are blank: nothing was evaluated",
            related=[Related(items[0], "score")],
        )


def _is_evaluated(item: Indicator) -> bool:
    return bool(item.actual_passage.text.strip() or item.score_passage.text.strip())

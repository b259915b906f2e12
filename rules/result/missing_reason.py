"""RES003 missing-reason."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.passages import NO_PASSAGE
from jixiao.rule import Context, Example, Rule
from jixiao.rules.result.reached import is_missed
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.scores import is_percentage
from jixiao.rules.weight.weights import is_execution
from jixiao.rules.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["MissingReason"]

_NEARLY = Decimal("0.95")
_NOTHING = frozenset(words("result", "no-reason"))


def _row(result: str, score: str, reason: str) -> tuple[str, ...]:
    return ("产出指标", "质量指标", "培训合格率", "≥", "95", "%", "10", "", result, score, reason)


class MissingReason(Rule):
    """Where points were lost or a target was missed, the form's column of reasons says why.

    Why: the reasons, and what is done about them, are what a self-evaluation is for.
    """

    code, name = "RES003", "missing-reason"
    title = Text("未达目标没有写原因", "no reason for a missed target")
    checks = Text(
        "表中有“偏差原因分析及改进措施”一类的列，指标没有达到目标（没有得分的行）或得分比分值少 5% 以上（预算执行率除外），这一列空着或只写“无”。一个项目只报一次；整列都空着的也报，表格下方另写了原因的不报。得分、分值与其他行合并的不看。",
        "The form has a column of reasons (偏差原因分析及改进措施), the score is more than a twentieth below the weight (but for 预算执行率), or a target without a score was missed, and the cell is blank or says 无. Once a project; not where the reasons stand below the grid, nor where points are merged with those of other rows.",
    )
    why = Text(
        "自评表要求对未完成的指标说明偏差原因和改进措施。",
        "Self-evaluation forms ask for the reason of each target that was missed, and for what will be done.",
    )
    repair = Text("写明没有完成的原因和下一步的措施。", "Say why the target was missed and what will be done.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "review-practice")
    bad = (Example(rows=(_row("90%", "8", ""),)), Example(rows=(_row("90%", "8", "无"),)))
    good = (
        Example(rows=(_row("90%", "8", "两期培训因疫情改为线上，下年恢复线下"),)),
        Example(rows=(_row("96%", "10", ""),)),
    )
    requires = ("actual", "score", "reason")

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield one finding on the first reason that is lacking."""
        if project.facts.get("reason", NO_PASSAGE).text.strip() not in _NOTHING:
            return  # given for all of them below the grid
        lost = {id(item): item for item in _with_points_of_their_own(project.indicators) if _lost(item)}
        lacking = [
            item
            for item in project.indicators
            if _lacks(item) and (id(item) in lost or (item.score is None and is_missed(item, context)))
        ]
        if not lacking:
            return
        first, number = lacking[0], len(lacking)
        points = [plain(item) for item in (first.weight, first.score) if item is not None and id(first) in lost]
        zh = f"分值 {points[0]}，得 {points[1]} 分" if points else "没有达到目标"
        en = f"got {points[1]} of {points[0]} points" if points else "missed its target"
        others = (f"；另有 {number - 1} 条也没有写", f"; so {number - 1} more")
        more = ("", "") if number == 1 else others
        yield self.finding(
            part="reason",
            at=first,
            zh=f"“{first.name_text}”{zh}，本行“偏差原因”一列没有写{more[0]}",
            en=f"“{first.name_text}” {en}, and its cell of reasons says nothing{more[1]}",
            related=[Related(item, "reason") for item in lacking[1:]],
        )


def _with_points_of_their_own(items: Sequence[Indicator]) -> Iterator[Indicator]:
    """Yield the indicators whose weight and score are merged with, and stand for, no other row."""
    shared = Counter(part.fragments[:1] for item in items for part in (item.weight_passage, item.score_passage))
    for item, below in zip_longest(items, items[1:]):
        alone = shared[item.weight_passage.fragments[:1]] == shared[item.score_passage.fragments[:1]] == 1
        if alone and not (below is not None and below.weight is None and below.score is not None):
            yield item


def _lost(item: Indicator) -> bool:
    """Tell whether an indicator lost more than hardly any of its points."""
    if item.weight is None or item.score is None or is_percentage(item.score_passage):
        return False
    return item.score < item.weight * _NEARLY


def _lacks(item: Indicator) -> bool:
    """Tell whether an indicator has a name, a result, and nothing in its own cell of reasons nor in the remark."""
    if not item.actual_text or not item.name_text or is_execution(item):
        return False
    return item.reason_passage.text.strip() in _NOTHING and not item.remark_passage.text.strip()

"""RES002 result-without-number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.words import alternatives, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project

__all__ = ["ResultWithoutNumber"]

_WHOLE = 100
_BEFORE, _SAID, _BEHIND = (alternatives(words("result", name)) for name in ("done-before", "done", "done-behind"))
_DONE = deferred(f"(?:{_BEFORE})*(?:{_SAID})(?:{_BEHIND})*[。.！!]?")


def _row(value: str, unit: str, result: str) -> Example:
    return Example(rows=(("产出指标", "数量指标", "培训人数", "≥", value, unit, "10", "", result, "10"),))


class ResultWithoutNumber(Rule):
    """The result of a target in numbers is a number.

    Why: 已完成 beside ≥200人 does not say how many.
    """

    code, name = "RES002", "result-without-number"
    title = Text("目标是数，完成值没有数", "no number for a numeric target")
    checks = Text(
        "自评、监控表的指标值是数（100%、0 和期限除外），实际完成值只写“已完成”“达标”“良好”一类的话。一个项目只报一次。",
        "The target is a number (other than 100 %, nought and dates) and the result says no more than 已完成, 达标, 良好. Once a project.",
    )
    why = Text(
        "目标是多少、完成了多少要能对照；只写“已完成”，得分没有依据。",
        "Target and result must be comparable; with 已完成 alone the score rests on nothing.",
    )
    repair = Text(
        "写实际完成的数和单位，如“213人”。", "Write the number that was reached with its unit, such as 213人."
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("form-instruction", "review-practice")
    bad = (_row("200", "人", "已完成"), _row("95", "%", "达标"))
    good = (_row("200", "人", "213人"), _row("100", "%", "全部完成"), _row("200", "人", "未完成"))
    requires = ("actual",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield one finding on the first of the results that lack their number."""
        vague = [item for item in project.indicators if _is_vague(item)]
        if not vague:
            return
        first, number = vague[0], len(vague)
        more = (f"，另有 {number - 1} 条也没有写数", f"; {number - 1} more lack theirs too")
        zh, en = ("", "") if number == 1 else more
        yield self.finding(
            part="actual",
            at=first,
            zh=f"指标值是“{quoted(first.value.text)}”，实际完成值只写“{quoted(first.actual_passage.text)}”{zh}",
            en=f"the target is “{quoted(first.value.text)}” and the result only says “{quoted(first.actual_passage.text)}”{en}",
            related=[Related(item, "actual") for item in vague[1:]],
        )


def _is_vague(item: Indicator) -> bool:
    """Tell whether a result says in words only that a target in numbers was met."""
    value = item.value
    if not value.unit or value.number == 0 or (value.unit == "%" and value.number == _WHOLE):
        return False
    return _DONE.fullmatch("".join((item.actual_text or "").split())) is not None

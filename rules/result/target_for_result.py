"""RES001 target-for-result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Grammar
    from jixiao.model import Indicator, Project

__all__ = ["TargetForResult"]

_BOUNDS = frozenset({">=", ">", "<=", "<"})
_WIDE = frozenset({">=", "<="})
"""Laboratories do find less than (<) what they can measure."""


def _row(result: str, sign: str = "≥") -> tuple[str, ...]:
    return ("产出指标", "质量指标", "培训合格率", sign, "95", "%", "10", "", result, "10")


class TargetForResult(Rule):
    """A result is what was reached, not what was to be reached.

    Why: ≥95% is a target; a result copied from it says nothing of what happened.
    """

    code, name = "RES001", "target-for-result"
    title = Text("实际完成值照抄目标", "target copied as the result")
    checks = Text(
        "自评、监控表的实际完成值写成与指标值同方向的界限（“≥95%”“不低于95%”“95%以上”），或在不带符号的指标值前加上“≥”。一个项目只报一次。",
        "A result is written as a bound of the direction of its target (≥95%, 不低于95%, 95%以上), or as the number of a target without sign with one before it. Once a project.",
    )
    why = Text(
        "“≥95%”是目标的写法；实际完成了多少没有写，得分也就没有依据。",
        "≥95% is how a target is written; how much was reached is not said, and the score rests on nothing.",
    )
    repair = Text(
        "写实际达到的数，如“96.3%”，不写界限。", "Write the number that was reached, such as 96.3%, without a sign."
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("form-instruction", "review-practice")
    bad = (Example(rows=(_row("≥95%"),)), Example(rows=(_row("不低于95%"),)))
    good = (Example(rows=(_row("96.3%"),)), Example(rows=(_row("95%"),)))
    requires = ("actual",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield one finding on the first of the results that are copied."""
        copied = [item for item in project.indicators if _is_bound(item, context.grammar)]
        if not copied:
            return
        first, text, number = copied[0], quoted(copied[0].actual_passage.text), len(copied)
        zh, en = ("", "") if number == 1 else (f"等 {number} 条", f" and {number - 1} more")
        yield self.finding(
            part="actual",
            at=first,
            zh=f"实际完成值“{text}”{zh}写的是界限，没有写实际达到多少",
            en=f"the result “{text}”{en} is a bound like the target; what was reached is not said",
            related=[Related(item, "actual") for item in copied[1:]],
        )


def _is_bound(item: Indicator, grammar: Grammar) -> bool:
    """Tell whether a result is a bound in the direction of its target."""
    target, result = item.value, grammar.value(item.actual_text or "")
    if not target.op_stated and result.op in _WIDE:
        return target.number is not None and target.number == result.number
    if target.op not in _BOUNDS:
        return False
    return result.op == target.op or (result.op in _WIDE and (result.op or "")[0] == target.op[0])

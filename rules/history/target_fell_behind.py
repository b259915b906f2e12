"""HIS001 target-fell-behind."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.targets import stated_span
from jixiao.rules.history.pairs import matched, quoted
from jixiao.rules.history.progress import due_month, grade_drop, measure, wanted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["TargetFellBehind"]


class TargetFellBehind(Rule):
    """A target does not ask for less than last year's.

    Why: a bar that sinks from year to year is met without any progress.
    """

    code, name = "HIS001", "target-fell-behind"
    title = Text("目标值低于上年", "target below last year's")
    checks = Text(
        "与上年同一项目的同一指标相比，越高越好的目标降低、越低越好的目标提高、名次后移、等次下降、完成月份推迟。"
        "数量和成本随预算金额同比例增减的不报。",
        "Beside the same indicator of last year's table, a target of which more is wanted is lower, one of which less"
        " is wanted is higher, a rank or grade is worse, a deadline is some months later. Quantities and costs that"
        " change with the budget are not reported.",
    )
    why = Text("目标逐年降低，完成得再好也看不出进步。", "A bar that sinks from year to year is met without progress.")
    repair = Text(
        "不低于上年目标；确需调低的，在说明中写明原因。",
        "Ask for no less than last year, or give the reason in the remark.",
    )
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("previous-year", "mof-2015-88/principles")
    bad = (
        Example(
            "效益指标：系统可用率，年度指标值：≥90%。", previous=Example("效益指标：系统可用率，年度指标值：≥95%。")
        ),
        Example(
            rows=(("产出指标", "数量指标", "培训人数", "≥", "150", "人"),),
            previous=Example(rows=(("产出指标", "数量指标", "培训人数", "≥", "200", "人"),)),
        ),
        Example("效益指标：有效投诉率，年度指标值：≤3%。", previous=Example("效益指标：有效投诉率，年度指标值：≤1%。")),
        Example(
            "产出指标：完成时间，年度指标值：2024年11月底前。",
            year=2024,
            previous=Example("产出指标：完成时间，年度指标值：2023年10月底前。", year=2023),
        ),
    )
    good = (
        Example(
            "效益指标：系统可用率，年度指标值：≥95%。", previous=Example("效益指标：系统可用率，年度指标值：≥95%。")
        ),
        Example(
            rows=(("产出指标", "数量指标", "培训人数", "≥", "150", "人"),),
            total="75.00",
            previous=Example(rows=(("产出指标", "数量指标", "培训人数", "≥", "200", "人"),), total="100.00"),
        ),
        Example("效益指标：有效投诉率，年度指标值：≤1%。", previous=Example("效益指标：有效投诉率，年度指标值：≤3%。")),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Compare each indicator with last year's."""
        last = cast("Project", pair.previous)  # without last year's project nothing is matched
        for item, other in matched(pair):
            if _later(item, other, pair.project, last):
                yield self._finding(item, other, _LATER, _moved(other.text.text, pair.project, last))
            elif grade_drop(item.value, other.value):
                yield self._finding(item, other, _LOWER_GRADE)
            elif self._fell(item, other, _growth(pair.project, last)):
                rank = item.value.kind is Kind.RANK
                yield self._finding(item, other, _RANK if rank else _LESS if wanted(item, other) == 1 else _MORE)

    def _fell(self, item: Indicator, other: Indicator, growth: Fraction | None) -> bool:
        value, before = item.value, other.value
        new, old = measure(value), measure(before)
        if new is None or old is None or value.kind is not before.kind:
            return False
        if (value.unit, value.per, value.scope, value.direction) != (
            before.unit,
            before.per,
            before.scope,
            before.direction,
        ):
            return False
        if value.kind is Kind.RANK:
            return new > old
        direction = wanted(item, other)
        if (new - old) * direction >= 0:  # or nobody can say what is wanted
            return False
        if value.unit in _RATIOS or growth is None or not old:
            return True
        return _slower(new / old, growth, direction)

    def _finding(self, item: Indicator, other: Indicator, fall: _Fall, due: str | None = None) -> Finding:
        now, before, called = item.text.text, other.text.text, quoted(item, other)
        wanted_now = due or before
        new, old = measure(item.value), measure(other.value)
        return self.finding(
            stated_span(item.value),
            zh=f"“{item.name_text}”上年为“{before}”{called.zh}，今年为“{now}”，{fall.how.zh}",
            en=f"“{item.name_text}” was “{before}” last year{called.en} and is “{now}” now, {fall.how.en}",
            at=item,
            part="value",
            expected=wanted_now,
            actual=now,
            difference=None if new is None or old is None else _plain(new - old),
            suggestion=Text(
                f"{fall.keep.zh}“{wanted_now}”，或在说明中写明{fall.reason}的原因",
                f"{fall.keep.en} “{wanted_now}”, or give the reason",
            ),
        )


class _Fall(NamedTuple):
    """How a target can fall behind: what is said of it, what is asked for, and what the reason is to be given for."""

    how: Text
    keep: Text
    reason: str


_LESS = _Fall(Text("低于上年要求", "which asks for less"), Text("不低于上年的", "ask for no less than"), "调低")
_MORE = _Fall(Text("比上年放宽", "which allows more"), Text("不高于上年的", "allow no more than"), "放宽")
_RANK = _Fall(Text("名次比上年靠后", "which is a lower rank"), Text("不低于上年的名次", "keep the rank"), "调低")
_LOWER_GRADE = _Fall(Text("等次比上年低", "which is a lower grade"), Text("不低于上年的等次", "keep the grade"), "调低")
_LATER = _Fall(Text("比上年推迟", "which is later"), Text("不晚于", "be done by"), "推迟")


def _later(item: Indicator, other: Indicator, project: Project, previous: Project) -> bool:
    month = due_month(item.value, project.table.year)
    before = due_month(other.value, previous.table.year)
    return month is not None and before is not None and month > before


def _moved(before: str, project: Project, previous: Project) -> str:
    """Return last year's deadline in the words of this year: 2023年10月底前 becomes 2024年10月底前."""
    then = previous.table.year
    if then is None:
        return before
    shift = (project.table.year or then + 1) - then
    return _YEAR.sub(lambda found: str(int(found[0]) + shift), before)


_YEAR = deferred(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_RATIOS = frozenset({"%", "‰", "百分点", "分", None})


def _plain(number: Fraction) -> str:
    """Return a difference as a decimal, or as a fraction where it is none."""
    decimal = Decimal(number.numerator) / number.denominator
    return f"{decimal.normalize():f}" if Fraction(decimal) == number else str(number)


def _growth(project: Project, previous: Project) -> Fraction | None:
    """Return this year's amount by last year's; None when the two cannot be compared."""
    new, old = project.amount(), previous.amount()
    if not new or not old or project.table.unit != previous.table.unit:
        return None
    return Fraction(new) / Fraction(old)


def _slower(change: Fraction, growth: Fraction, direction: int) -> bool:
    """Tell whether a quantity changed for the worse by more than the money did, two percent aside."""
    slack = Fraction(98, 100)
    return change < growth * slack if direction > 0 else change * slack > growth

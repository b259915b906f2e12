"""CON005 unit-conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.units import KINDRED, ambiguous, both_periods, dimension, same_period, same_thing, unit_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["UnitConflict"]


class UnitConflict(Rule):
    """The unit in the name is the unit of the value.

    Why: with two units nobody knows what the number counts.
    """

    code, name = "CON005", "unit-conflict"
    title = Text("名称中的单位与取值单位冲突", "unit in the name conflicts with the value's")
    checks = Text(
        "名称末尾括号里的单位与指标值的单位不是同一类量（如“（%）”与“10个”），每一份的对象不同，或指标值自带的单位与单位列不是同一类量为错误；"
        "周期不同但可以换算（“（次/月）”与“12次/年”）、同为计数但量词不同（“（条）”与“150篇”）、时间与次数混用、满意度和比率一处用分一处用百分号的作为警告。"
        "写法不同的同一单位（mg/L 与毫克/升、元/人·月与元/人/月）、万人与人、人与名等不算冲突。",
        "The unit in brackets at the name's end and the value's are of different kinds (（%） and 10个) or per"
        " different things, or the value's own unit is of another kind than the unit column's: an error. Periods that can be converted (（次/月） and 12次/年), different words for counting (（条） and 150篇), or times beside months, are a"
        " warning. Other spellings of one unit (mg/L and"
        " 毫克/升), 万人 and 人, or 人 and 名, are no conflict.",
    )
    why = Text("两处单位不同，数字究竟数的是什么就说不清。", "With two units nobody can say what the number counts.")
    repair = Text("统一为一个单位，只写在一处。", "Settle for one unit and write it once.")
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("consistency",)
    supersedes = ("CON003", "CON004")
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE})
    bad = (
        "产出指标：事项网上可办率（%），年度指标值：≥90个。",
        Example(rows=(("产出指标", "数量指标", "巡检次数（次/月）", "≥", "12", "次/年"),)),
        Example(rows=(("产出指标", "数量指标", "业务支出安排金额", "≤", "28.8万元", "%"),)),
    )
    good = (
        "产出指标：工作日平均日巡检数(次/日)，年度指标值：≥2次/天。",
        Example(rows=(("产出指标", "数量指标", "培训人数（万人）", "≥", "5000", "人"),)),
        "效益指标：网上可办率（%），年度指标值：≥90%。",
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the two units by kind, then by period, then by word."""
        name, value = indicator.name, indicator.value
        if value.unit is None:
            return
        if indicator.unit_text and self._beside(indicator.unit_text, indicator, context):
            yield self._with_column(indicator.unit_text, indicator)
            return
        if name.unit is None:
            return
        vocabulary = context.vocabulary
        if _scored(indicator):
            yield self._finding(indicator, Severity.WARNING)
            return
        inside, own = unit_of(name.unit, vocabulary), unit_of(value.unit, vocabulary).unit
        kinds = dimension(inside.unit, vocabulary), dimension(own, vocabulary)
        if None in kinds or "label" in kinds or ambiguous(inside.unit) or ambiguous(own):
            return
        if set(kinds) in KINDRED or (inside.per and same_thing(inside.per, own)):
            return
        if kinds[0] != kinds[1]:
            yield self._finding(indicator, Severity.WARNING if set(kinds) == _VAGUE else self.severity)
        elif value.per and inside.per and not same_period(value.per, inside.per, vocabulary):
            convertible = both_periods(value.per, inside.per, vocabulary)
            yield self._finding(indicator, Severity.WARNING if convertible else self.severity)
        elif kinds == ("count", "count") and not same_thing(inside.unit, own):
            yield self._finding(indicator, Severity.WARNING)

    def _beside(self, column: str, indicator: Indicator, context: Context) -> bool:
        """Tell whether the value's own words have a unit of another kind than that of the unit column."""
        vocabulary = context.vocabulary
        beside, own = unit_of(column.strip(), vocabulary).unit, context.grammar.value(indicator.value_text).unit or ""
        kinds = {dimension(beside, vocabulary), dimension(own, vocabulary)}
        if len(kinds) == 1 or None in kinds or "label" in kinds or kinds in (*KINDRED, _VAGUE):
            return False
        return not (ambiguous(beside) or ambiguous(own))

    def _with_column(self, column: str, indicator: Indicator) -> Finding:
        unit, value = column.strip(), indicator.value_text.strip()
        return self.finding(
            zh=f"指标值“{value}”自带单位，单位列却写“{unit}”",
            en=f"the value “{value}” has a unit of its own, and the unit column says “{unit}”",
            part="unit",
            actual=unit,
            suggestion=Text(f"单位列改为与“{value}”一致的单位", f"write the unit of “{value}” in the unit column"),
            related=[Related(indicator, "value")],
        )

    def _finding(self, indicator: Indicator, severity: Severity) -> Finding:
        name, value = indicator.name, indicator.value
        written = next((number.unit_span for number in value.numbers if number.unit_span), None)
        own = f"{value.unit}{'/' if value.per else ''}{value.per or ''}"
        return self.finding(
            None if value.per else written,
            zh=f"名称里的单位是“{name.unit}”，指标值的单位是“{own}”",
            en=f"the name's unit is “{name.unit}”, the value's “{own}”",
            expected=name.unit,
            actual=own,
            suggestion=Text(
                f"统一为“{name.unit}”或“{own}”，只写在一处", f"settle for “{name.unit}” or “{own}” and write it once"
            ),
            related=[Related(indicator, "name", name.unit_span)],
            severity=None if severity is self.severity else severity,
        )


_SCORE = {"%", "分"}
_VAGUE = {"time", "count"}
"""工资发放（月） 12次 is loose, but everybody knows what is meant."""


def _scored(indicator: Indicator) -> bool:
    """Tell whether a satisfaction or rate is given in points in one place and in per cent in the other."""
    name, value = indicator.name, indicator.value
    return {name.unit, value.unit} == _SCORE and (name.satisfaction or name.rate) and not value.per

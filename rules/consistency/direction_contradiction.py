"""CON006 direction-contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.words import any_of, ending, ends
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["DirectionContradiction"]

_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
_TURNED = {">=": "≤", ">": "<", "<=": "≥", "<": ">"}


class DirectionContradiction(Rule):
    """What is wanted is bounded from below, what is not wanted from above.

    Why: with the sign the wrong way round the worst result meets the target.
    """

    code, name = "CON006", "direction-contradiction"
    title = Text("方向矛盾", "direction contradicts the thing measured")
    checks = Text(
        "投诉率、差错率、事故数等不希望发生的事以及办理时限、等待时间、成本用了≥（“≥0”也报）或写成“100%”，满意度、合格率、完成率等希望达到的比率用了≤"
        "（100% 除外），新增就业人数、优良天数用了≤；“重复”“虚假”“断”等词使后面的词反向的（重复参保率）不报；"
        "表中有指标方向栏的，正向用了≤、反向用了≥。",
        "Unwanted things (投诉率, 差错率, 事故数 …), times of waiting and costs with ≥ (“≥0” included) or at 100 %, wanted rates (满意度, 合格率, 完成率 …)"
        " with ≤ below 100 %, and 新增就业人数 and 优良天数 with ≤, unless 重复, 虚假, 断 and the like turn the word round (重复参保率); where"
        " the form has a column of directions, 正向 with ≤ or 反向 with ≥.",
    )
    why = Text(
        "符号反了，结果越差越算完成。", "With the sign reversed, the worse the result the better the target is met."
    )
    repair = Text("改正比较符号。", "Turn the sign round.")
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("consistency", "mof-2015-88/principles")
    supersedes = ("VAL006",)
    kinds = frozenset({Kind.COMPARISON})
    bad = (
        "效益指标：有效投诉率，年度指标值：≥3%。",
        Example(rows=(("满意度指标", "", "学员满意度", "≤", "90", "%"),)),
    )
    good = (
        "效益指标：有效投诉率，年度指标值：≤3%。",
        "产出指标：投诉办结率，年度指标值：≥98%。产出指标：事故应急演练次数，年度指标值：≥2次。",
        Example(rows=(("产出指标", "质量指标", "产品不合格率", "≤", "2", "%"),)),
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the sign with what the name, or the column of directions, says."""
        value = indicator.value
        if value.subject is not None or value.number is None:
            return
        if value.op not in _SIGNS:
            if value.unit == "%" and value.number == _WHOLE and self._unwanted(indicator):
                yield self._all(indicator)
            return
        lower = value.op in (">=", ">")
        if indicator.direction_text in _COLUMN:
            if value.number and lower != _COLUMN[indicator.direction_text] and value.unit not in _TIMES:
                yield self._finding(indicator, f"指标方向为{indicator.direction_text}", "the direction column")
        elif lower and (self._unwanted(indicator) or self._small(indicator)):
            yield self._finding(
                indicator, f"“{indicator.name_text}”应越低越好", f"“{indicator.name_text}”, which is not wanted"
            )
        elif not lower and value.number and self._wanted(indicator):
            yield self._finding(
                indicator, f"“{indicator.name_text}”应越高越好", f"“{indicator.name_text}”, which is wanted"
            )

    def _all(self, indicator: Indicator) -> Finding:
        return self.finding(
            zh=f"“{indicator.name_text}”应越低越好，目标却是“{indicator.value.text}”",
            en=f"“{indicator.name_text}” is not wanted, but the target is “{indicator.value.text}”",
            actual="100",
            suggestion=Text("改为上限，如“≤1%”或“0”", "write an upper bound, such as “≤1%”, or “0”"),
        )

    def _unwanted(self, indicator: Indicator) -> bool:
        name = indicator.name
        return (
            name.polarity < 0
            and not name.growth
            and ends("unwanted", name.stem)
            and any_of("not-unwanted").search(name.stem) is None
        )

    def _small(self, indicator: Indicator) -> bool:
        name = indicator.name
        return (
            not name.growth
            and indicator.value.per in _SIMPLE
            and ends("small", name.stem)
            and any_of("not-small").search(name.stem) is None
        )

    def _wanted(self, indicator: Indicator) -> bool:
        name, value = indicator.name, indicator.value
        return (
            name.polarity >= 0
            and (value.unit != "%" or (value.number or 0) < _WHOLE)
            and _upright("wanted" if value.unit == "%" else "wanted-counts", name.stem)
            and any_of("not-wanted").search(name.stem) is None
        )

    def _finding(self, indicator: Indicator, zh: str, en: str) -> Finding:
        value = indicator.value
        turned = _TURNED[value.op or ""] if value.number else "="
        return self.finding(
            value.op_span,
            zh=f"{zh}，目标“{value.text}”却用了“{_SIGNS[value.op or '']}”",
            en=f"the target “{value.text}” is bounded the wrong way for {en}",
            expected=turned,
            actual=_SIGNS[value.op or ""],
            suggestion=Text(f"比较符号改为“{turned}”", f"turn the sign to “{turned}”"),
        )


def _upright(section: str, stem: str) -> bool:
    """Tell whether a name ends in a word of the section that no word before it turns round (重复参保率)."""
    found = ending(section).search(stem)
    if found is None:
        return False
    before = stem[: found.start()]
    return ending("inverting").search(before) is None or ending("not-inverting").search(before) is not None


_COLUMN = {"正向": True, "反向": False, "正向指标": True, "反向指标": False}
_TIMES = frozenset({"年", "月", "日", "天", "小时", "分钟", "秒", "工作日"})
_SIMPLE = (None, "立方米")
"""What a small number is per: nothing, or the air in which dust is."""
_WHOLE = 100

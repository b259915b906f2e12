"""VAL001 empty-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.placeholders import deferred_to_total, inapplicable, is_blank, stand_in
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["EmptyValue"]


class EmptyValue(Rule):
    """An indicator needs a value: more than a blank, a sign or a unit.

    Why: an indicator without a target cannot be reviewed, monitored or assessed.
    """

    code, name = "VAL001", "empty-value"
    title = Text("指标值为空", "value empty")
    checks = Text(
        "指标值是空白，或只有比较符号、计量单位而没有数值。名称为“无”“不适用”的行、"
        "没有保存结果的公式（FRM007）和缺少指标值列的表（FRM001）不报。已有总体（实施期）目标而年度值空白的作为警告，写“/”的不报。只有名称和权重、指标值在其下各行的总项行不报。",
        "The value is blank, or a comparison sign or a unit without a number. Rows named 无 or 不适用, formulas without a "
        "stored result (FRM007) and tables without a column of values (FRM001) are left alone. A blank beside a target for "
        "the whole period is a warning; a slash there is none. A row with name and weight whose values stand in the rows below it needs none.",
    )
    why = Text(
        "没有目标值的指标无法评审、监控和考核，预算管理系统也不予导入。",
        "An indicator without a target can be neither reviewed nor monitored nor assessed; budget systems refuse it.",
    )
    repair = Text(
        "填写完整的指标值：符号＋数值＋单位，如“≥95%”“≥12篇”。",
        "Write the whole value, sign + number + unit, such as “≥95%” or “≥12篇”.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("mof-2020-10/measurable", "import-gate")
    bad = (
        "产出指标：完成新闻报道，年度指标值：。",
        "产出指标：完成新闻报道，年度指标值：≥篇。",
        Example(rows=(("产出指标", "数量指标", "完成新闻报道", "≥", "", "篇"),)),
    )
    good = (
        "产出指标：完成新闻报道，年度指标值：≥4篇。",
        Example(rows=(("效益指标", "生态效益指标", "不适用", "", "", ""),)),
    )
    supersedes = ("VAL005", "VAL022", "CON003", "CON010")
    kinds = frozenset({Kind.EMPTY, Kind.PLACEHOLDER})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding if nothing but blanks, signs and units stands in the value."""
        value = indicator.value
        if indicator.unread or (context.table is not None and "value" in context.table.missing_columns):
            return  # FRM007 or FRM001 says why nothing can be read there
        if indicator.heads or inapplicable(indicator):
            return
        if deferred_to_total(indicator):
            if not indicator.value_text.strip():
                yield self._this_year(indicator)
        elif is_blank(indicator.value_text):
            yield self.finding(
                zh="指标值为空，请填写符号、数值和单位", en="the value is empty; write sign, number and unit"
            )
        elif stand_in(indicator, context) is None:
            text = quoted(value.text)
            yield self.finding(
                zh=f"“{text}”只有符号或单位，没有数值，请补上数值",
                en=f"“{text}” is only a sign or a unit; add the number",
            )

    def _this_year(self, indicator: Indicator) -> Finding:
        total = quoted(indicator.total_value_passage.text.strip())
        return self.finding(
            zh=f"只有总体指标值“{total}”，年度指标值为空",
            en=f"only the whole period has a target, “{total}”; that of the year is empty",
            suggestion=Text(
                "填写本年度的目标；本年度不考核的写“/”", "write the target of the year, or “/” if it has none"
            ),
            severity=Severity.WARNING,
        )

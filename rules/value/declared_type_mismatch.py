"""VAL022 declared-type-mismatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.grammar.patterns import deferred
from jixiao.passages import QUALITATIVE
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["DeclaredTypeMismatch"]

_QUANTITATIVE = deferred(r"[≥≤≧≦＞＜><＝=═⩾⩽]+|大于(?:等于)?|小于(?:等于)?|等于|不低于|不高于|不少于|不超过|定量")
_EQUAL = frozenset("=＝═")
"""Some systems put it before whatever a qualitative indicator says."""
_NUMBER = deferred(r"[0-9０-９〇一二三四五六七八九十百千万亿两半]|零|全年|全覆盖|季度")
_GRADE = deferred(
    r"(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+|(?<![A-Za-z])[A-ES]{1,4}|[甲乙丙丁])[+＋－-]*\s*(?:级|类|等|档|型)"
    r"|(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[A-D]{1,4})[+＋－-]*$"
)
_PURE = deferred(r"[\s≥≤≧≦＞＜><＝=═]*[0-9０-９][0-9０-９.,，．]*\s*(?:%|％|‰|\w{0,3}(?:/\w{1,2})?)[\s。]*")
_MEASURED = frozenset({Kind.COMPARISON, Kind.RANGE})


class DeclaredTypeMismatch(Rule):
    """The sign column and the value say the same: a sign goes with a number, 定性 with words.

    Why: budget systems refuse a quantitative sign with a text, and score a number declared qualitative as words.
    """

    code, name = "VAL022", "declared-type-mismatch"
    title = Text("定量定性与取值不符", "value does not fit the declared type")
    checks = Text(
        "符号列（指标性质）是“≥”“＝”“定量”等而指标值是文字，或符号列是“定性”而指标值是纯数字。只写“=”的只作警告：有的系统对定性指标也导出“=”。日期、期限和有先后的等级（Ⅲ类、A级、甲等）不报。",
        "The sign column holds a comparison sign or 定量 and the value is words, or the column says 定性 and "
        "the value is a plain "
        "number. A mere = is a warning, for some systems export it with qualitative indicators too. Dates and grades of an order (Ⅲ类, A级, 甲等) are left alone.",
    )
    why = Text(
        "预算管理系统要求定量指标填数字、定性指标填文字，不符的不予导入。",
        "Budget systems demand a number for a quantitative indicator and words for a qualitative one.",
    )
    repair = Text(
        "定量指标填数值和单位；描述性的值把符号列改为“定性”。",
        "Give a quantitative indicator a number and a unit; for words put 定性 into the sign column.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("import-gate",)
    bad = (
        Example(rows=(("产出指标", "质量指标", "工程质量", "≥", "合格", ""),)),
        Example(rows=(("产出指标", "质量指标", "设备验收合格率", "定性", "95", "%"),)),
    )
    good = (
        Example(rows=(("产出指标", "质量指标", "工程质量", "定性", "合格", ""),)),
        Example(rows=(("产出指标", "质量指标", "设备验收合格率", "≥", "95", "%"),)),
        Example(rows=(("产出指标", "时效指标", "项目完成时间", "定性", "2023年12月底前", ""),)),
        Example(rows=(("效益指标", "生态效益指标", "出境断面水质", "≥", "Ⅲ类", ""),)),
    )
    supersedes = ("VAL004", "VAL011", "VAL013", "VAL020")
    kinds = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.QUALITATIVE, Kind.GRADE})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a value that contradicts the sign column."""
        sign = indicator.sign_text or indicator.direction_text
        if sign is None:
            return
        value = indicator.value
        text = indicator.value_text.strip()
        natures = (indicator.sign_text, indicator.direction_text, indicator.declared_text)
        if not QUALITATIVE.isdisjoint(natures):
            if value.kind in _MEASURED and _PURE.fullmatch(text):
                if indicator.declared_text:
                    yield self._declared(indicator.declared_text, value, text)
                    return
                yield self.finding(
                    self._span(value, text),
                    zh=f"符号列写“定性”，指标值“{quoted(text)}”却是数字，请改为“≥”“≤”或“＝”",
                    en=f"the sign column says 定性, but “{quoted(text)}” is a number; put a comparison sign there",
                    expected="定性",
                    actual="定量",
                )
        elif _QUANTITATIVE.fullmatch(sign.strip()) and not (_NUMBER.search(text) or _GRADE.search(value.text)):
            yield self.finding(
                self._span(value, text),
                zh=f"符号列写“{quoted(sign)}”，指标值“{quoted(text)}”却是文字，请填数值，或将符号列改为“定性”",
                en=(
                    f"the sign column says “{quoted(sign)}”, but “{quoted(text)}” is words; write a number, or "
                    f"定性 there"
                ),
                expected="定量",
                actual="定性",
                severity=Severity.WARNING if sign.strip() in _EQUAL else None,
            )

    def _declared(self, nature: str, value: Value, text: str) -> Finding:
        return self.finding(
            self._span(value, text),
            zh=f"指标属性写“{nature}”，指标值“{quoted(text)}”却是数字，请改为“定量”",
            en=f"the nature is given as {nature}, but “{quoted(text)}” is a number; write 定量 there",
            expected="定性",
            actual="定量",
        )

    def _span(self, value: Value, text: str) -> tuple[int, int] | None:
        """Return where the value cell's own text stands in sign + value + unit."""
        start = value.text.find(text)
        return (start, start + len(text)) if start >= 0 else None

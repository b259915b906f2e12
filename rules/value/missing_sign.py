"""VAL014 missing-sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Name, Number
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.rates import is_percent, rated
from jixiao.rules.value.spans import end_of, suggested
from jixiao.rules.value.words import finder, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["MissingSign"]

_fixed = finder("fixed_share")
_waiting = finder("waiting")
_costly = finder("costs")
_saving = finder("savings")
_SAVED = words("saved")
_open = finder("open_ended")
_TIMES = frozenset(words("times"))
_DIRECTED = frozenset({"正向", "反向", "正向指标", "反向指标"})


class MissingSign(Rule):
    """A number whose direction matters needs a sign.

    Why: is 95 % the least that counts, or the exact figure? The sign decides how the indicator is scored.
    """

    code, name = "VAL014", "missing-sign"
    title = Text("缺少比较符号", "comparison sign missing")
    checks = Text(
        "比率、满意度、访问量、响应时间、成本等有方向的数值前没有“≥”或“≤”；减少、节约的数额应为“≥”。0、100%、固定的数量（如“2次”“10辆”）、"
        "补助比例一类事先定好的比例，以及另有正向／反向列的不报。",
        "A number whose direction matters (a rate, a satisfaction, visits, response times, costs) has no ≥ or "
        "≤; what is cut or saved wants ≥. 0, 100 %, fixed "
        "quantities (2次, 10辆), shares fixed beforehand, and forms with a direction column are left alone.",
    )
    why = Text(
        "没有符号，超过或不足该数时算不算完成会有争议，评分口径也不同。",
        "Without the sign it is open whether more or less than the number counts as met.",
    )
    repair = Text("在数字前加“≥”或“≤”，如“≥95%”“≤5秒”。", "Put ≥ or ≤ in front of the number, such as “≥95%”, “≤5秒”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("form-instruction", "import-gate")
    bad = (
        "满意度指标：服务对象满意度，年度指标值：95%。",
        "产出指标：系统响应时间，年度指标值：5秒。",
        "成本指标：项目总成本，年度指标值：80万元。",
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥95%。",
        "产出指标：采购车辆数，年度指标值：10辆。",
        "产出指标：验收合格率，年度指标值：100%。",
        Example(rows=(("产出指标", "质量指标", "验收合格率", "≥", "95", "%"),)),
    )
    fixable = "unsafe"
    kinds = frozenset({Kind.COMPARISON})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a bare number that has a direction."""
        value = indicator.value
        if value.op_stated is not False or value.approximate:
            return
        number = value.numbers[0]
        if number.value <= 0 or (number.value >= 100 and is_percent(number, indicator.name)):
            return
        if indicator.direction_text in _DIRECTED or indicator.sign_text in _DIRECTED:
            return
        sign = self._direction(number, rated(indicator, value, context), indicator)
        if sign:
            start, end = number.span.start, end_of(number, value.text)
            shown = value.text[start:end]
            quotation = quoted(shown)
            yield self.finding(
                (start, end),
                zh=f"“{quotation}”前没有比较符号，请写明“{sign}”",
                en=f"no comparison sign before “{quotation}”; write “{sign}”",
                suggestion=Text(f"“{sign}{shown}”", f"“{sign}{shown}”"),
                fix=suggested(start, start, sign),
            )

    def _direction(self, number: Number, name: Name, indicator: Indicator) -> str | None:
        """Return the sign that the number wants, None where it may well be exact."""
        texts = name.text if name is indicator.name else f"{name.text} {indicator.name_text}"
        if is_percent(number, indicator.name):
            if not (name.rate or name.satisfaction) or _fixed(texts):
                return None
            return "≤" if name.polarity < 0 else "≥"
        if number.unit in _TIMES and _waiting(texts):
            return _limit(name, texts)
        if number.unit == "元" and (indicator.category == "cost" or _costly(texts)):
            return None if _fixed(texts + indicator.value_text) else _limit(name, texts)
        return "≥" if _open(texts) and name.polarity >= 0 else None


def _limit(name: Name, texts: str) -> str:
    """Return the sign of a cost or a time of waiting: of what is saved, more is better."""
    saved = (name.growth and _saving(texts)) or name.stem.endswith(_SAVED)
    return "≥" if saved else "≤"

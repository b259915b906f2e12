"""CON010 name-in-value."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.consistency.names import key_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Value
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["NameInValue"]

_LINK = deferred(r"[\s\u3000]*(?:[：:，,、]|为|是|应为|须为|需为|要求)?[\s\u3000]*")
_SHORTEST = 2


class NameInValue(Rule):
    """A value says the target only; the name has its own place.

    Why: repeated words hide the target, and two versions of one name drift apart.
    """

    code, name = "CON010", "name-in-value"
    title = Text("指标值重复名称", "value repeats the name")
    checks = Text(
        "指标值里比较符号前的文字就是指标名称（或名称的后半段）；指标值整个就是名称的也报。补充了新信息的主语不报。",
        "The words before the comparison are the indicator's name, or its end, or the whole value is the name. Words"
        " that add something to the name are left alone.",
    )
    why = Text(
        "指标值只写目标，名称不必再写一遍；名称与取值混在一起，系统无法分列，也容易前后不一。",
        "The value states the target; with the name in it systems cannot split the columns, and the two versions"
        " drift apart.",
    )
    repair = Text(
        "删去指标值中的名称，只留比较符号、数字和单位。",
        "Delete the name from the value and keep sign, number and unit.",
    )
    severity = Severity.INFO
    reliability = "exact"
    fixable = "safe"
    basis = ("plain-writing", "import-gate")
    kinds = frozenset(Kind) - {Kind.EMPTY, Kind.PLACEHOLDER, Kind.DEFERRED, Kind.COMPOUND, Kind.FORMULA}
    bad = (
        "满意度指标：服务对象满意度，年度指标值：服务对象满意度≥90%。",
        "产出指标：重大事故发生数，年度指标值：重大事故发生数为0。",
        Example(rows=(("效益指标", "社会效益", "改善居住环境", "", "改善居住环境", ""),)),
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        "产出指标：系统质量，年度指标值：并发数≥100个。",
        "效益指标：市府门户网站年度访问量，年度指标值：门户网站和客户端年度访问量≥3000万次。",
    )

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Compare the words before the comparison with the name."""
        value = indicator.value
        if value.subject_span is None:
            if value.kind is Kind.QUALITATIVE and self._repeated(value.text, indicator.name_text):
                yield self._whole(indicator)
            return
        subject = key_of(value.subject or "")
        if len(subject) < _SHORTEST or not key_of(indicator.name_text).endswith(subject):
            return
        start, end = value.subject_span
        rest = _LINK.match(value.text, end)
        stop = rest.end() if rest else end
        fix = Fix(start, stop, "") if self._same(value, value.text[:start] + value.text[stop:], context) else None
        yield self.finding(
            (start, end),
            zh=f"指标值重复了名称“{value.subject}”",
            en=f"the value repeats the name “{value.subject}”",
            suggestion=_written(value.text[:start] + value.text[stop:]) if fix else None,
            fix=fix,
        )

    def _repeated(self, text: str, name: str) -> bool:
        key = key_of(name)
        return len(key) >= _SHORTEST and key_of(text) == key

    def _whole(self, indicator: Indicator) -> Finding:
        return self.finding(
            zh="指标值只是把名称又写了一遍，没有目标",
            en="the value only repeats the name and states no target",
            suggestion=Text(
                "写出要达到的程度：数量、比率、时限或等次",
                "state what is to be reached: a number, a rate, a date or a grade",
            ),
        )

    def _same(self, value: Value, text: str, context: Context) -> bool:
        """Only an edit that keeps the meaning is offered."""
        return _meaning(context.grammar.value(text)) == _meaning(value)


_meaning = attrgetter(
    "kind",
    "op",
    "number",
    "word",
    "unit",
    "per",
    "low",
    "high",
    "date",
    "direction",
    "baseline",
    "scope",
    "approximate",
)


def _written(text: str) -> Text:
    return Text(f"写成“{text}”", f"write “{text}”")

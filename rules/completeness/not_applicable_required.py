"""CMP011 not-applicable-required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import alternatives, words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator

__all__ = ["NotApplicableRequired"]

_VALUES = frozenset(words("completeness", "not-applicable"))
_NAME = deferred(rf"本?(?:项目)?(?:{alternatives(words('completeness', 'not-applicable-name'))})|^[\s（(]*无[\s)）]*$")
_NONE_WANTED = words("completeness", "none-wanted")
_EDGES = " \t\r\n\u3000\xa0。.；;（）()“”【】[]"


class NotApplicableRequired(Rule):
    """A class that every project needs is not waved aside with 不适用.

    Why: output, benefit and satisfaction apply to every project; the exception has to be explained to the reviewer.
    """

    code, name = "CMP011", "not-applicable-required"
    title = Text("必需类别填“不适用”", "required class declared not applicable")
    checks = Text(
        "产出、效益或满意度指标的名称或值写的是“无”“不适用”“不涉及”。事故、投诉、盲区等填“无”表示没有发生，不报。",
        "Name or value of an indicator of output, benefit or satisfaction is 无, 不适用 or 不涉及. "
        "无 for accidents, complaints, blind spots and the like means that none happen and is left alone.",
    )
    why = Text(
        "这几类指标原则上每个项目都要设置，填“不适用”等于没有设置，需要评审人员确认。",
        "In principle every project sets these classes; declared not applicable they are not set, which a reviewer has to confirm.",
    )
    repair = Text(
        "改填一条实际可考核的指标；二级类别确不适用的，删除该行。",
        "Give an indicator that can be assessed; where a level-2 class does not apply, delete the row.",
    )
    severity, reliability = Severity.INFO, "exact"
    basis = ("mof-2021-101/output-and-benefit", "ccp-2018-34/coverage")
    bad = (
        "满意度指标：服务对象满意度，年度指标值：不适用。",
        Example(rows=(("效益指标", "生态效益指标", "本项目不适用此指标", "", "无", ""),)),
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        Example(rows=(("产出指标", "质量指标", "重大安全事故", "", "无", ""),)),
    )
    supersedes = ("VAL001", "VAL002", "VAL004", "VAL011", "VAL020", "VAL022")
    kinds = frozenset({Kind.PLACEHOLDER, Kind.EMPTY, Kind.QUALITATIVE})
    categories = frozenset({"output", "benefit", "satisfaction"})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding if the value, or the name, says that the indicator does not apply."""
        value = indicator.value_text.strip(_EDGES)
        found = _NAME.search(indicator.name_text)
        if found is not None:
            part, span, text = "name", found.span(), found[0]
        elif value in _VALUES and not (value == "无" and _undesired(indicator)):
            start = indicator.value.text.index(value)
            part, span, text = "value", (start, start + len(value)), value
        else:
            return
        level = indicator.subcategory or indicator.category_text or ""
        yield self.finding(
            span,
            part=part,
            zh=f"“{level}”填的是“{text}”；这类指标原则上每个项目都要设置",
            en=f"“{level}” says “{text}”; in principle every project sets this class",
        )


def _undesired(indicator: Indicator) -> bool:
    """Tell whether 无 is the target: of a blind spot, a gap or an accident there shall be none."""
    return indicator.name.polarity < 0 or indicator.name.stem.endswith(_NONE_WANTED)

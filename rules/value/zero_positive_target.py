"""VAL017 zero-positive-target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import stated
from jixiao.rules.value.words import finder
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["ZeroPositiveTarget"]

_unwanted = finder("unwanted")
_wanted = finder("wanted")


class ZeroPositiveTarget(Rule):
    """What is wanted cannot have the target nought.

    Why: a training of 0 people or a satisfaction of 0 % is a slip, or a row that should have been left out.
    """

    code, name = "VAL017", "zero-positive-target"
    title = Text("正向指标目标为零", "wanted quantity with target 0")
    checks = Text(
        "培训人数、覆盖率、满意度等希望越多越好的指标，目标值是0。事故、投诉、差错等希望为零的不报。",
        "The target of what is wanted (people trained, coverage, satisfaction) is 0. Accidents, complaints, "
        "errors and other "
        "things of which none is wanted are left alone.",
    )
    why = Text("目标为零等于没有任务，多为漏填或误填。", "A target of nought is no task; mostly a slip.")
    repair = Text("填写实际计划的数量；没有任务的指标应删除。", "Write the planned quantity, or remove the indicator.")
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("import-gate",)
    bad = (
        "产出指标：培训人数，年度指标值：0人。",
        "满意度指标：服务对象满意度，年度指标值：0%。",
    )
    good = (
        "产出指标：安全事故发生数，年度指标值：0次。",
        "产出指标：培训人数，年度指标值：≥200人。",
    )
    supersedes = ("VAL021",)
    kinds = frozenset({Kind.COMPARISON})
    categories = frozenset({"output", "benefit", "satisfaction"})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a wanted quantity with target 0."""
        value = indicator.value
        if value.number != 0 or value.op not in ("=", "<="):
            return
        texts = indicator.name_text + (value.subject or "")
        name = indicator.name
        wanted = name.polarity > 0 or (name.polarity == 0 and _wanted(texts))
        if wanted and not name.growth and not _unwanted(texts):
            span = stated(value, value.numbers[0])
            shown = quoted(value.text[slice(*span)])
            yield self.finding(
                span,
                zh=f"该指标越多越好，目标却是“{shown}”，请核对",
                en=f"more is better here, yet the target is “{shown}”; check it",
                actual=shown,
            )

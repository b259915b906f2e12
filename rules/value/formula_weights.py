"""VAL027 formula-weights."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Rule
from jixiao.rules.value.quotation import plain
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["FormulaWeights"]

_SUM = deferred(r"(?:^|[=＝:：，,；;。\n])([^=＝:：，,；;。\n]*[+＋][^=＝，,；;。\n]*)")
_TERM = deferred(r"[+＋]")
_PERCENT = deferred(r"(\d+(?:\.\d+)?)\s*[%％]")
_OTHER = deferred(r"[-－—÷/／()（）\[\]]")


class FormulaWeights(Rule):
    """The weights of a weighted sum total 100 %.

    Why: otherwise the full score cannot be reached, or is reached too easily.
    """

    code, name = "VAL027", "formula-weights"
    title = Text("公式权重之和不为100%", "weights of a formula do not total 100 %")
    checks = Text(
        "指标值是“甲×50%+乙×40%”一类的加权公式，各项权重相加不等于100%。含减、除或括号的公式不报。",
        "The value is a weighted sum such as 甲×50%+乙×40% whose weights do not total 100 %. Formulas with "
        "minus signs, divisions or "
        "brackets are left alone.",
    )
    why = Text(
        "权重之和不是100%，满分就达不到或者超出。", "Otherwise the full score cannot be reached, or is exceeded."
    )
    repair = Text("调整各项权重，使其合计为100%。", "Adjust the weights so that they total 100 %.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("arithmetic",)
    bad = ("效益指标：成果转化可持续影响，年度指标值：可持续影响=创新程度50%+示范作用40%，≥50%得满分。",)
    good = ("效益指标：成果转化可持续影响，年度指标值：可持续影响=创新程度50%+示范作用50%，≥50%得满分。",)
    kinds = frozenset({Kind.FORMULA})

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for a weighted sum with another total."""
        found = _SUM.search(indicator.value.text)
        if found is None or _OTHER.search(found[1]):
            return
        weights = [_PERCENT.findall(term) for term in _TERM.split(found[1])]
        if any(len(weight) != 1 for weight in weights):
            return
        total = sum((Decimal(weight[0]) for weight in weights), Decimal(0))
        if total != 100:
            actual = f"{plain(total)}%"
            yield self.finding(
                found.span(1),
                zh=f"各项权重合计 {actual}，应为 100%",
                en=f"the weights total {actual}, not 100 %",
                expected="100%",
                actual=actual,
                difference=f"{plain(total - 100)}%",
            )
